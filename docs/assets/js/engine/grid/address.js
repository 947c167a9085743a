/*
 * The grid as names and values: in a fragment, in a file, on the device. No DOM. After state.js.
 *
 *   #question=…&tresorerie=40&evaluateurs=AB,CD&candidat-1=Alpha&niveaux-1-AB=formation-equipe:3,suivi-attitre:inconnu
 *   &motifs-1-AB-formation-equipe=…&exigences-1-AB=mandat-ecrit:respecte&dossiers=120&o1-taux-1=12&cout-vise=5000
 *   &v=0123456789ab&alors=1:667.618.717
 *
 * `v` and `alors` stand in shared links only: the version of the data, and what was then shown in tenths
 * (centre, floor, ceiling). What is not understood is quoted in `ignored`, never an error.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { carry, offersInput } = Quittance;
  const grid = (Quittance.grid = Quittance.grid || {});
  const { MOST } = grid;

  const QUOTED = 60; // characters quoted of what was not understood
  const MOST_QUOTES = 20; // beyond, an address is noise
  const UNKNOWN = "inconnu";
  const STATES = { respecte: "met", "non-respecte": "failed" };
  const WORDS = { met: "respecte", failed: "non-respecte" };
  const TO_CONFIRM = "a-confirmer"; // by default: read, never written
  const OF_CANDIDATE = /^(?:(?:candidat|fiche)-([1-8])|(?:niveaux|motifs|exigences)-([1-8])-.*|o([1-8])-.*)$/;

  /* ---- Writing --------------------------------------------------------------- */

  /** Every choice as [name, value]; what is by default is left out. */
  function pairs(state, data) {
    const made = [];
    const put = (name, value) => value && made.push([name, value]);
    put("situation", carry.write(state.situation));
    put("question", state.question);
    const ranking = Quittance.rankingState.write({ ...state, family: grid.SET }, asRanking(state, data));
    made.push(...new URLSearchParams(ranking.slice(1)));
    put("evaluateurs", state.evaluators.join(","));
    for (const { number, name, record, marks } of state.candidates) {
      made.push([`candidat-${number}`, name]); // even without a name yet
      put(`fiche-${number}`, record);
      for (const evaluator of state.evaluators) if (Object.hasOwn(marks, evaluator)) made.push(...marked(`${number}-${evaluator}`, marks[evaluator]));
    }
    for (const name of grid.TEXTS) put(name, (state.texts[name] || "").trim());
    return made;
  }

  function marked(who, { levels, comments, knockouts }) {
    const list = (found, word) => Object.entries(found).map(([id, value]) => `${id}:${word(value)}`).join(",");
    return [
      [`niveaux-${who}`, list(levels, (level) => (level === null ? UNKNOWN : level))],
      ...Object.entries(comments).map(([id, text]) => [`motifs-${who}-${id}`, text]),
      [`exigences-${who}`, list(knockouts, (one) => WORDS[one])],
    ].filter(([, value]) => value);
  }

  /** "" or "#…". */
  function write(state, data) {
    const made = pairs(state, data).map(([name, value]) => `${name}=${offersInput.encode(value)}`);
    return made.length ? `#${made.join("&")}` : "";
  }

  /** The fragment of a link to share: the choices, the version of the data, the result now shown. */
  function share(state, data, report) {
    const shown = figures(state, report).map(([number, { central, floor, ceiling }]) => `${number}:${central}.${floor}.${ceiling}`);
    return `${write(state, data) || "#"}&v=${data.version}&alors=${shown.join(",")}`.replace("#&", "#");
  }

  /** [number, {central, floor, ceiling}] of every candidate of a report, in tenths. */
  const figures = (state, report) => state.candidates.flatMap(({ number }) => {
    const found = report && report.candidates.find((one) => one.id === grid.id(number));
    return found ? [[number, { central: found.central, floor: found.floor, ceiling: found.ceiling }]] : [];
  });

  /** Candidates whose figures are no longer those of the link: [{number, before, now}]. */
  function changed(then, report) {
    if (!then || !report) return [];
    return report.candidates.flatMap(({ id, central, floor, ceiling }) => {
      const number = Number(id.replace("candidat-", ""));
      const before = Object.hasOwn(then, number) ? then[number] : null;
      const same = before && before.central === central && before.floor === floor && before.ceiling === ceiling;
      return before && !same ? [{ number, before, now: { central, floor, ceiling } }] : [];
    });
  }

  /* ---- Reading --------------------------------------------------------------- */

  /**
   * {state, ignored: [text], version, then} of a fragment; null when it is only the anchor of a heading.
   * `then` is {number: {central, floor, ceiling}} as shown when the link was made, or null.
   */
  function read(fragment, data) {
    const text = fragment.replace(/^#/, "");
    if (!text.includes("=")) return null;
    const entries = [...new URLSearchParams(text)];
    const of = (name) => (entries.find(([one]) => one === name) || ["", ""])[1];
    const quotes = [];
    const version = /^[0-9a-f]{1,40}$/.test(of("v")) ? of("v") : "";
    if (of("v") && !version) quotes.push(quote("v", of("v")));
    const then = version ? told(of("alors"), quotes) : null;
    const { state, ignored } = fromPairs(entries.filter(([name]) => name !== "v" && name !== "alors"), data);
    return { state, ignored: [...quotes, ...ignored].slice(0, MOST_QUOTES), version, then };
  }

  function told(text, quotes) {
    const then = {};
    for (const part of text.split(",").filter(Boolean)) {
      const found = /^([1-8]):([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})$/.exec(part);
      if (found) then[found[1]] = { central: Number(found[2]), floor: Number(found[3]), ceiling: Number(found[4]) };
      else quotes.push(quote("alors", part));
    }
    return then;
  }

  const quote = (name, value) => grid.line(`${name}=${typeof value === "string" ? value : JSON.stringify(value)}`, QUOTED);

  /** {state, ignored: [text]} of names and values, whatever they hold. */
  function fromPairs(entries, data) {
    const given = new Map();
    const ignored = [];
    const ignore = (name, value) => ignored.push(quote(name, value));
    for (const [name, value] of entries) {
      if (given.has(name) || typeof value !== "string") ignore(name, value);
      else given.set(name, value);
    }
    /** The value of a name, "" when there is none; nobody else reads it. */
    const take = (name) => {
      const value = given.get(name) || "";
      given.delete(name);
      return value;
    };
    /** A text of at most `most` characters: what is cut is told. */
    const cut = (name, tidied, most) => {
      const value = take(name);
      if ([...value.trim()].length > most) ignore(name, value);
      return tidied(value, most);
    };

    let state = grid.initial(data);
    const situation = carry.read(take("situation"), data.situation.questions);
    ignored.push(...situation.ignored);
    state.situation = situation.answers;
    state.question = cut("question", grid.tidy, MOST.question);
    for (const one of take("evaluateurs").split(",").filter(Boolean)) {
      if (!join(state, one)) ignore("evaluateurs", one);
    }
    state = candidates(state, given, { take, cut, ignore }, data);
    readMarks(state, given, { cut, ignore }, data);
    state = ranking(state, take, given, ignored, data);
    readTexts(state, given, { cut, ignore, take });
    for (const [name, value] of given) ignore(name, value);
    return { state: grid.complete(state), ignored: ignored.slice(0, MOST_QUOTES).map((one) => grid.line(one, QUOTED)) };
  }

  /** Whether somebody is, or can still become, one of the evaluators. */
  function join(state, evaluator) {
    if (state.evaluators.includes(evaluator)) return true;
    if (!grid.INITIALS.test(evaluator) || state.evaluators.length >= MOST.evaluators) return false;
    state.evaluators.push(evaluator);
    return true;
  }

  /** Every candidate that anything speaks of: marks without a name are not lost. */
  function candidates(state, given, { take, cut, ignore }, data) {
    const records = grid.records(data);
    const numbers = new Set([...given.keys()].map((name) => OF_CANDIDATE.exec(name)).filter(Boolean).map((found) => Number(found[1] || found[2] || found[3])));
    let made = state;
    for (const number of [...numbers].sort()) {
      const typed = take(`fiche-${number}`);
      const record = records.has(typed) ? typed : "";
      if (typed && !record) ignore(`fiche-${number}`, typed);
      const name = given.has(`candidat-${number}`) || !record ? cut(`candidat-${number}`, grid.line, MOST.name) : records.get(record).name;
      made = grid.addCandidate(made, name, record, number).state;
    }
    return made;
  }

  function readMarks(state, given, { cut, ignore }, data) {
    const indicators = new Set(grid.indicators(data));
    const knockouts = new Set(data.knockouts.map((one) => one.id));
    for (const [name, value] of [...given]) {
      const found = /^(niveaux|exigences|motifs)-([1-8])-([A-Z0-9]{1,4})(?:-(.+))?$/.exec(name);
      if (!found || (found[1] === "motifs") !== Boolean(found[4]) || !value) continue;
      const [, kind, number, evaluator, indicator] = found;
      if ((kind === "motifs" && !indicators.has(indicator)) || !join(state, evaluator)) continue;
      const own = grid.marks(state, number, evaluator);
      if (kind === "motifs") {
        const text = cut(name, grid.tidy, MOST.comment);
        if (text) own.comments[indicator] = text;
        continue;
      }
      given.delete(name);
      for (const part of value.split(",").filter(Boolean)) {
        const [id, word = ""] = part.split(":");
        const kept = kind === "niveaux" ? keepLevel(own.levels, indicators, id, word) : keepState(own.knockouts, knockouts, id, word);
        if (!kept || part.split(":").length > 2) ignore(name, part);
      }
    }
  }

  function keepLevel(levels, known, id, word) {
    if (!known.has(id) || Object.hasOwn(levels, id) || !(word === UNKNOWN || /^[0-4]$/.test(word))) return false;
    levels[id] = word === UNKNOWN ? null : Number(word);
    return true;
  }

  function keepState(states, known, id, word) {
    if (!known.has(id) || Object.hasOwn(states, id)) return false;
    if (Object.hasOwn(STATES, word)) states[id] = STATES[word];
    return word === TO_CONFIRM || Object.hasOwn(STATES, word);
  }

  /* ---- What the ranking reads and writes under the same names ------------------ */

  /** The data with the candidates of the grid as the only set. */
  const asRanking = (state, data) => ({
    ...data,
    sets: [{ id: grid.SET, fictitious: true, candidates: state.candidates.map((one) => ({ id: String(one.number) })) }],
  });

  function ranking(state, take, given, ignored, data) {
    const names = ["profil", ...data.criteria.map((one) => one.id), "exiger", "sans-objet", "reintegres"].filter((name) => given.has(name));
    const asked = new URLSearchParams(names.map((name) => [name, take(name)]));
    const found = Quittance.rankingState.read(asked.toString(), asRanking(state, data));
    ignored.push(...found.ignored);
    const { profile, weights, asked: required, notApplicable, reinstated } = found.state;
    return { ...state, profile, weights, asked: required, notApplicable, reinstated };
  }

  function readTexts(state, given, { cut, ignore, take }) {
    for (const name of grid.TEXTS) {
      if (!given.has(name)) continue;
      const values = grid.choices(name);
      if (values) {
        const value = take(name).trim();
        if (values.includes(value)) state.texts[name] = value;
        else if (value) ignore(name, value);
        continue;
      }
      const text = cut(name, grid.tidy, grid.longest(name));
      if (text) state.texts[name] = text;
    }
  }

  Object.assign(grid, { pairs, fromPairs, write, read, share, changed });
})(typeof self !== "undefined" ? self : globalThis);
