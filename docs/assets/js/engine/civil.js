/*
 * Civil dates as French people type them: no clock, no time zone. No DOM.
 *
 * A date is its number of days since 1 January 1970, so that two dates subtract.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const FRENCH = /^([0-9]{1,2})[/.\- ]([0-9]{1,2})[/.\- ]([0-9]{4}|[0-9]{2})(?: 0?0:00(?::00)?)?$/;
  const WRITTEN = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?$/;

  /** `code`: « form » (not a date) or « day » (a day that does not exist). */
  class NoDate extends Error {
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  const leap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

  /** The days of « 31/12/2026 », « 31-12-26 » or « 2026-12-31 ». Throws NoDate. */
  function read(text) {
    const plain = text.replace(/\s+/g, " ").trim();
    const french = FRENCH.exec(plain);
    const found = french ? [french[3], french[2], french[1]] : (WRITTEN.exec(plain) || []).slice(1);
    if (!found.length) throw new NoDate("form");
    const [year, month, day] = found.map(Number);
    return days(found[0].length === 2 ? 2000 + year : year, month, day);
  }

  function days(year, month, day) {
    const last = month === 2 && leap(year) ? 29 : MONTHS[month - 1];
    if (year < 1900 || year > 2999 || !last || day < 1 || day > last) throw new NoDate("day");
    // Years counted from March, so that the day added falls at their end (H. Hinnant, « days_from_civil »).
    const shifted = month > 2 ? year : year - 1;
    const era = Math.floor(shifted / 400);
    const inEra = shifted - era * 400;
    const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    return era * 146097 + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + inYear - 719468;
  }

  /** Today on the clock of this device. */
  function today() {
    const now = new Date();
    return days(now.getFullYear(), now.getMonth() + 1, now.getDate());
  }

  Quittance.civil = { read, days, today, NoDate };
})(typeof self !== "undefined" ? self : globalThis);
