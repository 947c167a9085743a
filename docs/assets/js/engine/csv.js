/*
 * CSV as a French spreadsheet opens it: UTF-8 with BOM, « ; », CRLF, decimal comma. No DOM.
 *
 * A cell is a text, or {number: "1200.5", unit: "€"} for a plain number.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  // What a spreadsheet takes for a formula, even after spaces, invisible signs or in full width.
  const FORMULA = /^[\s\u00ad\u200b-\u200f\u2060\ufeff"']*[=+\-@\u2212\uff0b\uff0d\uff1d\uff20]/u;
  const CONTROL = /^[\t\r\n]/;

  /** Put an apostrophe before a text that a spreadsheet would run; leave any other untouched. */
  function harmless(text) {
    return CONTROL.test(text) || FORMULA.test(text) ? `'${text}` : text;
  }

  /** « 1200.50 » → « 1200,50 €»: no space between thousands, so that it stays a number. */
  function decimal(cell) {
    const number = cell.number.replace(".", ",");
    return cell.unit ? `${number} ${cell.unit}` : number;
  }

  function field(cell) {
    const text = cell !== null && typeof cell === "object" ? decimal(cell) : harmless(String(cell ?? ""));
    return /[";\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  }

  /** Return the whole file as a text, its BOM included. `rows` is a list of lists of cells. */
  function write(rows) {
    return "\ufeff" + rows.map((row) => row.map(field).join(";") + "\r\n").join("");
  }

  Quittance.csv = { harmless, write };
})(typeof self !== "undefined" ? self : globalThis);
