/* The grid, steps 2 and 3: the candidates, and those who evaluate them. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const gridParts = (Quittance.gridParts = Quittance.gridParts || {});
  const NBSP = "\u00a0";
  /** Initials of who marks before giving any. */
  gridParts.NOBODY = "MOI";

  gridParts.people = function (page) {
    const { html, grid } = Quittance;
    const { data, find } = page;
    const records = grid.records(data);
    const counted = (number, one, many) => `${number}${NBSP}${number > 1 ? many : one}`;

    function fill() {
      find("candidates").replaceChildren(...page.state.candidates.map(candidate));
      find("evaluators").replaceChildren(...page.state.evaluators.map(evaluator));
      const shown = page.state.evaluators.length ? page.state.evaluators : [""];
      find("me").replaceChildren(...shown.map((one) => html("option", { value: one, selected: one === page.me }, one || `${gridParts.NOBODY} (sans initiales)`)));
      for (const option of find("newrecord").options) {
        if (option.value) option.disabled = page.state.candidates.some((one) => one.record === option.value);
      }
    }

    /* ---- Candidates --------------------------------------------------------- */

    function candidate(one) {
      const record = records.get(one.record);
      const name = html("input", { id: `g-nom-${one.number}`, type: "text", maxlength: grid.MOST.name, autocomplete: "off" });
      name.value = one.name;
      name.addEventListener("input", () => {
        grid.candidate(page.state, one.number).name = grid.line(name.value, grid.MOST.name);
        page.renamed();
      });
      return html("li", { "data-q-one": one.number },
        html("div", { class: "q-field" }, html("label", { for: name.id }, `Candidat ${one.number}`), name),
        html("p", { class: "q-small" }, record
          ? html("span", null, html("a", { href: record.href }, "Sa fiche"), `${NBSP}: ${published(record)}`) : "Hors de la base"),
        button("Retirer", `${NBSP}: ${grid.called(one)}`, () => removeCandidate(one.number)));
    }

    function published(record) {
      const count = Object.keys(record.levels).length;
      return count ? `${counted(count, "niveau publié", "niveaux publiés")} sur ${grid.indicators(data).length}` : "aucun niveau publié";
    }

    function button(text, hidden, act) {
      const made = html("button", { type: "button", class: "q-btn q-noprint" }, text, html("span", { class: "q-sr" }, hidden));
      made.addEventListener("click", act);
      return made;
    }

    /** Add one, and go on from where the reader typed. */
    function add(name, record, field, fault) {
      fault.textContent = "";
      field.removeAttribute("aria-invalid");
      try {
        const made = grid.addCandidate(page.state, name, record);
        page.set(made.state);
        field.value = "";
        find("candidatesaid").textContent = `${grid.called(grid.candidate(made.state, made.number))}${NBSP}: ajouté.`;
      } catch (error) {
        fault.textContent = error.message;
        field.setAttribute("aria-invalid", "true");
      }
      field.focus();
    }

    function addName() {
      const field = find("newname");
      const fault = find("newfault");
      if (field.value.trim()) return add(field.value, "", field, fault);
      fault.textContent = "Écrivez le nom du candidat.";
      field.setAttribute("aria-invalid", "true");
      field.focus();
    }

    function addRecord() {
      const field = find("newrecord");
      const record = records.get(field.value);
      if (record) add(record.name, record.id, field, find("newfault"));
      else find("candidatesaid").textContent = "Choisissez d’abord un organisme dans la liste.";
    }

    function removeCandidate(number) {
      const { state, me } = page;
      const name = grid.called(grid.candidate(state, number));
      page.set(grid.removeCandidate(state, number));
      page.undo(find("candidatesaid"), `${name} est retiré, avec ses notes et son offre.`, state, me);
    }

    find("addname").addEventListener("click", addName);
    find("addrecord").addEventListener("click", addRecord);
    entered(find("newname"), addName);

    /* ---- Evaluators --------------------------------------------------------- */

    function evaluator(one) {
      const initials = html("input", { id: `g-ev-${one}`, type: "text", maxlength: 4, autocomplete: "off", autocapitalize: "characters" });
      initials.value = one;
      initials.addEventListener("change", () => rename(one, initials));
      return html("li", null, html("div", { class: "q-field" }, html("label", { for: initials.id }, "Initiales"), initials),
        html("p", { class: "q-small", "data-q-given": one }),
        button("Retirer", `${NBSP}: ${one}`, () => {
          const { state, me } = page;
          page.set(grid.removeEvaluator(state, one));
          page.undo(find("evaluatorsaid"), `${one} est retiré, avec ses notes.`, state, me);
        }));
    }

    /** The marks of one go under other initials. */
    function rename(one, field) {
      try {
        const { state, evaluator: other } = grid.addEvaluator({ ...page.state, evaluators: page.state.evaluators.filter((each) => each !== one) }, field.value);
        const place = page.state.evaluators.indexOf(one);
        const evaluators = page.state.evaluators.map((each, i) => (i === place ? other : each));
        const candidates = page.state.candidates.map((each) => ({
          ...each, marks: Object.fromEntries(evaluators.map((who, i) => [who, each.marks[i === place ? one : who]])),
        }));
        page.set({ ...state, evaluators, candidates }, page.me === one ? other : page.me);
        find("evaluatorsaid").textContent = other === one ? "" : `Les notes de ${one} sont maintenant celles de ${other}.`;
      } catch (error) {
        field.value = one;
        find("evaluatorsaid").textContent = error.message;
      }
    }

    function addPerson() {
      const field = find("newinitials");
      const fault = find("initialsfault");
      fault.textContent = "";
      field.removeAttribute("aria-invalid");
      try {
        const { state, evaluator: one } = grid.addEvaluator(page.state, field.value);
        if (page.state.evaluators.join() === gridParts.NOBODY) {
          rename(gridParts.NOBODY, field); // the marks given so far are those of whoever now gives a name
          field.value = "";
          return field.focus();
        }
        page.set(state, one);
        field.value = "";
        find("evaluatorsaid").textContent = `${one} est ajouté${NBSP}: les notes que vous entrez lui sont données.`;
      } catch (error) {
        fault.textContent = error.message;
        field.setAttribute("aria-invalid", "true");
      }
      return field.focus();
    }

    find("addperson").addEventListener("click", addPerson);
    entered(find("newinitials"), addPerson);
    find("me").addEventListener("change", (event) => page.set(page.state, event.target.value));

    /** Enter in a field acts as the button beside it. */
    function entered(field, act) {
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        act();
      });
    }

    function refresh() {
      for (const place of page.all("[data-q-given]")) {
        const given = page.state.candidates.reduce((sum, { marks }) => sum + Object.keys(marks[place.dataset.qGiven].levels).length, 0);
        place.textContent = counted(given, "note", "notes");
      }
    }

    return { fill, refresh };
  };
})(window);
