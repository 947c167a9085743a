/* The grid, step 5: who meets each hard requirement ticked at step 1. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const gridParts = (Quittance.gridParts = Quittance.gridParts || {});
  const NBSP = "\u00a0";
  const STATES = { unknown: "À confirmer", met: "Respecté", failed: "Non respecté" };

  gridParts.requirements = function (page) {
    const { html, grid } = Quittance;
    const { data, find } = page;
    const records = grid.records(data);
    const mine = (one, id) => (page.me && Object.hasOwn(one.marks[page.me].knockouts, id) ? one.marks[page.me].knockouts[id] : "unknown");

    function fill() {
      const asked = data.knockouts.filter((one) => page.state.asked.includes(one.id));
      if (!asked.length || !page.state.candidates.length) {
        find("requirements").replaceChildren(html("p", { class: "q-note q-noprint" }, asked.length ? "Ajoutez d’abord un candidat, à l’étape 2." : "Aucune exigence n’est cochée à l’étape 1."));
        return;
      }
      find("requirements").replaceChildren(...asked.map((knockout) => html("div", { class: "q-eval__indicator" },
        html("h3", null, knockout.title), html("p", null, knockout.question),
        html("div", { class: "q-eval__few" }, ...page.state.candidates.map((one) => row(one, knockout))))));
    }

    function row(one, knockout) {
      const id = `e-${one.number}-${knockout.id}`;
      const beside = html("div", { class: "q-eval__beside" });
      const choices = Object.entries(STATES).map(([state, text]) => {
        const radio = html("input", { type: "radio", id: `${id}-${state}`, name: id, value: state });
        radio.checked = mine(one, knockout.id) === state;
        radio.addEventListener("change", () => answer(one.number, knockout.id, state, beside));
        return html("label", { class: "q-eval__choice" }, radio, html("span", null, text));
      });
      follow(beside, one, knockout.id);
      return html("div", { class: "q-eval__row q-eval__row--short" },
        html("fieldset", { class: "q-eval__scale" },
          html("legend", null, html("span", { "data-q-called": one.number }, grid.called(one)), html("span", { class: "q-sr" }, `${NBSP}: ${knockout.title}`)),
          html("div", { class: "q-eval__choices" }, ...choices)), beside);
    }

    function answer(number, id, state, beside) {
      const who = page.evaluator();
      const own = grid.marks(page.state, number, who).knockouts;
      if (state === "unknown") delete own[id];
      else own[id] = state;
      follow(beside, grid.candidate(page.state, number), id);
      page.changed();
    }

    /** What the others said, and what the base knows. */
    function follow(beside, one, id) {
      const said = Object.entries(one.marks).filter(([, own]) => Object.hasOwn(own.knockouts, id));
      const joined = grid.knockout(page.state, one.number, id);
      const record = records.get(one.record);
      const known = record && Object.hasOwn(record.knockouts, id) ? record.knockouts[id] : "unknown";
      beside.replaceChildren(
        said.length > 1 ? html("p", { class: "q-small" }, `${said.map(([who, own]) => `${who}${NBSP}: ${STATES[own.knockouts[id]].toLowerCase()}`).join(", ")}. `,
          joined.contradictory ? html("span", { class: "q-flag" }, "Réponses contraires, donc à confirmer") : "") : "",
        known !== "unknown" ? html("p", { class: "q-small" }, `La base${NBSP}: ${STATES[known].toLowerCase()}${said.length ? "" : ", compté tant que personne ne répond"}. `, ...proofs(record, id)) : "");
    }

    const proofs = (record, id) => (record.proofs[id] || []).map((p) => html("span", null, `${p.text}. `,
      p.address ? html("a", { href: p.address, rel: p.address.startsWith("http") && "noopener external" }, p.source) : p.source, `, ${p.date}. `));

    return { fill };
  };
})(window);
