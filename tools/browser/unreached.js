// What the key Tab did not come to, of all that can have the focus and is seen: an array of sentences. Of radio buttons of one name it comes to one.
((reached) => {
  const places = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")];
  const groups = new Set(reached.map((i) => places[i]).filter((e) => e && e.type === "radio").map((e) => e.name));
  return places.filter((e, i) => !reached.includes(i) && e.tabIndex >= 0 && !e.matches(":disabled") && e.checkVisibility() && !(e.type === "radio" && groups.has(e.name)))
    .map((e) => `the keyboard does not reach ${e.tagName.toLowerCase()} ${JSON.stringify((e.getAttribute("aria-label") || e.name || e.textContent).trim().slice(0, 40))}`);
})
