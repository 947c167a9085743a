/* The drawings of a ranking: intervals, signed bars, weight ranges. The table beside each holds the same numbers. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const SVG = "http://www.w3.org/2000/svg";

  function draw(name, attributes, ...children) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const at = (x) => `${x}%`;
  const line = (kind, x1, x2, y1 = "50%", y2 = "50%") => draw("line", { class: kind, x1: at(x1), x2: at(x2), y1, y2 });
  const grid = () => [0, 20, 40, 60, 80, 100].map((x) => line("q-grid", x, x, "0", "100%"));
  const plot = (label, ...children) => draw("svg", { class: "q-plot", role: "img", "aria-label": label }, ...children);

  /** Floor, centre and ceiling, 0 to 100. */
  const interval = (label, floor, central, ceiling) =>
    plot(label, ...grid(), line("q-span", floor, ceiling), line("q-cap", floor, floor, "30%", "70%"),
      line("q-cap", ceiling, ceiling, "30%", "70%"), draw("circle", { class: "q-dot", cx: at(central), cy: "50%", r: "5" }));

  /** A signed value on an axis that goes from −most to most; hatched when negative. */
  function bar(label, value, most) {
    const size = most ? (50 * Math.abs(value)) / most : 0;
    const rect = draw("rect", {
      class: value < 0 ? "q-minus" : "q-plus", x: at(value < 0 ? 50 - size : 50), width: at(size), y: "25%", height: "50%",
    });
    return plot(label, rect, line("q-axis", 50, 50, "0", "100%"));
  }

  /** From where to where a weight may go, and where it is. */
  const range = (label, low, high, mine) =>
    plot(label, ...grid(), line("q-hold", low, high), draw("circle", { class: "q-me", cx: at(mine), cy: "50%", r: "5" }));

  /** The hatching of negative bars, once a page. */
  const hatching = () =>
    draw("svg", { width: "0", height: "0", "aria-hidden": "true", class: "q-ranking__defs" },
      draw("defs", {}, draw("pattern", { id: "q-hatch", width: "6", height: "6", patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
        draw("line", { class: "q-hatch", x1: "0", y1: "0", x2: "0", y2: "6", "stroke-width": "3" }))));

  Quittance.rankingPlots = { bar, hatching, interval, range };
})(window);
