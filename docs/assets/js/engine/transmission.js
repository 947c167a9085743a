/*
 * The file handed over to a provider, checked line by line. No DOM.
 *
 * `model` is the JSON of the page: {columns, rules, forbidden, debtor, amount, due, ages, fictitious}, all from the data.
 * A problem is {line, column, text, severity}: `severity` « erreur » or « attention », `line` null for the whole file.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { money, civil, csvRead, text: french } = Quittance;
  const NBSP = "\u00a0";
  const MOST_LINES = 5000;

  const folded = (text) => french.fold(text).replace(/[^a-z0-9]+/g, " ").trim();
  const quoted = (text) => `«${NBSP}${text.trim().slice(0, 60)}${NBSP}»`;

  /** {problems, lines, counted, total, debtors: [{name, lines, cents}], ages: [{from, to, lines, cents}]} of a text. */
  function check(text, model, today) {
    const { records } = csvRead.read(text);
    const problems = [];
    const tell = (line, column, severity, sentence) => problems.push({ line, column: column ? column.label : "", text: sentence, severity });
    const empty = { problems, lines: 0, counted: 0, total: 0n, debtors: [], ages: [] };
    if (!records.length) {
      tell(null, null, "erreur", "Il n’y a rien à contrôler\u00a0: choisissez un fichier CSV ou collez ses lignes, titres compris.");
      return empty;
    }
    const places = headings(records[0], model, tell);
    if (!places.size) {
      problems.length = 0; // one sentence says it all
      tell(null, null, "erreur", `La première ligne n’a aucun titre de colonne du modèle\u00a0: commencez par la ligne des titres, ${model.columns.slice(0, 3).map((one) => quoted(one.label)).join(", ")}…`);
      return empty;
    }
    const body = records.slice(1);
    if (!body.length) tell(null, null, "erreur", "Il n’y a que la ligne des titres, et aucune facture.");
    if (body.length > MOST_LINES) {
      tell(null, null, "erreur", `Au plus 5\u202f000${NBSP}lignes à la fois\u00a0: contrôlez le fichier en plusieurs parties.`);
      return empty;
    }
    const read = body.map((record) => readRow(record, records[0].cells.length, places, model, tell));
    const rows = read.filter((row) => !fictitious(row, model, tell));
    rows.forEach((row) => sensitive(row, tell));
    for (const rule of model.rules) RULES[rule.kind](rule, rows, columnsOf(rule, model), tell, today);
    problems.sort((a, b) => (a.line || 0) - (b.line || 0));
    return { problems, lines: read.length, ...totals(rows, model, today) };
  }

  const columnsOf = (rule, model) => rule.columns.map((id) => model.columns.find((column) => column.id === id));

  /* ---- Headings ------------------------------------------------------------- */

  /** Column → its place in the file; what is missing, doubled, unknown or forbidden is told. */
  function headings(record, model, tell) {
    const places = new Map();
    record.cells.forEach((title, place) => {
      const name = folded(title);
      const column = model.columns.find((one) => name === folded(one.label) || name === folded(one.id));
      if (column && places.has(column)) tell(record.line, column, "erreur", `La colonne ${quoted(title)} est là deux fois\u00a0: gardez-en une.`);
      else if (column) places.set(column, place);
      else if (model.forbidden.some((word) => ` ${name} `.includes(` ${folded(word)} `))) {
        tell(record.line, null, "erreur", `La colonne ${quoted(title)} porte une donnée qui ne se transmet pas ainsi\u00a0: retirez-la du fichier.`);
      } else if (name) tell(record.line, null, "attention", `La colonne ${quoted(title)} n’est pas dans le modèle\u00a0: gardez-la seulement si elle sert à recouvrer ces factures.`);
    });
    if (places.size) {
      model.columns.filter((column) => !places.has(column)).forEach((column) => tell(
        record.line, column, column.needed ? "erreur" : "attention",
        column.needed ? `Il manque la colonne ${quoted(column.label)}, obligatoire.` : `La colonne ${quoted(column.label)} n’est pas là\u00a0: elle est facultative.`));
    }
    return places;
  }

  /* ---- Cells ---------------------------------------------------------------- */

  function readRow(record, width, places, model, tell) {
    const row = { line: record.line, cells: record.cells, texts: {}, values: {} };
    if (record.cells.length > width) {
      tell(record.line, null, "erreur", `Cette ligne a ${record.cells.length} cases pour ${width} titres\u00a0: un texte qui contient le séparateur doit être entre guillemets.`);
    }
    for (const [column, place] of places) {
      const cell = (record.cells[place] || "").replace(/^'(?=[\s=+\-@])/, "").trim();
      row.texts[column.id] = cell;
      if (!cell) {
        if (column.needed) tell(record.line, column, "erreur", "La case est vide, et cette donnée est obligatoire.");
        continue;
      }
      try {
        row.values[column.id] = FORMATS[column.format](cell, column);
      } catch (error) {
        const sentence = said(error, cell);
        if (!sentence) throw error;
        tell(record.line, column, "erreur", sentence);
      }
    }
    return row;
  }

  /** The line left from the model: told, and counted nowhere. */
  function fictitious(row, model, tell) {
    const left = row.cells.some((cell) => cell.trim().startsWith(model.fictitious));
    if (left) tell(row.line, null, "attention", `Cette ligne est l’exemple ${model.fictitious} du modèle\u00a0: effacez-la avant d’envoyer le fichier. Elle n’est pas comptée.`);
    return left;
  }

  class Wrong extends Error {}

  const FORMATS = {
    texte: (cell, column) => {
      if (column.values.length && !column.values.some((one) => folded(one) === folded(cell))) {
        throw new Wrong(`${quoted(cell)} n’est pas une réponse prévue\u00a0: écrivez ${column.values.join(", ")}.`);
      }
      return cell;
    },
    "oui-non": (cell) => {
      const answer = { oui: true, o: true, non: false, n: false }[folded(cell)];
      if (answer === undefined) throw new Wrong(`Écrivez oui ou non, et non ${quoted(cell)}.`);
      return answer;
    },
    siren: (cell) => {
      const digits = cell.replace(/[\s.]/g, "");
      if (/^[0-9]{14}$/.test(digits)) throw new Wrong("Ce numéro a 14\u00a0chiffres\u00a0: c’est un SIRET, dont les 9\u00a0premiers sont le SIREN.");
      if (!/^[0-9]{9}$/.test(digits)) throw new Wrong(`Un SIREN a 9\u00a0chiffres, et non ${quoted(cell)}.`);
      if (!luhn(digits)) throw new Wrong(`Le SIREN ${quoted(cell)} n’existe pas\u00a0: sa clé de contrôle est fausse, un chiffre a dû changer.`);
      return digits;
    },
    date: (cell) => civil.read(cell),
    montant: (cell) => money.amount(cell),
    taux: (cell) => money.rate(cell),
  };

  function said(error, cell) {
    if (error instanceof Wrong) return error.message;
    if (error instanceof money.Refused) return `${quoted(cell)}${NBSP}: ${error.message[0].toLowerCase()}${error.message.slice(1)}`;
    if (error instanceof civil.NoDate) {
      return error.code === "day" ? `Le jour ${quoted(cell)} n’existe pas au calendrier.` : `${quoted(cell)} n’est pas une date\u00a0: écrivez le jour, le mois et l’année, par exemple 31/12/2026.`;
    }
    return null;
  }

  /** The check digit of a SIREN: every second digit doubled from the right, the sum a multiple of ten. */
  function luhn(digits) {
    const sum = [...digits].reverse().reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    return sum % 10 === 0;
  }

  /* ---- What must not be there ----------------------------------------------- */

  const IBAN = /\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\b/g;
  const SOCIAL = /\b[12] ?[0-9]{2} ?[0-9]{2} ?[0-9][0-9AB] ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}\b/g;

  function sensitive(row, tell) {
    for (const cell of row.cells) {
      const found = (pattern, holds) => [...cell.toUpperCase().matchAll(pattern)].some(([match]) => holds(match.replace(/ /g, "")));
      if (found(IBAN, validIban)) tell(row.line, null, "erreur", "Une case contient un IBAN\u00a0: retirez-le, un compte bancaire ne circule pas dans ce fichier.");
      if (found(SOCIAL, validSocial)) tell(row.line, null, "erreur", "Une case contient ce qui ressemble à un numéro de sécurité sociale\u00a0: retirez-le.");
    }
  }

  const modulo = (digits, divisor) => Number(BigInt(digits) % BigInt(divisor));
  /** Words after the account may be caught too: any length from the shortest account is tried. */
  function validIban(text) {
    for (let length = 15; length <= Math.min(34, text.length); length += 1) {
      const account = text.slice(0, length);
      const digits = [...account.slice(4) + account.slice(0, 4)].map((sign) => (/[A-Z]/.test(sign) ? sign.charCodeAt(0) - 55 : sign)).join("");
      if (modulo(digits, 97) === 1) return true;
    }
    return false;
  }
  const validSocial = (text) => modulo(text.slice(0, 13).replace("2A", "19").replace("2B", "18"), 97) === 97 - Number(text.slice(13));

  /* ---- Rules between cells -------------------------------------------------- */

  const each = (rows, columns, wrong, say) => rows.forEach((row) => {
    const values = columns.map((column) => row.values[column.id]);
    if (values.every((value) => value !== undefined) && wrong(values)) say(row);
  });

  const RULES = {
    ordre: (rule, rows, columns, tell) => each(rows, columns, ([a, b]) => a > b, (row) => tell(row.line, columns[0], rule.severity, rule.message)),
    difference: (rule, rows, columns, tell) => each(
      rows, columns, ([result, first, ...others]) => result !== others.reduce((rest, one) => rest - one, first),
      (row) => {
        const [, first, ...others] = columns.map((column) => row.values[column.id]);
        const wanted = others.reduce((rest, one) => rest - one, first);
        tell(row.line, columns[0], rule.severity, wanted < 0n ? rule.message : `${rule.message} Le calcul donne ${money.euros(wanted)}.`);
      }),
    "pas-futur": (rule, rows, columns, tell, today) => each(rows, columns, ([date]) => date > today, (row) => tell(row.line, columns[0], rule.severity, rule.message)),
    echue: (rule, rows, columns, tell, today) => each(rows, columns, ([date]) => date >= today, (row) => tell(row.line, columns[0], rule.severity, rule.message)),
    "si-oui": (rule, rows, columns, tell) => rows.forEach((row) => {
      const [asked, wanted] = columns;
      if (row.values[asked.id] === true && row.texts[wanted.id] === "") tell(row.line, wanted, rule.severity, rule.message);
    }),
    unique: (rule, rows, columns, tell) => {
      const seen = new Map();
      for (const row of rows) {
        const key = columns.map((column) => folded(row.texts[column.id] || "")).join("\n");
        if (!key.trim()) continue;
        if (seen.has(key)) tell(row.line, columns[0], rule.severity, `${rule.message} Voyez la ligne ${seen.get(key)}.`);
        else seen.set(key, row.line);
      }
    },
  };

  /* ---- Totals --------------------------------------------------------------- */

  /** What can be counted: lines whose amount is readable; those without a readable due date have an age of their own. */
  function totals(rows, model, today) {
    const counted = rows.filter((row) => row.values[model.amount] !== undefined);
    const sum = (list) => list.reduce((cents, row) => cents + row.values[model.amount], 0n);
    const named = debtors(counted, model).map(({ name, list }) => ({ name, lines: list.length, cents: sum(list) }));
    named.sort((one, two) => (one.cents < two.cents ? 1 : one.cents > two.cents ? -1 : french.sortKey(one.name) < french.sortKey(two.name) ? -1 : 1));
    const late = (row) => (row.values[model.due] === undefined ? null : today - row.values[model.due]);
    const bands = [{ from: null, to: 0 }, ...model.ages.map((to, i) => ({ from: i ? model.ages[i - 1] + 1 : 1, to })), { from: model.ages.at(-1) + 1, to: null }];
    const ages = bands.map((band) => {
      const list = counted.filter((row) => late(row) !== null && (band.from === null || late(row) >= band.from) && (band.to === null || late(row) <= band.to));
      return { ...band, lines: list.length, cents: sum(list) };
    });
    const undated = counted.filter((row) => late(row) === null);
    if (undated.length) ages.push({ from: null, to: null, lines: undated.length, cents: sum(undated) });
    return { counted: counted.length, total: sum(counted), debtors: named, ages };
  }

  /**
   * Lines by debtor: [{name, list}]. The surest column that is readable tells debtors apart; a line
   * that has only a name joins the debtor of that name. Namesakes are shown with what tells them apart.
   */
  function debtors(rows, model) {
    const named = model.debtor.at(-1);
    const sure = (row) => model.debtor.slice(0, -1).filter((id) => row.values[id] !== undefined).map((id) => folded(row.texts[id]))[0];
    const name = (row) => folded(row.texts[named] || "");
    const known = new Map(rows.filter(sure).map((row) => [name(row), sure(row)]));
    const groups = new Map();
    for (const row of rows) {
      const key = sure(row) || known.get(name(row)) || name(row);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(row);
    }
    const made = [...groups].map(([key, list]) => ({ key, list, name: list.map((row) => row.texts[named]).find(Boolean) || "sans nom" }));
    const namesakes = (one) => made.some((other) => other !== one && folded(other.name) === folded(one.name));
    return made.map((one) => ({ list: one.list, name: namesakes(one) ? `${one.name} (${one.key})` : one.name }));
  }

  Quittance.transmission = { check };
})(typeof self !== "undefined" ? self : globalThis);
