// Draws the charts of a page. Each chart's figures are in the table beside it too.
(() => {
  "use strict";
  const HEIGHT = 260;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const language = document.documentElement.lang;
  const iso = (seconds) => new Date(seconds * 1000).toISOString();

  const options = (chart, figures, width) => {
    const number = new Intl.NumberFormat(language, { maximumFractionDigits: figures.decimals });
    const point = (seconds) => (figures.hours ? iso(seconds).slice(0, 16).replace("T", " ") : iso(seconds).slice(0, 10));
    const tick = (seconds) => (figures.hours ? iso(seconds).slice(11, 16) : seconds % 86400 === 0 ? iso(seconds).slice(5, 10) : "");
    const axis = { stroke: colour("--soft"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 } };
    return {
      width,
      height: HEIGHT,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      scales: { x: { time: true } },
      axes: [
        { ...axis, values: (plot, ticks) => ticks.map(tick) },
        { ...axis, size: 90, values: (plot, ticks) => ticks.map((figure) => number.format(figure)) },
      ],
      series: [
        { label: chart.dataset.x, value: (plot, seconds) => (seconds == null ? "–" : point(seconds)) },
        ...figures.lines.map((line, at) => ({
          label: line.label,
          stroke: colour("--line-" + (at + 1)),
          width: 2,
          dash: at === 0 ? undefined : [4 + 4 * at, 4],
          points: { show: figures.times.length < 40 },
          value: (plot, figure) => (figure == null ? "–" : number.format(figure)),
        })),
      ],
    };
  };

  const drawn = [];
  const draw = (chart) => {
    const figures = JSON.parse(chart.dataset.chart);
    const place = chart.querySelector(".plot");
    place.replaceChildren();
    const data = [figures.times, ...figures.lines.map((line) => line.values)];
    return new uPlot(options(chart, figures, place.clientWidth), data, place);
  };
  const all = () => {
    drawn.splice(0).forEach((plot) => plot.destroy());
    document.querySelectorAll("[data-chart]").forEach((chart) => drawn.push(draw(chart)));
  };
  all();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  let width = document.documentElement.clientWidth;
  addEventListener("resize", () => {
    if (document.documentElement.clientWidth !== width) {
      width = document.documentElement.clientWidth;
      all();
    }
  });
})();
