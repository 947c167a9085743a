/*
 * What the decision file says of a grid: the proposal, where weights come from, what is still open, what offers ask.
 * No DOM. After problem.js. Every text made is plain: whoever shows it must set it as text, never as HTML.
 *
 * A view is what all of it is made from: {state, data, set, costs, report | null, faults, say(fact)}.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { decide, grid, money } = Quittance;
  const NBSP = "\u00a0";
  const FAR = 2; // levels between two evaluators that call for a discussion
  const QUOTED = 4; // titles given of a longer list
  const LEAD = { // what the first fact of a report says, in two words
    LEAD_CERTAIN: "Avance certaine", LEAD_UNDECIDED: "Avance non tranchée", LEAD_TIED: "Égalité en tête",
    LEAD_ALONE: "Un seul candidat classé", NOTHING_RANKED: "Aucun classement possible", NOBODY: "Aucun candidat",
  };

  const percent = (value) => `${value}${NBSP}%`;
  const quoted = (title) => `«${NBSP}${title}${NBSP}»`;
  const counted = (number, one, many) => `${number}${NBSP}${number > 1 ? many : one}`;
  const titles = (all) => Object.fromEntries(all.map((one) => [one.id, one.title]));
  const join = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} et ${words[words.length - 1]}`);

  /** Titles in full up to QUOTED, then how many more. */
  function some(words) {
    if (words.length <= QUOTED + 1) return join(words);
    return `${words.slice(0, QUOTED).join(", ")} et ${counted(words.length - QUOTED, "autre", "autres")}`;
  }

  function view(state, data) {
    const set = grid.set(state, data);
    const names = {
      criteria: titles(data.criteria), indicators: titles(data.criteria.flatMap((one) => one.indicators)),
      knockouts: titles(data.knockouts), candidates: Object.fromEntries(set.candidates.map((one) => [one.id, one.name])),
    };
    const made = {
      state, data, set, names, costs: grid.costs(state, data), report: null, faults: [],
      say: (fact) => decide.sentence(fact, names, data.sentences),
    };
    const { problem, faults } = decide.readProblem(grid.problem(state, data));
    if (!problem) return { ...made, faults };
    const result = decide.evaluate(problem);
    return { ...made, report: decide.report(result, result.ranked.length ? decide.firstShares(result) : null) };
  }

  /** What applies of each criterion: [{id, title, indicators}], those left empty out. */
  const applying = ({ state, data }) => data.criteria
    .map((one) => ({ ...one, indicators: one.indicators.filter(({ id }) => !state.notApplicable.includes(id)) }))
    .filter((one) => one.indicators.length);

  const asked = ({ state, data }) => data.knockouts.filter((one) => state.asked.includes(one.id) && !state.notApplicable.includes(one.id));
  const figures = ({ report }, id) => report && report.candidates.find((one) => one.id === id);
  const numberOf = (id) => Number(id.replace("candidat-", ""));

  /* ---- The decision ----------------------------------------------------------- */

  /** {label, lead, more: [sentence]}: who is first, certain or not, and what must be settled with them. */
  function proposal(found) {
    const { report, say, set, state } = found;
    if (!report) return { label: "Aucun classement possible", lead: found.faults.map(say).join(" "), more: [] };
    const [lead, ...facts] = report.facts;
    const [first] = report.order;
    const more = facts.filter((fact) => fact.code === "FIRST_SHARE").map(say);
    if (first) {
      more.push(...facts.filter((fact) => ["KNOCKOUT_TO_CONFIRM", "REINSTATED"].includes(fact.code) && fact.params.candidate === first).map(say));
      const torn = contradictions(found).filter((one) => one.id === first);
      if (torn.length) more.push(`Les évaluateurs se contredisent sur une exigence posée à ${set.candidates.find((one) => one.id === first).name}${NBSP}: ${join(torn.map((one) => quoted(one.title)))}.`);
    }
    if (state.evaluators.length === 1) more.push("Une seule personne a évalué les candidats.");
    return { label: LEAD[lead.code] || "", lead: say(lead), more };
  }

  /** Requirements asked on which evaluators differ: [{id of the candidate, title}]. */
  const contradictions = (found) => found.state.candidates.flatMap(({ number }) => asked(found)
    .filter((one) => grid.knockout(found.state, number, one.id).contradictory)
    .map((one) => ({ id: grid.id(number), title: one.title })));

  /* ---- Weights ------------------------------------------------------------------ */

  /** {profile | null, changed: [{title, from, to}]}: importances that are no longer those of the starting point. */
  function origin({ state, data }) {
    const start = Quittance.rankingState.points(data, state.profile);
    return {
      profile: data.profiles.find((one) => one.id === state.profile) || null,
      changed: data.criteria.filter(({ id }) => state.weights[id] !== start[id])
        .map(({ id, title }) => ({ title, from: start[id], to: state.weights[id] })),
    };
  }

  /* ---- What is still open -------------------------------------------------------- */

  /** [{title, lines: [sentence]}], groups that have nothing to say left out. */
  function openPoints(found) {
    const groups = [
      ["Réponses inconnues", unknowns(found)],
      ["Évaluateurs en désaccord", disagreements(found)],
      ["Exigences à confirmer ou contredites", requirements(found)],
      ["Notes extrêmes sans motif", withoutReason(found)],
      ["Prix", prices(found)],
      ["Situation", situation(found)],
      ["Faits de la base", unverified(found)],
    ];
    return groups.map(([title, lines]) => ({ title, lines })).filter((one) => one.lines.length);
  }

  /** Titles are given where few are missing: where most are, the annex says it better. */
  function unknowns(found) {
    const indicators = applying(found).flatMap((one) => one.indicators);
    return found.set.candidates.flatMap((one) => {
      const missing = indicators.filter(({ id }) => !Object.hasOwn(one.levels, id));
      const known = figures(found, one.id);
      if (!missing.length) return [];
      const part = known ? `, ${percent(known.coverage)} du poids documenté` : "";
      const which = missing.length * 2 <= indicators.length ? ` (${some(missing.map((i) => i.title))})` : "";
      return [`${one.name}${NBSP}: ${counted(missing.length, "réponse inconnue", "réponses inconnues")} sur ${indicators.length}${part}${which}.`];
    });
  }

  function disagreements(found) {
    const { state, set } = found;
    const indicators = applying(found).flatMap((one) => one.indicators);
    const cells = set.candidates.flatMap((one) => indicators.map((indicator) => ({ one, indicator, ...grid.panel(state, numberOf(one.id), indicator.id) })))
      .filter((cell) => cell.count > 1 && cell.high > cell.low);
    const far = cells.filter((cell) => cell.high - cell.low >= FAR)
      .sort((a, b) => b.high - b.low - (a.high - a.low))
      .map(({ one, indicator, marks }) => `${one.name}, ${indicator.title}${NBSP}: ${join(marks.filter((m) => m.level !== null).map((m) => `${m.evaluator} donne ${m.level}`))}.`);
    const near = cells.length - far.length;
    if (near) far.push(`${near > 1 ? `${near}${NBSP}notes diffèrent` : "Une note diffère"} d’un seul niveau.`);
    return far;
  }

  function requirements(found) {
    const torn = contradictions(found);
    const isTorn = (id, title) => torn.some((one) => one.id === id && one.title === title);
    const lines = torn.map(({ id, title }) => `${found.names.candidates[id]}${NBSP}: les évaluateurs se contredisent sur ${quoted(title)}.`);
    for (const { id, title } of asked(found)) {
      const due = found.set.candidates.filter((one) => (one.knockouts[id] || "unknown") === "unknown" && !isTorn(one.id, title));
      if (due.length) lines.push(`${quoted(title)}${NBSP}: à confirmer pour ${join(due.map((one) => one.name))}.`);
    }
    return lines;
  }

  function withoutReason({ state, names }) {
    const due = grid.missingComments(state);
    return [...new Set(due.map((one) => one.number))].map((number) => {
      const own = due.filter((one) => one.number === number);
      return `${names.candidates[grid.id(number)]}${NBSP}: ${some(own.map((one) => `${names.indicators[one.indicator]} (${one.evaluator})`))}.`;
    });
  }

  function prices({ costs, set, data, names }) {
    const priced = set.candidates.filter((one) => costs.byNumber[numberOf(one.id)]);
    const without = set.candidates.filter((one) => !priced.includes(one));
    if (!set.candidates.length) return [];
    if (!priced.length) return [`Aucune offre n’est chiffrée${NBSP}: le prix n’est pas comparé en euros.`];
    const lines = without.length ? [`Pas d’offre chiffrée pour ${join(without.map((one) => one.name))}.`] : [];
    if (!costs.anchors && data.price_indicator) {
      lines.push(`Sans coût visé ni coût inacceptable, les offres chiffrées ne comptent pas dans la note${NBSP}: ${quoted(names.indicators[data.price_indicator])} suit le niveau donné par les évaluateurs.`);
    }
    if (costs.scenario && !costs.scenario.cash_rate && priced.some((one) => costs.byNumber[numberOf(one.id)].offer.payout_days)) {
      lines.push("Le délai de reversement n’est pas compté, faute d’un coût annuel de la trésorerie.");
    }
    return lines;
  }

  function situation({ state, data }) {
    const missing = data.situation.questions.filter((one) => !Object.hasOwn(state.situation, one.id));
    if (missing.length === data.situation.questions.length) return ["La situation n’a pas été décrite."];
    return missing.length ? [`Sans réponse${NBSP}: ${some(missing.map((one) => one.name))}.`] : [];
  }

  function unverified({ set }) {
    const proofs = set.candidates.flatMap((one) => Object.values(one.proofs).flat());
    const doubtful = proofs.filter((proof) => proof.claim !== "verifie").length;
    if (!doubtful) return [];
    const official = "auprès d’un registre ou d’un acte officiel";
    if (proofs.length === 1) return [`Le seul fait repris de la base n’a pas été vérifié ${official}.`];
    if (doubtful === proofs.length) return [`Aucun des ${proofs.length} faits repris de la base n’a été vérifié ${official}.`];
    return [`${doubtful} des ${proofs.length} faits repris de la base ${doubtful > 1 ? "n’ont pas été vérifiés" : "n’a pas été vérifié"} ${official}.`];
  }

  /* ---- Prices --------------------------------------------------------------------- */

  const BASIS = { recouvre: "sommes recouvrées", confie: "sommes confiées", aucune: "pas de commission" };

  /** What an offer asks, in words, by row: {basis, rates, minimum, files, failures, subscription, acts, vat, delay}. */
  function fees(offer) {
    const several = offer.bands.length > 1;
    const rates = offer.bands.map(({ up_to: limit, rate }) =>
      limit === null ? `${money.percent(rate)}${several ? " au-delà" : ""}` : `${money.percent(rate)} jusqu’à ${money.euros(limit)}`).join(", ");
    const how = several ? (offer.mode === "tranches" ? ", par tranches" : ", sur le montant entier") : "";
    const each = offer.scope === "dossier" ? "par dossier" : "pour la période";
    const fee = (cents) => (cents ? money.euros(cents) : "aucun");
    return {
      basis: BASIS[offer.basis],
      rates: rates ? `${rates}${how}${several ? `, ${each}` : ""}` : "sans objet",
      minimum: offer.minimum ? `${money.euros(offer.minimum)} ${each}` : "aucun",
      files: fee(offer.file_fee), failures: fee(offer.failure_fee), subscription: fee(offer.monthly_fee),
      acts: offer.extras.length
        ? offer.extras.map((one) => `${one.label}${NBSP}: ${money.decimal(one.number, 2)} × ${money.euros(one.price)}`).join(", ") : "aucun",
      vat: money.percent(offer.vat),
      delay: offer.payout_days ? `${offer.payout_days}${NBSP}jours` : "non indiqué",
    };
  }

  /** Ids of the two candidates whose costs are set against each other: the first of the ranking that have an offer. */
  function pair({ report, set, costs }) {
    const others = set.candidates.map((one) => one.id).filter((id) => !report || !report.order.includes(id));
    const priced = [...(report ? report.order : []), ...others].filter((id) => costs.byNumber[numberOf(id)]);
    return priced.length > 1 ? priced.slice(0, 2) : null;
  }

  /* ---- Its name --------------------------------------------------------------------- */

  /** The title of the page, which browsers propose as the name of the PDF; `today` is « 2026-11-22 ». */
  function title({ state, set }, today) {
    const about = state.question || set.candidates.map((one) => one.name).join(", ");
    return ["Dossier de décision", grid.line(about.replace(/[\\/:*?"<>|]/g, " ").replace(/\s+/g, " "), 70), today].filter(Boolean).join(" – ");
  }

  grid.dossier = { view, applying, asked, figures, numberOf, proposal, contradictions, origin, openPoints, fees, pair, title, counted, join };
})(typeof self !== "undefined" ? self : globalThis);
