/*
 * Two offers on their page: what is typed is checked on « Calculer », then followed as it changes.
 * The form is complete and printable without this script; nothing typed leaves the browser.
 */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-offers]");
  if (!box) return;

  const { html, money, pricing, offersInput: input, offersWords: words } = Quittance;
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const NBSP = "\u00a0";
  const DELAY = 300; // ms without typing before the costs follow
  const TITLE = document.title;

  const holders = new Map([...box.querySelectorAll("[data-q-field]")].map((one) => [one.dataset.qField, one]));
  const entry = (name) => document.getElementById(`f-${name}`);
  const known = Object.fromEntries([...holders.keys()].map((name) => [
    name, entry(name).options ? [...entry(name).options].map((option) => option.value) : null,
  ]));
  const label = (name) => holders.get(name).querySelector("label").textContent;

  let shown = null; // the last comparison in sight: {result, offers, scenario}
  let tried = false; // results follow what is typed once they were asked for

  /* ---- Form and address ----------------------------------------------------- */

  const texts = () => Object.fromEntries([...holders.keys()].map((name) => [name, entry(name).value]));

  function fill(values) {
    for (const name of holders.keys()) entry(name).value = values[name] || "";
  }

  function remember() {
    const fragment = input.write(texts(), [...holders.keys()]);
    try {
      history.replaceState(history.state, "", location.pathname + location.search + fragment);
    } catch {
      // Some browsers refuse for a page opened from a folder: the page works, only its address is not kept.
    }
  }

  function readAddress() {
    const found = input.readAddress(location.hash, known);
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
    if (read.errors.length) {
      shown = null;
      find("results").hidden = true;
      return;
    }
    const { offers, scenario } = read;
    shown = { result: pricing.compare(offers[0], offers[1], scenario), offers, scenario };
    find("results").hidden = false;
    showResults(read.heading);
    if (asked) document.getElementById("resultats").focus();
  }

  function showErrors(errors, asked) {
    for (const [name, holder] of holders) {
      const old = holder.querySelector(".q-error");
      if (old) old.remove();
      const field = entry(name);
      const help = document.getElementById(`f-${name}-aide`) ? [`f-${name}-aide`] : [];
      const wrong = errors.find((error) => error.field === name);
      if (wrong) {
        holder.append(html("span", { class: "q-error", id: `f-${name}-erreur` }, wrong.message));
        field.setAttribute("aria-invalid", "true");
        help.push(`f-${name}-erreur`);
      } else field.removeAttribute("aria-invalid");
      if (help.length) field.setAttribute("aria-describedby", help.join(" "));
      else field.removeAttribute("aria-describedby");
    }
    const summary = find("errors");
    summary.hidden = !errors.length;
    document.title = errors.length ? `Erreur${NBSP}: ${TITLE}` : TITLE;
    if (!errors.length) return;
    summary.querySelector("strong").textContent = errors.length > 1 ? `Il y a ${errors.length} réponses à revoir` : "Il y a une réponse à revoir";
    summary.querySelector("ul").replaceChildren(...errors.map(({ field, message }) => {
      const link = html("a", { href: `#f-${field}` }, `${place(field)}${place(field).endsWith("?") ? "" : `${NBSP}:`} ${message}`);
      link.addEventListener("click", (event) => {
        event.preventDefault(); // the fragment holds what was typed
        entry(field).focus();
        entry(field).scrollIntoView({ block: "center" });
      });
      return html("li", null, link);
    }));
    if (asked) summary.focus();
  }

  function place(field) {
    const side = /^([ab])-/.exec(field);
    return side && !label(field).includes("offre ") ? `Offre ${side[1].toUpperCase()}, ${label(field)}` : label(field);
  }

  /* ---- Results -------------------------------------------------------------- */

  function showResults(heading) {
    const { result, offers, scenario } = shown;
    const called = words.names(offers);
    ["a", "b"].forEach((side, i) => showCost(document.getElementById(`cout-offre-${side}`), called[i], result.statements[i], scenario));
    const gap = words.gap(result.differences, called);
    document.getElementById("ecart").replaceChildren(
      html("span", { class: "q-small" }, "Écart entre les deux offres"),
      ...gap.map(([name, said], i) => html("span", { class: "q-offers__line" }, `${name} (${money.percent(scenario.shares[i])})${NBSP}: `, html("strong", null, `${said}.`))));
    const list = (sentences) => html("ul", null, ...sentences.map((one) => html("li", null, one)));
    find("details").replaceChildren(
      html("h2", null, "À partir de quand l’ordre change"),
      html("h3", null, "Selon la part recouvrée"),
      list(words.shareSentences(result, offers, scenario, called)),
      html("h3", null, "Selon le montant moyen des dossiers"),
      html("p", { class: "q-small" }, `Avec ${money.percent(scenario.shares[1])} recouvrés et le même nombre de dossiers, tous les montants variant dans la même proportion.`),
      list(words.amountSentences(result, offers, scenario, called)),
      ...notes(heading),
      ...offers.flatMap((offer, i) => [
        html("h2", null, `Décompte${NBSP}: ${called[i]}`), table(offer, called[i], scenario, result.statements[i]),
      ]),
      html("p", { class: "q-small" }, "Chaque ligne est arrondie au centime, le demi-centime vers le haut. Le point d’équilibre est cherché avant arrondi. « HT » exclut la TVA, « TTC » la comprend."));
  }

  function showCost(output, name, statements, scenario) {
    const costs = statements.map((one) => one.cost).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const middle = statements[1];
    const range = costs[0] === costs[2] ? money.euros(costs[0]) : `${money.euros(costs[0])} à ${money.euros(costs[2])}`;
    const per = middle.per_100 === null ? "" : ` Soit ${money.euros(middle.per_100)} pour 100${NBSP}€ recouvrés.`;
    output.replaceChildren(
      html("strong", { class: "q-yours" }, name),
      html("span", { class: "q-offers__line q-small" }, `Coût total ${scenario.deductible ? "hors taxes" : "toutes taxes comprises"}, selon ce qui rentre`),
      html("span", { class: "q-result__big q-num" }, range),
      html("span", { class: "q-offers__line" },
        `Si ${money.percent(scenario.shares[1])} rentrent${NBSP}: ${money.euros(middle.cost)}.${per} Il vous reste ${money.euros(middle.kept)}.`));
  }

  function notes(heading) {
    const { offers, scenario } = shown;
    const said = [];
    if (heading) said.push(`La première ligne de votre liste, «${NBSP}${heading}${NBSP}», a été prise pour un titre.`);
    if (!scenario.cash_rate && offers.some((offer) => offer.payout_days)) {
      said.push("Le délai de reversement n’est pas compté, faute d’un coût annuel de votre trésorerie.");
    }
    if (offers.some((offer) => offer.bands.length > 1 && offer.mode === "montant-entier")) {
      said.push("Avec un barème sur le montant entier, la commission peut baisser quand un palier est franchi.");
    }
    return said.map((one) => html("p", { class: "q-note" }, one));
  }

  function table(offer, name, scenario, statements) {
    const heads = ["Ligne", ...words.CASES.map((one, i) => `${one} (${money.percent(scenario.shares[i])})`)];
    const body = words.statement(offer, scenario, statements).map((row) =>
      html("tr", { role: "row", class: row.kind ? `q-${row.kind}` : null },
        html("th", { role: "rowheader", scope: "row" }, row.label, row.formula ? html("span", { class: "q-offers__how q-small" }, row.formula) : null),
        ...row.cents.map((cents, i) =>
          html("td", { role: "cell", class: "q-num", "data-label": heads[i + 1] }, cents === null ? "sans objet" : money.euros(cents)))));
    const head = html("thead", { role: "rowgroup" }, html("tr", { role: "row" },
      ...heads.map((one, i) => html("th", { role: "columnheader", scope: "col", class: i ? "q-num" : null }, one))));
    return html("div", { class: "q-tablewrap q-tablewrap--cards" },
      html("table", { class: "q-table q-cards q-offers__table", role: "table", "aria-label": `Décompte de ${name}, calcul donné pour le cas central` },
        head, html("tbody", { role: "rowgroup" }, ...body)));
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
    note("Exemple fictif\u00a0: ces dossiers et ces prix sont inventés pour montrer le calcul. Remplacez-les par les vôtres.");
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
    entry("dossiers").focus();
  });
  find("csv").addEventListener("click", () => {
    Quittance.download.csv("cout-de-deux-offres", words.rows(shown.result, shown.offers, shown.scenario));
  });
  find("print").addEventListener("click", () => root.print());
  root.addEventListener("hashchange", readAddress);

  const button = find("compute");
  button.type = "submit"; // not before: without this script, Enter must not send anything
  button.hidden = false;
  find("tools").hidden = false;
  readAddress();
})(window);
