/* A whole grid that is made up and says so, to see how the page works. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const MARK = "(FICTIF)";
  const NAMES = [`Alpha ${MARK}`, `Bêta ${MARK}`, `Gamma ${MARK}`];
  const COMMENT = "Fictif\u00a0: commentaire inventé pour l’exemple.";
  const APART = 7; // one mark in seven of the second evaluator differs by one level
  const FAR = 3; // levels apart on the one disagreement shown
  const ANCHORS = { "cout-vise": "3000", "cout-inacceptable": "12000" };
  const THIRD = { assiette: "confie", "taux-1": "9", "frais-dossier": "5", tva: "20", delai: "15" };

  const isFictitious = (name) => name.includes(MARK);
  const recognises = (state) => state.candidates.length > 0 && state.candidates.every((one) => isFictitious(one.name));

  /** The state: the candidates of the fictitious set of the data, seen by AB and CD, with three made-up offers. */
  function state(data) {
    const { grid } = Quittance;
    let made = grid.initial(data);
    made = grid.addEvaluator(made, "AB").state;
    made = grid.addEvaluator(made, "CD").state;
    const levels = data.sets.find((one) => one.fictitious).candidates.map((one) => one.levels);
    NAMES.forEach((name, i) => {
      const added = grid.addCandidate(made, name);
      made = added.state;
      mark(made, added.number, levels[i % levels.length], data);
    });
    made.question = "FICTIF\u00a0: à qui confier nos factures impayées de plus de 60\u00a0jours\u00a0?";
    made.asked = data.knockouts.slice(0, 2).map((one) => one.id);
    made.texts = { ...ANCHORS, ...portfolio(), ...offers() };
    return grid.complete(made);
  }

  function mark(made, number, levels, data) {
    const { grid } = Quittance;
    const [first, second] = ["AB", "CD"].map((one) => grid.marks(made, number, one));
    grid.indicators(data).forEach((id, i) => {
      const level = Object.hasOwn(levels, id) ? levels[id] : null;
      say(first, id, level);
      if (level !== null) say(second, id, (i + number) % APART ? level : Math.max(0, Math.min(4, level + (level > 2 ? -1 : 1))));
    });
    if (number === 1) say(second, grid.indicators(data)[0], Math.max(0, (first.levels[grid.indicators(data)[0]] || 0) - FAR));
    for (const own of [first, second]) for (const one of data.knockouts.slice(0, number === 3 ? 1 : 2)) own.knockouts[one.id] = "met";
  }

  function say(own, id, level) {
    own.levels[id] = level;
    if (level === 0 || level === 4) own.comments[id] = COMMENT;
    else delete own.comments[id];
  }

  const example = () => Quittance.offersInput.EXAMPLE;
  const portfolio = () => Object.fromEntries(Quittance.offersInput.PORTFOLIO.filter((name) => example()[name]).map((name) => [name, example()[name]]));

  function offers() {
    const { EXAMPLE, OFFER } = Quittance.offersInput;
    const made = {};
    for (const name of OFFER.filter((one) => one !== "nom")) {
      if (EXAMPLE[`a-${name}`]) made[`o1-${name}`] = EXAMPLE[`a-${name}`];
      if (EXAMPLE[`b-${name}`]) made[`o2-${name}`] = EXAMPLE[`b-${name}`];
      if (THIRD[name]) made[`o3-${name}`] = THIRD[name];
    }
    return made;
  }

  Quittance.gridExample = { recognises, state };
})(typeof self !== "undefined" ? self : globalThis);
