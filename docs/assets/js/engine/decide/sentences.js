/*
 * French sentences made from facts and faults. No DOM.
 * The templates come from the page's data (quittance/decide/sentences.py is their one home):
 * « {parameter:kind} », the kinds being those of FORMATS below. The text made is plain: whoever
 * shows it must set it as text, never as HTML.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});

  const NBSP = "\u00a0";
  const NNBSP = "\u202f";

  const list = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} et ${words[words.length - 1]}`);

  /** An integer or a whole number of tenths: « 1 234,5 », « − 2 ». */
  function number(value) {
    const [whole, decimals] = String(Math.abs(value)).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NNBSP) + (decimals ? `,${decimals}` : "");
    return value < 0 ? `\u2212${NNBSP}${grouped}` : grouped;
  }

  const tenths = (value) => number(value / 10);
  const percent = (shown) => `${shown}${NBSP}%`;

  const title = (collection, quoted) => (id, names) => {
    const titles = names[collection] || {};
    const found = Object.prototype.hasOwnProperty.call(titles, id) ? titles[id] : id;
    return quoted ? `«${NBSP}${found}${NBSP}»` : found;
  };
  const candidate = title("candidates", false);
  const knockout = title("knockouts", true);

  const FORMATS = {
    candidate,
    candidates: (ids, names) => list(ids.map((id) => candidate(id, names))),
    criterion: title("criteria", true),
    indicator: title("indicators", true),
    knockouts: (ids, names) => list(ids.map((id) => knockout(id, names))),
    number: tenths,
    points: (value) => `${tenths(value)}${NBSP}${Math.abs(value) < 20 ? "point" : "points"}`,
    signed: (value) => (value > 0 ? `+${NNBSP}` : "") + tenths(value),
    percent: (value) => percent(tenths(value)),
    whole: percent,
    share: (value, _, templates) =>
      value === -1 ? templates.under_one : value === 101 ? templates.over_99 : percent(value),
    integer: number,
    label: (value, _, templates) => templates[value],
    parts: (parts, names, templates) =>
      list(
        parts.map((part) => sentence({ code: "criterion" in part ? "part" : "rest", params: part }, names, templates)),
      ),
    text: String,
  };

  /** A fact in French. names: titles of candidates, criteria, indicators, knockouts, by id. */
  function sentence(fact, names, templates) {
    return templates[fact.code].replace(/\{(\w+):(\w+)\}/g, (_, name, kind) =>
      FORMATS[kind](fact.params[name], names, templates),
    );
  }

  Object.assign(decide, { sentence });
})(typeof self !== "undefined" ? self : globalThis);
