/* The grid: who has marked how much, where evaluators disagree, and all the marks in one table (the one that is printed). */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const gridParts = (Quittance.gridParts = Quittance.gridParts || {});
  const NBSP = "\u00a0";

  gridParts.panel = function (page) {
    const { html, grid } = Quittance;
    const { data, find } = page;
    const records = grid.records(data);
    const counted = (number, one, many) => `${number}${NBSP}${number > 1 ? many : one}`;
    const number_ = (value) => String(value).replace(".", ",");
    const applying = () => data.criteria.map((c) => ({ ...c, indicators: c.indicators.filter((i) => !page.state.notApplicable.includes(i.id)) })).filter((c) => c.indicators.length);

    function fill() {
      page.box.toggleAttribute("data-q-filled", page.state.candidates.length > 0);
    }

    /** {disagreements: [[candidate, indicator, spread]], cells}. */
    function review() {
      const cells = applying().reduce((sum, one) => sum + one.indicators.length, 0) * page.state.candidates.length;
      const found = page.state.candidates.flatMap((one) => applying().flatMap((c) => c.indicators.map((i) => [one, i, gridParts.spread(page.state, one.number, i.id)])));
      return { cells, disagreements: found.filter(([, , spread]) => spread && spread.strong) };
    }

    const given = (evaluator) => page.state.candidates.reduce((sum, one) => sum + Object.keys(one.marks[evaluator].levels).filter((id) => !page.state.notApplicable.includes(id)).length, 0);

    /** « AB : 12 notes sur 105. », one for each evaluator. */
    page.progress = (evaluators = page.state.evaluators) => {
      const { cells } = review();
      return evaluators.map((one) => `${one}${NBSP}: ${counted(given(one), "note", "notes")} sur ${cells}.`).join(" ");
    };

    function refresh() {
      const { candidates, evaluators } = page.state;
      const { cells, disagreements } = review();
      const output = find("panelsaid");
      if (!candidates.length || !evaluators.length) {
        output.textContent = candidates.length ? `Personne n’a encore noté${NBSP}: ${counted(cells, "note", "notes")} à donner.` : "Aucun candidat.";
        find("panel").replaceChildren(...(candidates.length && candidates.some((one) => one.record) ? [table()] : []));
        return;
      }
      output.textContent = `${page.progress()}${evaluators.length > 1 ? ` ${disagreements.length ? counted(disagreements.length, "désaccord de deux niveaux ou plus", "désaccords de deux niveaux ou plus") : "Aucun désaccord de deux niveaux ou plus"}.` : ""}`;
      const open = find("panel").querySelector("details[open]");
      find("panel").replaceChildren(...(disagreements.length ? [html("ul", null, ...disagreements.map(([one, indicator, spread]) =>
        html("li", null, `${grid.called(one)}, ${indicator.title}. ${spread.text}`)))] : []), table());
      if (open) find("panel").querySelector("details").open = true;
    }

    /** All the marks: an indicator a row, a candidate a column; then the comments. */
    function table() {
      const { candidates } = page.state;
      const bodies = applying().map((c) => html("tbody", null,
        html("tr", { class: "q-eval__group" }, html("th", { scope: "rowgroup", colspan: candidates.length + 1 }, c.title)),
        ...c.indicators.map((i) => html("tr", null, html("th", { scope: "row" }, i.title), ...candidates.map((one) => cell(one, i.id))))));
      const made = html("table", { class: "q-table q-eval__all" },
        html("caption", null, "Niveaux de 0 à 4. À plusieurs, la médiane, puis le plus bas et le plus haut."),
        html("thead", null, html("tr", null, html("th", { scope: "col" }, "Point"), ...candidates.map((one) => html("th", { scope: "col" }, html("span", { "data-q-called": one.number }, grid.called(one)))))), ...bodies);
      return html("details", { class: "q-eval__marks" }, html("summary", null, "Toutes les notes et les commentaires"),
        html("div", { class: "q-tablewrap q-eval__scroll", tabindex: "0", role: "group", "aria-label": "Toutes les notes" }, made), ...comments());
    }

    function cell(one, id) {
      const { median, low, high, count, marks } = grid.panel(page.state, one.number, id);
      const priced = id === data.price_indicator && grid.costs(page.state, data).byNumber[one.number];
      if (priced && priced.value !== null) return html("td", null, gridParts.priced(priced.value), html("span", { class: "q-small" }, " d’après le coût"));
      if (count) return html("td", null, html("strong", { class: "q-yours" }, number_(median)), high > low ? ` (${low} à ${high})` : "");
      const record = records.get(one.record);
      if (!grid.answered(page.state, one.number, id) && record && Object.hasOwn(record.levels, id)) return html("td", null, `${record.levels[id]} `, html("span", { class: "q-small" }, "(base)"));
      return html("td", { class: "q-unk" }, marks.length ? "inconnu" : "sans réponse");
    }

    function comments() {
      const made = page.state.candidates.flatMap((one) => {
        const told = applying().flatMap((c) => c.indicators.flatMap((i) => grid.panel(page.state, one.number, i.id).marks
          .filter((mark) => mark.comment).map((mark) => html("li", null, `${i.title} (${mark.evaluator}${mark.level === null ? "" : `, niveau ${mark.level}`})${NBSP}: `, html("span", { class: "q-yours" }, mark.comment)))));
        return told.length ? [html("h4", null, grid.called(one)), html("ul", null, ...told)] : [];
      });
      return made.length ? [html("h4", { class: "q-eval__sub" }, "Commentaires"), ...made] : [];
    }

    return { fill, refresh };
  };
})(window);
