/* The rows picked for the side by side: boxes in the table, tray below, what is said about them. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  /**
   * `change(chosen)` is called with the new list of ids; `compare()` when the reader asks for the side by side.
   * Returns {show(chosen, announce)}.
   */
  Quittance.picks = function (box, data, lines, say, change, compare) {
    const { MOST_CHOSEN, LEAST_CHOSEN } = Quittance.table;
    const words = Quittance.comparisonWords;
    const find = (name) => box.querySelector(`[data-q-${name}]`);
    const tray = find("tray");
    const boxes = new Map([...lines].map(([id, line]) => [id, line.querySelector('input[name="choix"]')]));
    const name = (id) => data.rows.find((row) => row.id === id).name;
    let current = [];

    function explain(sentence) {
      find("tray-note").textContent = sentence;
      say(sentence);
    }

    for (const [id, input] of boxes) {
      input.closest("[data-q-pick]").hidden = lines.size < LEAST_CHOSEN;
      input.addEventListener("change", () => {
        if (!input.checked) change(current.filter((other) => other !== id));
        else if (current.length < MOST_CHOSEN) change([...current, id]);
        else {
          input.checked = false;
          explain(`Quatre au plus, pour que la comparaison reste lisible\u00a0: décochez-en un avant d’ajouter ${name(id)}.`);
        }
      });
    }
    find("clear").addEventListener("click", () => {
      const first = boxes.get(current[0]);
      change([]);
      // The tray goes: the focus returns where the choice began, or to the result when that row is hidden.
      (first.closest("tr").hidden ? find("status") : first).focus();
    });
    find("compare").addEventListener("click", () => {
      if (current.length < LEAST_CHOSEN) explain(`Cochez-en au moins deux pour les comparer\u00a0: il n’y en a qu’un pour l’instant.`);
      else compare();
    });

    function show(chosen, announce) {
      current = chosen;
      for (const [id, line] of lines) {
        const picked = chosen.includes(id);
        line.classList.toggle("q-picked", picked);
        boxes.get(id).checked = picked;
      }
      tray.hidden = !chosen.length;
      const counted = words.chosen(data, chosen.length);
      find("tray-count").textContent = counted;
      find("tray-names").textContent = `${words.list(chosen.map(name))} (de ${LEAST_CHOSEN} à ${MOST_CHOSEN})`;
      find("tray-note").textContent = "";
      if (announce) say(chosen.length ? `${counted}\u00a0: ${words.list(chosen.map(name))}.` : "Sélection vidée.");
    }

    return { show };
  };
})(window);
