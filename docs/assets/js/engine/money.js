/*
 * Amounts and rates as French people type them, as exact integers (BigInt), and back. No DOM.
 *
 * The browser's half of the Python module quittance.pricing.money: same functions, same
 * messages, and tests/vectors/money.json runs against both. Amounts are cents, rates are
 * millionths (12,5 % is 125 000n). A fraction is {n, d}, d > 0, in its lowest terms.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const NBSP = "\u00a0";
  const NNBSP = "\u202f";
  const MINUS = "\u2212";
  const WHOLE = 1000000n;
  const MOST_CENTS = 10n ** 14n; // a thousand billion euros: more is a slip of the keyboard
  const MOST_LINES = 5000;

  const EUROS = ["€", "euros", "euro", "eur"];
  const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\u2066-\u2069\ufeff]/g; // signs that paste along unseen
  const PLAIN = /^([0-9]+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+(?=,))?(?:[.,]([0-9]*))?$/;

  const MESSAGES = {
    empty: "Indiquez une valeur.",
    letters: `Écrivez le nombre en chiffres, sans lettre, par exemple 1${NNBSP}234,56.`,
    negative: "Un nombre négatif n’a pas de sens ici.",
    separators: `Un seul séparateur décimal, la virgule, par exemple 1${NNBSP}234,56.`,
    spaces: `Les espaces séparent des groupes de trois chiffres, par exemple 1${NNBSP}234,56.`,
    signs: `Ce signe n’a pas sa place dans un nombre${NBSP}: gardez les chiffres et la virgule.`,
    "decimals-2": `Deux chiffres au plus après la virgule${NBSP}; pour les milliers, laissez une espace, par exemple 1${NNBSP}234.`,
    "decimals-4": "Quatre chiffres au plus après la virgule.",
    whole: "Écrivez un nombre entier.",
    large: `Ce nombre est trop grand pour être un montant${NBSP}: vérifiez la saisie.`,
    above: `Un taux va de 0 à 100${NBSP}%.`,
    zero: "Le nombre doit être plus grand que zéro.",
    columns: "Collez une seule colonne, celle des montants.",
    lines: `Au plus 5${NNBSP}000 montants.`,
  };

  /** A text that is not the number asked for: `code` is a key of MESSAGES, `line` counts from 1. */
  class Refused extends Error {
    constructor(code, line) {
      const message = MESSAGES[code];
      super(line ? `Ligne${NBSP}${line}${NBSP}: ${message[0].toLowerCase()}${message.slice(1)}` : message);
      this.code = code;
      this.line = line;
    }
  }

  /* ---- Reading -------------------------------------------------------------- */

  /** Cents of « 1 234,56 € ». Throws Refused. */
  function amount(text) {
    const cents = scaled(withoutUnit(text, EUROS), 2);
    if (cents > MOST_CENTS) throw new Refused("large");
    return cents;
  }

  /** Millionths of « 12,5 % », at most 100 %. Throws Refused. */
  function rate(text) {
    const value = scaled(withoutUnit(text, ["%"]), 4);
    if (value > WHOLE) throw new Refused("above");
    return value;
  }

  /** A count: « 1 200 ». Throws Refused. */
  function whole(text, most = 1000000n) {
    const value = scaled(withoutUnit(text, []), 0);
    if (value > most) throw new Refused("large");
    return value;
  }

  /** An expected number, which need not be whole: « 2,5 » acts are 250n. Throws Refused. */
  function hundredths(text) {
    const value = scaled(withoutUnit(text, []), 2);
    if (value > 10n ** 8n) throw new Refused("large");
    return value;
  }

  /**
   * Amounts pasted from a sheet, one a line, or on one line between semicolons.
   * Returns {amounts, heading}: a first line without any figure is a heading, left out.
   * Throws Refused with the number of the line at fault.
   */
  function column(text) {
    let lines = text.split(/\r\n|\r|\n|\u2028|\u2029/).map((line) => line.trim());
    const filled = lines.filter(Boolean);
    if (filled.length === 1) lines = filled[0].split(";").map((part) => part.trim());
    let heading = null;
    const amounts = [];
    lines.forEach((line, index) => {
      if (!line) return;
      if (heading === null && !amounts.length && !/[0-9]/.test(line) && /\p{L}/u.test(line)) {
        heading = line;
        return;
      }
      amounts.push(ofLine(line, index + 1));
      if (amounts.length > MOST_LINES) throw new Refused("lines");
    });
    if (!amounts.length) throw new Refused("empty");
    return { amounts, heading };
  }

  function ofLine(line, number) {
    if (/[\t;]/.test(line)) throw new Refused("columns", number);
    let cents;
    try {
      cents = amount(line);
    } catch (error) {
      throw new Refused(error.code, number);
    }
    if (cents === 0n) throw new Refused("zero", number);
    return cents;
  }

  /** The number alone, its spaces plain, a unit taken from its end. */
  function withoutUnit(text, units) {
    const plain = String(text).replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
    const unit = units.find((one) => plain.toLowerCase().endsWith(one));
    return unit ? plain.slice(0, -unit.length).trim() : plain;
  }

  function scaled(text, decimals) {
    if (!text) throw new Refused("empty");
    if (/\p{L}/u.test(text)) throw new Refused("letters");
    if (/^[-\u2010-\u2013\u2212\uff0d(]/.test(text)) throw new Refused("negative");
    if (/[^0-9., ]/.test(text) || !/[0-9]/.test(text)) throw new Refused("signs");
    const found = PLAIN.exec(text);
    if (!found) throw new Refused(PLAIN.test(text.replace(/ /g, "")) ? "spaces" : "separators");
    const digits = (found[1] || "").replace(/[ .]/g, "");
    const rest = found[2] || "";
    if (rest.length > decimals) throw new Refused(decimals ? `decimals-${decimals}` : "whole");
    if (digits.replace(/^0+/, "").length > 15) throw new Refused("large");
    return BigInt(digits + rest.padEnd(decimals, "0"));
  }

  /* ---- Showing -------------------------------------------------------------- */

  const grouped = (digits) => digits.replace(/\B(?=(?:[0-9]{3})+$)/g, NNBSP);

  /** 123456n → « 1 234,56 € », always with its cents. */
  function euros(cents) {
    const text = String(cents < 0n ? -cents : cents).padStart(3, "0");
    const shown = `${grouped(text.slice(0, -2))},${text.slice(-2)}${NBSP}€`;
    return cents < 0n ? `${MINUS}${NNBSP}${shown}` : shown;
  }

  /** 125000n, or a fraction of millionths → « 12,5 % »: at most `decimals`, halves upwards. */
  function percent(millionths, decimals = 4) {
    const value = typeof millionths === "bigint" ? fraction(millionths) : millionths;
    const shown = halfUp(fraction(value.n * 10n ** BigInt(decimals), value.d * 10000n));
    return `${decimal(shown, decimals)}${NBSP}%`;
  }

  /** 250n with 2 decimals → « 2,5 »: no more decimals than needed. */
  function decimal(value, decimals) {
    const text = String(value).padStart(decimals + 1, "0");
    const cut = text.length - decimals;
    const tail = text.slice(cut).replace(/0+$/, "");
    return grouped(text.slice(0, cut)) + (tail ? `,${tail}` : "");
  }

  /* ---- Exact numbers -------------------------------------------------------- */

  function fraction(n, d = 1n) {
    if (d < 0n) [n, d] = [-n, -d];
    let [a, b] = [n < 0n ? -n : n, d];
    while (b) [a, b] = [b, a % b];
    return { n: n / a, d: d / a };
  }

  const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
  const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
  const over = (a, b) => fraction(a.n * b.d, a.d * b.n);
  const minus = (a) => ({ n: -a.n, d: a.d });

  /** -1, 0 or 1, as a is below, at or above b. */
  function order(a, b) {
    const apart = a.n * b.d - b.n * a.d;
    return apart > 0n ? 1 : apart < 0n ? -1 : 0;
  }

  /** The nearest whole number, halves upwards: the one rounding rule of costs. */
  function halfUp({ n, d }) {
    const top = 2n * n + d;
    const bottom = 2n * d;
    return top < 0n && top % bottom ? top / bottom - 1n : top / bottom;
  }

  Quittance.money = {
    MESSAGES, WHOLE, Refused, amount, rate, whole, hundredths, column,
    euros, percent, decimal, fraction, plus, times, over, minus, order, halfUp,
  };
})(typeof self !== "undefined" ? self : globalThis);
