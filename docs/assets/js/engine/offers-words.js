/*
 * The comparison of two offers in French: lines, formulas, break-even sentences, rows to export. No DOM.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { money, pricing } = Quittance;
  const { euros, percent, fraction } = money;
  const NBSP = "\u00a0";
  const CASES = ["Si peu rentre", "Cas central", "Si beaucoup rentre"];
  const CENTRAL = 1;

  const count = (number, one, many) => `${money.decimal(number, 0)}${NBSP}${number < 2n ? one : many}`;
  const files = (scenario) => count(pricing.files(scenario), "dossier", "dossiers");
  const central = (scenario) => fraction(scenario.shares[CENTRAL], money.WHOLE);

  /** « 15 % jusqu’à 1 000,00 €, 10 % au-delà », and the minimum. */
  function scale(offer) {
    const several = offer.bands.length > 1;
    const bands = offer.bands.map(({ up_to: limit, rate }) =>
      limit === null ? `${percent(rate)}${several ? " au-delà" : ""}` : `${percent(rate)} jusqu’à ${euros(limit)}`);
    const least = offer.minimum ? `, au moins ${euros(offer.minimum)} ${offer.scope === "dossier" ? "par dossier facturé" : "pour la période"}` : "";
    const how = several ? (offer.mode === "tranches" ? ", par tranches" : ", sur le montant entier") : "";
    return bands.join(", ") + how + least;
  }

  function commission(offer, scenario) {
    const recovered = offer.basis === "recouvre";
    const total = money.halfUp(money.times(fraction(pricing.entrusted(scenario)), recovered ? central(scenario) : fraction(1n)));
    const what = recovered ? "recouvrés" : "confiés";
    if (offer.bands.length === 1 && !offer.minimum) return `${euros(total)} ${what} × ${percent(offer.bands[0].rate)}`;
    if (offer.scope === "periode") return `Barème appliqué à ${euros(total)} ${what}\u00a0: ${scale(offer)}`;
    const whole = money.halfUp(pricing.commission(offer, scenario, fraction(1n)));
    return recovered
      ? `${euros(whole)} si tout était payé × ${percent(scenario.shares[CENTRAL])}\u00a0; chaque dossier\u00a0: ${scale(offer)}`
      : `${files(scenario)}, chacun\u00a0: ${scale(offer)}`;
  }

  /** [label, formula for the central case] of a line of the statement. */
  function line(id, offer, scenario) {
    const [what, rank] = id.split("-");
    const extra = offer.extras[Number(rank) - 1];
    return {
      commission: () => ["Commission", commission(offer, scenario)],
      dossiers: () => ["Frais de dossier", `${files(scenario)} × ${euros(offer.file_fee)}`],
      abonnement: () => ["Abonnement", `${count(scenario.months, "mois", "mois")} × ${euros(offer.monthly_fee)}`],
      echecs: () => ["Frais d’échec", `${files(scenario)} × ${percent(money.WHOLE - scenario.shares[CENTRAL])} non recouvrés × ${euros(offer.failure_fee)}`],
      acte: () => [extra.label, `${money.decimal(extra.number, 2)} × ${euros(extra.price)}`],
    }[what]();
  }

  /**
   * The statement of an offer: [{label, formula, cents: [low, central, high], kind}]; kind is
   * "", "sum" or "total"; a missing amount is null.
   */
  function statement(offer, scenario, statements) {
    const of = (name) => statements.map((one) => one[name]);
    const middle = statements[CENTRAL];
    const rows = Object.keys(middle.lines).map((id) => {
      const [label, formula] = line(id, offer, scenario);
      return { label, formula, cents: statements.map((one) => one.lines[id]), kind: "" };
    });
    const put = (label, formula, cents, kind = "") => rows.push({ label, formula, cents, kind });
    put("Total HT", "", of("before_vat"), "sum");
    put("TVA", `${euros(middle.before_vat)} × ${percent(offer.vat)}${scenario.deductible ? `\u00a0; récupérée, elle n’est pas comptée` : ""}`, of("vat"));
    put("Total TTC", "", statements.map((one) => one.before_vat + one.vat), "sum");
    if (offer.payout_days && scenario.cash_rate) {
      put("Coût du délai de reversement",
        `${euros(middle.recovered)} × ${percent(scenario.cash_rate)} × ${count(offer.payout_days, "jour", "jours")} ÷ 365`, of("cash"));
    }
    put(`Coût total, ${scenario.deductible ? "HT" : "TTC"}`, "", of("cost"), "total");
    put("Pour 100\u00a0€ recouvrés", "Coût total ÷ somme recouvrée × 100", of("per_100"));
    put("Somme recouvrée", `${euros(pricing.entrusted(scenario))} confiés × ${percent(scenario.shares[CENTRAL])}`, of("recovered"));
    put("Non recouvré", "", statements.map((one) => pricing.entrusted(scenario) - one.recovered));
    put("Ce qu’il vous reste", "Somme recouvrée − coût total", of("kept"), "sum");
    return rows;
  }

  /** Under two names that are the same, the letter of the offer. */
  function names(offers) {
    const same = offers[0].name === offers[1].name;
    return offers.map((offer, i) => (same ? `${offer.name} (${"AB"[i]})` : offer.name));
  }

  /** Which of two costs less, and by how much, in the three cases. */
  function gap(differences, called) {
    const one = (cents) => {
      if (!cents) return "même coût";
      const [less, more] = cents < 0n ? [0, -cents] : [1, cents];
      return `${called[less]} coûte ${euros(more)} de moins`;
    };
    return differences.map((cents, i) => [CASES[i], one(cents)]);
  }

  /* ---- Break-even ----------------------------------------------------------- */

  /** Sentences on the share recovered at which both cost the same. */
  function shareSentences(result, offers, scenario, called) {
    const show = (x) => shown(money.times(x, fraction(money.WHOLE)));
    const total = fraction(pricing.entrusted(scenario));
    return sentences(result.by_share, called, {
      whatever: "quelle que soit la part recouvrée",
      point: (x) => `${show(x)} recouvrés, soit ${euros(money.halfUp(money.times(total, x)))}`,
      at: show,
      cost: (x) => euros(money.halfUp(pricing.exactCost(offers[0], scenario, x))),
      span: (start, end) => `${of(show(start))} à ${show(end)}`,
    });
  }

  /** Sentences on the average amount at which both cost the same, in the central case. */
  function amountSentences(result, offers, scenario, called) {
    const average = fraction(pricing.entrusted(scenario), pricing.files(scenario));
    const show = (x) => {
      const exact = money.times(average, x);
      return exact.d === 1n ? euros(exact.n) : `environ ${euros(money.halfUp(exact))}`;
    };
    return sentences(result.by_amount, called, {
      whatever: "quel que soit le montant des dossiers",
      point: (x) => `${show(x)} par dossier en moyenne`,
      at: show,
      cost: (x) => euros(money.halfUp(pricing.costByAmount(offers[0], scenario, x))),
      span: (start, end) => (end
        ? start.n ? `${of(show(start))} à ${show(end)}` : `jusqu’à ${show(end)}`
        : `au-delà ${of(show(start))}`),
    });
  }

  /** A rate that four decimals cannot write is said to be rounded. */
  function shown(millionths) {
    return millionths.d === 1n ? percent(millionths) : `environ ${percent(millionths)}`;
  }

  const of = (value) => (value.startsWith("environ") ? `d’${value}` : `de ${value}`);

  function sentences({ regions, zeros, jumps }, called, words) {
    const less = (sign) => (sign ? `${called[sign < 0 ? 0 : 1]} coûte moins` : "les deux coûtent la même chose");
    const inner = zeros.filter((x) => x.n);
    const atZero = zeros.length > inner.length ? ` À 0${NBSP}%, les deux coûtent ${words.cost(fraction(0n))}.` : "";
    if (regions.length === 1 && !inner.length) {
      const told = regions[0].sign ? `Aucun point d’équilibre\u00a0: ${less(regions[0].sign)} ${words.whatever}.` : `Les deux offres coûtent la même chose, ${words.whatever}.`;
      return [told + atZero];
    }
    const made = inner.map((x) => `Point d’équilibre\u00a0: ${words.point(x)}. Les deux offres coûtent alors ${words.cost(x)}.`);
    for (const x of jumps) made.push(`À ${words.at(x)}, un palier est franchi\u00a0: l’ordre s’inverse sans que les coûts soient égaux.`);
    if (!made.length) made.push("Aucun point d’équilibre isolé.");
    const order = regions.map((region) => `${words.span(region.start, region.end)}, ${less(region.sign)}`).join("\u00a0; ");
    return [...made, `${order[0].toUpperCase()}${order.slice(1)}.${atZero}`];
  }

  /* ---- Export --------------------------------------------------------------- */

  const plain = (cents) => {
    if (cents === null) return "sans objet";
    const text = String(cents < 0n ? -cents : cents).padStart(3, "0");
    return { number: `${cents < 0n ? "-" : ""}${text.slice(0, -2)}.${text.slice(-2)}` };
  };

  /** Rows of a CSV: the portfolio, both statements, the difference, the break-even sentences. */
  function rows(result, offers, scenario) {
    const called = names(offers);
    const shares = scenario.shares.map((share) => percent(share));
    const made = [
      ["Comparer le coût de deux offres"],
      ["Montants saisis par vos soins, en euros"],
      [],
      ["Dossiers", { number: String(pricing.files(scenario)) }],
      ["Montant confié", plain(pricing.entrusted(scenario))],
      ["Durée (mois)", { number: String(scenario.months) }],
      ["TVA récupérée", scenario.deductible ? "oui" : "non"],
      ["Coût annuel de la trésorerie", percent(scenario.cash_rate)],
    ];
    offers.forEach((offer, i) => {
      made.push([], [called[i], "Calcul (cas central)", ...CASES.map((one, k) => `${one} (${shares[k]})`)]);
      for (const row of statement(offer, scenario, result.statements[i])) {
        made.push([row.label, row.formula, ...row.cents.map(plain)]);
      }
    });
    made.push([], [`Écart\u00a0: ${called[0]} moins ${called[1]}`, "", ...result.differences.map(plain)], []);
    for (const one of shareSentences(result, offers, scenario, called)) made.push(["Selon la part recouvrée", one]);
    for (const one of amountSentences(result, offers, scenario, called)) made.push(["Selon le montant moyen", one]);
    return made;
  }

  Quittance.offersWords = { CASES, statement, names, gap, shareSentences, amountSentences, rows };
})(typeof self !== "undefined" ? self : globalThis);
