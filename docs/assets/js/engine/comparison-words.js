/*
 * What a comparison says of itself: result, filters, options, choice. No DOM.
 * French typography: U+00A0 before « : », « ; », « ! », « ? » and inside guillemets.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const count = (data, number) => `${number}\u00a0${number < 2 ? data.singular : data.plural}`;
  const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
  /** A heading inside a sentence: « éligible au CPF » and « RSE » keep their abbreviations. */
  const lowered = (text) => (/^.\p{Lu}/u.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1));
  const feminine = (data, word) => (data.feminine ? `${word}e` : word);

  /** « a, b et c » */
  const list = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} et ${words[words.length - 1]}`);

  const label = (entries, id) => (entries.find((entry) => entry.id === id) || { label: id }).label;

  /** The two sentences above the table: how many rows, and what becomes of the unknown. */
  function result(data, state, view) {
    const all = view.rows.length === view.total;
    const head = all ? `${count(data, view.total)}.` : `${count(data, view.rows.length)} sur ${view.total}.`;
    return [head, view.unknown ? unknownSentence(data, state, view) : ""];
  }

  function unknownSentence(data, state, view) {
    const n = view.unknown;
    const why = `l’information est inconnue${view.partial ? " ou incomplète" : ""}${state.mask ? " ou n’est pas vérifiée" : ""}`;
    if (state.unknowns) return `Pour ${n}, ${why}\u00a0: c’est à demander.`;
    const other = view.sure ? (n > 1 ? "autres " : "autre ") : "";
    const hidden = feminine(data, "masqué");
    return n > 1 ? `${n} ${other}sont ${hidden}s parce que ${why}.` : `${n} ${other}est ${hidden} parce que ${why}.`;
  }

  /** « Au succès (2) », « Au succès (2, et 3 inconnus) » */
  function option(labelled, counted) {
    const unknown = counted.maybe ? `, et ${counted.maybe} inconnu${counted.maybe > 1 ? "s" : ""}` : "";
    return `${capital(labelled.label)} (${counted.yes}${unknown})`;
  }

  /** The order of the rows: « Ordre alphabétique. » */
  function order(data, state) {
    if (state.sort === "nom") return "Ordre alphabétique.";
    if (state.sort === "-nom") return "Ordre alphabétique inverse.";
    const down = state.sort.startsWith("-");
    const name = label(data.columns, state.sort.replace(/^-/, ""));
    return `Tri sur «\u00a0${name}\u00a0», ${down ? "décroissant" : "croissant"}\u00a0; les inconnus en dernier.`;
  }

  /** Every filter in force, in words; [] when there is none. */
  function filters(data, state) {
    const said = [];
    if (state.text.trim()) said.push(`texte «\u00a0${state.text.trim()}\u00a0»`);
    for (const filter of data.filters) {
      const chosen = state.filters[filter.id];
      if (chosen) said.push(`${lowered(filter.label)}\u00a0: ${label(filter.options, chosen)}`);
    }
    if (said.length && state.unknowns) said.push("inconnus montrés");
    if (state.mask) said.push("non vérifié masqué");
    return said;
  }

  /** The filters whose answer a row does not know, by label. */
  function unknownOf(data, state, row) {
    return data.filters
      .filter((filter) => state.filters[filter.id] && Quittance.table.answer(row, filter.id, state.filters[filter.id], state.mask) === "maybe")
      .map((filter) => {
        const unsure = Quittance.table.incomplete(row, filter.id, state.mask);
        return unsure ? `${lowered(filter.label)} (à préciser)` : lowered(filter.label);
      });
  }

  const chosen = (data, number) => `${count(data, number)} ${feminine(data, "choisi")}${number > 1 ? "s" : ""}`;

  /** What the side by side found. */
  function differences(lines) {
    const number = (kind) => lines.filter((line) => line.kind === kind).length;
    const [differs, same, partial] = [number("differs"), number("same"), number("partial")];
    const said = [];
    said.push(differs ? `${differs} point${differs > 1 ? "s" : ""} diffère${differs > 1 ? "nt" : ""}` : "aucune différence établie");
    if (same) said.push(`${same} ${same > 1 ? "sont identiques" : "est identique"}`);
    if (partial) said.push(`${partial} ${partial > 1 ? "ne sont connus" : "n’est connu"} que pour certains`);
    return `${capital(list(said))}.`;
  }

  /** Today's date, as a part of the name of a file: 2026-11-22. */
  function fileName(data, view, today) {
    const two = (number) => String(number).padStart(2, "0");
    const date = `${today.getFullYear()}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
    return ["quittance", data.family, ...(view ? [view] : []), date].join("-");
  }

  Quittance.comparisonWords = { chosen, count, differences, fileName, filters, list, option, order, result, unknownOf };
})(typeof self !== "undefined" ? self : globalThis);
