// What a reader would find cut off or written over: an array of sentences. Lines of text are boxes of the text nodes that are painted. On paper,
// what a page marks with data-page="one" has to fit one.
(() => {
  const slack = 2; // pixels by which letters of neighbours may meet
  const found = [];
  const said = (text) => JSON.stringify(text.trim().replace(/\s+/g, " ").slice(0, 60));

  const painted = (element) => {
    const style = getComputedStyle(element);
    if (style.visibility !== "visible" || Number(style.opacity) === 0) return false;
    return element.checkVisibility === undefined || element.checkVisibility();
  };
  // Text for those who hear the page is a pixel large or outside the page on purpose.
  const heardOnly = (element) => element.closest("title, desc, script, style, template, .heard, .skip:not(:focus)") !== null;
  const scrolls = (element) => {
    for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
      if (/(auto|scroll)/.test(getComputedStyle(e).overflowX)) return e;
    }
    return null;
  };
  const clips = (element) => {
    for (let e = element; e && e !== document.documentElement; e = e.parentElement) {
      if (/(hidden|clip)/.test(getComputedStyle(e).overflow) && e.tagName.toLowerCase() !== "svg") return e;
    }
    return null;
  };

  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === "" || heardOnly(parent) || !painted(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const scale = parent.getScreenCTM ? parent.getScreenCTM().d : 1; // a picture is drawn larger or smaller as a whole
      const size = scale * parseFloat(getComputedStyle(parent).fontSize);
      // A line of a paragraph is as high as its letters, not as its leading.
      const excess = Math.max(0, (box.height - 1.1 * size) / 2);
      boxes.push({ left: box.left, right: box.right, top: box.top + excess, bottom: box.bottom - excess, node, parent, text: node.data });
    }
  }

  const width = document.documentElement.clientWidth;
  for (const box of boxes) {
    const scrolled = scrolls(box.parent);
    const picture = box.parent.closest("svg");
    if (!scrolled && (box.right > width + slack || box.left < -slack)) {
      found.push(`cut by the edge of the page: ${said(box.text)} (from ${Math.round(box.left)} to ${Math.round(box.right)} of ${width})`);
    }
    if (picture) {
      const frame = picture.getBoundingClientRect();
      if (box.right > frame.right + slack || box.left < frame.left - slack || box.bottom > frame.bottom + slack || box.top < frame.top - slack) {
        found.push(`cut by the edge of its picture: ${said(box.text)}`);
      }
    }
    const clipped = clips(box.parent);
    if (clipped) {
      const frame = clipped.getBoundingClientRect();
      if (box.right > frame.right + slack || box.bottom > frame.bottom + slack) found.push(`clipped: ${said(box.text)}`);
    }
  }
  if (matchMedia("print").matches) {
    for (const sheet of document.querySelectorAll('[data-page="one"]')) {
      const height = sheet.getBoundingClientRect().height;
      if (height > innerHeight + slack) found.push(`longer than a page: ${said(sheet.textContent)} (${Math.round(height)} of ${innerHeight})`);
    }
  }
  if (document.documentElement.scrollWidth > width + slack) found.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);

  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; i++) {
    const a = boxes[i];
    for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom - slack; j++) {
      const b = boxes[j];
      const apart = a.node === b.node || scrolls(a.parent) !== scrolls(b.parent);
      if (!apart && Math.min(a.right, b.right) - Math.max(a.left, b.left) > slack && Math.min(a.bottom, b.bottom) - b.top > slack) {
        found.push(`written over each other: ${said(a.text)} and ${said(b.text)}`);
      }
    }
  }
  return found;
})()
