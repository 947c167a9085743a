/*
 * Two grids of the same choice made one: everybody's marks side by side, mine first. No DOM. After address.js.
 *
 * What I said is kept; what I left empty is filled from the other; what differs is told, in sentences.
 * Importances are never empty: mine are always kept.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const grid = (Quittance.grid = Quittance.grid || {});
  const { MOST } = grid;
  const { PORTFOLIO } = Quittance.offersInput;
  const NBSP = "\u00a0";

  const counted = (number, one, many) => `${number}${NBSP}${number > 1 ? many : one}`;
  const and = (texts) => (texts.length > 1 ? `${texts.slice(0, -1).join(", ")} et ${texts[texts.length - 1]}` : texts[0]);
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const folded = (name) => Quittance.text.fold(name).replace(/\s+/g, " ").trim();
  const isEmpty = (value) => !value || (typeof value === "object" && !Object.keys(value).length);
  const alike = (a, b) => canonical(a) === canonical(b);
  const canonical = (value) => JSON.stringify(value, (_, one) =>
    (one && typeof one === "object" && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one));

  /** {state, told: [French sentence]}: at least one sentence; neither grid is changed. */
  function merge(mine, other, data) {
    if (!grid.write(mine, data) && grid.write(other, data)) {
      return { state: copy(other), told: [`Votre grille était vide${NBSP}: celle du fichier la remplace.`] };
    }
    const told = [];
    let state = joinPeople(copy(mine), other, told);
    const { together, ...made } = joinCandidates(state, other, told);
    state = grid.complete(made.state);
    joinMarks(state, other, together, told);
    joinOffers(state, other, together, told);
    joinRest(state, other, told);
    joinReinstated(state, other, together, told);
    if (!told.length) told.push("Ce fichier n’apporte rien de nouveau.");
    return { state, told };
  }

  /** What is added, and what finds no room. */
  function tell(told, added, without, [one, many], most) {
    if (added.length) told.push(`${added.length > 1 ? `${many} ajoutés` : `${one} ajouté`}${NBSP}: ${and(added)}.`);
    if (without.length) told.push(`Faute de place (${most} au plus), non repris${NBSP}: ${and(without)}.`);
  }

  function joinPeople(state, other, told) {
    const more = other.evaluators.filter((one) => !state.evaluators.includes(one));
    const room = MOST.evaluators - state.evaluators.length;
    tell(told, more.slice(0, room), more.slice(room), ["Évaluateur", "Évaluateurs"], MOST.evaluators);
    return { ...state, evaluators: [...state.evaluators, ...more.slice(0, room)] };
  }

  /** {state, together: [{number, theirs, isNew}]}: every candidate of the other that is now in mine, by its number in mine. */
  function joinCandidates(state, other, told) {
    const own = matched(state, other);
    const together = [];
    const without = [];
    let made = state;
    for (const theirs of other.candidates) {
      if (own.has(theirs)) together.push({ number: own.get(theirs).number, theirs, isNew: false });
      else if (made.candidates.length >= MOST.candidates) without.push(grid.called(theirs));
      else {
        const same = grid.candidate(made, theirs.number) ? undefined : theirs.number;
        const added = grid.addCandidate(made, theirs.name, theirs.record, same);
        made = added.state;
        together.push({ number: added.number, theirs, isNew: true });
      }
    }
    const added = together.filter((one) => one.isNew).map((one) => grid.called(one.theirs));
    tell(told, added, without, ["Candidat", "Candidats"], MOST.candidates);
    return { state: made, together };
  }

  /** Candidate of the other → mine: by record, else by name; nobody twice, the same number first. */
  function matched(mine, other) {
    const found = new Map();
    const taken = new Set();
    const look = (same) => {
      for (const theirs of other.candidates) {
        const own = found.has(theirs) ? null : mine.candidates.find((one) => !taken.has(one) && same(one, theirs));
        if (!own) continue;
        taken.add(own);
        found.set(theirs, own);
      }
    };
    const byRecord = (one, theirs) => one.record !== "" && one.record === theirs.record;
    const byName = (one, theirs) => !(one.record && theirs.record) && folded(one.name) !== "" && folded(one.name) === folded(theirs.name);
    const exactly = (one, theirs) => one.name === theirs.name && one.record === theirs.record; // nameless ones too
    const numbered = (same) => (one, theirs) => one.number === theirs.number && same(one, theirs);
    for (const same of [numbered(byRecord), byRecord, numbered(byName), byName, numbered(exactly)]) look(same);
    return found;
  }

  /** Fill what was left empty; count, by evaluator, the answers given twice that differ. */
  function joinMarks(state, other, together, told) {
    let filled = 0;
    const apart = new Map();
    for (const { number, theirs } of together) {
      for (const evaluator of state.evaluators.filter((one) => Object.hasOwn(theirs.marks, one))) {
        const own = grid.marks(state, number, evaluator);
        const given = theirs.marks[evaluator];
        const results = [
          ...union(given.levels, given.comments).map((id) => joinCell(own, given, id)),
          ...Object.entries(given.knockouts).map(([id, value]) => join(own.knockouts, id, value)),
        ];
        filled += results.filter((one) => one === "filled").length;
        apart.set(evaluator, (apart.get(evaluator) || 0) + results.filter((one) => one === "apart").length);
      }
    }
    if (filled) told.push(`${counted(filled, "réponse reprise", "réponses reprises")} de l’autre grille.`);
    for (const [evaluator, count] of apart) {
      if (count > 1) told.push(`${evaluator}${NBSP}: ${count} réponses diffèrent d’une grille à l’autre${NBSP}; celles de votre grille sont gardées.`);
      else if (count) told.push(`${evaluator}${NBSP}: une réponse diffère d’une grille à l’autre${NBSP}; celle de votre grille est gardée.`);
    }
  }

  const union = (...mappings) => [...new Set(mappings.flatMap(Object.keys))];

  /** A level and its comment go together: the reason of a level that I did not give is left out. */
  function joinCell(own, given, id) {
    const level = Object.hasOwn(given.levels, id) ? join(own.levels, id, given.levels[id]) : "";
    if (level === "apart") return "apart";
    const comment = Object.hasOwn(given.comments, id) ? join(own.comments, id, given.comments[id]) : "";
    return [level, comment].find((one) => one === "apart") || level || comment;
  }

  /** "filled" where there was nothing, "apart" where mine differs and is kept, else "". */
  function join(own, id, value) {
    if (Object.hasOwn(own, id)) return own[id] === value ? "" : "apart";
    own[id] = value;
    return "filled";
  }

  const typed = (state, names) => Object.fromEntries(names.map((name) => [name, (state.texts[name] || "").trim()]).filter(([, text]) => text));
  const offer = (state, number) => Object.fromEntries(Object.entries(typed(state, grid.offerNames(number)))
    .map(([name, text]) => [name.slice(`o${number}-`.length), text]));

  /** An offer comes whole, where there was none. */
  function joinOffers(state, other, together, told) {
    const filled = [];
    const apart = [];
    for (const { number, theirs } of together) {
      const [own, given] = [offer(state, number), offer(other, theirs.number)];
      if (isEmpty(given) || alike(own, given)) continue;
      (isEmpty(own) ? filled : apart).push(grid.called(grid.candidate(state, number)));
      if (isEmpty(own)) for (const [name, text] of Object.entries(given)) state.texts[`o${number}-${name}`] = text;
    }
    if (filled.length) told.push(`${filled.length > 1 ? "Offres reprises" : "Offre reprise"} de l’autre grille${NBSP}: ${and(filled)}.`);
    if (apart.length) told.push(`Offre différente d’une grille à l’autre${NBSP}: ${and(apart)}${NBSP}; celle de votre grille est gardée.`);
  }

  const texts = (names) => ({ of: (state) => typed(state, names), set: (state, value) => Object.assign(state.texts, value) });
  const field = (name) => ({ of: (state) => state[name], set: (state, value) => Object.assign(state, { [name]: copy(value) }) });
  const list = (name) => ({ ...field(name), of: (state) => [...state[name]].sort() });

  /** What is said once for the whole grid. */
  function joinRest(state, other, told) {
    const parts = [
      ["la situation", field("situation")],
      ["la question", field("question")],
      ["les exigences", list("asked")],
      ["les indicateurs sans objet", list("notApplicable")],
      ["le portefeuille", texts(PORTFOLIO)],
      ["les deux bornes de coût", texts(grid.ANCHORS)],
      ["la décision", texts(["decision"])],
      ["les réserves", texts(["reserves"])],
    ];
    const filled = [];
    const apart = alike(state.weights, other.weights) ? [] : ["les importances"];
    for (const [label, { of, set }] of parts) {
      const [own, given] = [of(state), of(other)];
      if (isEmpty(given) || alike(own, given)) continue;
      (isEmpty(own) ? filled : apart).push(label);
      if (isEmpty(own)) set(state, given);
    }
    if (filled.length) told.push(`Repris de l’autre grille${NBSP}: ${and(filled)}.`);
    if (apart.length) told.push(`Ce qui diffère d’une grille à l’autre${NBSP}: ${and(apart)}${NBSP}; ce que dit votre grille est gardé.`);
  }

  /** Those added come as the other had them; of those I had, my choice is kept. */
  function joinReinstated(state, other, together, told) {
    const apart = [];
    for (const { number, theirs, isNew } of together) {
      const given = other.reinstated.includes(String(theirs.number));
      if (isNew && given) state.reinstated.push(String(number));
      else if (!isNew && given !== state.reinstated.includes(String(number))) apart.push(grid.called(grid.candidate(state, number)));
    }
    if (apart.length) told.push(`Réintégrés dans une seule des deux grilles${NBSP}: ${and(apart)}${NBSP}; le choix de la vôtre est gardé.`);
  }

  Object.assign(grid, { merge });
})(typeof self !== "undefined" ? self : globalThis);
