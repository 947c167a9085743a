/*
 * What several evaluators say together: median, spread, requirement, comments still due. No DOM. After state.js.
 * The first two functions are the browser's half of quittance/decide/panel.py.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const grid = (Quittance.grid = Quittance.grid || {});
  const EXTREMES = [0, 4]; // levels that want a comment

  /** Median (halves possible), least, most, how many levels and how many unknown (null). */
  function spread(levels) {
    const given = levels.filter((level) => level !== null).sort((a, b) => a - b);
    const count = given.length;
    const unknown = levels.length - count;
    if (!count) return { median: null, low: null, high: null, count, unknown };
    const median = (given[(count - 1) >> 1] + given[count >> 1]) / 2;
    return { median, low: given[0], high: given[count - 1], count, unknown };
  }

  /** Of « met », « failed » and null (not answered): those who answered agree, or it stays to confirm. */
  function joined(states) {
    const given = new Set(states.filter((state) => state !== null));
    return { state: given.size === 1 ? [...given][0] : "unknown", contradictory: given.size > 1 };
  }

  const of = (found, key, otherwise = null) => (found && Object.hasOwn(found, key) ? found[key] : otherwise);
  const said = (state, number) => {
    const found = grid.candidate(state, number);
    return state.evaluators.map((evaluator) => [evaluator, of(found && found.marks, evaluator, grid.noMarks())]);
  };

  /** Whether anybody answered, « inconnu » included. */
  const answered = (state, number, indicator) => said(state, number).some(([, own]) => Object.hasOwn(own.levels, indicator));

  /**
   * {median, low, high, count, unknown, marks: [{evaluator, level, comment}]} of a cell; `unknown` counts the
   * evaluators who said « inconnu » or did not answer yet, `marks` holds those who answered or commented.
   */
  function panel(state, number, indicator) {
    const all = said(state, number);
    const marks = all
      .filter(([, own]) => Object.hasOwn(own.levels, indicator) || Object.hasOwn(own.comments, indicator))
      .map(([evaluator, own]) => ({ evaluator, level: of(own.levels, indicator), comment: of(own.comments, indicator, "") }));
    return { ...spread(all.map(([, own]) => of(own.levels, indicator))), marks };
  }

  /** {state, contradictory} of a hard requirement, from those who answered it. */
  const knockout = (state, number, id) => joined(said(state, number).map(([, own]) => of(own.knockouts, id)));

  /** Levels at an end of the scale without a reason: [{number, evaluator, indicator}]. */
  const missingComments = (state) => state.candidates.flatMap(({ number }) => said(state, number).flatMap(([evaluator, own]) =>
    Object.entries(own.levels)
      .filter(([id, level]) => EXTREMES.includes(level) && !of(own.comments, id, "").trim() && !state.notApplicable.includes(id))
      .map(([indicator]) => ({ number, evaluator, indicator }))));

  Object.assign(grid, { spread, joined, answered, panel, knockout, missingComments });
})(typeof self !== "undefined" ? self : globalThis);
