/* Parts 1, 4, 5 and 10 of the decision file: the proposal, the candidates, why this order, what to ask. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { decide, dossier, grid, html } = Quittance;
  const { tenths, figure, signed, percent, heading, text, small, list } = dossier;
  const plots = Quittance.rankingPlots;
  const NBSP = "\u00a0";
  const MOST_QUESTIONS = 12;
  const STATES = { met: "respectée", failed: "non respectée", unknown: "à confirmer" };
  const WEIGHTS = /^WEIGHT_/;
  /** Facts told where they belong: in the proposal, or beside the candidate. */
  const ELSEWHERE = ["FIRST_SHARE", "WHY_AHEAD", "SET_ASIDE", "NOT_ENOUGH_PUBLISHED", "KNOCKOUT_TO_CONFIRM", "REINSTATED"];

  /** The computed sentence of the decision, and what comes with it. */
  function decision(view) {
    const { label, lead, more } = grid.dossier.proposal(view);
    return [
      html("strong", { class: "q-dossier__verdict" }, label), html("span", { class: "q-dossier__lead" }, lead),
      ...more.map((one) => html("span", { class: "q-dossier__more" }, one)),
    ];
  }

  const nameOf = (view, id) => view.names.candidates[id];
  const link = (one) => (one.href ? html("a", { href: one.href }, one.name) : one.name);
  const candidate = (view, id) => view.set.candidates.find((one) => one.id === id);

  /* ---- 4. Candidates ----------------------------------------------------------- */

  function candidates(view) {
    const { report, set } = view;
    if (!report || !set.candidates.length) return [text("Aucun candidat à comparer.")];
    const made = [plots.hatching()];
    if (report.order.length) made.push(ranking(view));
    const asked = grid.dossier.asked(view);
    if (asked.length) made.push(heading("Exigences, candidat par candidat"), ...requirements(view, asked));
    if (report.set_aside.length) {
      made.push(heading("Mis à part"), list(report.set_aside.map((id) => view.say({ code: "SET_ASIDE", params: { candidate: id, knockouts: grid.dossier.figures(view, id).failed } }).replace(/ Vous pouvez .*$/, ""))));
    }
    if (report.unranked.length) {
      made.push(heading("Non classés"), list(report.facts.filter((fact) => fact.code === "NOT_ENOUGH_PUBLISHED").map(view.say)));
    }
    return made;
  }

  function share(view, one) {
    if (one.first_share === null) return "sans objet";
    const found = decide.sharePercent(one.first_share);
    return found === -1 ? view.data.sentences.under_one : found === 101 ? view.data.sentences.over_99 : percent(found);
  }

  function ranking(view) {
    const rows = view.report.order.map((id) => {
      const one = grid.dossier.figures(view, id);
      const label = `De ${tenths(one.floor)} à ${tenths(one.ceiling)}, centre ${tenths(one.central)}, sur 100`;
      return [
        [`${one.rank}. `, link(candidate(view, id)), ...(one.failed.length ? [html("span", { class: "q-small" }, " (réintégré malgré une exigence non respectée)")] : [])],
        plots.interval(label, one.floor / 10, one.central / 10, one.ceiling / 10),
        figure(one.floor), figure(one.central), figure(one.ceiling), percent(one.coverage), share(view, one),
      ];
    });
    return dossier.table({
      label: "Candidats comparés", className: "q-rank", rows,
      caption: "Valeurs sur 100. Plancher\u00a0: inconnus comptés à 0. Plafond\u00a0: inconnus comptés à 100. Le point est le centre.",
      heads: ["Candidat", { text: "De 0 à 100", plot: true }, { text: "Plancher", num: true }, { text: "Centre", num: true }, { text: "Plafond", num: true }, { text: "Documenté", num: true }, { text: "En tête", num: true }],
    });
  }

  function requirements(view, asked) {
    const torn = grid.dossier.contradictions(view);
    return dossier.byFour(view.set.candidates, (some) => dossier.table({
      label: "Exigences", className: "q-dossier__even", heads: ["Exigence", ...some.map((one) => one.name)],
      rows: asked.map(({ id, title }) => [title, ...some.map((one) =>
        torn.some((t) => t.id === one.id && t.title === title) ? "à confirmer\u00a0: réponses contraires" : STATES[one.knockouts[id] || "unknown"])]),
    }));
  }

  /* ---- 5. Why -------------------------------------------------------------------- */

  function why(view) {
    const { report } = view;
    if (!report || !report.order.length) return [text("Aucun ordre n’est établi.")];
    const made = [];
    const ahead = report.facts.find((fact) => fact.code === "WHY_AHEAD");
    if (ahead) made.push(text(view.say(ahead)), bars(view, ahead));
    made.push(heading("Ce que chaque critère apporte"), ...contributions(view));
    const others = report.facts.slice(1).filter((fact) => !ELSEWHERE.includes(fact.code) && !WEIGHTS.test(fact.code));
    const decisive = report.questions.filter((fact) => fact.code === "UNKNOWN_DECIDES");
    if (others.length || decisive.length) made.push(heading("Ce qui le ferait changer"), list([...others, ...decisive].map(view.say)));
    const held = report.facts.filter((fact) => WEIGHTS.test(fact.code));
    if (held.length) made.push(heading("Jusqu’où chaque poids peut bouger"), ranges(view, held));
    return made;
  }

  function bars(view, ahead) {
    const most = Math.max(...ahead.params.parts.map((part) => Math.abs(part.points)));
    const rows = ahead.params.parts.map((part) => {
      const title = part.criterion ? view.names.criteria[part.criterion] : "Les autres critères";
      return [title, plots.bar(`${title}${NBSP}: ${signed(part.points)}`, part.points, most), signed(part.points)];
    });
    rows.push({ cells: ["Écart total", "", signed(ahead.params.gap)], kind: "q-sum" });
    return dossier.table({
      label: "Points d’écart entre les deux premiers", className: "q-bars", rows,
      caption: `À droite, pour ${nameOf(view, ahead.params.first)}${NBSP}; à gauche, hachuré, pour ${nameOf(view, ahead.params.second)}.`,
      heads: ["Critère", { text: "Écart", plot: true }, { text: "Points", num: true }],
    });
  }

  /** Points of each criterion for each candidate: they add up to the centre. */
  function contributions(view) {
    const ids = [...view.report.order, ...view.report.unranked, ...view.report.set_aside];
    return dossier.byFour(ids.map((id) => grid.dossier.figures(view, id)), (some) => dossier.table({
      label: "Points de chaque critère", className: "q-dossier__points q-dossier__even",
      caption: "Points que chaque critère apporte au centre de chaque candidat.",
      heads: ["Critère", ...some.map((one) => ({ text: nameOf(view, one.id), num: true }))],
      rows: [
        ...grid.dossier.applying(view).map(({ id, title }) => [title, ...some.map((one) => figure(one.criteria[id].points))]),
        { cells: ["Centre", ...some.map((one) => figure(one.central))], kind: "q-sum" },
      ],
    }));
  }

  function ranges(view, held) {
    return dossier.table({
      label: "Jusqu’où chaque poids peut bouger", className: "q-bars q-ranking__held",
      caption: "Les autres poids suivent en proportion. La bande garde le premier devant\u00a0; le point est le poids retenu.",
      heads: ["Critère", { text: "De 0 à 100\u00a0%", plot: true }, { text: "Retenu", num: true }, { text: "De", num: true }, { text: "À", num: true }, "Ce que cela veut dire"],
      rows: held.map((fact) => {
        const { criterion, weight, low = 0, high = 1000 } = fact.params;
        const said = view.say(fact);
        return [view.names.criteria[criterion], plots.range(said, low / 10, high / 10, weight / 10),
          `${tenths(weight)}${NBSP}%`, `${tenths(low)}${NBSP}%`, `${tenths(high)}${NBSP}%`, said];
      }),
    });
  }

  /* ---- 10. Questions ---------------------------------------------------------------- */

  function questions(view) {
    const found = view.report ? view.report.questions : [];
    if (!view.report) return [text("Sans classement, aucune question n’est calculée.")];
    if (!found.length) return [text("Le calcul ne laisse aucune question ouverte.")];
    const rest = found.length - MOST_QUESTIONS;
    const made = [dossier.table({
      label: "Questions à poser", className: "q-dossier__ask",
      heads: ["Question", "Preuve à demander", "Réponse et preuve reçues"],
      rows: found.slice(0, MOST_QUESTIONS).map((fact, i) => [`${i + 1}. ${view.say(fact)}`, proof(view, fact.params), html("span", { class: "q-noprint q-unk" }, "à compléter")]),
    })];
    if (rest > 0) made.push(small(`Et ${grid.dossier.counted(rest, "autre question", "autres questions")} de moindre poids, à retrouver dans la grille.`));
    return made;
  }

  function proof(view, { indicator, knockouts }) {
    if (knockouts) return view.data.knockouts.filter((one) => knockouts.includes(one.id)).map((one) => one.question).join(" ");
    const found = view.data.criteria.flatMap((one) => one.indicators).find((one) => one.id === indicator);
    return (found && found.proof) || "";
  }

  Object.assign(dossier, { decision, candidates, why, questions });
})(window);
