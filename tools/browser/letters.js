// What cannot be read from the back of a room: an array of sentences. Texts are at least `least` pixels high, and what the selector names,
// which is looked for first, at least `most`. A picture is drawn larger or smaller as a whole, and its letters with it.
((least, most, first) => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === "" || parent.closest("title, desc, script, style, template, .skip") || !parent.checkVisibility()) continue;
    const scale = parent.getScreenCTM ? parent.getScreenCTM().d : 1;
    const high = scale * parseFloat(getComputedStyle(parent).fontSize);
    const wanted = parent.matches(first) ? most : least;
    if (high < wanted - 0.05) found.push(`letters ${high.toFixed(1)} pixels high, not ${wanted}: ${node.data.trim().slice(0, 40)}`);
  }
  return found;
})
