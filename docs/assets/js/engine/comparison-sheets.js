/*
 * What an export holds, as rows of cells, for the table and for the side by side. No DOM.
 * A masked value is masked here too, with its proofs: nothing comes out that was not in sight.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const SOURCES_HEAD = [
    "Élément", "Valeur", "Statut", "Source", "Éditeur", "Intérêt de la source", "Adresse", "Publié le", "Consulté le", "Note",
  ];
  const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  /** The table exactly as shown: headings, then one row for each row in sight. */
  function table(data, state, rows) {
    const head = data.columns.map((column) => column.label);
    const body = rows.map((row) => data.columns.map((column) => (column.id === "nom" ? row.name : exported(row.cells[column.id], state.mask))));
    return [head, ...body];
  }

  function exported(cell, mask) {
    const shown = Quittance.table.shownCell(cell, mask);
    if (cell.number !== undefined && !shown.masked) return { number: cell.number, unit: cell.unit };
    return shown.text;
  }

  /** The side by side as shown: one row a field. */
  function sideBySide(data, ids, lines) {
    const names = ids.map((id) => data.rows.find((row) => row.id === id).name);
    return [["Groupe", "Point", ...names], ...lines.map((line) => [line.field.group, line.field.label, ...line.cells.map((cell) => cell.text)])];
  }

  const ATTESTED = ["verifie", "publie"];

  /** Each value in sight with each of its proofs. `fields`: ids of the fields in sight; all when left out. */
  function sources(data, state, rows, fields, origin) {
    const wanted = fields ? data.fields.filter((field) => fields.includes(field.id)) : data.fields;
    const made = [
      [data.title], ...(data.surveyed ? [[`Données relevées au ${data.surveyed}`]] : []),
      [`Version des données\u00a0: ${data.version}`], [`Adresse de cette vue\u00a0: ${origin}`],
      [state.mask ? "Ce que l’organisme dit seul et ce qui reste à vérifier sont masqués." : "Chaque valeur avec chacune de ses sources\u00a0; un inconnu n’est ni un «\u00a0non\u00a0» ni un zéro."],
      [],
    ];
    const head = made.length;
    made.push([capital(data.singular), ...SOURCES_HEAD]);
    for (const row of rows) {
      for (const field of wanted) {
        const value = field.values[row.id];
        if (!value) {
          made.push([row.name, field.label, "inconnu", data.statuses.inconnu]);
          continue;
        }
        const kept = value.proofs.filter((proof) => !state.mask || ATTESTED.includes(proof.claim));
        if (!kept.length) made.push([row.name, field.label, "non vérifié", "masqué"]);
        for (const proof of kept) made.push([row.name, field.label, ...proofCells(data, proof)]);
      }
    }
    return { rows: made, head };
  }

  function proofCells(data, proof) {
    const source = data.sources[proof.source] || {};
    return [
      proof.value, data.statuses[proof.claim], source.title || "aucune source lue", source.publisher, source.interest, source.address,
      proof.published || (proof.source ? "non datée" : ""), proof.consulted, proof.note,
    ];
  }

  /** Ids of the fields behind the columns of the table. */
  const shownFields = (data) => data.columns.flatMap((column) => column.fields || []);

  Quittance.comparisonSheets = { shownFields, sideBySide, sources, table };
})(typeof self !== "undefined" ? self : globalThis);
