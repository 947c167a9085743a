/*
 * CSV as spreadsheets write it, read back: « ; », « , » or tab, quotes, any end of line. No DOM.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const SEPARATORS = [";", "\t", ","];

  /** The file cannot be cut into cells; the message is for the reader. */
  class Unreadable extends Error {}

  /**
   * The records of a text: {separator, records: [{line, cells}]}, `line` counting the lines of the file from 1.
   * Records without any text are left out. Throws Unreadable on a quote that never closes.
   */
  function read(text) {
    const plain = text.replace(/^\ufeff/, "");
    const separator = guess(plain);
    const records = [];
    let line = 1;
    let start = 1;
    let cells = [];
    let cell = "";
    let at = 0;
    const endCell = () => {
      cells.push(cell);
      cell = "";
    };
    const endRecord = () => {
      endCell();
      if (cells.some((one) => one.trim())) records.push({ line: start, cells });
      cells = [];
    };
    while (at < plain.length) {
      const sign = plain[at];
      if (sign === '"' && !cell.trim()) {
        const quoted = untilQuote(plain, at + 1, start);
        cell = quoted.text;
        line += quoted.text.split("\n").length - 1;
        at = quoted.next;
      } else if (sign === separator) {
        endCell();
        at += 1;
      } else if (sign === "\n" || sign === "\r") {
        at += sign === "\r" && plain[at + 1] === "\n" ? 2 : 1;
        endRecord();
        line += 1;
        start = line;
      } else {
        cell += sign;
        at += 1;
      }
    }
    endRecord();
    return { separator, records };
  }

  /** The text between two quotes, where a doubled quote is one, its ends of line made « \n ». */
  function untilQuote(plain, from, line) {
    let text = "";
    let at = from;
    for (;;) {
      const end = plain.indexOf('"', at);
      if (end < 0) throw new Unreadable(`Le guillemet ouvert à la ligne ${line} n’est jamais fermé\u00a0: retirez-le ou fermez-le.`);
      text += plain.slice(at, end);
      if (plain[end + 1] !== '"') return { text: text.replace(/\r\n?/g, "\n"), next: end + 1 };
      text += '"';
      at = end + 2;
    }
  }

  /** The separator met most in the first line, outside quotes; « ; » when there is none. */
  function guess(plain) {
    const counts = Object.fromEntries(SEPARATORS.map((one) => [one, 0]));
    let quoted = false;
    let filled = false;
    for (const sign of plain) {
      if (sign === '"') quoted = !quoted;
      else if (!quoted && (sign === "\n" || sign === "\r") && filled) break;
      else if (!quoted && sign in counts) counts[sign] += 1;
      if (sign.trim()) filled = true;
    }
    return SEPARATORS.reduce((best, one) => (counts[one] > counts[best] ? one : best), SEPARATORS[0]);
  }

  /** The text of a file: UTF-8, UTF-16 with its mark, else the Windows letters of older spreadsheets. */
  function decode(bytes) {
    const [a, b] = bytes;
    if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
    if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
    if (a === 0x50 && b === 0x4b) throw new Unreadable("Ce fichier est un classeur\u00a0: dans votre tableur, enregistrez la feuille « Dossiers » au format CSV, puis choisissez ce fichier-là.");
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }

  Quittance.csvRead = { read, decode, Unreadable };
})(typeof self !== "undefined" ? self : globalThis);
