// Keeps the page fresh. Every page works without it.
(() => {
  "use strict";
  const body = document.body, status = document.getElementById("status");
  const live = document.querySelector("[data-live]");
  const say = (text) => { if (status.textContent !== text) status.textContent = text; };

  // What stands in a field and was not saved survives a fresh page.
  const fields = () => [...document.querySelectorAll("#main input:not([type=hidden]), #main textarea, #main select")];
  const key = (f) => f.closest("form")?.dataset.key + "|" + (f.id || f.name + "=" + f.value);
  const mark = () => document.querySelectorAll("#main form").forEach((f, i) => {
    f.dataset.key = f.querySelector("[name=team]")?.value + "|" + f.querySelector("[name=do]")?.value + "|" + f.querySelector("[name=inject],[name=question],[name=person]")?.value + "|" + [...f.elements].map((e) => e.name).join(",");
  });
  const remember = () => {
    const kept = new Map();
    for (const f of fields()) {
      const box = f.type === "checkbox" || f.type === "radio";
      if (box ? f.checked !== f.defaultChecked : f.tagName === "SELECT" ? ![...f.options].some((o) => o.selected && o.defaultSelected) && f.selectedIndex > 0 : f.value !== f.defaultValue) {
        kept.set(key(f), box ? f.checked : f.value);
      }
    }
    return kept;
  };
  const restore = (kept) => {
    for (const f of fields()) {
      if (!kept.has(key(f))) continue;
      const v = kept.get(key(f));
      if (typeof v === "boolean") f.checked = v; else f.value = v;
    }
  };

  // What was opened or shut by hand stays so; the rest is as the page comes. The focus stays where it was.
  const called = (d) => d.id || d.querySelector("summary").textContent;
  const served = new WeakMap();
  const serve = () => document.querySelectorAll("#main details").forEach((d) => served.set(d, d.open));
  const looks = (e) => {
    const says = e.tagName === "SUMMARY" ? called(e.parentElement) : /^(A|BUTTON)$/.test(e.tagName) ? e.textContent : "";
    return [e.tagName, e.id, e.name, e.form?.dataset.key, says, /^(radio|submit)$/.test(e.type) ? e.value : ""].join("|");
  };

  let state = body.dataset.state, asking = false, again = false, keep = null; // keep: what stands beside the draft that was saved
  const fresh = async () => {
    if (asking || held) { again = true; return; }
    asking = true;
    try {
      const r = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!r.ok) { if (r.status === 404) location.href = "/?over"; return; }
      const page = new DOMParser().parseFromString(await r.text(), "text/html");
      mark();
      const kept = remember(), at = document.activeElement, was = looks(at), top = at.getBoundingClientRect().top;
      const byHand = new Map([...document.querySelectorAll("#main details")].filter((d) => d.open !== served.get(d)).map((d) => [called(d), d.open]));
      for (const part of ["header", "#main"]) {
        const now = document.querySelector(part), next = page.querySelector(part);
        if (now && next) now.replaceWith(document.importNode(next, true));
      }
      serve();
      document.querySelectorAll("#main details").forEach((d) => { if (byHand.has(called(d))) d.open = byHand.get(called(d)); });
      mark();
      restore(kept);
      if (keep) saved(keep.which, keep.text);
      const back = at.isConnected ? null : [...document.querySelectorAll("#main a, #main button, #main summary, #main input, #main textarea, #main select")].find((e) => looks(e) === was);
      if (back) {
        const caret = at.selectionStart, end = at.selectionEnd;
        back.focus({ preventScroll: true });
        scrollBy(0, back.getBoundingClientRect().top - top);
        if (typeof caret === "number") back.setSelectionRange(caret, end);
      }
      state = body.dataset.state = page.body.dataset.state;
      clock(Number(page.body.dataset.clock));
      say("");
    } catch { say(body.dataset.lost); } finally {
      asking = false;
      if (again && !held) { again = false; fresh(); }
    }
  };

  // Nothing moves under a finger.
  let held = false;
  const letGo = () => setTimeout(() => { held = false; if (again && !asking) { again = false; fresh(); } }, 300);
  document.addEventListener("pointerdown", () => { held = true; });
  for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, letGo);

  // The clock of the room.
  let until = 0;
  const clock = (left) => { until = left < 0 ? 0 : Date.now() + 1000 * left; tick(); };
  const tick = () => {
    const c = document.querySelector(".clock");
    if (!c) return;
    c.hidden = !until;
    if (!until) return;
    const left = Math.max(0, Math.round((until - Date.now()) / 1000));
    c.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} ${body.dataset.left}` : body.dataset.up;
  };
  setInterval(tick, 1000);
  clock(Number(body.dataset.clock));

  if (live) {
    mark();
    serve();
    let poll = 0;
    const ask = () => fresh();
    const listen = () => {
      const events = new EventSource("/events" + (body.classList.contains("page-screen") ? "?of=screen&" + location.search.slice(1) : ""));
      events.addEventListener("change", (e) => { clearInterval(poll); poll = 0; if (e.data !== state) fresh(); });
      events.onopen = () => say("");
      events.onerror = () => {
        say(body.dataset.lost);
        if (!poll) poll = setInterval(ask, 3000); // where streams fail, a poll
        if (events.readyState === EventSource.CLOSED) { events.close(); setTimeout(listen, 3000); }
      };
    };
    listen();
    document.addEventListener("visibilitychange", () => { if (!document.hidden) fresh(); });
    window.addEventListener("pageshow", (e) => { if (e.persisted) fresh(); });
  }

  // Drafts are saved as they are typed.
  let typing = 0;
  const saved = (form, text) => {
    const now = [...document.querySelectorAll("form[data-draft]")].find((f) => f.dataset.key === form) || null;
    const place = now && now.querySelector("[data-saved]");
    if (place) place.textContent = text;
  };
  document.addEventListener("input", (e) => {
    const form = e.target.closest("form[data-draft]");
    if (!form) return;
    mark();
    saved(form.dataset.key, body.dataset.saving);
    clearTimeout(typing);
    typing = setTimeout(() => save(form.isConnected ? form : [...document.querySelectorAll("form[data-draft]")].find((f) => f.dataset.key === form.dataset.key)), 700);
  });
  document.addEventListener("submit", () => clearTimeout(typing));
  const save = async (form) => {
    if (!form) return;
    const data = new URLSearchParams(new FormData(form)), which = form.dataset.key;
    data.set("do", "draft");
    data.set("ref", "");
    try {
      const r = await fetch(location.pathname, { method: "POST", headers: { Accept: "application/json" }, body: data });
      const said = await r.json();
      say(r.ok ? "" : (said.kind ? said.kind + " " : "") + said.error + (said.hint ? " – " + said.hint : ""));
      keep = r.ok ? { which, text: body.dataset.saved } : null;
      saved(which, r.ok ? body.dataset.saved : "");
    } catch { say(body.dataset.lost); }
  };
})();
