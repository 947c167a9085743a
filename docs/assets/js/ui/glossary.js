/* Definitions of terms: Escape puts a tooltip away without moving the focus; leaving the term,
   with the pointer or the keyboard, lets it come back. Showing it is the work of the sheet. */
(function () {
  "use strict";

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".q-gloss:hover, .q-gloss:focus-within").forEach(function (term) {
      term.classList.add("q-gloss--shut");
    });
  });

  ["mouseout", "focusout"].forEach(function (name) {
    document.addEventListener(name, function (event) {
      var term = event.target.closest ? event.target.closest(".q-gloss") : null;
      if (term && !term.contains(event.relatedTarget)) term.classList.remove("q-gloss--shut");
    });
  });
})();
