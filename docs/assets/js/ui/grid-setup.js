/* The grid, step 1: the question, the situation, importances, hard requirements, what does not apply. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const gridParts = (Quittance.gridParts = Quittance.gridParts || {});
  const NBSP = "\u00a0";
  const french = (value) => String(value).replace(".", ",");

  gridParts.setup = function (page) {
    const { html, decide } = Quittance;
    const { box, data, find, all } = page;
    const title = (id) => data.criteria.find((one) => one.id === id).title;

    /* The same importances stand once more beside the result. */
    find("trials").append(...data.criteria.map(({ id, title: name }) => html("li", null, html("div", { class: "q-eval__weight" },
      html("label", { for: `g-essai-${id}` }, name),
      html("input", { id: `g-essai-${id}`, class: "q-num", type: "text", inputmode: "decimal", autocomplete: "off", "data-q-weight": id, "aria-describedby": `g-essai-${id}-part g-essai-${id}-faute` }),
      html("small", { id: `g-essai-${id}-part`, "data-q-part": id })), html("p", { class: "q-error", id: `g-essai-${id}-faute`, "data-q-fault": id }))));

    function fill() {
      const { state } = page;
      find("question").value = state.question;
      find("profile").value = state.profile;
      showProfile();
      for (const one of all("[data-q-weight]")) one.value = french(state.weights[one.dataset.qWeight]);
      for (const { id } of data.criteria) fault(id, "");
      for (const one of all("[data-q-knockout] input")) one.checked = state.asked.includes(one.value);
      for (const one of all("[data-q-na]")) one.checked = state.notApplicable.includes(one.value);
      countNotApplicable();
      showSituation();
    }

    function showProfile() {
      const found = data.profiles.find((one) => one.id === page.state.profile);
      find("profiletext").textContent = found ? found.text : "";
    }

    function countNotApplicable() {
      const count = page.state.notApplicable.length;
      find("nacount").textContent = count ? `(${count})` : "";
    }

    function showSituation() {
      const told = data.situation.questions.flatMap((question) => {
        const option = question.options.find((one) => one.id === page.state.situation[question.id]);
        return option ? [`${question.name}${NBSP}: ${option.label}`] : [];
      });
      const place = find("situation");
      place.hidden = false;
      place.replaceChildren(told.length ? html("span", null, `Votre situation${NBSP}: `, html("span", { class: "q-yours" }, told.join(`${NBSP}; `)), ". ") : `Votre situation n’est pas précisée${NBSP}: ce n’est pas nécessaire pour noter. `,
        html("a", { class: "q-noprint", href: "situation.html", "data-q-resituate": true }, told.length ? "Revoir ma situation" : "Préciser ma situation"));
    }

    /* ---- Importances -------------------------------------------------------- */

    const inputs = (id) => all(`[data-q-weight="${id}"]`);

    function fault(id, text) {
      for (const one of inputs(id)) {
        if (text) one.setAttribute("aria-invalid", "true");
        else one.removeAttribute("aria-invalid");
      }
      for (const one of all(`[data-q-fault="${id}"]`)) one.textContent = text;
    }

    box.addEventListener("input", (event) => {
      const id = event.target.dataset.qWeight;
      if (!id) return;
      const found = decide.readNumber(event.target.value);
      fault(id, found.fault ? decide.sentence(found.fault, {}, data.sentences) : "");
      for (const one of inputs(id)) if (one !== event.target) one.value = event.target.value;
      if (found.fault || found.value === page.state.weights[id]) return;
      const before = page.state.weights[id];
      page.state.weights[id] = found.value;
      page.changed(`«${NBSP}${title(id)}${NBSP}» passe de ${french(before)} à ${french(found.value)}`);
    });

    find("profile").addEventListener("change", (event) => {
      page.state.profile = event.target.value;
      page.state.weights = Quittance.rankingState.points(data, page.state.profile);
      fill();
      page.changed(`Vous partez ${page.state.profile ? "de ce profil" : "des importances par défaut"}`);
    });

    /** Parts of the total, once the weights are known. */
    function refresh() {
      const weights = page.state.weights;
      const framed = decide.readProblem({ ...Quittance.grid.problem(page.state, data), candidates: [] }).problem;
      const parts = framed ? decide.report(decide.evaluate(framed), null).weights : {};
      for (const { id } of data.criteria) {
        for (const one of all(`[data-q-part="${id}"]`)) one.textContent = id in parts ? `${french(parts[id] / 10)}${NBSP}% du total` : weights[id] ? "sans objet" : `0${NBSP}% du total`;
      }
    }

    /* ---- The rest ----------------------------------------------------------- */

    find("question").addEventListener("input", (event) => {
      page.state.question = Quittance.grid.line(event.target.value, Quittance.grid.MOST.question);
      page.typed();
    });

    const ticked = (selector) => all(selector).filter((one) => one.checked).map((one) => one.value);
    find("form").addEventListener("change", (event) => {
      if (event.target.closest("[data-q-knockout]")) page.state.asked = ticked("[data-q-knockout] input");
      else if (event.target.matches("[data-q-na]")) page.state.notApplicable = ticked("[data-q-na]");
      else return;
      countNotApplicable();
      page.structure();
    });

    return { fill, refresh };
  };
})(window);
