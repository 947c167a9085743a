/* Elements in one line: Quittance.html("a", {href: "…"}, "text", child…). Texts are never read as HTML. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const SVG = "http://www.w3.org/2000/svg";

  function html(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  }

  /** A symbol of the sprite of the page. */
  function symbol(id, className) {
    const svg = document.createElementNS(SVG, "svg");
    if (className) svg.setAttribute("class", className);
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS(SVG, "use");
    use.setAttribute("href", `#${id}`);
    svg.append(use);
    return svg;
  }

  const MARKS = {
    verifie: "verified", publie: "published", declare: "declared", "a-verifier": "unverified",
    divergent: "conflicting", inconnu: "unknown", "sans-objet": "na", masque: "unverified",
  };

  /** The mark of a status, then its name for those who hear the page. */
  function mark(status, label) {
    const name = MARKS[status];
    // A masked value keeps the shape of doubt, in the grey of what is not said.
    return [symbol(`m-${name}`, `q-mark q-mark--${status === "masque" ? "unknown" : name}`), html("span", { class: "q-sr" }, `${label} `)];
  }

  Quittance.html = html;
  Quittance.symbol = symbol;
  Quittance.mark = mark;
})(window);
