/*
 * A bonus on its page: what is typed is checked on « Calculer », then followed as it changes.
 * The form is complete and printable without this script; nothing typed leaves the browser.
 */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-incentive]");
  if (!box) return;

  const { html, money, incentive, incentiveInput: input, incentiveWords: words } = Quittance;
  const { write, readAddress } = Quittance.offersInput;
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const NBSP = "\u00a0";
  const DELAY = 300; // ms without typing before the figures follow

  const holders = new Map([...box.querySelectorAll("[data-q-field]")].map((one) => [one.dataset.qField, one]));
  const entry = (name) => document.getElementById(`f-${name}`);
  const known = Object.fromEntries([...holders.keys()].map((name) => [
    name, entry(name).options ? [...entry(name).options].map((option) => option.value) : null,
  ]));
  const summary = Quittance.errors(find("errors"));

  let shown = null; // the last bonus in sight: {plan, cohort, name, found}
  let tried = false; // results follow what is typed once they were asked for

  const texts = () => Object.fromEntries([...holders.keys()].map((name) => [name, entry(name).value]));

  function fill(values) {
    for (const name of holders.keys()) entry(name).value = values[name] || "";
  }

  function remember() {
    try {
      history.replaceState(history.state, "", location.pathname + location.search + write(texts(), [...holders.keys()]));
    } catch {
      // Some browsers refuse for a page opened from a folder: the page works, only its address is not kept.
    }
  }

  function follow() {
    const found = readAddress(location.hash, known);
    if (!found) return;
    fill(found.texts);
    note(found.ignored.length
      ? `Une partie de l’adresse n’est pas connue de cette page et a été laissée de côté${NBSP}: ${found.ignored.join(", ")}.` : "");
    tried = Object.keys(found.texts).length > 0;
    if (tried) compute(false);
  }

  function note(sentence) {
    find("note").hidden = !sentence;
    find("note").textContent = sentence;
  }

  /* ---- Computing ------------------------------------------------------------ */

  /** `asked`: by the button, so that the focus goes to the errors or to the results. */
  function compute(asked) {
    const read = input.read(texts());
    showErrors(read.errors, asked);
    find("results").hidden = read.errors.length > 0;
    shown = null;
    if (read.errors.length) return;
    const { plan, cohort, name } = read;
    shown = { plan, cohort, name, found: incentive.statement(plan, cohort) };
    showResults();
    if (asked) document.getElementById("resultats").focus();
  }

  /** Beside each entry at once; the summary, which takes the focus, only when asked for. */
  function showErrors(errors, asked) {
    for (const [name, holder] of holders) {
      holder.querySelector(".q-error")?.remove();
      const help = document.getElementById(`f-${name}-aide`) ? [`f-${name}-aide`] : [];
      const wrong = errors.find((error) => error.field === name);
      if (wrong) {
        holder.append(html("span", { class: "q-error", id: `f-${name}-erreur` }, wrong.message));
        entry(name).setAttribute("aria-invalid", "true");
        help.push(`f-${name}-erreur`);
      } else entry(name).removeAttribute("aria-invalid");
      if (help.length) entry(name).setAttribute("aria-describedby", help.join(" "));
      else entry(name).removeAttribute("aria-describedby");
    }
    if (!errors.length) summary.clear();
    else if (asked || !find("errors").hidden) {
      const active = document.activeElement;
      summary.show(errors.length > 1 ? `Il y a ${errors.length} réponses à revoir` : "Il y a une réponse à revoir", errors.map(({ field, message }) => {
        const label = holders.get(field).querySelector("label").textContent;
        return { text: `${label}${label.endsWith("?") ? "" : `${NBSP}:`} ${message}`, target: entry(field) };
      }));
      if (!asked) active.focus(); // whoever is typing keeps typing
    }
  }

  /* ---- Results -------------------------------------------------------------- */

  function showResults() {
    const { plan, cohort, name, found } = shown;
    find("cohort").textContent = name;
    find("cohort").hidden = !name;
    find("warnings").replaceChildren(...found.warnings.map((code) => html("p", {
      class: `q-note ${words.FAULTS.includes(code) ? "q-note--late" : "q-note--doubt"}`,
    }, html("strong", null, words.FAULTS.includes(code) ? `À revoir${NBSP}: ` : `À savoir${NBSP}: `), words.warning(code, plan, cohort, found))));
    put("prime-due", "Prime due, HT", money.euros(found.bonus), found.penalty
      ? `Objectif manqué${NBSP}: malus de ${money.euros(found.penalty)}.`
      : found.over > 0n ? `${money.euros(found.over)} au-delà de l’objectif.` : "L’objectif n’est pas dépassé.");
    put("cout-total", `Coût pour vous, ${plan.deductible ? "hors taxes" : "toutes taxes comprises"}`, money.euros(found.cost), cohort.recovered
      ? `Soit ${money.percent(money.fraction(found.cost * money.WHOLE, cohort.recovered), 2)} de ce qui est rentré.` : "Rien n’est rentré.");
    put("net-conserve", "Il vous reste", money.euros(found.kept), found.over > 0n
      ? `Dont ${money.euros(found.gain - found.bonus_cost)} gagnés au-delà de l’objectif.` : "Rien n’a été gagné au-delà de l’objectif.");
    put("dernier-euro", "Le dernier euro recouvré vous coûte", found.last_euro === null ? "sans objet" : words.lastEuro(found),
      "Commission et prime du dernier euro, comparées à un euro de moins.");
    find("details").replaceChildren(
      html("h3", null, "Décompte"), statementTable(),
      html("p", { class: "q-small" }, "Chaque ligne est arrondie au centime, le demi-centime vers le haut."),
      html("h3", null, "Le même contrat, avec d’autres résultats"), scanTable(),
      html("p", { class: "q-small" }, "Mêmes dossiers et mêmes réclamations. Cette table ne dit pas ce qui arrivera, ni que la prime en serait la cause."));
  }

  function put(id, label, figure, sentence) {
    document.getElementById(id).replaceChildren(
      html("span", { class: "q-offers__line q-small" }, label),
      html("span", { class: "q-result__big q-num" }, figure),
      html("span", { class: "q-offers__line" }, sentence));
  }

  function table(label, heads, rows, cards) {
    const head = html("thead", { role: "rowgroup" }, html("tr", { role: "row" },
      ...heads.map((one, i) => html("th", { role: "columnheader", scope: "col", class: i ? "q-num" : null }, one))));
    return html("div", { class: `q-tablewrap${cards ? " q-tablewrap--cards" : ""}` },
      html("table", { class: `q-table${cards ? " q-cards" : ""} q-offers__table`, role: "table", "aria-label": label }, head, html("tbody", { role: "rowgroup" }, ...rows)));
  }

  function statementTable() {
    const { plan, cohort, found } = shown;
    return table("Décompte de la prime", ["Ligne", "Montant"], words.statement(plan, cohort, found).map((row) =>
      html("tr", { role: "row", class: row.kind ? `q-${row.kind}` : null },
        html("th", { role: "rowheader", scope: "row" }, row.label, row.formula ? html("span", { class: "q-offers__how q-small" }, row.formula) : null),
        html("td", { role: "cell", class: "q-num", "data-label": "Montant" }, money.euros(row.cents)))), false);
  }

  function scanTable() {
    const { plan, cohort } = shown;
    const heads = ["Taux atteint", "Recouvré", "Commission", "Prime ou malus", "Coût pour vous", "Il vous reste"];
    return table("Le même contrat avec d’autres résultats", heads, words.scan(plan, cohort).map((one) =>
      html("tr", { role: "row", class: one.yours ? "q-picked" : null },
        html("th", { role: "rowheader", scope: "row" }, money.percent(one.rate, 2), one.yours ? html("span", { class: "q-offers__how q-yours" }, "votre résultat") : null),
        ...[one.recovered, one.found.commission, words.change(one.found), one.found.cost, one.found.kept].map((value, i) =>
          html("td", { role: "cell", class: "q-num", "data-label": heads[i + 1] }, money.euros(value))))), true);
  }

  /* ---- Start ---------------------------------------------------------------- */

  let timer = 0;

  find("form").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      remember();
      if (tried) compute(false);
    }, DELAY);
  });
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    tried = true;
    remember();
    compute(true);
  });
  find("example").addEventListener("click", () => {
    fill(input.EXAMPLE);
    tried = true;
    remember();
    note(`Exemple FICTIF${NBSP}: ces montants et ce contrat sont inventés pour montrer le calcul. Remplacez-les par les vôtres.`);
    compute(true);
  });
  find("clear").addEventListener("click", () => {
    fill({});
    tried = false;
    remember();
    showErrors([], false);
    find("results").hidden = true;
    shown = null;
    note("Tout est effacé, l’adresse aussi.");
    entry("cohorte").focus();
  });
  find("csv").addEventListener("click", () => {
    Quittance.download.csv("prime-de-resultat", words.rows(shown.plan, shown.cohort, shown.found, shown.name));
  });
  find("print").addEventListener("click", () => root.print());
  root.addEventListener("hashchange", follow);

  const button = find("compute");
  button.type = "submit"; // not before: without this script, Enter must not send anything
  button.hidden = false;
  find("tools").hidden = false;
  follow();
})(window);
