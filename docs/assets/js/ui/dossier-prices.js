/* Part 6 of the decision file: the portfolio, what each offer asks, what it costs, and when the order of costs changes. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { dossier, grid, html, money, offersWords, pricing } = Quittance;
  const { heading, text, small, list } = dossier;
  const NBSP = "\u00a0";
  const CENTRAL = 1;
  const FEES = [
    ["basis", "Commission sur"], ["rates", "Taux"], ["minimum", "Minimum"], ["files", "Frais par dossier, HT"],
    ["failures", "Frais par dossier clos sans paiement, HT"], ["subscription", "Abonnement par mois, HT"],
    ["acts", "Autres frais, HT"], ["vat", "TVA"], ["delay", "Délai de reversement"],
  ];
  const LINES = [["commission", "Commission"], ["dossiers", "Frais de dossier"], ["abonnement", "Abonnement"], ["echecs", "Frais d’échec"]];

  /** Candidates that have an offer: [{id, name, number, offer, statements, value}]. */
  const offering = ({ set, costs }) => set.candidates
    .map(({ id, name }) => ({ id, name, number: grid.dossier.numberOf(id) }))
    .filter(({ number }) => costs.byNumber[number])
    .map((one) => ({ ...one, ...costs.byNumber[one.number] }));

  /** One line for the output: the cost of each offer in the central case. */
  function costs(view) {
    const priced = offering(view);
    if (!priced.length) return ["Aucune offre n’est chiffrée."];
    const { deductible, shares } = view.costs.scenario;
    return [
      `Coût total ${deductible ? "hors taxes" : "toutes taxes comprises"} si ${money.percent(shares[CENTRAL])} des sommes rentrent${NBSP}: `,
      ...priced.flatMap((one, i) => [i ? "\u00a0; " : "", `${one.name}, `, html("strong", { class: "q-nb" }, money.euros(one.statements[CENTRAL].cost))]), ".",
    ];
  }

  /** The entry at fault as readers know it: « Alpha, Palier 1, taux ». */
  function place({ names, data }, field) {
    const found = /^o([0-9])-(.+)$/.exec(field);
    const label = data.fields[found ? found[2] : field] || field;
    return found ? `${names.candidates[grid.id(found[1])]}, ${label}` : label;
  }

  function prices(view) {
    const made = [];
    if (view.costs.errors.length) {
      made.push(html("div", { class: "q-note q-note--doubt" }, text("Des prix saisis dans la grille sont à corriger\u00a0: les offres concernées ne sont pas chiffrées."),
        list(view.costs.errors.map((one) => `${place(view, one.field)}${NBSP}: ${one.message}`))));
    }
    const priced = offering(view);
    if (!priced.length) return [...made, text("Les prix restent à saisir dans la grille, ou à joindre à ce dossier.")];
    const { scenario } = view.costs;
    made.push(heading("Le portefeuille"), portfolio(view));
    made.push(heading("Ce que demande chaque offre"), ...dossier.byFour(priced, fees));
    made.push(heading("Ce qu’elle coûte"), totals(view, priced), ...dossier.byFour(priced, (some) => statement(some, scenario)));
    made.push(...scale(view, priced), ...breakEven(view));
    return made;
  }

  function portfolio({ costs: { scenario, heading: first } }) {
    const [low, central, high] = scenario.shares.map((share) => money.percent(share));
    return dossier.pairs([
      ["Dossiers confiés", money.decimal(pricing.files(scenario), 0)],
      ["Montant confié", money.euros(pricing.entrusted(scenario))],
      ["Part recouvrée supposée", `${low} si peu rentre, ${central} au centre, ${high} si beaucoup rentre`],
      ["Durée", `${scenario.months}${NBSP}mois`],
      ["TVA récupérée", scenario.deductible ? "oui" : "non"],
      ["Coût annuel de la trésorerie", scenario.cash_rate ? money.percent(scenario.cash_rate) : "non compté"],
      ...(first ? [["Liste des montants", `la première ligne, «${NBSP}${first}${NBSP}», a été prise pour un titre`]] : []),
    ]);
  }

  const fees = (some) => {
    const told = some.map((one) => grid.dossier.fees(one.offer));
    return dossier.table({
      label: "Structure de prix de chaque offre", className: "q-dossier__fees q-dossier__even", heads: ["Prix", ...some.map((one) => one.name)],
      rows: FEES.filter(([key]) => told.some((one) => !["aucun", "sans objet"].includes(one[key]))).map(([key, title]) => [title, ...told.map((one) => one[key])]),
    });
  };

  function totals({ costs: { scenario, anchors } }, priced) {
    const shares = scenario.shares.map((share) => money.percent(share));
    return dossier.table({
      label: "Coût total de chaque offre", className: "q-dossier__totals",
      caption: `Coût total ${scenario.deductible ? "HT, la TVA étant récupérée" : "TTC"}, selon la part recouvrée.`,
      heads: ["Candidat", ...shares.map((share) => ({ text: `Si ${share} rentrent`, num: true })), { text: "Pour 100\u00a0€ recouvrés", num: true }, ...(anchors ? [{ text: "Valeur sur 100", num: true }] : [])],
      rows: priced.map((one) => [one.name, ...one.statements.map((each) => money.euros(each.cost)),
        one.statements[CENTRAL].per_100 === null ? "sans objet" : money.euros(one.statements[CENTRAL].per_100),
        ...(anchors ? [dossier.french(one.value)] : [])]),
    });
  }

  /** The central case line by line; lines that nobody asks are left out. */
  function statement(some, scenario) {
    const middle = some.map((one) => one.statements[CENTRAL]);
    const cents = (value) => money.euros(value);
    const acts = (each) => Object.entries(each.lines).filter(([id]) => id.startsWith("acte-")).reduce((sum, [, value]) => sum + value, 0n);
    const line = (title, values, kind) => ({ cells: [title, ...values.map(cents)], kind });
    const rows = LINES.map(([id, title]) => [title, middle.map((each) => each.lines[id] || 0n)])
      .concat([["Autres frais", middle.map(acts)]])
      .filter(([, values]) => values.some(Boolean)).map(([title, values]) => line(title, values));
    rows.push(line("Total HT", middle.map((each) => each.before_vat), "q-sum"));
    if (!scenario.deductible) rows.push(line("TVA", middle.map((each) => each.vat)));
    if (middle.some((each) => each.cash)) rows.push(line("Coût du délai de reversement", middle.map((each) => each.cash)));
    rows.push(line(`Coût total, ${scenario.deductible ? "HT" : "TTC"}`, middle.map((each) => each.cost), "q-sum"));
    rows.push(line("Somme recouvrée", middle.map((each) => each.recovered)), line("Ce qu’il reste", middle.map((each) => each.kept)));
    return dossier.table({
      label: "Décompte du cas central", className: "q-dossier__points q-dossier__even", rows, caption: "Décompte du cas central.",
      heads: ["Ligne", ...some.map((one) => ({ text: one.name, num: true }))],
    });
  }

  function scale({ costs: { anchors }, names, data }, priced) {
    if (!anchors) return [];
    const beyond = priced.filter((one) => one.value === 0 || one.value === 100).map((one) => one.name);
    return [
      heading("Le prix dans la note"),
      text(`Repères fixés avant la comparaison${NBSP}: ${money.euros(anchors.ideal)} (coût visé) vaut 100, ${money.euros(anchors.worst)} (coût inacceptable) vaut 0, en ligne droite entre les deux. Cette valeur tient lieu de niveau pour «${NBSP}${names.indicators[data.price_indicator]}${NBSP}».`),
      ...(beyond.length ? [small(`À un bout de l’échelle ou au-delà${NBSP}: ${grid.dossier.join(beyond)}.`)] : []),
    ];
  }

  function breakEven(view) {
    const found = grid.dossier.pair(view);
    if (!found) return [];
    const both = found.map((id) => offering(view).find((one) => one.id === id));
    const offers = both.map((one) => ({ ...one.offer, name: one.name }));
    const { scenario } = view.costs;
    const result = pricing.compare(offers[0], offers[1], scenario);
    const called = offersWords.names(offers);
    return [
      heading(`Quand l’ordre des coûts change${NBSP}: ${called[0]} et ${called[1]}`),
      list(offersWords.gap(result.differences, called).map(([title, said]) => `${title}${NBSP}: ${said}.`)),
      text("Selon la part recouvrée\u00a0:"), list(offersWords.shareSentences(result, offers, scenario, called)),
      text("Selon le montant moyen des dossiers\u00a0:"), list(offersWords.amountSentences(result, offers, scenario, called)),
    ];
  }

  Object.assign(dossier, { costs, prices });
})(window);
