/*
 * A comparison: which rows answer the filters, how many each option would give,
 * in what order they stand, and where chosen rows differ. No DOM.
 *
 * A row answers a filter with "yes", "no" or "maybe": an unknown is neither a
 * yes nor a no. `tests/vectors/table.json` holds the cases.
 *
 * Shapes, as written by macros/views/comparison_data.py:
 *   row   {id, name, words, cells: {column: {text}}, yes, maybe, ranks, sure: {yes, maybe, ranks}}
 *   yes   {filter: [option]}     maybe {filter: [option] or ["*"]}     ranks {column: number or null}
 *   state as given by Quittance.address.read
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  /** What stands in a row: all that is known, or only what third parties and registers attest. */
  const known = (row, mask) => (mask ? row.sure : row);

  /** Does a row hold an option of a filter? "yes", "maybe" or "no". */
  function answer(row, filter, option, mask) {
    const { yes, maybe } = known(row, mask);
    if ((yes[filter] || []).includes(option)) return "yes";
    const open = maybe[filter] || [];
    return open.includes(option) || open.includes("*") ? "maybe" : "no";
  }

  /** A row that says « mixte »: something is known, yet any other option may hold. */
  function incomplete(row, filter, mask) {
    const { yes, maybe } = known(row, mask);
    return (maybe[filter] || []).includes("*") && (yes[filter] || []).length > 0;
  }

  /** Return a function that says whether a row holds the words typed. */
  function textFilter({ text: typed, mask }, text, synonyms) {
    if (!typed.trim()) return () => true;
    const matches = text.matcher(typed, synonyms);
    const kept = mask ? "preparedMasked" : "prepared";
    return (row) => {
      // Prepared at the first search only, then kept: a keystroke costs one pass.
      row[kept] = row[kept] || text.prepare(words(row, mask));
      return matches(row[kept]);
    };
  }

  const words = (row, mask) =>
    [row.name, row.words || "", ...Object.values(row.cells).map((cell) => shownCell(cell, mask).text)].join(" · ");

  /**
   * Filter and count in one pass over the rows.
   * Returns {rows: shown rows in order, maybe: Set of ids shown though unknown,
   * sure: how many answer for certain, unknown: how many would answer if the unknown were a yes,
   * partial: how many of those say something without telling it all (« mixte »),
   * total, counts: {filter: {option: {yes, maybe}}} given the words and the other filters}.
   */
  function view(data, state, text, synonyms) {
    const mask = state.mask;
    const active = Object.entries(state.filters);
    const holds = textFilter(state, text, synonyms);
    const counts = {};
    for (const filter of data.filters) {
      counts[filter.id] = {};
      for (const option of filter.options) counts[filter.id][option.id] = { yes: 0, maybe: 0 };
    }
    const shown = [];
    const maybe = new Set();
    let sure = 0;
    let partial = 0;
    for (const row of data.rows) {
      if (!holds(row)) continue;
      const answers = active.map(([filter, option]) => answer(row, filter, option, mask));
      const refused = answers.filter((one) => one === "no").length;
      const open = answers.filter((one) => one === "maybe").length;
      if (!refused) {
        if (open) maybe.add(row.id);
        else sure += 1;
        if (active.some(([filter], i) => answers[i] === "maybe" && incomplete(row, filter, mask))) partial += 1;
        if (!open || state.unknowns) shown.push(row);
      }
      for (const filter of data.filters) {
        // An option is counted under the other filters: its own does not refuse it.
        const own = answers[active.findIndex(([id]) => id === filter.id)];
        if (refused - (own === "no") > 0) continue;
        const doubtful = open - (own === "maybe") > 0;
        for (const option of filter.options) {
          const held = answer(row, filter.id, option.id, mask);
          if (held !== "no") counts[filter.id][option.id][doubtful || held === "maybe" ? "maybe" : "yes"] += 1;
        }
      }
    }
    return { rows: order(shown, state.sort, mask), maybe, sure, partial, unknown: maybe.size, total: data.rows.length, counts };
  }

  /** Sort rows by « column » or « -column »; the unknown stay last either way, equals keep alphabetical order. */
  function order(rows, sort, mask) {
    const down = sort.startsWith("-");
    const column = down ? sort.slice(1) : sort;
    const rank = (row) => known(row, mask).ranks[column];
    return rows.slice().sort((a, b) => {
      const [one, other] = [rank(a), rank(b)];
      if (one == null || other == null) {
        if (one == null && other == null) return a.ranks.nom - b.ranks.nom;
        return one == null ? 1 : -1;
      }
      return (down ? other - one : one - other) || a.ranks.nom - b.ranks.nom;
    });
  }

  /** A cell as shown: {text, status, masked}. A masked cell says « non vérifié », never « inconnu ». */
  function shownCell(cell, mask) {
    if (!mask || cell.sure === undefined) return { text: cell.text, status: cell.status, masked: false };
    if (!cell.sure || cell.sure.status === "inconnu") return { text: "non vérifié", status: "masque", masked: true };
    const dropped = cell.sure.dropped || 0;
    const more = dropped ? ` (et ${dropped} non vérifié${dropped > 1 ? "s" : ""})` : "";
    return { text: cell.sure.text + more, status: cell.sure.status, masked: false };
  }

  /**
   * The fields of chosen rows side by side.
   * Returns [{field, cells: [shown cell], kind}], kind being "same" (all known, all alike),
   * "differs" (two known values are unlike) or "partial" (known for some only, so nobody can tell).
   * A field of which nothing is shown for any of them is left out.
   */
  function sideBySide(data, ids, mask, fold) {
    const made = [];
    for (const field of data.fields) {
      const cells = ids.map((id) => {
        const value = field.values[id];
        return value ? shownCell(value, mask) : { text: "inconnu", status: "inconnu", masked: false };
      });
      const told = cells.filter((cell) => cell.status !== "inconnu" && !cell.masked);
      if (!told.length) continue;
      const different = new Set(told.map((cell) => fold(cell.text))).size > 1;
      const kind = different ? "differs" : told.length === cells.length ? "same" : "partial";
      made.push({ field, cells, kind });
    }
    return made;
  }

  Quittance.table = { MOST_CHOSEN: 4, LEAST_CHOSEN: 2, answer, incomplete, order, shownCell, sideBySide, view };
})(typeof self !== "undefined" ? self : globalThis);
