/*
 * « Masquer le non vérifié » in the table: beside each value that changes, what is left of it is
 * written once; an attribute of the table then shows one or the other.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  function write(data, lines) {
    for (const row of data.rows) {
      for (const cell of lines.get(row.id).querySelectorAll("td[data-col]")) {
        const value = row.cells[cell.dataset.col];
        if (value.sure === undefined) continue;
        const shown = Quittance.table.shownCell(value, true);
        const label = shown.masked ? "masqué" : data.statuses[shown.status];
        cell.querySelector(".q-fact").append(
          Quittance.html("span", { class: "q-left" }, ...Quittance.mark(shown.status, label),
            Quittance.html("span", { class: shown.masked ? "q-unk" : null }, shown.text))
        );
        cell.classList.add("q-changes");
      }
    }
  }

  /** Returns a function that shows or hides what is not attested. */
  Quittance.masking = function (data, lines, table) {
    let written = false;
    return (mask) => {
      if (mask && !written) {
        write(data, lines);
        written = true;
      }
      table.toggleAttribute("data-q-masked", mask);
    };
  };
})(window);
