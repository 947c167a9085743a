/*
 * What an offer costs on a portfolio, line by line, and where two offers cost the same. No DOM.
 *
 * The browser's half of the Python package quittance.pricing: same rules, same shapes, and
 * tests/vectors/pricing.json runs against both. Cents, millionths and counts are BigInt. Each
 * line of a statement is rounded to the cent, halves upwards, and totals add rounded lines;
 * break-even points come from the same formulas before rounding, so they are exact.
 *
 * offer    {name, basis: "recouvre" | "confie", bands: [{up_to, rate}], mode: "tranches" | "montant-entier",
 *           scope: "dossier" | "periode", minimum, file_fee, failure_fee, monthly_fee,
 *           extras: [{label, price, number}], vat, payout_days}
 * scenario {amounts: [[cents, count]], shares: [low, central, high], months, deductible, cash_rate}
 *
 * A function is a list of pieces {start, atZero, slope}: each holds after its start, up to and
 * including the start of the next; the first also holds at its own start.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { WHOLE, fraction, plus, times, over, minus, order, halfUp } = Quittance.money;

  const ZERO = fraction(0n);
  const ONE = fraction(1n);
  const DAYS_A_YEAR = 365n;
  const sum = (numbers) => numbers.reduce(plus, ZERO);
  const at = (piece, x) => plus(piece.atZero, times(piece.slope, x));

  /* ---- Functions made of straight pieces ------------------------------------ */

  /** The commission of an offer, in cents, for an amount in cents, its minimum included. */
  function scale(offer) {
    const pieces = [];
    let start = ZERO;
    let below = ZERO;
    let earlier = ZERO;
    for (const band of offer.bands) {
      const slope = fraction(band.rate, WHOLE);
      if (offer.mode === "tranches") {
        // Continuous: at its start, a slice begins where the one before ended.
        below = plus(below, times(start, plus(earlier, minus(slope))));
        earlier = slope;
      }
      pieces.push({ start, atZero: below, slope });
      start = fraction(band.up_to ?? 0n);
    }
    return atLeast(pieces, fraction(offer.minimum));
  }

  /** The greater of a function that never falls within a piece and a minimum. */
  function atLeast(pieces, minimum) {
    const made = [];
    pieces.forEach((piece, i) => {
      const end = pieces[i + 1] && pieces[i + 1].start;
      if (order(at(piece, piece.start), minimum) >= 0) {
        made.push(piece);
        return;
      }
      made.push({ start: piece.start, atZero: minimum, slope: ZERO });
      if (piece.slope.n && (!end || order(at(piece, end), minimum) > 0)) {
        made.push({ ...piece, start: over(plus(minimum, minus(piece.atZero)), piece.slope) });
      }
    });
    return made;
  }

  /** The function at x ≥ 0; zero when there is no piece. */
  function value(pieces, x) {
    const found = pieces.findLast((piece) => order(piece.start, x) < 0) || pieces[0];
    return found ? at(found, x) : ZERO;
  }

  /** x → factor × f(by × x), for by > 0. */
  const stretched = (pieces, by, factor) => pieces.map((piece) => ({
    start: over(piece.start, by), atZero: times(factor, piece.atZero), slope: times(factor, times(piece.slope, by)),
  }));

  /** The sum of functions that all start at 0. */
  function added(functions) {
    const changes = [{ start: ZERO, atZero: ZERO, slope: ZERO }];
    for (const pieces of functions) {
      let before = { atZero: ZERO, slope: ZERO };
      for (const piece of pieces) {
        changes.push({
          start: piece.start,
          atZero: plus(piece.atZero, minus(before.atZero)),
          slope: plus(piece.slope, minus(before.slope)),
        });
        before = piece;
      }
    }
    changes.sort((a, b) => order(a.start, b.start));
    const made = [];
    for (const change of changes) {
      const last = made[made.length - 1] || { atZero: ZERO, slope: ZERO };
      const now = { start: change.start, atZero: plus(last.atZero, change.atZero), slope: plus(last.slope, change.slope) };
      if (made.length && !order(last.start, now.start)) made[made.length - 1] = now;
      else made.push(now);
    }
    return made;
  }

  /**
   * Where a function is negative, zero and positive, from 0 to `end` (null: without end):
   * {regions: [{start, end, sign}], zeros: [x], jumps: [x]}; `zeros` are the single places where it
   * is zero, `jumps` those where its sign turns without it being zero.
   */
  function signs(pieces, end) {
    const cut = pieces.filter((piece) => !end || order(piece.start, end) < 0);
    const regions = [];
    const zeros = [];
    const put = (start, stop, sign) => {
      const last = regions[regions.length - 1];
      if (last && last.sign === sign) last.end = stop;
      else regions.push({ start, end: stop, sign });
    };
    cut.forEach((piece, i) => {
      const { start, slope } = piece;
      const stop = cut[i + 1] ? cut[i + 1].start : end;
      const crossing = slope.n ? over(minus(piece.atZero), slope) : null;
      if (crossing && order(start, crossing) < 0 && (!stop || order(crossing, stop) < 0)) {
        const rising = slope.n > 0n ? 1 : -1;
        zeros.push(crossing);
        put(start, crossing, -rising);
        put(crossing, stop, rising);
        return;
      }
      const middle = stop ? over(plus(start, stop), fraction(2n)) : plus(start, ONE);
      const sign = order(at(piece, middle), ZERO);
      const atStart = crossing && !start.n && !crossing.n;
      if (sign && (atStart || (crossing && stop && !order(crossing, stop)))) zeros.push(crossing);
      put(start, stop, sign);
    });
    const equal = regions.filter((region) => !region.sign);
    const single = zeros.filter(
      (x) => !equal.some((region) => order(region.start, x) <= 0 && (!region.end || order(x, region.end) <= 0)));
    const jumps = regions.slice(1)
      .filter((region, i) => region.sign * regions[i].sign < 0)
      .map((region) => region.start)
      .filter((x) => !single.some((zero) => !order(zero, x)));
    return { regions, zeros: single, jumps };
  }

  /* ---- Costs ---------------------------------------------------------------- */

  const entrusted = (scenario) => scenario.amounts.reduce((total, [cents, count]) => total + cents * count, 0n);
  const files = (scenario) => scenario.amounts.reduce((total, [, count]) => total + count, 0n);
  const taxed = (offer, scenario) => (scenario.deductible ? ONE : fraction(WHOLE + offer.vat, WHOLE));

  /** The expected commission, exact, in cents. */
  function commission(offer, scenario, part) {
    const pieces = scale(offer);
    const billed = offer.basis === "recouvre" ? part : ONE;
    if (offer.scope !== "dossier") return value(pieces, times(billed, fraction(entrusted(scenario))));
    return times(billed, sum(scenario.amounts.map(([cents, count]) => times(value(pieces, fraction(cents)), fraction(count)))));
  }

  /** The cost of waiting for the payout: sums recovered × yearly rate × days / 365. */
  const cashCost = (offer, scenario, part) =>
    times(part, fraction(entrusted(scenario) * scenario.cash_rate * offer.payout_days, WHOLE * DAYS_A_YEAR));

  /** Fees before VAT, exact: [[id, fraction]], those that the offer does not ask left out. */
  function fees(offer, scenario, part) {
    const made = [];
    const count = files(scenario);
    if (offer.bands.length) made.push(["commission", commission(offer, scenario, part)]);
    if (offer.file_fee) made.push(["dossiers", fraction(offer.file_fee * count)]);
    if (offer.monthly_fee) made.push(["abonnement", fraction(offer.monthly_fee * scenario.months)]);
    if (offer.failure_fee) made.push(["echecs", times(fraction(offer.failure_fee * count), plus(ONE, minus(part)))]);
    offer.extras.forEach((extra, i) => made.push([`acte-${i + 1}`, fraction(extra.price * extra.number, 100n)]));
    return made;
  }

  /**
   * The statement for a share in millionths: {lines: {id: cents}, before_vat, vat, cash, cost,
   * recovered, per_100, kept}; `cost` counts VAT unless the creditor gets it back, and `cash`;
   * `per_100` is null when nothing is recovered.
   */
  function statement(offer, scenario, share) {
    const part = fraction(share, WHOLE);
    const lines = {};
    let beforeVat = 0n;
    for (const [id, exact] of fees(offer, scenario, part)) {
      lines[id] = halfUp(exact);
      beforeVat += lines[id];
    }
    const vat = halfUp(fraction(beforeVat * offer.vat, WHOLE));
    const cash = halfUp(cashCost(offer, scenario, part));
    const recovered = halfUp(times(fraction(entrusted(scenario)), part));
    const cost = beforeVat + cash + (scenario.deductible ? 0n : vat);
    const per100 = recovered ? halfUp(fraction(cost * 10000n, recovered)) : null;
    return { lines, before_vat: beforeVat, vat, cash, cost, recovered, per_100: per100, kept: recovered - cost };
  }

  /** The cost before any rounding, in cents. */
  const exactCost = (offer, scenario, part) =>
    plus(times(taxed(offer, scenario), sum(fees(offer, scenario, part).map(([, exact]) => exact))), cashCost(offer, scenario, part));

  /** Fees that stay the same whatever is recovered, failures counted as if all failed. */
  const whatever = (offer, scenario) =>
    sum(fees(offer, scenario, ZERO).filter(([id]) => id !== "commission").map(([, exact]) => exact));

  /** The exact cost as a function of the share recovered. */
  function byShare(offer, scenario) {
    const tax = taxed(offer, scenario);
    let fixed = whatever(offer, scenario);
    let slope = plus(cashCost(offer, scenario, ONE), minus(times(tax, fraction(offer.failure_fee * files(scenario)))));
    const parts = [];
    if (offer.basis !== "recouvre") fixed = plus(fixed, commission(offer, scenario, ONE));
    else if (offer.scope === "dossier") slope = plus(slope, times(tax, commission(offer, scenario, ONE)));
    else parts.push(stretched(scale(offer), fraction(entrusted(scenario)), tax));
    return added([...parts, [{ start: ZERO, atZero: times(tax, fixed), slope }]]);
  }

  /** The exact cost as a function of what every amount is multiplied by, at the central share. */
  function byAmount(offer, scenario) {
    const tax = taxed(offer, scenario);
    const part = fraction(scenario.shares[1], WHOLE);
    const billed = offer.basis === "recouvre" ? part : ONE;
    const pieces = scale(offer);
    let parts;
    if (offer.scope === "dossier") {
      parts = scenario.amounts.map(([cents, count]) => stretched(pieces, fraction(cents), times(tax, times(billed, fraction(count)))));
    } else if (billed.n) parts = [stretched(pieces, times(billed, fraction(entrusted(scenario))), tax)];
    else parts = [[{ start: ZERO, atZero: times(tax, value(pieces, ZERO)), slope: ZERO }]];
    const spared = times(part, fraction(offer.failure_fee * files(scenario)));
    const fixed = plus(whatever(offer, scenario), minus(spared));
    return added([...parts, [{ start: ZERO, atZero: times(tax, fixed), slope: cashCost(offer, scenario, part) }]]);
  }

  /** The exact cost when every amount is multiplied by x. */
  const costByAmount = (offer, scenario, x) => value(byAmount(offer, scenario), x);

  /**
   * Two offers on one portfolio: {statements: [[low, central, high], […]], differences, by_share,
   * by_amount}. Differences are the first less the second; negative: the first costs less.
   */
  function compare(first, second, scenario) {
    const statements = [first, second].map((offer) => scenario.shares.map((share) => statement(offer, scenario, share)));
    const apart = (costOf) => added([costOf(first, scenario), stretched(costOf(second, scenario), ONE, minus(ONE))]);
    const amounts = signs(apart(byAmount), null);
    return {
      statements,
      differences: statements[0].map((one, i) => one.cost - statements[1][i].cost),
      by_share: signs(apart(byShare), ONE),
      // Amounts of zero cost the same nearly everywhere: not a break-even that anyone can use.
      by_amount: { ...amounts, zeros: amounts.zeros.filter((x) => x.n > 0n) },
    };
  }

  Quittance.pricing = { scale, value, entrusted, files, commission, fees, statement, exactCost, costByAmount, compare };
})(typeof self !== "undefined" ? self : globalThis);
