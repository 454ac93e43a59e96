// Pages can be read without this script. It pauses their updates.
(() => {
  "use strict";
  const live = document.querySelector("[data-live]");
  if (!live) {
    return;
  }
  const button = live.querySelector("[data-pause]");
  let paused = false;
  live.hidden = false;
  button.addEventListener("click", () => {
    paused = !paused;
    button.textContent = paused ? button.dataset.on : button.dataset.off;
  });
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (paused) {
      event.preventDefault();
    }
  });
})();

// Shortcuts: / and ⌘K or Ctrl+K go to the search field, ? lists them.
(() => {
  "use strict";
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]") !== null;
  document.addEventListener("keydown", (event) => {
    const find = document.getElementById("find");
    const shortcuts = document.getElementById("shortcuts");
    const search = event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.altKey;
    const plain = !event.metaKey && !event.ctrlKey && !event.altKey && !typing(event.target);
    if (find && (search || (plain && event.key === "/"))) {
      event.preventDefault();
      find.focus();
      find.select();
    } else if (shortcuts && plain && event.key === "?" && !shortcuts.open) {
      event.preventDefault();
      shortcuts.showModal();
    }
  });
})();
