/*
 * Exact fractions on BigInt: {n, d}, d > 0, never reduced until written. No DOM.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});

  const of = (n, d = 1n) => (d < 0n ? { n: -n, d: -d } : { n, d });
  const add = (a, b) => (a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d });
  const abs = (n) => (n < 0n ? -n : n);

  /** Negative, zero or positive as a − b. */
  function compare(a, b) {
    const difference = a.d === b.d ? a.n - b.n : a.n * b.d - b.n * a.d;
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  function gcd(a, b) {
    while (b) [a, b] = [b, a % b];
    return abs(a);
  }

  const lcm = (a, b) => (a / gcd(a, b)) * b;

  /** The greatest integer not above n / d. */
  function floor(n, d) {
    const quotient = n / d;
    return n % d < 0n ? quotient - 1n : quotient;
  }

  const ceil = (n, d) => -floor(-n, d);

  /** value × scale to the nearest integer, halves away from zero: the one rounding rule. */
  function rounded(value, scale) {
    const magnitude = Number((2n * abs(value.n) * BigInt(scale) + value.d) / (2n * value.d));
    return value.n < 0n && magnitude ? -magnitude : magnitude;
  }

  /** Parts rounded so that they add up to their rounded sum (largest remainders). */
  function roundedParts(parts, scale) {
    const big = BigInt(scale);
    const down = parts.map((part) => Number(floor(part.n * big, part.d)));
    const left = parts.map((part, i) => of(part.n * big - BigInt(down[i]) * part.d, part.d));
    const total = rounded(parts.reduce(add, of(0n)), scale);
    const missing = total - down.reduce((sum, one) => sum + one, 0);
    const byRemainder = parts.map((_, i) => i).sort((i, j) => compare(left[j], left[i]) || i - j);
    for (const index of byRemainder.slice(0, missing)) down[index] += 1;
    return down;
  }

  /** « 5/2 », « 3 »: reduced, as Python writes a Fraction. */
  function text(value) {
    const common = gcd(value.n, value.d) || 1n;
    const [n, d] = [value.n / common, value.d / common];
    return d === 1n ? `${n}` : `${n}/${d}`;
  }

  decide.fraction = { of, add, compare, gcd, lcm, floor, ceil, rounded, roundedParts, text };
})(typeof self !== "undefined" ? self : globalThis);
