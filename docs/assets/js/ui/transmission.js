/* « Contrôler mon fichier »: a CSV chosen or pasted, checked here; nothing leaves the browser, nothing is kept. */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-control]");
  if (!box) return;

  const { html, money, csv, csvRead, civil, transmission } = Quittance;
  const NBSP = "\u00a0";
  const SHOWN = 200; // remarks on the page; all are in the CSV
  const BIGGEST = 20 * 1024 * 1024;
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const model = JSON.parse(find("data").textContent);
  const [file, pasted] = [document.getElementById("k-fichier"), document.getElementById("k-texte")];
  const output = document.getElementById("controle-fichier");
  const WORDS = { erreur: "à corriger", attention: "à vérifier" };
  let found = null;

  const many = (number, one, several) => `${money.decimal(BigInt(number), 0)}${NBSP}${number < 2 ? one : several}`;

  async function read() {
    const [chosen] = file.files;
    if (!chosen) return pasted.value;
    if (chosen.size > BIGGEST) throw new csvRead.Unreadable("Ce fichier est trop gros\u00a0: gardez les seules factures à remettre.");
    return csvRead.decode(new Uint8Array(await chosen.arrayBuffer()));
  }

  async function control() {
    let text = "";
    try {
      text = await read();
      found = transmission.check(text, model, civil.today());
    } catch (error) {
      // A file that moved since it was chosen cannot be read any more.
      const sentence = error instanceof csvRead.Unreadable ? error.message : "Ce fichier ne peut plus être lu\u00a0: choisissez-le à nouveau.";
      found = { problems: [{ line: null, column: "", text: sentence, severity: "erreur" }], lines: 0, counted: 0, total: 0n, debtors: [], ages: [] };
    }
    show();
    document.getElementById("controle-resultat").focus();
  }

  /* ---- Result --------------------------------------------------------------- */

  function show() {
    const { problems, lines, counted, total } = found;
    const of = (severity) => problems.filter((one) => one.severity === severity).length;
    find("results").hidden = false;
    output.replaceChildren(
      html("strong", null, `${many(lines, "ligne lue", "lignes lues")}${NBSP}: ${many(of("erreur"), "point à corriger", "points à corriger")}, ${many(of("attention"), "point à vérifier", "points à vérifier")}.`),
      counted ? ` ${many(counted, "facture comptée", "factures comptées")}, ${money.euros(total)} restant dus.` : "",
      !problems.length && counted ? " Rien à redire sur ce qui se contrôle ainsi\u00a0: relisez le fond." : "");
    find("problems").replaceChildren(...remarks(problems));
    find("totals").replaceChildren(...(counted ? totals() : []));
    find("csv").hidden = !problems.length;
  }

  function remarks(problems) {
    if (!problems.length) return [];
    const rows = problems.slice(0, SHOWN).map((one) => html("tr", { role: "row" },
      html("th", { role: "rowheader", scope: "row" }, one.line === null ? "Fichier" : `Ligne ${one.line}`),
      html("td", { role: "cell", "data-label": "Colonne" }, one.column || "—"),
      html("td", { role: "cell", "data-label": "Remarque" },
        html("span", { class: `q-flag${one.severity === "erreur" ? " q-flag--late" : ""}` }, WORDS[one.severity]), ` ${one.text}`)));
    const more = problems.length > SHOWN
      ? html("p", { class: "q-small" }, `Les ${SHOWN} premières remarques sur ${problems.length}\u00a0; toutes sont dans l’export en CSV.`) : null;
    return [table("Remarques du contrôle", ["Place", "Colonne", "Remarque"], rows, false), ...(more ? [more] : [])];
  }

  function totals() {
    const cells = (one, heads) => [
      html("td", { role: "cell", class: "q-num", "data-label": heads[1] }, money.decimal(BigInt(one.lines), 0)),
      html("td", { role: "cell", class: "q-num", "data-label": heads[2] }, money.euros(one.cents)),
    ];
    const block = (title, first, list, name) => {
      const heads = [first, "Factures", "Reste dû"];
      const rows = list.slice(0, SHOWN).map((one) => html("tr", { role: "row" }, html("th", { role: "rowheader", scope: "row" }, name(one)), ...cells(one, heads)));
      rows.push(html("tr", { role: "row", class: "q-sum" }, html("th", { role: "rowheader", scope: "row" }, "Total"), ...cells({ lines: found.counted, cents: found.total }, heads)));
      return html("div", null, html("h5", null, title), table(title, heads, rows, true),
        list.length > SHOWN ? html("p", { class: "q-small" }, `Les ${SHOWN} plus gros sur ${list.length}\u00a0; le total les compte tous.`) : null);
    };
    return [html("div", { class: "q-kit__two q-kit__totals" },
      block("Par débiteur", "Débiteur", found.debtors, (one) => one.name),
      block("Par âge", "Retard", found.ages, band))];
  }

  function band({ from, to }) {
    if (from === null && to === null) return "Échéance illisible";
    if (from === null) return "Pas encore échu";
    return to === null ? `Plus de ${from - 1}${NBSP}jours` : `${from} à ${to}${NBSP}jours`;
  }

  function table(label, heads, rows, numbers) {
    // Three short columns of figures hold on a phone; remarks become cards there.
    return html("div", { class: `q-tablewrap${numbers ? "" : " q-tablewrap--cards"}` }, html("table", { class: `q-table${numbers ? "" : " q-cards q-kit__remarks"}`, role: "table", "aria-label": label },
      html("thead", { role: "rowgroup" }, html("tr", { role: "row" }, ...heads.map((one, i) =>
        html("th", { role: "columnheader", scope: "col", class: numbers && i ? "q-num" : null }, one)))),
      html("tbody", { role: "rowgroup" }, ...rows)));
  }

  /* ---- Example -------------------------------------------------------------- */

  /** The line of the model and two more, made up, one of them full of faults. */
  function example() {
    const line = (changes) => model.columns.map((column) => (Object.hasOwn(changes, column.format) && !changes.kept.includes(column.id)
      ? changes[column.format] : column.example.replace(model.fictitious, "Exemple")));
    const good = line({ kept: [] });
    const bad = line({ kept: [], date: "31/02/2026", siren: "123 456 789" });
    return csv.write([model.columns.map((column) => column.label), good, bad]);
  }

  /* ---- Start ---------------------------------------------------------------- */

  find("form").hidden = false;
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    control();
  });
  file.addEventListener("change", () => { if (file.files.length) control(); });
  pasted.addEventListener("input", () => { file.value = ""; }); // what was typed last is what is checked
  find("example").addEventListener("click", () => {
    file.value = "";
    pasted.value = example().replace(/^\ufeff/, "");
    control();
  });
  find("clear").addEventListener("click", () => {
    file.value = "";
    pasted.value = "";
    found = null;
    find("results").hidden = true;
    output.textContent = "";
    pasted.focus();
  });
  find("csv").addEventListener("click", () => Quittance.download.csv("remarques-fichier-transmission", [
    ["Ligne", "Colonne", "Gravité", "Remarque"],
    ...found.problems.map((one) => [one.line === null ? "fichier" : String(one.line), one.column, WORDS[one.severity], one.text]),
  ]));
})(window);
