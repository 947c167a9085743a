/*
 * What the decision engine and its explanations are asked about the grid. No DOM. After panel.js and costs.js.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const grid = (Quittance.grid = Quittance.grid || {});

  /** Level of each indicator known of a candidate: the median, else what the base says of its record. */
  function levels(state, one, data) {
    const record = grid.records(data).get(one.record);
    const found = {};
    for (const id of grid.indicators(data)) {
      const base = record && Object.hasOwn(record.levels, id) ? record.levels[id] : null;
      const level = grid.answered(state, one.number, id) ? grid.panel(state, one.number, id).median : base;
      if (level !== null) found[id] = level;
    }
    return found;
  }

  /** State of each hard requirement: what evaluators say, else what the base says of the record. */
  function knockouts(state, one, data) {
    const record = grid.records(data).get(one.record);
    const found = {};
    for (const { id } of data.knockouts) {
      const said = grid.knockout(state, one.number, id);
      const base = record && Object.hasOwn(record.knockouts, id) ? record.knockouts[id] : "unknown";
      found[id] = said.state === "unknown" && !said.contradictory ? base : said.state;
    }
    return found;
  }

  /** The price of the offer on the scale of the reader's two anchors, when there is one. */
  function values(number, costs, data) {
    const cost = costs.byNumber[number];
    return data.price_indicator && cost && cost.value !== null ? { [data.price_indicator]: cost.value } : {};
  }

  /** What `Quittance.decide.readProblem` takes. */
  function problem(state, data) {
    const costs = grid.costs(state, data);
    return {
      criteria: data.criteria.map((one) => ({
        id: one.id, weight: state.weights[one.id], indicators: one.indicators.map(({ id, share }) => ({ id, share })),
      })),
      candidates: state.candidates.map((one) => ({
        id: grid.id(one.number), name: grid.called(one), levels: levels(state, one, data),
        values: values(one.number, costs, data), knockouts: knockouts(state, one, data),
      })),
      knockouts: state.asked,
      not_applicable: state.notApplicable,
      reinstated: state.reinstated.map(grid.id),
      ...data.parameters,
    };
  }

  /** What `Quittance.rankingResult` takes as a set; the price of an offer counts as a level, halves and less possible. */
  function set(state, data) {
    const costs = grid.costs(state, data);
    const records = grid.records(data);
    const candidates = state.candidates.map((one) => {
      const record = records.get(one.record);
      const priced = Object.entries(values(one.number, costs, data)).map(([id, value]) => [id, value / 25]);
      return {
        id: grid.id(one.number), name: grid.called(one), href: record ? record.href : "",
        levels: { ...levels(state, one, data), ...Object.fromEntries(priced) },
        knockouts: knockouts(state, one, data), proofs: record ? record.proofs : {},
      };
    });
    return { id: grid.SET, label: "Mes candidats", fictitious: false, text: "", table: "", candidates };
  }

  /**
   * {data, state} for `Quittance.rankingResult` and `Quittance.rankingState.knockouts`: the grid as the only set,
   * where every requirement concerns everybody.
   */
  const forRanking = (state, data) => ({
    data: { ...data, knockouts: data.knockouts.map((one) => ({ ...one, families: [] })), sets: [set(state, data)] },
    state: { ...state, family: grid.SET, reinstated: state.reinstated.map(grid.id) },
  });

  Object.assign(grid, { problem, set, forRanking });
})(typeof self !== "undefined" ? self : globalThis);
