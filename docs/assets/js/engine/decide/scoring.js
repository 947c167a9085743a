/*
 * Additive value of each candidate: floor, ceiling, central value, share documented. No DOM.
 * The browser's half of quittance/decide/scoring.py, where the method is argued. Sums by criterion
 * are Numbers (far below 2^53); weights, which multiply them, are BigInt: all is exact.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});
  const F = decide.fraction;

  const RANKED = "ranked";
  const UNRANKED = "unranked";
  const SET_ASIDE = "set_aside";

  const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const sum = (values) => values.reduce((total, one) => total + one, 0n);

  /** The criteria that apply, with integer weights on one common denominator; null if none weighs. */
  function frame(problem) {
    const kept = problem.criteria
      .map((criterion) => ({
        ...criterion,
        indicators: criterion.indicators.filter((one) => !problem.notApplicable.has(one.id)),
      }))
      .filter((criterion) => criterion.indicators.length);
    const shares = kept.map((criterion) => criterion.indicators.reduce((total, one) => total + one.share, 0));
    const common = shares.map(BigInt).reduce(F.lcm, 1n);
    const divisor = kept.map((criterion) => BigInt(criterion.weight)).reduce(F.gcd, 0n);
    if (!divisor) return null;
    const factors = shares.map((share) => common / BigInt(share));
    const weights = kept.map((criterion) => BigInt(criterion.weight) / divisor);
    const total = sum(weights);
    // Sums by criterion go up to share × 10 000: when the whole fits in 53 bits, Numbers are exact
    // too, and much faster.
    const fits = total * common * 10000n <= BigInt(Number.MAX_SAFE_INTEGER);
    const light = fits ? weights.map((weight, i) => Number(weight * factors[i])) : null;
    const asked = problem.knockouts.filter((id) => !problem.notApplicable.has(id));
    return { criteria: kept, asked, shares, factors, weights, common, total, light };
  }

  /** Weighted mean of sums by criterion, each counted in shares of its criterion. */
  function weighted(framed, sums, unit = 1n) {
    const denominator = framed.total * framed.common * unit;
    if (framed.light) {
      let numerator = 0;
      for (let i = 0; i < sums.length; i += 1) numerator += framed.light[i] * sums[i];
      return F.of(BigInt(numerator), denominator);
    }
    return F.of(sum(sums.map((one, i) => framed.weights[i] * framed.factors[i] * BigInt(one))), denominator);
  }

  /** Sums by criterion and unknown cells of a candidate: what weights do not change. */
  function sums(framed, candidate) {
    const [low, high, known, unknown] = [[], [], [], []];
    framed.criteria.forEach((criterion, index) => {
      let [least, most, documented] = [0, 0, 0];
      for (const indicator of criterion.indicators) {
        const [bottom, top] = candidate.cells.get(indicator.id);
        least += indicator.share * bottom;
        most += indicator.share * top;
        if (bottom === top) documented += indicator.share;
        else unknown.push({ criterion: index, indicator, low: bottom, high: top });
      }
      low.push(least);
      high.push(most);
      known.push(documented);
    });
    return { low, high, known, unknown };
  }

  /** All that concerns one candidate, whoever the others are. */
  function figures(framed, problem, candidate, { low, high, known, unknown }) {
    const failed = framed.asked.filter((id) => candidate.knockouts.get(id) === "failed");
    const toConfirm = framed.asked.filter((id) => candidate.knockouts.get(id) === "unknown");
    const coverage = weighted(framed, known);
    const enough = coverage.n * 100n >= BigInt(problem.parameters.coverage_floor) * coverage.d;
    const aside = failed.length && !problem.reinstated.has(candidate.id);
    const floor = weighted(framed, low, 100n);
    const ceiling = weighted(framed, high, 100n);
    return {
      id: candidate.id, candidate, low, high, known, unknown, floor, ceiling, coverage, failed, toConfirm,
      central: F.of(floor.n + ceiling.n, floor.d * 2n),
      status: aside ? SET_ASIDE : enough ? RANKED : UNRANKED,
    };
  }

  function inOrder(problem, framed, found) {
    const ranked = found
      .filter((one) => one.status === RANKED)
      .sort((a, b) => F.compare(b.central, a.central) || byId(a, b));
    return { problem, frame: framed, figures: found, ranked };
  }

  /** Score every candidate and put in order those documented enough and not set aside. */
  function evaluate(problem) {
    const framed = frame(problem);
    return inOrder(problem, framed, problem.candidates.map((one) => figures(framed, problem, one, sums(framed, one))));
  }

  /** The same candidates under other weights, by criterion, as readNumber gives them; null if none weighs. */
  function reweigh(result, weights) {
    const criteria = result.problem.criteria.map((criterion) => ({
      ...criterion,
      weight: criterion.id in weights ? Math.floor(weights[criterion.id] * 100 + 0.5) : criterion.weight,
    }));
    const problem = { ...result.problem, criteria };
    const framed = frame(problem);
    if (!framed) return null;
    return inOrder(problem, framed, result.figures.map((one) => figures(framed, problem, one.candidate, one)));
  }

  /** Those of a status, in the neutral order of their ids. */
  const withStatus = (result, status) => result.figures.filter((one) => one.status === status).sort(byId);

  /** The rank of each of the ranked, by id; equals share the better rank. */
  function ranks(result) {
    const found = new Map();
    result.ranked.forEach((one, i) => {
      const before = result.ranked[i - 1];
      const equal = before && F.compare(before.central, one.central) === 0;
      found.set(one.id, equal ? found.get(before.id) : i + 1);
    });
    return found;
  }

  /** A share of documentation in percent, rounded down: 59.9 % never reads as 60 %. */
  const wholePercent = (value) => Number((value.n * 100n) / value.d);

  /** The weights in tenths of a percent, as shown everywhere: they add up to 100 %. */
  const shownWeights = (framed) => F.roundedParts(framed.weights.map((weight) => F.of(weight, framed.total)), 1000);

  Object.assign(decide, {
    RANKED, UNRANKED, SET_ASIDE, byId, evaluate, ranks, reweigh, shownWeights, weighted, wholePercent, withStatus,
  });
})(typeof self !== "undefined" ? self : globalThis);
