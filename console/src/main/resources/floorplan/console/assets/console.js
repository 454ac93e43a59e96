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
