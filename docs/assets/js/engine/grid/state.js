/*
 * The evaluation grid of the reader's own candidates: its shape, its limits, who is in it. No DOM.
 *
 * Load order: engine/text.js, engine/money.js, engine/pricing.js, engine/offers-input.js, engine/carry.js,
 * engine/decide/*.js, ui/ranking-state.js, then in engine/grid: state, address, file, panel, costs, problem, merge.
 *
 * state {situation: {questionId: optionId}, question, profile: "" | id, weights: {criterionId: number},
 *        asked: [knockoutId], notApplicable: [indicatorId], reinstated: [number as text], evaluators: [initials],
 *        candidates: [{number, name, record: "" | providerId, marks: {initials: {levels, comments, knockouts}}}],
 *        texts: {name: text as typed}}
 * levels {indicatorId: 0..4, or null when « inconnu » was said; absent when not answered}
 * comments {indicatorId: text}, knockouts {knockoutId: "met" | "failed"}
 *
 * Candidates are in the order of their numbers, and each has marks for every evaluator.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const grid = (Quittance.grid = Quittance.grid || {});
  const { PORTFOLIO, OFFER, CHOICES } = Quittance.offersInput;
  const NBSP = "\u00a0";

  /** Candidates, evaluators, characters of a name, of the question, of a comment, of what is typed in the decision file. */
  const MOST = { candidates: 8, evaluators: 8, name: 80, question: 300, comment: 500, written: 1000 };
  const INITIALS = /^[A-Z0-9]{1,4}$/;
  const ANCHORS = ["cout-vise", "cout-inacceptable"];
  /** What is typed in the decision file: the decision retained, what it depends on. */
  const WRITTEN = ["decision", "reserves"];
  const SET = "mes-candidats";

  const initial = (data) => ({
    situation: {}, question: "", profile: "", weights: Quittance.rankingState.points(data, ""),
    asked: [], notApplicable: [], reinstated: [], evaluators: [], candidates: [], texts: {},
  });

  const TURNING = /[\u202a-\u202e\u2066-\u2069]/g; // signs that make the rest of a line read backwards

  /** A text as it is kept: well formed, without control signs, at most `most` characters. */
  function tidy(text, most) {
    const plain = String(text).replace(/\r\n?/g, "\n").replace(TURNING, "").replace(/\p{Cs}/gu, "\ufffd").replace(/[^\P{Cc}\n\t]/gu, " ").trim();
    return plain.length <= most ? plain : [...plain].slice(0, most).join("").trim();
  }

  /** The same on one line. */
  const line = (text, most) => tidy(String(text).replace(/[\r\n\t]+/g, " "), most);

  const candidate = (state, number) => state.candidates.find((one) => one.number === Number(number));
  const noMarks = () => ({ levels: {}, comments: {}, knockouts: {} });

  /** What an evaluator said of a candidate, to be read or changed in place. */
  function marks(state, number, evaluator) {
    const all = candidate(state, number).marks;
    if (!Object.hasOwn(all, evaluator)) all[evaluator] = noMarks();
    return all[evaluator];
  }

  /** The candidates of the base, by id: {id, name, href, levels, knockouts, proofs}. */
  const records = (data) => new Map(data.sets.filter((one) => !one.fictitious).flatMap((one) => one.candidates.map((c) => [c.id, c])));

  const called = ({ number, name }) => name || `Candidat ${number}`;
  const id = (number) => `candidat-${number}`;
  const indicators = (data) => data.criteria.flatMap((one) => one.indicators.map((indicator) => indicator.id));

  /* ---- Who is in it ---------------------------------------------------------- */

  const lowest = (state) => {
    for (let number = 1; number <= MOST.candidates; number += 1) if (!candidate(state, number)) return number;
    return null;
  };

  /** {state, number}: with a candidate more. Throws an Error with a French sentence when there is no room. */
  function addCandidate(state, name, record = "", number = lowest(state)) {
    if (number === null) throw new Error(`La grille compare au plus ${MOST.candidates} candidats.`);
    const made = { number, name: line(name, MOST.name), record, marks: Object.fromEntries(state.evaluators.map((one) => [one, noMarks()])) };
    return { state: { ...state, candidates: [...state.candidates, made].sort((a, b) => a.number - b.number) }, number };
  }

  /** Without a candidate, its marks and its offer. */
  function removeCandidate(state, number) {
    const texts = Object.fromEntries(Object.entries(state.texts).filter(([name]) => !name.startsWith(`o${number}-`)));
    return {
      ...state, texts,
      candidates: state.candidates.filter((one) => one.number !== Number(number)),
      reinstated: state.reinstated.filter((one) => one !== String(number)),
    };
  }

  /** {state, evaluator}: with an evaluator more. Throws an Error with a French sentence for what cannot be initials. */
  function addEvaluator(state, typed) {
    const evaluator = Quittance.text.fold(String(typed)).replace(/[\s.-]/g, "").toUpperCase();
    if (!evaluator) throw new Error("Indiquez des initiales.");
    if (!INITIALS.test(evaluator)) throw new Error(`Des initiales comptent une à quatre lettres ou chiffres, par exemple «${NBSP}MD${NBSP}».`);
    if (state.evaluators.includes(evaluator)) throw new Error(`«${NBSP}${evaluator}${NBSP}» évalue déjà${NBSP}: ajoutez une lettre ou un chiffre.`);
    if (state.evaluators.length >= MOST.evaluators) throw new Error(`La grille réunit au plus ${MOST.evaluators} évaluateurs.`);
    return { state: complete({ ...state, evaluators: [...state.evaluators, evaluator] }), evaluator };
  }

  /** Without an evaluator and all that was said by them. */
  function removeEvaluator(state, evaluator) {
    const left = (all) => Object.fromEntries(Object.entries(all).filter(([one]) => one !== evaluator));
    return {
      ...state, evaluators: state.evaluators.filter((one) => one !== evaluator),
      candidates: state.candidates.map((one) => ({ ...one, marks: left(one.marks) })),
    };
  }

  /** Marks for every evaluator of every candidate. */
  const complete = (state) => ({
    ...state,
    candidates: state.candidates.map((one) => ({
      ...one, marks: Object.fromEntries(state.evaluators.map((each) => [each, Object.hasOwn(one.marks, each) ? one.marks[each] : noMarks()])),
    })),
  });

  /* ---- Entries kept as texts -------------------------------------------------- */

  const offerNames = (number) => OFFER.map((name) => `o${number}-${name}`);
  /** Every name of an entry kept as text, in the order of writing. */
  const TEXTS = [
    ...WRITTEN, ...PORTFOLIO, ...ANCHORS, ...Array.from({ length: MOST.candidates }, (_, i) => offerNames(i + 1)).flat(),
  ];
  /** Characters kept of an entry. */
  const longest = (name) => (WRITTEN.includes(name) ? MOST.written : Quittance.offersInput.longest(name));
  /** The values of an entry that takes one of a few, or undefined. */
  const choices = (name) => {
    const own = name.replace(/^o[0-9]-/, "");
    return Object.hasOwn(CHOICES, own) ? CHOICES[own] : undefined;
  };

  Object.assign(grid, {
    MOST, INITIALS, SET, ANCHORS, TEXTS, initial, tidy, line, candidate, marks, noMarks, records, called, id, indicators, complete,
    addCandidate, removeCandidate, addEvaluator, removeEvaluator, offerNames, longest, choices,
  });
})(typeof self !== "undefined" ? self : globalThis);
