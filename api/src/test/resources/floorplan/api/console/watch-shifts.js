// Collects what moves on a page although nobody has clicked, typed or resized the window. Scores below 0.01 are left
// out: the columns of a long table may settle while its rows arrive.
(() => {
  const shifts = [];
  const keep = (entries) => entries.filter((each) => !each.hadRecentInput && each.value >= 0.01).forEach((each) => shifts.push(
    each.value.toFixed(4) + " " + each.sources.map(({ node }) => node?.outerHTML?.slice(0, 80)).join(", ")));
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.shiftsSoFar = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
    keep(observer.takeRecords());
    done(shifts);
  })));
})();
