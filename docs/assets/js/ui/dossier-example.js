/* A FICTIF decision file: invented candidates, evaluators, marks and prices, to see what the page makes of a grid. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { dossier, grid, offersInput } = Quittance;
  const PEOPLE = ["AB", "CD"];
  const REASONS = [
    "Inventé\u00a0: aucune pièce montrée malgré deux demandes.", "", "", "",
    "Inventé\u00a0: pièces lues et deux références appelées.",
  ];
  const EXTRA = { // a third offer beside the two of the cost page
    nom: "", assiette: "confie", "taux-1": "6", "frais-echec": "9", tva: "20", delai: "45",
  };

  /** The fictitious candidates of the questionnaire, seen by two people who do not always agree. */
  function example(data) {
    const source = data.sets.find((one) => one.fictitious);
    const indicators = grid.indicators(data);
    const state = grid.initial(data);
    state.question = "Exemple FICTIF\u00a0: à qui confier nos factures en retard de plus de 90 jours\u00a0?";
    for (const question of data.situation.questions.slice(0, 6)) state.situation[question.id] = question.options[0].id;
    state.asked = data.knockouts.slice(0, 3).map((one) => one.id);
    let made = state;
    for (const person of PEOPLE) made = grid.addEvaluator(made, person).state;
    source.candidates.forEach((one, index) => {
      const added = grid.addCandidate(made, one.name);
      made = added.state;
      PEOPLE.forEach((person, who) => {
        const own = grid.marks(made, added.number, person);
        indicators.forEach((id, i) => mark(own, id, Object.hasOwn(one.levels, id) ? one.levels[id] : null, i, index, who));
        made.asked.forEach((id, i) => { own.knockouts[id] = index === 2 && i === 1 && who === 1 ? "failed" : "met"; });
      });
    });
    return { ...made, texts: texts(made) };
  }

  /** The second person is one level away now and then; an end of the scale has its reason. */
  function mark(own, id, level, i, index, who) {
    const step = who && (i + index) % 7 === 3 ? (i % 2 ? 1 : -1) : 0;
    own.levels[id] = level === null ? null : Math.max(0, Math.min(4, level + step));
    if (own.levels[id] !== null && REASONS[own.levels[id]]) own.comments[id] = REASONS[own.levels[id]];
  }

  function texts(state) {
    const found = { "cout-vise": "3 000", "cout-inacceptable": "12 000" };
    for (const name of offersInput.PORTFOLIO) if (offersInput.EXAMPLE[name]) found[name] = offersInput.EXAMPLE[name];
    state.candidates.forEach(({ number }, index) => {
      for (const name of offersInput.OFFER) {
        const text = index < 2 ? offersInput.EXAMPLE[`${"ab"[index]}-${name}`] : EXTRA[name];
        if (text && name !== "nom") found[`o${number}-${name}`] = text;
      }
    });
    return found;
  }

  dossier.example = example;
})(window);
