// Texts that a reader cannot bring into view: they are outside of the window, or of a box that cuts them off.
() => {
  const cut = new Set();
  const styleOf = (element) => getComputedStyle(element);
  const reachable = (rect, element) => {
    for (let box = element; box !== document.documentElement; box = box.parentElement) {
      const { overflowX, overflowY } = styleOf(box);
      if (/auto|scroll/.test(overflowX + overflowY)) {
        return true;
      }
      const edge = box.getBoundingClientRect();
      if (/hidden|clip/.test(overflowX + overflowY) && (rect.right > edge.right + 1
          || rect.left < edge.left - 1 || rect.bottom > edge.bottom + 1 || rect.top < edge.top - 1)) {
        return false;
      }
    }
    return rect.left >= -1 && rect.right <= innerWidth + 1;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (element.closest(".hidden, .skip, .drawing, option") || !element.checkVisibility()) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    if ([...range.getClientRects()].some((rect) => rect.width > 1 && !reachable(rect, element))) {
      cut.add("text " + texts.currentNode.textContent.trim());
    }
  }
  const pen = document.createElement("canvas").getContext("2d");
  for (const field of document.querySelectorAll("input, select")) {
    const text = field.selectedOptions?.[0].text ?? (field.value || field.placeholder);
    const { font, paddingLeft, paddingRight } = styleOf(field);
    pen.font = font;
    const room = field.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    if (text && field.type !== "hidden" && field.type !== "checkbox" && field.checkVisibility()
        && pen.measureText(text).width > room) {
      cut.add("field " + text);
    }
  }
  return [...cut];
}
