/*
 * A bonus for what a provider recovers beyond an agreed target, on a closed cohort of files. No DOM.
 *
 * The browser's half of the Python module quittance.pricing.incentive: same lines, same warnings,
 * and tests/vectors/incentive.json runs against both. Amounts are cents, rates millionths (BigInt);
 * null: no limit, no condition.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { money } = Quittance;
  const { WHOLE, fraction, plus, times, minus, order, halfUp } = money;
  const EURO = 100n;
  const NOTHING = fraction(0n);

  const share = (cents, rate) => halfUp(fraction(cents * rate, WHOLE));
  const least = (a, b) => (a < b ? a : b);
  const most = (a, b) => (a > b ? a : b);
  const smaller = (a, b) => (order(a, b) < 0 ? a : b);
  const withVat = (plan, cents) => (plan.deductible ? cents : cents + share(cents, plan.vat));

  /** Each tier with the amounts, above the target, where it starts and ends. */
  function slices(plan, entrusted, over, target) {
    let start = 0n;
    return plan.tiers.map(({ points, rate }) => {
      const end = points === null ? null : share(entrusted, plan.target + points) - target;
      const amount = most(0n, (end === null ? over : least(over, end)) - start);
      const made = { start, end, rate, amount, bonus: share(amount, rate) };
      if (end !== null) start = end;
      return made;
    });
  }

  const refused = (plan, cohort) => plan.allowed !== null && cohort.complaints > plan.allowed;

  /** The whole account: every line of the Python statement, in cents, halves upwards. */
  function statement(plan, cohort) {
    const target = share(cohort.entrusted, plan.target);
    const over = cohort.recovered - target;
    const commission = share(cohort.recovered, plan.commission);
    const parts = slices(plan, cohort.entrusted, over, target);
    const raw = parts.reduce((sum, one) => sum + one.bonus, 0n);
    const capped = plan.cap === null ? 0n : most(0n, raw - plan.cap);
    const withdrawn = refused(plan, cohort) ? share(raw - capped, plan.withdrawn) : 0n;
    const bonus = raw - capped - withdrawn;
    let penalty = least(share(most(0n, -over), plan.penalty), commission);
    if (plan.penalty_cap !== null) penalty = least(penalty, plan.penalty_cap);
    const fees = commission + bonus - penalty;
    const vat = share(fees, plan.vat);
    const cost = plan.deductible ? fees : fees + vat;
    const gain = over > 0n ? over - withVat(plan, commission - share(target, plan.commission)) : 0n;
    const bonusCost = withVat(plan, bonus);
    const last = lastEuro(plan, cohort);
    const warnings = [
      ["prime-depasse-gain", bonusCost > gain && bonus > 0n],
      ["dernier-euro-perdu", last !== null && last >= WHOLE],
      ["plafond-atteint", capped > 0n],
      ["qualite-non-tenue", refused(plan, cohort) && raw > 0n],
    ].filter(([, holds]) => holds).map(([code]) => code);
    return {
      target, over, commission, slices: parts, raw, capped, withdrawn, bonus, penalty, fees, vat, cost,
      kept: cohort.recovered - cost, gain, bonus_cost: bonusCost, last_euro: last, warnings,
    };
  }

  /** What the cost, before any rounding of its own, rises by over the last euro: in millionths of a euro. */
  function lastEuro(plan, cohort) {
    if (cohort.recovered < EURO) return null;
    const risen = plus(exactCost(plan, cohort, cohort.recovered), minus(exactCost(plan, cohort, cohort.recovered - EURO)));
    return halfUp(times(risen, fraction(WHOLE, EURO)));
  }

  function exactCost(plan, cohort, recovered) {
    const target = share(cohort.entrusted, plan.target);
    const over = recovered - target;
    const commission = fraction(recovered * plan.commission, WHOLE);
    let bonus = slices(plan, cohort.entrusted, over, target).reduce((sum, one) => plus(sum, fraction(one.amount * one.rate, WHOLE)), NOTHING);
    if (plan.cap !== null) bonus = smaller(bonus, fraction(plan.cap));
    if (refused(plan, cohort)) bonus = times(bonus, fraction(WHOLE - plan.withdrawn, WHOLE));
    let penalty = smaller(fraction(most(0n, -over) * plan.penalty, WHOLE), commission);
    if (plan.penalty_cap !== null) penalty = smaller(penalty, fraction(plan.penalty_cap));
    const fees = plus(plus(commission, bonus), minus(penalty));
    return plan.deductible ? fees : times(fees, fraction(WHOLE + plan.vat, WHOLE));
  }

  Quittance.incentive = { statement };
})(typeof self !== "undefined" ? self : globalThis);
