/*
 * What the offer of each candidate costs on the reader's portfolio, and its place between two anchors. No DOM.
 * After state.js. `priceValue` is the browser's half of quittance/pricing/anchors.py.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { money, offersInput, pricing } = Quittance;
  const grid = (Quittance.grid = Quittance.grid || {});
  const CENTRAL = 1;
  const TOP = 10000n; // hundredths of a point
  const [IDEAL, WORST] = grid.ANCHORS;
  const NEITHER = {
    [IDEAL]: "Indiquez aussi le coût visé.",
    [WORST]: "Indiquez aussi le coût inacceptable.",
  };

  /**
   * Hundredths of a point, from 0 at the worst cost or above to 10 000 at the ideal or below, in a straight
   * line between, halves upwards. Costs in cents, worst > ideal ≥ 0.
   */
  function priceValue(cost, ideal, worst) {
    if (cost >= worst) return 0n;
    if (cost <= ideal) return TOP;
    return money.halfUp(money.fraction(TOP * (worst - cost), worst - ideal));
  }

  /** Both anchors in cents, or null; faults are pushed. */
  function readAnchors(texts, errors) {
    const text = (field) => (texts[field] || "").trim();
    const typed = grid.ANCHORS.filter(text);
    if (!typed.length) return null;
    const read = (field) => {
      if (!text(field)) return refuse(field, NEITHER[field]);
      try {
        return money.amount(text(field));
      } catch (error) {
        if (!(error instanceof money.Refused)) throw error;
        return refuse(field, error.message);
      }
    };
    const refuse = (field, message) => {
      errors.push({ field, message });
      return null;
    };
    const [ideal, worst] = [read(IDEAL), read(WORST)];
    if (ideal === null || worst === null) return null;
    if (worst <= ideal) return refuse(WORST, "Le coût inacceptable doit être plus grand que le coût visé.");
    return { ideal, worst };
  }

  /**
   * {errors: [{field, message}], anchors: {ideal, worst} in cents | null, scenario | null, heading | null,
   * byNumber: {number: {offer, statements: [low, central, high], value: 0..100 | null}}}.
   * An offer that cannot be read leaves the others as they are; nothing typed at all is no error.
   */
  function compute(state) {
    const { texts } = state;
    const typed = (names) => names.some((name) => (texts[name] || "").trim());
    const errors = [];
    const offering = state.candidates.filter(({ number }) => typed(grid.offerNames(number)));
    const portfolio = typed(offersInput.PORTFOLIO) || offering.length ? offersInput.readPortfolio(texts) : { scenario: null, heading: null, errors: [] };
    errors.push(...portfolio.errors);
    const offers = offering.map((one) => {
      const found = offersInput.readOffer(texts, `o${one.number}`, grid.called(one));
      errors.push(...found.errors);
      return [one.number, found.offer];
    });
    const anchors = readAnchors(texts, errors);
    const { scenario, heading } = portfolio;
    const byNumber = {};
    for (const [number, offer] of offers) {
      if (!offer || !scenario) continue;
      const statements = scenario.shares.map((share) => pricing.statement(offer, scenario, share));
      const value = anchors ? Number(priceValue(statements[CENTRAL].cost, anchors.ideal, anchors.worst)) / 100 : null;
      byNumber[number] = { offer, statements, value };
    }
    return { errors, anchors, scenario, heading, byNumber };
  }

  // Long lists take time: the last result serves until an entry or a name changes.
  let last = { key: "", result: null };

  function costs(state) {
    const key = JSON.stringify([state.texts, state.candidates.map((one) => [one.number, one.name])]);
    if (key !== last.key) last = { key, result: compute(state) };
    return last.result;
  }

  Object.assign(grid, { priceValue, costs });
})(typeof self !== "undefined" ? self : globalThis);
