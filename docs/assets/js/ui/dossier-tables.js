/* Tables, lists and numbers of the decision file. Rows become slips on a phone, headers repeat on paper. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { html } = Quittance;
  const NBSP = "\u00a0";
  const WIDE = 4; // candidates beside each other on a sheet of paper

  const tenths = (value) => String(value / 10).replace(".", ",").replace("-", "\u2212\u202f");
  /** With its decimal even when it is 0, for a column of figures. */
  const figure = (value) => `${tenths(value)}${value % 10 ? "" : ",0"}`;
  const signed = (value) => (value > 0 ? "+\u202f" : "") + figure(value);
  const percent = (value) => `${value}${NBSP}%`;
  const french = (value) => String(value).replace(".", ",");

  const cellOf = (content) => (Array.isArray(content) ? content : [content]);

  /**
   * `heads`: texts, or {text, num, plot}; `rows`: arrays of cells (text, element, or an array of both), or
   * {group: text} for a line across, or {cells, kind}. `label` names the table to those who hear it.
   */
  function table({ label, heads, rows, className = "", caption = "" }) {
    const columns = heads.map((one) => (typeof one === "string" ? { text: one } : one));
    const kinds = (column) => [column.num && "q-num", column.plot && "q-plotcell", column.className].filter(Boolean).join(" ") || null;
    const line = ({ cells, kind }) => html("tr", { role: "row", class: kind || null }, ...cells.map((content, i) => (i
      ? html("td", { role: "cell", class: kinds(columns[i]), "data-label": columns[i].text }, ...cellOf(content))
      : html("th", { role: "rowheader", scope: "row" }, ...cellOf(content)))));
    const across = (text) => html("tr", { role: "row", class: "q-dossier__group" },
      html("th", { role: "rowheader", scope: "rowgroup", colspan: columns.length }, text));
    return html("div", { class: "q-tablewrap q-tablewrap--cards", tabindex: "0", role: "group", "aria-label": label },
      html("table", { class: `q-table q-cards ${className}`.trim(), role: "table", "aria-label": label },
        caption ? html("caption", null, caption) : null,
        html("thead", { role: "rowgroup" }, html("tr", { role: "row" }, ...columns.map((one) => html("th", { role: "columnheader", scope: "col", class: one.num ? "q-num" : null }, one.text)))),
        html("tbody", { role: "rowgroup" }, ...rows.map((row) => (row.group ? across(row.group) : line(Array.isArray(row) ? { cells: row } : row))))));
  }

  /** One table for at most four candidates each: `make(candidates)` gives it. */
  function byFour(candidates, make) {
    const made = [];
    for (let i = 0; i < candidates.length; i += WIDE) made.push(make(candidates.slice(i, i + WIDE)));
    return made;
  }

  const list = (texts, name = "ul") => html(name, null, ...texts.map((one) => html("li", null, ...cellOf(one))));
  const heading = (text) => html("h3", null, text);
  const text = (...content) => html("p", null, ...content);
  const small = (...content) => html("p", { class: "q-small" }, ...content);
  /** [[name, value]] as a definition list. */
  const pairs = (entries) => html("dl", { class: "q-dossier__pairs" }, ...entries.map(([name, value]) => html("div", null, html("dt", null, name), html("dd", null, ...cellOf(value)))));

  Quittance.dossier = { tenths, figure, signed, percent, french, table, byFour, list, heading, text, small, pairs };
})(window);
