/* Candidates of the ranking that the reader takes to the grid: one to eight, ticked in the order shown. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const NBSP = "\u00a0";

  /**
   * `box` holds ul[data-q-picklist], button[data-q-evaluate] and [data-q-pickstatus].
   * `go(ids)` is called by the button with the ids ticked; it gives a sentence when nothing could be done.
   * Returns {show(report, set), clear()}.
   */
  Quittance.rankingPicks = function (box, go) {
    const { html, rankingAddress } = Quittance;
    const list = box.querySelector("[data-q-picklist]");
    const said = box.querySelector("[data-q-pickstatus]");
    const most = rankingAddress.MOST_CANDIDATES;
    let shown = "";

    const boxes = () => [...list.querySelectorAll("input")];
    const ticked = () => boxes().filter((one) => one.checked).map((one) => one.value);

    /** Ranked first, then those without enough information in their neutral order, then those set aside. */
    function show(report, set) {
      const rows = [
        ...report.order.map((id) => [id, `${report.candidates.find((one) => one.id === id).rank}. `, ""]),
        ...set.candidates.filter(({ id }) => report.unranked.includes(id)).map(({ id }) => [id, "", ""]),
        ...set.candidates.filter(({ id }) => report.set_aside.includes(id)).map(({ id }) => [id, "", " (mis à part)"]),
      ];
      const key = JSON.stringify(rows);
      if (key === shown) return;
      shown = key;
      const [kept, focused] = [ticked(), list.contains(document.activeElement) && document.activeElement.value];
      list.replaceChildren(...rows.map(([id, before, after]) => html("li", null, html("label", { class: "q-option" },
        html("input", { type: "checkbox", value: id, checked: kept.includes(id) }),
        html("span", null, before, set.candidates.find((one) => one.id === id).name, after)))));
      if (focused) boxes().find((one) => one.value === focused)?.focus();
    }

    function clear() {
      for (const one of boxes()) one.checked = false;
      said.textContent = "";
    }

    list.addEventListener("change", (event) => {
      const count = ticked().length;
      if (count > most) {
        event.target.checked = false;
        said.textContent = `La grille compare ${most} candidats au plus${NBSP}: décochez-en un d’abord.`;
      } else said.textContent = `${count} candidat${count > 1 ? "s" : ""} sur ${most} au plus.`;
    });
    box.querySelector("[data-q-evaluate]").addEventListener("click", () => {
      const ids = ticked();
      said.textContent = ids.length ? go(ids) : "Cochez au moins un candidat à évaluer.";
      if (!ids.length && boxes().length) boxes()[0].focus();
    });

    return { show, clear };
  };
})(window);
