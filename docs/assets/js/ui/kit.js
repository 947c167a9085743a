/* The kit of collaboration: the agenda and the review to copy, the plan to take away, one form printed alone. */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const NBSP = "\u00a0";
  const REFUSED = `Le navigateur refuse la copie${NBSP}: sélectionnez le texte et copiez-le.`;

  const sayIn = (box) => (sentence) => { box.querySelector("[data-q-said]").textContent = sentence; };
  const copy = (text, done, say) => Quittance.reuse.copy(text).then(() => say(done), () => say(REFUSED));

  /* ---- Agenda --------------------------------------------------------------- */

  const agenda = document.querySelector("[data-q-agenda]");
  if (agenda) {
    const text = JSON.parse(agenda.querySelector("[data-q-text]").textContent);
    agenda.querySelector("[data-q-copy]").addEventListener("click", () => copy(text, "Ordre du jour copié.", sayIn(agenda)));
  }

  /* ---- Review --------------------------------------------------------------- */

  const review = document.querySelector("[data-q-review]");
  if (review) {
    review.addEventListener("submit", (event) => event.preventDefault());
    review.querySelector("[data-q-copy]").addEventListener("click", () => copy(written(), "Bilan copié, cases vides comprises.", sayIn(review)));
  }

  /** The review as a text, with what was typed. */
  function written() {
    const lines = ["Bilan de période", ""];
    const answer = (label, value) => lines.push(`${label}${/[?:.]$/.test(label) ? "" : `${NBSP}:`} ${value.trim()}`.trimEnd());
    review.querySelectorAll(":scope > .q-kit__pair .q-field").forEach((field) => answer(field.querySelector("label").textContent, field.querySelector("input").value));
    for (const part of review.querySelectorAll("fieldset")) {
      lines.push("", part.querySelector("legend").textContent);
      part.querySelectorAll("[aria-label]").forEach((cell) => { if (cell.value && cell.value.trim()) answer(`- ${cell.getAttribute("aria-label")}`, cell.value); });
      part.querySelectorAll(".q-field").forEach((field) => answer(`- ${field.querySelector("label").textContent}`, field.querySelector("textarea").value));
    }
    return `${lines.join("\n")}\n`;
  }

  /* ---- Plan ----------------------------------------------------------------- */

  const plan = document.querySelector("[data-q-plan]");
  if (plan) {
    const say = sayIn(plan);
    plan.addEventListener("submit", (event) => event.preventDefault());
    plan.querySelector("[data-q-csv]").addEventListener("click", () => {
      const heads = [...plan.querySelectorAll("thead th")].map((one) => one.firstChild.textContent);
      const rows = [...plan.querySelectorAll("[data-q-row]")].map((row) => [...row.querySelectorAll("textarea, select")].map((one) => one.value.trim()));
      const filled = rows.filter((row) => row.some(Boolean));
      if (!filled.length) {
        say("Le plan est vide\u00a0: remplissez au moins une ligne.");
        return;
      }
      Quittance.download.csv("plan-amelioration", [heads, ...filled]);
      say(`${filled.length}${NBSP}ligne${filled.length > 1 ? "s" : ""} dans le fichier plan-amelioration.csv.`);
    });
  }

  /* ---- One form alone on paper ---------------------------------------------- */

  document.querySelectorAll("[data-q-print]").forEach((button) => button.addEventListener("click", () => {
    document.documentElement.dataset.qPrinted = button.dataset.qPrint;
    root.print();
  }));
  root.addEventListener("afterprint", () => { delete document.documentElement.dataset.qPrinted; });
})(window);
