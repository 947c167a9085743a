/*
 * A bonus in French: lines and formulas of the statement, warnings, other results, rows to export. No DOM.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { money, incentive } = Quittance;
  const { euros, percent, WHOLE } = money;
  const NBSP = "\u00a0";

  const points = (millionths) => `${percent(millionths).replace(`${NBSP}%`, "")}${NBSP}point${millionths >= 20000n ? "s" : ""}`;
  const many = (number, one, several) => `${money.decimal(number, 0)}${NBSP}${number < 2n ? one : several}`;

  /** [{label, formula, cents, kind}] from the target to what is kept; kind is "", "sum" or "total". */
  function statement(plan, cohort, found) {
    const rows = [];
    const put = (label, formula, cents, kind = "") => rows.push({ label, formula, cents, kind });
    put("Objectif en euros", `${euros(cohort.entrusted)} confiés × ${percent(plan.target)}`, found.target);
    put(found.over < 0n ? "Manque pour l’objectif" : "Au-delà de l’objectif", `${euros(cohort.recovered)} recouvrés − ${euros(found.target)}`, found.over);
    put("Commission de base", `${euros(cohort.recovered)} × ${percent(plan.commission)}`, found.commission);
    found.slices.forEach((slice, i) => put(
      plan.tiers.length > 1 ? `Prime, palier ${i + 1}` : "Prime", `${tier(plan, i)}${NBSP}: ${euros(slice.amount)} × ${percent(slice.rate)}`, slice.bonus));
    if (plan.cap !== null) put("Retenue du plafond", `${euros(found.raw)} ramenés à ${euros(plan.cap)} au plus`, -found.capped);
    if (plan.allowed !== null) {
      put("Retenue de qualité", `${many(cohort.complaints, "réclamation", "réclamations")} pour ${many(plan.allowed, "admise", "admises")}${
        found.withdrawn ? `${NBSP}: ${percent(plan.withdrawn)} de ${euros(found.raw - found.capped)}` : ""}`, -found.withdrawn);
    }
    put("Prime due", "", found.bonus, "sum");
    if (plan.penalty) {
      put("Malus", `${euros(found.over < 0n ? -found.over : 0n)} × ${percent(plan.penalty)}, ${
        plan.penalty_cap === null ? "au plus la commission" : `au plus ${euros(plan.penalty_cap)} et la commission`}`, -found.penalty);
    }
    put("Total HT", "Commission, prime et malus", found.fees, "sum");
    put("TVA", `${euros(found.fees)} × ${percent(plan.vat)}${plan.deductible ? `${NBSP}; récupérée, elle n’est pas comptée` : ""}`, found.vat);
    put("Coût pour vous", plan.deductible ? "Hors taxes" : "Toutes taxes comprises", found.cost, "sum");
    put("Il vous reste", `${euros(cohort.recovered)} − ${euros(found.cost)}`, found.kept, "total");
    return rows;
  }

  function tier(plan, i) {
    const from = i ? plan.tiers[i - 1].points : null;
    const to = plan.tiers[i].points;
    if (to === null) return from === null ? "au-delà de l’objectif" : `plus de ${points(from)} au-delà`;
    return from === null ? `jusqu’à ${points(to)} au-delà` : `de ${points(from)} à ${points(to)} au-delà`;
  }

  /** 220000n → « 0,22 € »: to the hundredth of a cent where it counts. */
  const lastEuro = (found) => `${money.decimal(money.halfUp(money.fraction(found.last_euro, 100n)), 4)}${NBSP}€`;

  /** Code → the sentence of a warning; the first two are faults of the plan, the others only facts. */
  function warning(code, plan, cohort, found) {
    return {
      "prime-depasse-gain": () => `La prime vous coûte ${euros(found.bonus_cost)}, alors que l’argent rentré au-delà de l’objectif ne vous laisse que ${
        euros(found.gain)}, commission déduite. Vous garderiez davantage en restant à l’objectif${NBSP}: baissez le taux ou posez un plafond.`,
      "dernier-euro-perdu": () => `Le dernier euro recouvré vous coûte ${lastEuro(found)}${NBSP}: le recouvrer ne vous rapporte rien.`,
      "plafond-atteint": () => `Le plafond est atteint${NBSP}: il retire ${euros(found.capped)}, et la prime n’incite plus à rien au-delà.`,
      "qualite-non-tenue": () => `La condition de qualité n’est pas tenue${NBSP}: ${many(cohort.complaints, "réclamation", "réclamations")} pour ${
        many(plan.allowed, "admise", "admises")}. La prime perd ${euros(found.withdrawn)}.`,
    }[code]();
  }

  const FAULTS = ["prime-depasse-gain", "dernier-euro-perdu"];
  /** Points from the target at which the same contract is tried. */
  const STEPS = [-100000n, -50000n, 0n, 50000n, 100000n, 200000n];

  /** The same contract with other results: [{rate, recovered, found, yours}], the reader's own among them. */
  function scan(plan, cohort) {
    const tried = STEPS.map((step) => plan.target + step).filter((rate) => rate >= 0n && rate <= WHOLE)
      .map((rate) => ({ rate, recovered: money.halfUp(money.fraction(cohort.entrusted * rate, WHOLE)), yours: false }));
    const own = { rate: money.fraction(cohort.recovered * WHOLE, cohort.entrusted), recovered: cohort.recovered, yours: true };
    return [...tried.filter((one) => one.recovered !== own.recovered), own]
      .sort((a, b) => (a.recovered < b.recovered ? -1 : 1))
      .map((one) => ({ ...one, found: incentive.statement(plan, { ...cohort, recovered: one.recovered }) }));
  }

  /** « Commission, plus 950 € » as one figure: the bonus, or the penalty as a negative one. */
  const change = (found) => found.bonus - found.penalty;

  const plainNumber = (cents) => {
    const text = String(cents < 0n ? -cents : cents).padStart(3, "0");
    return { number: `${cents < 0n ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}` };
  };

  /** The rows of the CSV: the statement, the warnings, then the other results. */
  function rows(plan, cohort, found, name) {
    return [
      ["Prime de résultat", name],
      ["Ligne", "Calcul", "Euros"],
      ...statement(plan, cohort, found).map((row) => [row.label, row.formula, plainNumber(row.cents)]),
      ...found.warnings.map((code) => ["Attention", warning(code, plan, cohort, found)]),
      [],
      ["Taux de recouvrement", "Recouvré", "Commission", "Prime ou malus", "Coût pour vous", "Il vous reste"],
      ...scan(plan, cohort).map((one) => [
        percent(one.rate, 2), ...[one.recovered, one.found.commission, change(one.found), one.found.cost, one.found.kept].map(plainNumber)]),
    ];
  }

  Quittance.incentiveWords = { statement, lastEuro, warning, scan, change, rows, FAULTS };
})(typeof self !== "undefined" ? self : globalThis);
