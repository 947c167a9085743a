/* The grid, step 6: the portfolio, the two anchors, the offer of each candidate, what they cost. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const gridParts = (Quittance.gridParts = Quittance.gridParts || {});
  const NBSP = "\u00a0";
  const DELAY = 300; // ms without typing before the costs follow
  const ANY = "o0"; // stands for the number of a candidate in the fields to copy

  /** The mark of a price, always with its two decimals: « 57,60 sur 100 ». */
  gridParts.priced = (value) => `${value.toFixed(2).replace(".", ",")} sur 100`;

  gridParts.prices = function (page) {
    const { html, grid, money, pricing, offersWords: words } = Quittance;
    const { box, data, find } = page;
    const output = document.getElementById("prix-grille");
    const entry = (name) => document.getElementById(`f-${name}`);
    const called = (number) => grid.called(grid.candidate(page.state, number));
    const euros = (cents) => money.euros(cents);
    const value = gridParts.priced;

    function fill() {
      const open = new Set([...box.querySelectorAll(".q-eval__offer[open]")].map((one) => one.dataset.qOffer));
      find("offers").replaceChildren(...page.state.candidates.map((one) => offer(one, open.has(String(one.number)))));
      for (const name of grid.TEXTS) if (entry(name)) entry(name).value = page.state.texts[name] || "";
      selects();
    }

    /** The fields of a fee structure, under the number of a candidate. */
    function offer({ number }, open) {
      const made = find("offertemplate").content.firstElementChild.cloneNode(true);
      for (const one of made.querySelectorAll("*")) {
        for (const name of ["id", "for", "aria-describedby", "data-q-field"]) {
          const old = one.getAttribute(name);
          if (old) one.setAttribute(name, old.replaceAll(`${ANY}-`, `o${number}-`));
        }
        const label = one.getAttribute("aria-label");
        if (label) one.setAttribute("aria-label", label.replace("candidat", `candidat ${number}`));
      }
      made.dataset.qOffer = number;
      made.open = open;
      made.querySelector("summary").replaceChildren(html("span", { class: "q-eval__title" }, "Offre de ", html("span", { "data-q-called": number }, called(number))), " ", html("span", { class: "q-eval__many", "data-q-offersaid": true }));
      made.querySelector("legend").replaceChildren("Offre de ", html("span", { "data-q-called": number }, called(number)));
      return made;
    }

    let timer = 0;
    const section = find("offers").parentElement;
    section.addEventListener("input", (event) => {
      const holder = event.target.closest("[data-q-field]");
      if (!holder) return;
      page.state.texts[holder.dataset.qField] = event.target.value;
      clearTimeout(timer);
      timer = setTimeout(() => page.changed(), DELAY);
    });

    /* ---- What is wrong ------------------------------------------------------ */

    const place = (field) => {
      const own = /^o([1-8])-/.exec(field);
      return `${own ? `${called(own[1])}, ` : ""}${entry(field).closest("[data-q-field]").querySelector("label").textContent}`;
    };

    /** Errors to gather in the summary, each with where it is. */
    page.priceErrors = () => grid.costs(page.state, data).errors.map(({ field, message }) => ({
      text: `${place(field)}${NBSP}: ${message}`,
      target: { id: `f-${field}`, focus: () => page.go(entry(field)) },
    }));

    function faults(errors) {
      for (const holder of section.querySelectorAll("[data-q-field]")) {
        const name = holder.dataset.qField;
        const field = entry(name);
        const wrong = page.asked ? errors.find((one) => one.field === name) : null;
        const old = holder.querySelector(".q-error");
        if (old) old.remove();
        const help = document.getElementById(`f-${name}-aide`) ? [`f-${name}-aide`] : [];
        if (wrong) {
          holder.append(html("span", { class: "q-error", id: `f-${name}-erreur` }, wrong.message));
          field.setAttribute("aria-invalid", "true");
          help.push(`f-${name}-erreur`);
        } else field.removeAttribute("aria-invalid");
        if (help.length) field.setAttribute("aria-describedby", help.join(" "));
        else field.removeAttribute("aria-describedby");
      }
    }

    /* ---- Costs -------------------------------------------------------------- */

    function refresh() {
      const costs = grid.costs(page.state, data);
      faults(costs.errors);
      const numbers = Object.keys(costs.byNumber);
      say(costs, numbers);
      for (const one of section.querySelectorAll("[data-q-offer]")) follow(one, costs);
      find("costs").replaceChildren(...(numbers.length ? [table(costs, numbers), ...notes(costs, numbers), ...numbers.map((number) => statement(costs, number))] : []));
      box.toggleAttribute("data-q-priced", numbers.length > 0);
      find("breakeven").hidden = numbers.length < 2;
      selects();
      even(costs);
    }

    function say(costs, numbers) {
      const told = numbers.map((number) => {
        const { statements, value: worth } = costs.byNumber[number];
        return `${called(number)}${NBSP}: ${euros(statements[1].cost)}${worth === null ? "" : ` (${value(worth)})`}`;
      });
      const anchors = costs.anchors || !numbers.length ? "" : ` Sans les deux repères, ces coûts n’entrent pas dans la note${NBSP}: le niveau donné à l’étape 4 compte.`;
      const wrong = costs.errors.length ? ` ${costs.errors.length > 1 ? `${costs.errors.length} réponses manquent ou sont à revoir.` : "Une réponse manque ou est à revoir."}` : "";
      output.textContent = numbers.length
        ? `Coût total au cas central (${money.percent(costs.scenario.shares[1])} recouvrés), ${costs.scenario.deductible ? "hors taxes" : "toutes taxes comprises"}. ${told.join(`${NBSP}; `)}.${anchors}${wrong}`
        : `Aucune offre n’est encore chiffrée${NBSP}: saisissez votre portefeuille et au moins une offre.${wrong}`;
    }

    function follow(details, costs) {
      const number = details.dataset.qOffer;
      const found = costs.byNumber[number];
      const wrong = costs.errors.filter(({ field }) => field.startsWith(`o${number}-`)).length;
      const typed = grid.offerNames(number).some((name) => (page.state.texts[name] || "").trim());
      details.querySelector("[data-q-offersaid]").textContent = found ? euros(found.statements[1].cost) : wrong ? `${wrong} à compléter` : typed ? "en attente du portefeuille" : "pas d’offre saisie";
    }

    const head = (texts) => html("thead", { role: "rowgroup" }, html("tr", { role: "row" }, ...texts.map((text, i) => html("th", { role: "columnheader", scope: "col", class: i ? "q-num" : null }, text))));
    const cell = (label, text) => html("td", { role: "cell", class: "q-num", "data-label": label }, text);
    const wrap = (label, made) => html("div", { class: "q-tablewrap q-tablewrap--cards", tabindex: "0", role: "group", "aria-label": label }, made);

    function table(costs, numbers) {
      const heads = ["Candidat", ...words.CASES.map((one, i) => `${one} (${money.percent(costs.scenario.shares[i])})`), "Note du prix"];
      return wrap("Coût de chaque offre", html("table", { class: "q-table q-cards", role: "table", "aria-label": "Coût de chaque offre" }, head(heads),
        html("tbody", { role: "rowgroup" }, ...numbers.map((number) => {
          const { statements, value: worth } = costs.byNumber[number];
          return html("tr", { role: "row" }, html("th", { role: "rowheader", scope: "row" }, called(number)),
            ...statements.map((one, i) => cell(heads[i + 1], euros(one.cost))), cell(heads[4], worth === null ? "sans repère" : value(worth)));
        }))));
    }

    function notes(costs, numbers) {
      const said = [];
      const offers = numbers.map((number) => costs.byNumber[number].offer);
      if (costs.heading) said.push(`La première ligne de votre liste, «${NBSP}${costs.heading}${NBSP}», a été prise pour un titre.`);
      if (!costs.scenario.cash_rate && offers.some((one) => one.payout_days)) said.push("Le délai de reversement n’est pas compté, faute d’un coût annuel de votre trésorerie.");
      return said.map((one) => html("p", { class: "q-note" }, one));
    }

    function statement({ byNumber, scenario }, number) {
      const { offer: priced, statements } = byNumber[number];
      const heads = ["Ligne", ...words.CASES.map((one, i) => `${one} (${money.percent(scenario.shares[i])})`)];
      const rows = words.statement(priced, scenario, statements).map((row) => html("tr", { role: "row", class: row.kind ? `q-${row.kind}` : null },
        html("th", { role: "rowheader", scope: "row" }, row.label, row.formula ? html("span", { class: "q-offers__how q-small" }, row.formula) : null),
        ...row.cents.map((cents, i) => cell(heads[i + 1], cents === null ? "sans objet" : euros(cents)))));
      return html("details", { class: "q-eval__statement q-noprint" }, html("summary", null, `Décompte${NBSP}: ${called(number)}`),
        wrap(`Décompte de ${called(number)}`, html("table", { class: "q-table q-cards q-offers__table", role: "table", "aria-label": `Décompte de ${called(number)}, calcul donné pour le cas central` }, head(heads), html("tbody", { role: "rowgroup" }, ...rows))));
    }

    /* ---- Break-even --------------------------------------------------------- */

    function selects() {
      const numbers = Object.keys(grid.costs(page.state, data).byNumber);
      for (const [name, otherwise] of [["first", 0], ["second", 1]]) {
        const select = find(name);
        const chosen = numbers.includes(select.value) ? select.value : numbers[otherwise];
        select.replaceChildren(...numbers.map((number) => html("option", { value: number, selected: number === chosen }, called(number))));
      }
    }

    function even(costs) {
      const [first, second] = [find("first").value, find("second").value];
      const place_ = find("even");
      if (!costs.byNumber[first] || !costs.byNumber[second]) return place_.replaceChildren();
      if (first === second) return place_.replaceChildren(html("p", null, "Choisissez deux offres différentes."));
      const offers = [costs.byNumber[first].offer, costs.byNumber[second].offer];
      const names = words.names(offers);
      const result = pricing.compare(offers[0], offers[1], costs.scenario);
      const list = (sentences) => html("ul", null, ...sentences.map((one) => html("li", null, one)));
      return place_.replaceChildren(
        html("div", null, html("h4", null, "Selon la part recouvrée"), list(words.shareSentences(result, offers, costs.scenario, names))),
        html("div", null, html("h4", null, "Selon le montant moyen des dossiers"), list(words.amountSentences(result, offers, costs.scenario, names))));
    }

    for (const name of ["first", "second"]) find(name).addEventListener("change", () => even(grid.costs(page.state, data)));

    return { fill, refresh };
  };
})(window);
