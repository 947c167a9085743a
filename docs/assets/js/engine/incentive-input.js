/*
 * The form of a bonus, as texts: read and checked. No DOM.
 *
 * `texts` maps the name of each entry to what was typed. Names are those of the address:
 *   #confie=100000&recouvre=52000&objectif=40&commission=12&palier-1=5&prime-1=5&prime-2=10&tva=20&tva-recuperee=oui
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { money } = Quittance;
  const NBSP = "\u00a0";
  const TIERS = 3;

  /** What a form says: {plan, cohort, name, errors: [{field, message}]}; the rest is null when there are errors. */
  function read(texts) {
    const { text, refuse, number, errors } = Quittance.offersInput.form(texts);
    const count = (field, otherwise) => number((typed) => money.whole(typed), field, otherwise);
    const cohort = {
      entrusted: number(money.amount, "confie"),
      recovered: number(money.amount, "recouvre"),
      complaints: text("seuil-reclamations") && !text("reclamations")
        ? refuse("reclamations", "Indiquez le nombre de réclamations, 0 s’il n’y en a pas\u00a0: la prime en dépend.")
        : count("reclamations", 0n),
    };
    if (cohort.entrusted === 0n) refuse("confie", money.MESSAGES.zero);
    else if (cohort.entrusted !== null && cohort.recovered !== null && cohort.recovered > cohort.entrusted) {
      refuse("recouvre", "Le montant recouvré dépasse le montant confié\u00a0: n’y comptez que le principal de ces dossiers.");
    }
    const plan = {
      target: number(money.rate, "objectif"),
      commission: number(money.rate, "commission"),
      tiers: tiers({ text, refuse, number }),
      cap: number(money.amount, "plafond", null),
      penalty: number(money.rate, "malus", 0n),
      penalty_cap: number(money.amount, "plafond-malus", null),
      allowed: count("seuil-reclamations", null),
      withdrawn: number(money.rate, "part-perdue", money.WHOLE),
      vat: number(money.rate, "tva"),
      deductible: text("tva-recuperee") === "oui",
    };
    if (!["oui", "non"].includes(text("tva-recuperee"))) refuse("tva-recuperee", "Choisissez une réponse dans la liste.");
    if (!plan.tiers.length && !text("malus")) refuse("prime-1", "Indiquez le taux de la prime au-delà de l’objectif.");
    if (text("plafond-malus") && !text("malus")) refuse("plafond-malus", "Un plafond de malus suppose un malus.");
    if (text("part-perdue") && !text("seuil-reclamations")) refuse("part-perdue", "Dites d’abord combien de réclamations sont admises.");
    return errors.length ? { plan: null, cohort: null, name: "", errors } : { plan, cohort, name: text("cohorte"), errors };
  }

  /** « 5 points », « 5 » or « 5 % » above the target, in millionths. */
  function points(typed) {
    return money.rate(typed.replace(/\s*points?\s*$/i, ""));
  }

  function tiers({ text, refuse, number }) {
    const made = [];
    const typed = (rank) => text(`palier-${rank}`) || text(`prime-${rank}`);
    let last = 0;
    for (let rank = 1; rank <= TIERS; rank += 1) if (typed(rank)) last = rank;
    let before = 0n;
    for (let rank = 1; rank <= last; rank += 1) {
      const limit = `palier-${rank}`;
      const rate = number(money.rate, `prime-${rank}`);
      let end = null;
      if (rank < last || text(limit)) {
        end = text(limit) ? number(points, limit) : refuse(limit, "Indiquez jusqu’à combien de points va ce palier, puisqu’un autre le suit.");
        if (end !== null && end <= before) {
          refuse(limit, rank === 1 ? money.MESSAGES.zero : "Chaque palier doit finir plus haut que le précédent.");
        }
        if (end !== null) before = end;
      }
      made.push({ points: end, rate });
    }
    if (last && text(`palier-${last}`)) {
      refuse(`prime-${last + 1}`, `Indiquez le taux au-delà du dernier palier (0${NBSP}% si plus rien n’est dû).`);
    }
    return made;
  }

  /** Made up: it shows how the page works, not what a contract should say. */
  const EXAMPLE = {
    cohorte: "FICTIF\u00a0: dossiers remis au premier semestre, arrêtés au 31 décembre", confie: "100 000", recouvre: "52 000",
    reclamations: "1", objectif: "40", commission: "12", "palier-1": "5", "prime-1": "5", "prime-2": "10", plafond: "800",
    malus: "3", "plafond-malus": "500", "seuil-reclamations": "2", "part-perdue": "100", tva: "20", "tva-recuperee": "oui",
  };

  Quittance.incentiveInput = { read, EXAMPLE };
})(typeof self !== "undefined" ? self : globalThis);
