/*
 * What the figures mean: facts as codes with parameters, and the report of a result. No DOM.
 * The browser's half of quittance/decide/explain.py: same codes, same parameters, same order.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});
  const F = decide.fraction;

  const PRESETS = ["equal", "rank_sum", "rank_order_centroid"];

  const fact = (code, params) => ({ code, params });
  const points = (value) => F.rounded(value, 10);
  const percent = (value) => F.rounded(value, 1000);

  /** Everything worth saying of a result, in reading order; shares from the simulation. */
  function facts(result, shares) {
    if (!result.figures.length) return [fact("NOBODY", {})];
    const { ranked } = result;
    const { coverage_floor: least, draws } = result.problem.parameters;
    const found = ranked.length ? lead(result) : [fact("NOTHING_RANKED", { least })];
    if (ranked.length > 1) {
      const first = ranked[0].id;
      if (shares) found.push(fact("FIRST_SHARE", { first, share: sharePercent(shares[first]), draws }));
      if (F.compare(ranked[0].central, ranked[1].central) > 0) {
        found.push(whyAhead(result, ranked[0], ranked[1]), ...robustness(result));
      }
    }
    return [...found, ...apart(result)];
  }

  function lead(result) {
    const [first, ...others] = result.ranked;
    const told = {
      first: first.id,
      central: points(first.central),
      floor: points(first.floor),
      ceiling: points(first.ceiling),
      coverage: decide.wholePercent(first.coverage),
    };
    if (!others.length) return [fact("LEAD_ALONE", told)];
    const equals = result.ranked.filter((one) => F.compare(one.central, first.central) === 0).map((one) => one.id);
    if (equals.length > 1) return [fact("LEAD_TIED", { candidates: equals, central: told.central })];
    const threat = others.find((other) => F.compare(other.ceiling, first.floor) >= 0);
    if (threat) return [fact("LEAD_UNDECIDED", { ...told, second: threat.id })];
    const nearest = others.reduce((best, one) => (F.compare(one.ceiling, best.ceiling) > 0 ? one : best));
    const { floor } = told;
    return [fact("LEAD_CERTAIN", { first: first.id, second: nearest.id, floor, ceiling: points(nearest.ceiling) })];
  }

  /** Whole percent; −1 for « moins de 1 % », 101 for « plus de 99 % ». */
  function sharePercent(share) {
    const shown = Math.floor(100 * share + 0.5);
    if (shown === 0 && share > 0) return -1;
    return shown === 100 && share < 1 ? 101 : shown;
  }

  /** The three largest contributions, then the sum of the rest when there is one. */
  function whyAhead(result, first, second) {
    const parts = decide.contributions(result.frame, first, second);
    const size = (part) => F.of(part.n < 0n ? -part.n : part.n, part.d);
    const order = parts
      .map((_, i) => i)
      .filter((i) => parts[i].n)
      .sort((i, j) => F.compare(size(parts[j]), size(parts[i])) || i - j);
    const values = order.slice(0, 3).map((i) => parts[i]);
    const rest = order.slice(3);
    if (rest.length) values.push(rest.map((i) => parts[i]).reduce(F.add));
    const shown = F.roundedParts(values, 10);
    const told = order.slice(0, 3).map((i, at) => ({ criterion: result.frame.criteria[i].id, points: shown[at] }));
    if (rest.length) told.push({ points: shown[3] });
    const gap = shown.reduce((total, one) => total + one, 0);
    return fact("WHY_AHEAD", { first: first.id, second: second.id, gap, parts: told });
  }

  function robustness(result) {
    const first = result.ranked[0].id;
    const framed = result.frame;
    const shown = decide.shownWeights(framed);
    const found = framed.criteria.map((_, i) => weightHolds(result, i, shown[i])).filter(Boolean);
    const moved = decide.smallestTransfer(result);
    found.push(moved ? transfer(result, moved, shown) : fact("TRANSFER_NONE", { first }));
    const leftOut = [];
    framed.criteria.forEach((criterion, i) => {
      const weights = framed.weights[i] ? decide.without(framed, i) : null;
      const second = weights && decide.overtaker(result, weights);
      if (second) leftOut.push(fact("LEFT_OUT_CHANGES", { criterion: criterion.id, first, second }));
    });
    found.push(...(leftOut.length ? leftOut : [fact("LEFT_OUT_HOLDS", { first })]));
    const presets = [];
    for (const preset of PRESETS) {
      const second = decide.overtaker(result, decide.rankWeights(framed.weights, preset));
      if (second) presets.push(fact("PRESET_CHANGES", { preset, first, second }));
    }
    return [...found, ...(presets.length ? presets : [fact("PRESETS_HOLD", { first })])];
  }

  function weightHolds(result, criterion, weight) {
    const held = decide.stability(result, criterion);
    if (!held) return null;
    const told = { first: result.ranked[0].id, criterion: result.frame.criteria[criterion].id, weight };
    if (held.below) {
      told.low = Math.min(Number(F.ceil(held.low.n * 1000n, held.low.d)), weight);
      told.below = held.below;
    }
    if (held.above) {
      told.high = Math.max(Number(F.floor(held.high.n * 1000n, held.high.d)), weight);
      told.above = held.above;
    }
    const code = held.below ? (held.above ? "HOLDS" : "ABOVE") : held.above ? "BELOW" : "FREE";
    return fact(`WEIGHT_${code}`, told);
  }

  function transfer(result, moved, shown) {
    const { criteria } = result.frame;
    const amount = Number(F.ceil(moved.amount.n * 1000n, moved.amount.d));
    const [source, target] = [shown[moved.source], shown[moved.target]];
    return fact("TRANSFER_OVERTURNS", {
      first: result.ranked[0].id,
      second: moved.rival,
      amount,
      source: criteria[moved.source].id,
      source_from: source,
      source_to: Math.max(0, source - amount),
      target: criteria[moved.target].id,
      target_from: target,
      target_to: target + amount,
    });
  }

  function apart(result) {
    const found = [];
    const unranked = decide.withStatus(result, decide.UNRANKED);
    for (const one of [...decide.withStatus(result, decide.RANKED), ...unranked]) {
      if (one.failed.length) found.push(fact("REINSTATED", { candidate: one.id, knockouts: one.failed }));
      if (one.toConfirm.length) found.push(fact("KNOCKOUT_TO_CONFIRM", { candidate: one.id, knockouts: one.toConfirm }));
    }
    for (const one of unranked) {
      found.push(
        fact("NOT_ENOUGH_PUBLISHED", {
          candidate: one.id,
          coverage: decide.wholePercent(one.coverage),
          least: result.problem.parameters.coverage_floor,
          floor: points(one.floor),
          ceiling: points(one.ceiling),
        }),
      );
      const [first] = result.ranked;
      if (first && F.compare(one.ceiling, first.floor) > 0) {
        found.push(fact("COULD_LEAD", { candidate: one.id, first: first.id }));
      }
    }
    for (const one of decide.withStatus(result, decide.SET_ASIDE)) {
      found.push(fact("SET_ASIDE", { candidate: one.id, knockouts: one.failed }));
    }
    return found;
  }

  /** What to ask, the most decisive first: the page shows the first three. */
  function questions(result) {
    const { ranked } = result;
    if (!ranked.length) return questionsToAll(result);
    const layers = decide.tiers(ranked);
    const contenders = ranked.filter((_, i) => layers[i] === 1);
    const doubts = decide.doubts(result, new Set(contenders.map((one) => one.id)));
    const decisive = doubts
      .filter((doubt) => doubt.margin > 0n)
      .map(({ candidate, indicator, better }) => fact("UNKNOWN_DECIDES", { candidate, indicator, better }));
    const others = doubts
      .filter((doubt) => doubt.margin <= 0n)
      .map(({ candidate, indicator, weight }) => fact("UNKNOWN_WEIGHS", { candidate, indicator, weight: points(weight) }));
    const rivals = contenders.filter((one) => one !== ranked[0]);
    return [...confirmations(ranked.slice(0, 1)), ...decisive, ...confirmations(rivals), ...others];
  }

  const confirmations = (candidates) =>
    candidates
      .filter((one) => one.toConfirm.length)
      .map((one) => fact("ASK_KNOCKOUTS", { candidate: one.id, knockouts: one.toConfirm }));

  /** One question for all those whose answer is missing, by weight × number of them. */
  function questionsToAll(result) {
    const framed = result.frame;
    const asked = decide.withStatus(result, decide.UNRANKED);
    const found = [];
    const missing = new Set(asked.flatMap((one) => one.toConfirm));
    if (missing.size) {
      const knockouts = result.problem.knockouts.filter((id) => missing.has(id));
      found.push(fact("ASK_KNOCKOUTS_ALL", { knockouts, count: asked.filter((one) => one.toConfirm.length).length }));
    }
    const counts = new Map();
    for (const one of asked) {
      for (const cell of one.unknown) counts.set(cell.indicator.id, (counts.get(cell.indicator.id) || 0) + 1);
    }
    const weighed = [];
    framed.criteria.forEach((criterion, index) => {
      for (const indicator of criterion.indicators) {
        const count = counts.get(indicator.id) || 0;
        const weight = decide.weighted(framed, framed.criteria.map((_, i) => (i === index ? indicator.share : 0)));
        if (count && weight.n) weighed.push({ total: weight.n * BigInt(count), weight, indicator: indicator.id, count });
      }
    });
    weighed.sort((a, b) => (a.total > b.total ? -1 : a.total < b.total ? 1 : 0));
    for (const { indicator, count, weight } of weighed) {
      found.push(fact("UNKNOWN_FOR_MANY", { indicator, count, weight: percent(weight) }));
    }
    return found;
  }

  /**
   * The whole result as plain JSON values. Points and percents of weights in tenths, coverage in
   * whole percents, exact values as fractions.
   */
  function report(result, shares) {
    const framed = result.frame;
    const layers = decide.tiers(result.ranked);
    const tiers = new Map(result.ranked.map((one, i) => [one.id, layers[i]]));
    const ranks = decide.ranks(result);
    const ids = (status) => decide.withStatus(result, status).map((one) => one.id);
    const shown = decide.shownWeights(framed);
    return {
      weights: Object.fromEntries(framed.criteria.map((criterion, i) => [criterion.id, shown[i]])),
      candidates: result.figures.map((one) => row(framed, one, ranks, tiers, shares || {})),
      order: result.ranked.map((one) => one.id),
      unranked: ids(decide.UNRANKED),
      set_aside: ids(decide.SET_ASIDE),
      facts: facts(result, shares),
      questions: questions(result),
    };
  }

  function row(framed, one, ranks, tiers, shares) {
    const values = decide.exactValues(framed, one);
    const denominator = one.central.d;
    const parts = F.roundedParts(values.map((value, i) => F.of(framed.weights[i] * value, denominator)), 10);
    const mean = (sum, i, unit) => F.of(BigInt(sum), BigInt(framed.shares[i]) * unit);
    const criterion = (i) => ({
      floor: points(mean(one.low[i], i, 100n)),
      ceiling: points(mean(one.high[i], i, 100n)),
      coverage: decide.wholePercent(mean(one.known[i], i, 1n)),
      points: parts[i],
    });
    return {
      id: one.id,
      status: one.status,
      rank: ranks.has(one.id) ? ranks.get(one.id) : null,
      tier: tiers.has(one.id) ? tiers.get(one.id) : null,
      floor: points(one.floor),
      central: points(one.central),
      ceiling: points(one.ceiling),
      coverage: decide.wholePercent(one.coverage),
      exact: [one.floor, one.central, one.ceiling, one.coverage].map(F.text),
      first_share: one.id in shares ? shares[one.id] : null,
      failed: one.failed,
      to_confirm: one.toConfirm,
      criteria: Object.fromEntries(framed.criteria.map((each, i) => [each.id, criterion(i)])),
    };
  }

  Object.assign(decide, { facts, questions, report, sharePercent, whyAhead });
})(typeof self !== "undefined" ? self : globalThis);
