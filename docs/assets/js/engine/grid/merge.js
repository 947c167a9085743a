/*
 * Two grids of the same choice made one: everybody's marks side by side, mine first. No DOM. After address.js.
 *
 * What I said is kept; what I left empty is filled from the other; what differs is told, in sentences.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const grid = (Quittance.grid = Quittance.grid || {});
  const { MOST } = grid;
  const { PORTFOLIO } = Quittance.offersInput;
  const NBSP = "\u00a0";

  const quoted = (text) => `«${NBSP}${text}${NBSP}»`;
  const counted = (number, one, many) => `${number} ${number > 1 ? many : one}`;
  const and = (texts) => (texts.length > 1 ? `${texts.slice(0, -1).join(", ")} et ${texts[texts.length - 1]}` : texts[0]);
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const folded = (name) => Quittance.text.fold(name).replace(/\s+/g, " ").trim();
  const isEmpty = (value) => !value || (typeof value === "object" && !Object.keys(value).length);
  const alike = (a, b) => canonical(a) === canonical(b);
  const canonical = (value) => JSON.stringify(value, (_, one) =>
    (one && typeof one === "object" && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one));

  /** {state, told: [French sentence]}: at least one sentence. */
  function merge(mine, other, data) {
    let state = copy(mine);
    const told = [];
    const people = other.evaluators.filter((one) => !mine.evaluators.includes(one));
    const room = people.slice(0, MOST.evaluators - mine.evaluators.length);
    state.evaluators.push(...room);
    if (room.length) told.push(`${room.length > 1 ? "Évaluateurs ajoutés" : "Évaluateur ajouté"}${NBSP}: ${and(room)}.`);
    if (room.length < people.length) told.push(`Faute de place (${MOST.evaluators} évaluateurs au plus), ${and(people.slice(room.length))} n’${people.length - room.length > 1 ? "ont" : "a"} pas été repris.`);

    const pairs = matched(state, other);
    const added = [];
    const without = [];
    for (const [own, theirs] of pairs) {
      if (own) continue;
      if (state.candidates.length >= MOST.candidates) without.push(grid.called(theirs));
      else {
        const free = state.candidates.some((one) => one.number === theirs.number) ? undefined : theirs.number;
        const made = grid.addCandidate(state, theirs.name, theirs.record, free);
        state = made.state;
        added.push([made.number, theirs]);
      }
    }
    if (added.length) told.push(`${added.length > 1 ? "Candidats ajoutés" : "Candidat ajouté"}${NBSP}: ${and(added.map(([, one]) => grid.called(one)))}.`);
    if (without.length) told.push(`Faute de place (${MOST.candidates} candidats au plus), ${and(without)} n’${without.length > 1 ? "ont" : "a"} pas été repris.`);

    state = grid.complete(state);
    const together = [...pairs.filter(([own]) => own).map(([own, theirs]) => [own.number, theirs]), ...added];
    told.push(...joinMarks(state, other, together));
    told.push(...joinOffers(state, other, together), ...joinRest(state, other, together));
    if (!told.length) told.push(alike(state, mine) ? "Ce fichier n’apporte rien de nouveau." : "Les deux grilles sont réunies.");
    return { state, told };
  }

  /** Each candidate of the other with mine, or null: by record, else by name; nobody twice. */
  function matched(mine, other) {
    const taken = new Set();
    const found = new Map();
    const look = (same) => {
      for (const theirs of other.candidates) {
        const own = found.has(theirs) ? null : mine.candidates.find((one) => !taken.has(one.number) && same(one, theirs));
        if (!own) continue;
        taken.add(own.number);
        found.set(theirs, own);
      }
    };
    // The same number first among equals, so that a grid always matches itself.
    const near = (same) => {
      look((one, theirs) => one.number === theirs.number && same(one, theirs));
      look(same);
    };
    near((one, theirs) => one.record && one.record === theirs.record);
    near((one, theirs) => !(one.record && theirs.record) && folded(one.name) && folded(one.name) === folded(theirs.name));
    look((one, theirs) => one.number === theirs.number && one.record === theirs.record && !one.name && !theirs.name);
    return other.candidates.map((theirs) => [found.get(theirs) || null, theirs]);
  }

  /** Fill what was left empty; count, by evaluator, what was said twice and differs. */
  function joinMarks(state, other, together) {
    const told = [];
    let filled = 0;
    for (const evaluator of state.evaluators) {
      let apart = 0;
      for (const [number, theirs] of together) {
        if (!Object.hasOwn(theirs.marks, evaluator)) continue;
        const own = grid.marks(state, number, evaluator);
        const given = theirs.marks[evaluator];
        for (const kind of ["levels", "comments", "knockouts"]) {
          for (const [id, value] of Object.entries(given[kind])) {
            if (!Object.hasOwn(own[kind], id)) {
              // A reason belongs to its level: that of another level is not taken.
              if (kind === "comments" && own.levels[id] !== given.levels[id]) apart += 1;
              else own[kind][id] = value;
              filled += 1;
            } else if (own[kind][id] !== value) apart += 1;
          }
        }
      }
      if (apart) told.push(`${evaluator}${NBSP}: ${counted(apart, "réponse diffère", "réponses diffèrent")} entre les deux grilles${NBSP}; ${apart > 1 ? "celles" : "celle"} de votre grille ${apart > 1 ? "sont gardées" : "est gardée"}.`);
    }
    if (filled) told.unshift(`${counted(filled, "réponse reprise", "réponses reprises")} de l’autre grille.`);
    return told;
  }

  const offer = (state, number) => Object.fromEntries(grid.offerNames("")
    .map((name) => [name, (state.texts[name.replace("o-", `o${number}-`)] || "").trim()]).filter(([, text]) => text));

  /** An offer comes whole, where there was none. */
  function joinOffers(state, other, together) {
    const told = [];
    for (const [number, theirs] of together) {
      const own = offer(state, number);
      const given = offer(other, theirs.number);
      if (isEmpty(given) || alike(own, given)) continue;
      const name = grid.called(grid.candidate(state, number));
      if (isEmpty(own)) {
        for (const [key, text] of Object.entries(given)) state.texts[key.replace("o-", `o${number}-`)] = text;
        told.push(`L’offre de ${name} vient de l’autre grille.`);
      } else told.push(`L’offre de ${name} diffère${NBSP}: celle de votre grille est gardée.`);
    }
    return told;
  }

  const part = (names) => ({
    of: (state) => Object.fromEntries(names.map((name) => [name, (state.texts[name] || "").trim()]).filter(([, text]) => text)),
    set: (state, value) => Object.assign(state.texts, value),
  });
  const field = (name) => ({ of: (state) => state[name], set: (state, value) => Object.assign(state, { [name]: copy(value) }) });
  const sorted = (name) => ({ of: (state) => [...state[name]].sort(), set: (state, value) => Object.assign(state, { [name]: [...value] }) });

  /** What is said once for the whole grid: mine is kept, unless there was none. */
  function joinRest(state, other, together) {
    const parts = [
      ["la situation", field("situation")],
      ["la question", field("question")],
      ["les exigences", sorted("asked")],
      ["les indicateurs sans objet", sorted("notApplicable")],
      ["le portefeuille", part(PORTFOLIO)],
      ["les deux bornes de coût", part(grid.ANCHORS)],
    ];
    const apart = [];
    const filled = [];
    for (const [label, { of, set }] of parts) {
      const [own, given] = [of(state), of(other)];
      if (isEmpty(given) || alike(own, given)) continue;
      if (isEmpty(own)) {
        set(state, given);
        filled.push(label);
      } else apart.push(label);
    }
    if (!alike(state.weights, other.weights)) apart.push("les importances des critères");
    const numbers = new Map(together.map(([number, theirs]) => [String(theirs.number), String(number)]));
    const reinstated = other.reinstated.map((one) => numbers.get(one)).filter(Boolean);
    if (!alike([...state.reinstated].sort(), reinstated.sort())) apart.push("les candidats réintégrés");
    const told = [];
    if (filled.length) told.push(`Repris de l’autre grille${NBSP}: ${and(filled)}.`);
    if (apart.length) told.push(`Diffèrent d’une grille à l’autre${NBSP}: ${and(apart)}${NBSP}; ceux de votre grille sont gardés.`);
    return told;
  }

  Object.assign(grid, { merge, quoted });
})(typeof self !== "undefined" ? self : globalThis);
