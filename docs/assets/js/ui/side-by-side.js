/* The chosen rows side by side: one column an organisation, one row a field, by group. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const html = (...parts) => Quittance.html(...parts);

  /** Lines in sight: with « différences seulement », those known to be alike go. */
  const inSight = (lines, state) => (state.differences ? lines.filter((line) => line.kind !== "same") : lines);

  function heads(data, ids, remove) {
    return html("thead", null, html("tr", null, html("th", { scope: "col" }, "Point"), ...ids.map((id) => {
      const row = data.rows.find((one) => one.id === id);
      const button = html("button", { type: "button", class: "q-inline q-noprint", "data-q-remove": id },
        "Retirer", html("span", { class: "q-sr" }, ` ${row.name}`));
      button.addEventListener("click", () => remove(id));
      return html("th", { scope: "col" }, html("a", { href: row.url }, row.name), button);
    })));
  }

  function sources(data, value, mask) {
    const ids = new Set(value.proofs.filter((proof) => !mask || ["verifie", "publie"].includes(proof.claim)).map((proof) => proof.source));
    const links = [...ids].map((id) => {
      const source = data.sources[id];
      if (!source) return "aucune source lue";
      const proof = value.proofs.find((one) => one.source === id);
      const date = proof.published || "non datée";
      if (!source.address) return `${source.title}, ${date}`;
      const link = html("a", { href: source.address, rel: "noopener external", title: source.title }, new URL(source.address).hostname.replace(/^www\./, ""));
      return html("span", null, link, `, ${date}`);
    });
    return html("ul", { class: "q-versus__src" }, ...links.map((link) => html("li", null, link)));
  }

  function cell(data, line, index, ids, mask) {
    const shown = line.cells[index];
    const value = line.field.values[ids[index]];
    const label = shown.masked ? "masqué" : data.statuses[shown.status];
    const said = html("span", { class: "q-says" }, ...Quittance.mark(shown.status, label),
      html("span", { class: shown.masked || shown.status === "inconnu" ? "q-unk" : null }, shown.text));
    const ask = shown.status === "inconnu" && line.field.question;
    return html("td", null, said,
      ask ? html("span", { class: "q-small q-versus__ask" }, `À demander\u00a0: ${line.field.question}`) : "",
      value && !shown.masked ? sources(data, value, mask) : "");
  }

  /** Fill a table. `lines` as given by Quittance.table.sideBySide, already reduced to those in sight. */
  function draw(table, data, ids, lines, mask, remove) {
    const groups = new Map();
    for (const line of lines) {
      const group = line.field.group || "";
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(line);
    }
    const bodies = [...groups].map(([group, of]) => html("tbody", null,
      html("tr", { class: "q-group" }, html("th", { scope: "rowgroup", colspan: ids.length + 1 }, group)),
      ...of.map((line) => html("tr", { class: line.kind === "differs" ? "q-differs" : line.kind === "same" ? "q-same" : null },
        html("th", { scope: "row" }, line.field.label,
          line.kind === "differs" ? html("span", { class: "q-sr" }, " (diffère)") : ""),
        ...ids.map((_, index) => cell(data, line, index, ids, mask))))));
    table.replaceChildren(heads(data, ids, remove), ...bodies);
  }

  Quittance.sideBySide = { draw, inSight };
})(window);
