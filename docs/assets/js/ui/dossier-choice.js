/* Parts 2 and 3 of the decision file: the situation, then weights, requirements and what does not apply. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { dossier, grid } = Quittance;
  const { french, tenths } = dossier;
  const NBSP = "\u00a0";

  /** Answers as the reader chose them; without any, one sentence. */
  function situation({ state, data }) {
    if (!Object.keys(state.situation).length) return [dossier.text("La situation n’a pas été décrite à l’étape «\u00a0Ma situation\u00a0».")];
    return [dossier.pairs(data.situation.questions.map((one) => {
      const given = one.options.find((option) => option.id === state.situation[one.id]);
      return [one.name[0].toUpperCase() + one.name.slice(1), given ? given.label : Quittance.html("span", { class: "q-unk" }, "inconnu")];
    }))];
  }

  function criteria(view) {
    const { state, data, report } = view;
    const weight = (id) => (report && id in report.weights ? report.weights[id] : 0);
    const sorted = [...data.criteria].sort((a, b) => weight(b.id) - weight(a.id));
    const rows = sorted.map((one) => [one.title, `${tenths(weight(one.id))}${NBSP}%`, data.swings[one.id].worst, data.swings[one.id].best]);
    const made = [dossier.table({
      label: "Poids des critères", heads: ["Critère", { text: "Poids", num: true }, "Au pire", "Au mieux"], rows, className: "q-dossier__weights",
      caption: "Un poids dit ce que vaut, pour le décideur, le passage du pire au mieux.",
    })];
    made.push(dossier.heading("D’où viennent ces poids"), ...origin(view));
    made.push(dossier.heading("Exigences éliminatoires"), requirements(view));
    const out = data.criteria.flatMap((one) => one.indicators).filter(({ id }) => state.notApplicable.includes(id)).map((one) => one.title);
    made.push(dossier.heading("Ce qui est sans objet"), out.length
      ? dossier.text(`Déclaré sans objet pour tous les candidats${NBSP}: ${grid.dossier.join(out)}. La part de ces points va aux autres.`)
      : dossier.text("Rien n’a été déclaré sans objet."));
    return made;
  }

  function origin(view) {
    const { profile, changed } = grid.dossier.origin(view);
    const start = profile ? `profil «${NBSP}${profile.title}${NBSP}». ${profile.text}` : "importances par défaut de la base, dont les raisons figurent sur la page «\u00a0Mes critères et classement\u00a0».";
    const made = [dossier.text(`Point de départ${NBSP}: ${start}`)];
    if (changed.length) {
      made.push(dossier.text(`Importances changées par les évaluateurs${NBSP}: ${grid.dossier.join(changed.map((one) => `${one.title} (${french(one.from)}, puis ${french(one.to)})`))}.`));
    } else made.push(dossier.text("Aucune importance n’a été changée ensuite."));
    return made;
  }

  function requirements(view) {
    const asked = grid.dossier.asked(view);
    if (!asked.length) return dossier.text("Aucune exigence n’a été posée.");
    return dossier.list(asked.map((one) => `${one.title}.`));
  }

  Object.assign(dossier, { situation, criteria });
})(window);
