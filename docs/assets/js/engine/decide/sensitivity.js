/*
 * What would change the first place, without any randomness and exactly. No DOM.
 * The browser's half of quittance/decide/sensitivity.py, where the formulas are explained.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});
  const F = decide.fraction;

  /** Central value by criterion, on one denominator: points × 200 × common. */
  const exactValues = (framed, one) => one.low.map((low, i) => BigInt(low + one.high[i]) * framed.factors[i]);

  /** By criterion, how far the first is ahead of the second, weights apart. */
  function gaps(framed, first, second) {
    const values = exactValues(framed, second);
    return exactValues(framed, first).map((value, i) => value - values[i]);
  }

  const unit = (framed) => framed.total * framed.common * 200n;

  /** Points that each criterion brings to the lead of the first over the second. */
  function contributions(framed, first, second) {
    return gaps(framed, first, second).map((gap, i) => F.of(framed.weights[i] * gap, unit(framed)));
  }

  const dot = (weights, values) => weights.reduce((total, weight, i) => total + weight * values[i], 0n);

  /** Shares of the total weight between which the first place holds; null if it bears it all. */
  function stability(result, criterion) {
    const framed = result.frame;
    const [first, ...others] = result.ranked;
    const weight = framed.weights[criterion];
    const rest = framed.total - weight;
    if (rest === 0n) return null;
    const held = { low: F.of(0n), high: F.of(1n), below: null, above: null };
    for (const other of others) {
      const found = gaps(framed, first, other);
      const left = dot(framed.weights, found) - weight * found[criterion];
      const slope = found[criterion] * rest - left;
      if (slope === 0n) continue;
      const zero = F.of(-left, slope);
      if (slope > 0n && F.compare(zero, held.low) > 0) [held.low, held.below] = [zero, other.id];
      if (slope < 0n && F.compare(zero, held.high) < 0) [held.high, held.above] = [zero, other.id];
    }
    return held;
  }

  /** The least weight that, moved from one criterion to another, makes the first caught up. */
  function smallestTransfer(result) {
    const framed = result.frame;
    const [first, ...others] = result.ranked;
    const mine = exactValues(framed, first);
    let best = null;
    for (const other of others) {
      const theirs = exactValues(framed, other);
      const found = mine.map((value, i) => value - theirs[i]);
      const lead = dot(framed.weights, found);
      framed.weights.forEach((weight, source) => {
        found.forEach((gap, target) => {
          const gain = found[source] - gap;
          if (gain <= 0n || lead > weight * gain) return;
          const amount = { n: lead, d: gain * framed.total };
          if (!best || F.compare(amount, best.amount) < 0) best = { amount, source, target, rival: other.id };
        });
      });
    }
    return best;
  }

  /** Who is strictly ahead of the first under other weights; null when nobody is. */
  function overtaker(result, weights) {
    let [best, highest, leader] = [null, null, null];
    for (const one of result.ranked) {
      const value = dot(weights, exactValues(result.frame, one));
      if (leader === null) leader = value;
      if (highest === null || value > highest) [best, highest] = [one.id, value];
    }
    return highest > leader ? best : null;
  }

  /** The weights with one criterion left out; null when nothing would be left. */
  function without(framed, criterion) {
    const weights = framed.weights.map((weight, i) => (i === criterion ? 0n : weight));
    return weights.some((weight) => weight) ? weights : null;
  }

  /** Weights made from the order of given ones only, on a common denominator; none stays none. */
  function rankWeights(weights, kind) {
    const n = weights.filter((weight) => weight > 0n).length;
    const byRank = Array.from({ length: n }, (_, k) => {
      if (kind === "equal") return F.of(1n);
      if (kind === "rank_sum") return F.of(BigInt(n - k));
      let total = F.of(0n);
      for (let m = k; m < n; m += 1) total = F.add(total, F.of(1n, BigInt(m + 1)));
      return total;
    });
    const made = weights.map((weight) => {
      const before = weights.filter((other) => other > weight).length;
      const alike = weights.filter((other) => other === weight).length;
      const tied = weight ? byRank.slice(before, before + alike) : [];
      const total = tied.reduce(F.add, F.of(0n));
      return F.of(total.n, total.d * BigInt(alike));
    });
    const scale = made.map((one) => one.d).reduce(F.lcm, 1n);
    return made.map((one) => (one.n * scale) / one.d);
  }

  /** Numbers to start from once `count` swings are in order: rank-sum, the first at 100. */
  const swingWeights = (count) =>
    Array.from({ length: count }, (_, k) => Math.floor((200 * (count - k) + count) / (2 * count)));

  /**
   * The unknowns that alone could change the first place, then, by weight, the other ones of the
   * contenders (a Set of ids).
   */
  function doubts(result, contenders) {
    const framed = result.frame;
    const denominator = unit(framed);
    const [first, second] = result.ranked;
    const found = [];
    for (const one of result.ranked) {
      const leads = one === first;
      const rival = leads ? second : first;
      // Central values have the same denominator, and nobody is ahead of the first.
      const gap = rival ? first.central.n - (leads ? rival : one).central.n : 0n;
      for (const cell of one.unknown) {
        const factor = framed.weights[cell.criterion] * framed.factors[cell.criterion];
        const weight = factor * BigInt(cell.indicator.share * (cell.high - cell.low));
        if (!weight) continue;
        const margin = rival ? weight - gap : -weight;
        if (margin <= 0n && !contenders.has(one.id)) continue;
        found.push({ candidate: one.id, indicator: cell.indicator.id, weight, margin, better: !leads });
      }
    }
    const descending = (a, b) => (a > b ? -1 : a < b ? 1 : 0);
    found.sort((a, b) => {
      if (a.margin > 0n !== b.margin > 0n) return a.margin > 0n ? -1 : 1;
      return a.margin > 0n ? descending(a.margin, b.margin) : descending(a.weight, b.weight);
    });
    return found.map((one) => ({ ...one, weight: F.of(one.weight, denominator) }));
  }

  Object.assign(decide, {
    contributions, doubts, exactValues, overtaker, rankWeights, smallestTransfer, stability, swingWeights, without,
  });
})(typeof self !== "undefined" ? self : globalThis);
