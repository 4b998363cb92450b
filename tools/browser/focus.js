// Where the focus is, of a page that is walked through with the key Tab: its place among all that can have the focus, whether it stands on
// parts that are shut, and what is wrong with how it is shown.
(() => {
  const places = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")];
  const at = document.activeElement, place = places.indexOf(at), wrong = [];
  if (place < 0) return { place, shut: false, wrong };
  const named = `${at.tagName.toLowerCase()} ${JSON.stringify((at.getAttribute("aria-label") || at.name || at.textContent).trim().slice(0, 40))}`;
  const style = getComputedStyle(at), box = at.getBoundingClientRect();
  if (!at.matches(":focus-visible") || style.outlineStyle === "none" || style.outlineStyle !== "auto" && parseFloat(style.outlineWidth) < 2) {
    wrong.push(`the focus is not seen on ${named}`);
  }
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) wrong.push(`the focus is out of sight on ${named}`);
  return { place, shut: at.tagName === "SUMMARY" && !at.parentElement.open, wrong };
})()
