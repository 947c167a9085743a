/*
 * The grid of one evaluator in the workbook of the site, and back. After spreadsheet.js and the rest of engine/grid.
 *
 * Cells are found by the ids of the hidden first column and first row, never by their place: a row, a column
 * or a sheet may be moved. What the base knows of a candidate stands beside the cell, hidden, as « level|reason »,
 * or « level||comment » when the comment is the evaluator's: a level left as it was filled in is no answer.
 *
 *   const files = Quittance.gridWorkbook.unzip(bytes, fflate);       // throws an Error with one French sentence
 *   const { state, ignored, told, version } = Quittance.gridWorkbook.read(files, data);
 *   const made = Quittance.gridWorkbook.fill(Quittance.gridWorkbook.template(fflate), state, data, "AB", "2026-11-22");
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { grid, money, offersInput, spreadsheet } = Quittance;
  const NBSP = "\u00a0";

  const SHEETS = { guide: "quittance:guide", weights: "quittance:importances", requirements: "quittance:exigences", marks: "quittance:notes", prices: "quittance:prix" };
  const FOREIGN = `Ce classeur n’est pas une grille de ce site${NBSP}: choisissez celui que cette page a exporté, ou un de ceux qu’elle propose à télécharger.`;
  const DAMAGED = `Ce fichier n’est pas un classeur Excel lisible${NBSP}: il est abîmé, protégé par un mot de passe, ou d’un autre format que XLSX.`;
  const LARGEST = 40000000; // bytes of all the files of a workbook
  const OWN = /^(?:xl\/|_rels\/|docProps\/|\[Content_Types\])/;
  const UNKNOWN = "inconnu";
  const WORDS = { met: "respecte", failed: "non-respecte" };
  const NOBODY = "EV"; // initials of somebody who gave none
  const FEWEST = 3; // candidates whose columns stay in sight
  const CASES = ["bas", "central", "haut"];
  const FIRST_DAY = Date.UTC(1899, 11, 30);

  const slug = (text) => Quittance.text.fold(String(text)).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  /** How the number of an entry is kept: what reads its text, how many of its units are in one. */
  function unit(name) {
    if (/^(?:part-|taux-)|^tva$/.test(name)) return { reader: money.rate, scale: 1000000, shown: 10000 };
    if (/^(?:dossiers|mois|delai)$/.test(name)) return { reader: (text) => money.whole(text, 10n ** 12n), scale: 1, shown: 1 };
    if (/^nombre-/.test(name)) return { reader: money.hundredths, scale: 100, shown: 100 };
    return { reader: money.amount, scale: 100, shown: 100 };
  }

  /** Texts of the grid that are neither of the portfolio, nor of an offer: they stand on the first sheet. */
  const written = () => grid.TEXTS.filter((name) => !offersInput.PORTFOLIO.includes(name) && !grid.ANCHORS.includes(name) && !/^o[0-9]-/.test(name));
  const isText = (name) => /^(?:liste|nom|acte-[0-9])$/.test(name);

  /* ---- Reading ---------------------------------------------------------------- */

  /** {path: bytes} of a file chosen by the reader. Throws an Error with one French sentence. */
  function unzip(bytes, fflate) {
    let size = 0;
    try {
      return fflate.unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          size += originalSize;
          if (size > LARGEST) throw new Error("too large");
          return OWN.test(name);
        },
      });
    } catch {
      throw new Error(DAMAGED);
    }
  }

  /** {guide, weights, requirements, marks, prices}, each a sheet with its ids. */
  function sheets(files) {
    let found = null;
    try {
      found = spreadsheet.open(files);
    } catch (error) {
      if (!(error instanceof spreadsheet.Unreadable)) throw error;
      throw new Error(DAMAGED);
    }
    const named = {};
    for (const [name, marker] of Object.entries(SHEETS)) {
      const sheet = found.find((one) => one.get("A1") === marker);
      if (sheet) named[name] = { sheet, ...sheet.ids() };
    }
    if (!named.guide || !named.marks) throw new Error(FOREIGN);
    return { named, all: found };
  }

  /** Reads cells by the ids of their row and column: null when there is none. */
  const reader = (named) => (name, row, column) => {
    const found = named[name];
    if (!found || !Object.hasOwn(found.rows, row) || !Object.hasOwn(found.columns, column)) return null;
    return found.sheet.get(`${found.columns[column]}${found.rows[row]}`);
  };

  const said = (value) => (value === null ? "" : String(value).trim());

  /** « 1234,5 »: a number without spaces, as many decimals as needed. */
  function plain(value, shown) {
    const units = BigInt(Math.round(value * shown));
    const sign = units < 0n ? "-" : "";
    const digits = String(units < 0n ? -units : units).padStart(String(shown).length, "0");
    const cut = digits.length - String(shown).length + 1;
    const rest = digits.slice(cut).replace(/0+$/, "");
    return `${sign}${digits.slice(0, cut)}${rest ? `,${rest}` : ""}`;
  }

  /** The text of an entry, as one would type it on the page. */
  function typed(name, value) {
    if (value === null) return "";
    if (isText(name)) return said(value);
    if (typeof value !== "number") return grid.choices(name) ? slug(value) : said(value);
    const { scale, shown } = unit(name);
    return plain(scale === shown ? value : (value * scale) / shown, shown);
  }

  /**
   * {state, ignored: [text], told: [sentence], version} of a workbook filled in.
   * Throws an Error whose message is one French sentence, when it is not one of ours.
   */
  function read(files, data) {
    const { named } = sheets(files);
    const cell = reader(named);
    const told = [];
    const numbers = kept(named, cell, told);
    const pairs = [];
    const put = (name, value) => value && pairs.push([name, value]);
    const list = (name, row, column) => Object.keys(named[name] ? named[name].rows : {}).filter((id) => row(id) && slug(said(cell(name, id, column))) === "oui");

    put("situation", said(cell("guide", "situation", "valeur")));
    put("question", said(cell("guide", "question", "valeur")));
    put("profil", said(cell("guide", "profil", "valeur")));
    for (const name of written()) put(name, said(cell("guide", name, "valeur")));
    for (const { id } of data.criteria) {
      const weight = cell("weights", id, "importance");
      put(id, typeof weight === "number" ? plain(weight, 100) : said(weight));
    }
    put("exiger", list("requirements", (id) => id !== "reintegres", "exigee").join(","));
    put("sans-objet", list("marks", () => true, "sans-objet").join(","));
    const answers = numbers.map(([number, from]) => [number, answered(named, cell, from)]);
    const evaluator = initials(said(cell("guide", "evaluateurs", "valeur")), answers.some(([, one]) => one.any), told);
    put("evaluateurs", evaluator);
    for (const [number, from] of numbers) {
      pairs.push([`candidat-${number}`, said(cell("guide", `candidat-${from}`, "valeur"))]);
      put(`fiche-${number}`, said(cell("guide", `candidat-${from}`, "fiche")));
    }
    for (const [number, { levels, comments, states }] of answers) {
      put(`niveaux-${number}-${evaluator}`, levels.map(([id, level]) => `${id}:${level}`).join(","));
      for (const [id, text] of comments) put(`motifs-${number}-${evaluator}-${id}`, text);
      put(`exigences-${number}-${evaluator}`, states.map(([id, state]) => `${id}:${state}`).join(","));
    }
    put("reintegres", numbers.filter(([, from]) => slug(said(cell("requirements", "reintegres", `exigences-${from}`))) === "oui").map(([number]) => number).join(","));
    prices(named, cell, numbers, put);
    const { state, ignored } = grid.fromPairs(pairs, data);
    const version = said(cell("guide", "donnees", "valeur"));
    return { state, ignored, told, version: /^[0-9a-f]{1,40}$/.test(version) ? version : "" };
  }

  /** [[number in the grid, number in the workbook]] of the candidates that anything speaks of. */
  function kept(named, cell, told) {
    const present = [];
    for (let number = 1; Object.hasOwn(named.guide.rows, `candidat-${number}`); number += 1) {
      const name = said(cell("guide", `candidat-${number}`, "valeur"));
      const own = answered(named, cell, number).any || offered(named, cell, number);
      if (name || own) present.push({ number, name: name || `Candidat ${number}`, own });
    }
    const { candidates: most } = grid.MOST;
    if (present.length <= most && present.every(({ number }) => number <= most)) return present.map(({ number }) => [number, number]);
    // More than the page compares: first those of whom the evaluator said something.
    const chosen = new Set([...present.filter((one) => one.own), ...present.filter((one) => !one.own)].slice(0, most));
    const left = present.filter((one) => !chosen.has(one)).map((one) => one.name);
    if (left.length) told.push(`La page compare au plus ${most} candidats${NBSP}: ${left.join(", ")} n’${left.length > 1 ? "ont" : "a"} pas été repris.`);
    return present.filter((one) => chosen.has(one)).map(({ number }, rank) => [rank + 1, number]);
  }

  /** What the evaluator answered of a candidate, without what the base had filled in. */
  function answered(named, cell, number) {
    const levels = [];
    const comments = [];
    const states = [];
    for (const id of Object.keys(named.marks.rows)) {
      const level = said(cell("marks", id, `niveaux-${number}`));
      const comment = said(cell("marks", id, `motifs-${number}`));
      const base = said(cell("marks", id, `niveaux-base-${number}`));
      if (base === `${level}|${comment}`) continue;
      if (level && base !== `${level}||${comment}`) levels.push([id, slug(level) === UNKNOWN ? UNKNOWN : level]);
      if (comment) comments.push([id, comment]);
    }
    for (const id of Object.keys(named.requirements ? named.requirements.rows : {}).filter((one) => one !== "reintegres")) {
      const state = said(cell("requirements", id, `exigences-${number}`));
      if (state && said(cell("requirements", id, `exigences-base-${number}`)).split("|")[0] !== state) states.push([id, slug(state)]);
    }
    return { levels, comments, states, any: levels.length + comments.length + states.length > 0 };
  }

  const offered = (named, cell, number) => offersInput.OFFER.some((name) => said(cell("prices", name, `offre-${number}`)));

  function initials(text, needed, told) {
    const found = Quittance.text.fold(text).replace(/[\s.-]/g, "").toUpperCase();
    if (grid.INITIALS.test(found)) return found;
    if (!needed && !found) return "";
    told.push(found
      ? `Les initiales «${NBSP}${grid.line(text, 20)}${NBSP}» ne peuvent pas servir${NBSP}: l’évaluateur s’appelle ici «${NBSP}${NOBODY}${NBSP}».`
      : `Le classeur ne dit pas qui évalue${NBSP}: l’évaluateur s’appelle ici «${NBSP}${NOBODY}${NBSP}».`);
    return NOBODY;
  }

  function prices(named, cell, numbers, put) {
    if (!named.prices) return;
    const { sheet, rows, columns } = named.prices;
    for (const name of [...offersInput.PORTFOLIO, ...grid.ANCHORS]) {
      if (name !== "liste") put(name, typed(name, cell("prices", name, "valeur")));
    }
    // A long list goes on in the next cells of its row.
    if (Object.hasOwn(rows, "liste")) put("liste", spread(columns).map((column) => sheet.get(`${column}${rows.liste}`)).filter((one) => one !== null).map(String).join(""));
    for (const [number, from] of numbers) {
      for (const name of offersInput.OFFER) put(`o${number}-${name}`, typed(name, cell("prices", name, `offre-${from}`)));
    }
  }

  /** Columns of the values, then of the offers. */
  const spread = (columns) => ["valeur", ...Object.keys(columns).filter((one) => one.startsWith("offre-"))]
    .filter((one) => Object.hasOwn(columns, one)).map((one) => columns[one]);

  /* ---- Filling in ------------------------------------------------------------- */

  /** {path: bytes} of the empty workbook, whose script sets `Quittance.gridTemplate`. */
  const template = (fflate) => fflate.unzipSync(Uint8Array.from(atob(Quittance.gridTemplate), (one) => one.charCodeAt(0)));

  /**
   * {path: bytes} of a workbook with the choices, the candidates, the offers and the marks of one evaluator
   * ("" for none); `day` is the date written in it, as « 2026-11-22 ».
   */
  function fill(empty, state, data, evaluator, day = "") {
    const { named, all } = sheets(empty);
    const set = (name, row, column, value) => {
      const { sheet, rows, columns } = named[name];
      if (Object.hasOwn(rows, row) && Object.hasOwn(columns, column)) sheet.set(`${columns[column]}${rows[row]}`, value);
    };
    const words = Object.fromEntries([named.requirements, named.prices].flatMap(({ sheet }) => sheet.words().map((word) => [slug(word), word])));
    set("guide", "question", "valeur", state.question);
    set("guide", "evaluateurs", "valeur", evaluator);
    for (const name of written()) set("guide", name, "valeur", state.texts[name]);
    set("guide", "situation", "valeur", Quittance.carry.write(state.situation));
    set("guide", "profil", "valeur", state.profile);
    set("guide", "donnees", "valeur", data.version);
    if (/^\d{4}-\d{2}-\d{2}$/.test(day)) set("guide", "date", "valeur", (Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / 86400000);
    for (const { id } of data.criteria) set("weights", id, "importance", state.weights[id]);
    for (const id of state.asked) set("requirements", id, "exigee", "oui");
    for (const id of state.notApplicable) set("marks", id, "sans-objet", "oui");
    const records = grid.records(data);
    for (const one of state.candidates) candidate(set, one, records.get(one.record), evaluator, words, data);
    for (const number of state.reinstated) set("requirements", "reintegres", `exigences-${number}`, "oui");
    entries(named, set, state, data, words);
    unused(named, state);
    return spreadsheet.write(empty, all);
  }

  function candidate(set, { number, name, record, marks }, known, evaluator, words, data) {
    const own = Object.hasOwn(marks, evaluator) ? marks[evaluator] : grid.noMarks();
    set("guide", `candidat-${number}`, "valeur", name);
    set("guide", `candidat-${number}`, "fiche", record);
    for (const id of grid.indicators(data)) {
      const comment = Object.hasOwn(own.comments, id) ? own.comments[id] : "";
      if (Object.hasOwn(own.levels, id)) {
        const level = own.levels[id];
        set("marks", id, `niveaux-${number}`, level === null ? UNKNOWN : level);
      } else if (known && Object.hasOwn(known.levels, id)) {
        const reason = proof(known.proofs[id]);
        set("marks", id, `niveaux-${number}`, known.levels[id]);
        if (!comment) set("marks", id, `motifs-${number}`, reason);
        set("marks", id, `niveaux-base-${number}`, `${known.levels[id]}|${comment ? `|${comment}` : reason}`);
      }
      set("marks", id, `motifs-${number}`, comment);
    }
    for (const { id } of data.knockouts) {
      const state = Object.hasOwn(own.knockouts, id) ? own.knockouts[id] : null;
      const base = known && Object.hasOwn(known.knockouts, id) ? known.knockouts[id] : "unknown";
      if (state) set("requirements", id, `exigences-${number}`, words[WORDS[state]]);
      else if (Object.hasOwn(WORDS, base)) {
        set("requirements", id, `exigences-${number}`, words[WORDS[base]]);
        set("requirements", id, `exigences-base-${number}`, `${words[WORDS[base]]}|${proof(known.proofs[id])}`);
      }
    }
  }

  const proof = (proofs) => (proofs || []).map(({ text, source, date }) => `${text} (${source}, ${date}).`).join(" ").trim();

  /** The portfolio and the offers: numbers where the text is one, else the text, for its reader to mend. */
  function entries(named, set, state, data, words) {
    const value = (name, text) => {
      if (isText(name)) return text;
      if (grid.choices(name)) return words[text] || text;
      const { reader: readText, scale } = unit(name);
      try {
        return Number(readText(text)) / scale;
      } catch (error) {
        if (!(error instanceof money.Refused)) throw error;
        return text;
      }
    };
    const of = (field) => (state.texts[field] || "").trim();
    for (const name of [...offersInput.PORTFOLIO, ...grid.ANCHORS]) if (of(name) && name !== "liste") set("prices", name, "valeur", value(name, of(name)));
    for (const { number } of state.candidates) {
      for (const name of offersInput.OFFER) if (of(`o${number}-${name}`)) set("prices", name, `offre-${number}`, value(name, of(`o${number}-${name}`)));
    }
    if (of("liste")) listed(named.prices, of("liste"), grid.costs(state, data).byNumber);
  }

  /** A list of amounts is kept as a text, and what the page computed from it is copied. */
  function listed({ sheet, rows, columns }, text, costs) {
    const most = spreadsheet.MOST_CHARACTERS - 1000; // room for what must be escaped
    spread(columns).forEach((column, i) => sheet.set(`${column}${rows.liste}`, text.slice(i * most, (i + 1) * most)));
    CASES.forEach((name, i) => {
      const row = rows[`repris-${name}`];
      sheet.showRow(row);
      for (const [number, { statements }] of Object.entries(costs)) sheet.set(`${columns[`offre-${number}`]}${row}`, Number(statements[i].cost) / 100);
    });
  }

  /** The columns of candidates that nobody named are folded away. */
  function unused({ requirements, marks, prices: priced }, state) {
    const last = Math.max(FEWEST, ...state.candidates.map((one) => one.number));
    for (const { sheet, columns } of [requirements, marks, priced]) {
      for (const [id, column] of Object.entries(columns)) {
        const found = /^(?:niveaux|motifs|exigences|offre)-([0-9]+)$/.exec(id);
        if (found && Number(found[1]) > last) sheet.hideColumn(column);
      }
    }
  }

  Quittance.gridWorkbook = { fill, read, template, unzip };
})(typeof self !== "undefined" ? self : globalThis);
