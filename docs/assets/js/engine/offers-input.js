/*
 * The form that compares two offers, as texts: read, checked, kept in an address. No DOM.
 *
 * `texts` maps the name of each entry to what was typed. Names are those of the address:
 *   #dossiers=120&montant=850&part-basse=30&…&a-assiette=recouvre&a-taux-1=12&…
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { money } = Quittance;
  const NBSP = "\u00a0";

  const BANDS = 4;
  const ACTS = 3;
  const SIDES = ["a", "b"];
  const LONGEST = 200;
  const LONGEST_LIST = 200000;
  const LIST = "liste";
  /** Names of the portfolio, then of an offer without its side; some take one of a few values. */
  const PORTFOLIO = ["dossiers", "montant", LIST, "part-basse", "part-centrale", "part-haute", "mois", "tva-recuperee", "taux-tresorerie"];
  const ranks = (most) => Array.from({ length: most }, (_, i) => i + 1);
  const OFFER = [
    "nom", "assiette", "bareme",
    ...ranks(BANDS).flatMap((rank) => [...(rank < BANDS ? [`palier-${rank}`] : []), `taux-${rank}`]),
    "portee", "minimum", "frais-dossier", "frais-echec", "abonnement", "tva", "delai",
    ...ranks(ACTS).flatMap((rank) => [`acte-${rank}`, `prix-${rank}`, `nombre-${rank}`]),
  ];
  const CHOICES = {
    "tva-recuperee": ["oui", "non"],
    assiette: ["recouvre", "confie", "aucune"],
    bareme: ["tranches", "montant-entier"],
    portee: ["dossier", "periode"],
  };

  /** What a form says: {scenario, offers, heading, errors: [{field, message}]}; the rest is null when there are errors. */
  function read(texts) {
    const entries = form(texts);
    const scenario = portfolio(entries);
    const offers = SIDES.map((side) => offer(entries, side, `Offre ${side.toUpperCase()}`));
    const { errors } = entries;
    return errors.length
      ? { scenario: null, offers: null, heading: null, errors }
      : { scenario: scenario.scenario, offers, heading: scenario.heading, errors };
  }

  /** The portfolio alone: {scenario, heading, errors}; the rest is null when there are errors. */
  function readPortfolio(texts) {
    const entries = form(texts);
    const made = portfolio(entries);
    return entries.errors.length ? { scenario: null, heading: null, errors: entries.errors } : { ...made, errors: [] };
  }

  /** One offer, whose entries start with « side- »; `name` when none is typed: {offer, errors}, offer null with errors. */
  function readOffer(texts, side, name) {
    const entries = form(texts);
    const made = offer(entries, side, name);
    return { offer: entries.errors.length ? null : made, errors: entries.errors };
  }

  /** Readers of the texts of a form, {text, refuse, number, errors}: what is refused is collected in `errors`. */
  function form(texts) {
    const errors = [];
    const text = (field) => (texts[field] || "").trim();
    const refuse = (field, message) => {
      errors.push({ field, message });
      return null;
    };
    /** A number, `otherwise` when nothing is typed; without `otherwise`, something must be. */
    const number = (reader, field, otherwise) => {
      if (!text(field) && otherwise !== undefined) return otherwise;
      try {
        return reader(text(field));
      } catch (error) {
        if (!(error instanceof money.Refused)) throw error;
        return refuse(field, error.message);
      }
    };
    return { text, refuse, number, errors };
  }

  function portfolio({ text, refuse, number }) {
    let amounts = null;
    let heading = null;
    if (text(LIST)) {
      const pasted = number(money.column, LIST);
      if (pasted) {
        amounts = pasted.amounts.map((cents) => [cents, 1n]);
        heading = pasted.heading;
      }
    } else if (!text("dossiers") && !text("montant")) {
      refuse("dossiers", "Indiquez vos dossiers\u00a0: leur nombre et leur montant moyen, ou la liste des montants.");
    } else {
      const count = positive(refuse, "dossiers", number(money.whole, "dossiers"));
      const average = positive(refuse, "montant", number(money.amount, "montant"));
      amounts = [[average, count]];
    }
    const shares = ["part-basse", "part-centrale", "part-haute"].map((field) => number(money.rate, field));
    if (shares.every((share) => share !== null)) {
      if (shares[1] < shares[0]) refuse("part-centrale", "Le cas central ne peut pas être sous le cas bas.");
      if (shares[2] < shares[1]) refuse("part-haute", "Le cas haut ne peut pas être sous le cas central.");
    }
    const months = positive(refuse, "mois", number((typed) => money.whole(typed, 1200n), "mois"));
    const deductible = choice(text, refuse, "tva-recuperee", CHOICES["tva-recuperee"]) === "oui";
    const cash = number(money.rate, "taux-tresorerie", 0n);
    return { scenario: { amounts, shares, months, deductible, cash_rate: cash }, heading };
  }

  function positive(refuse, field, value) {
    return value === 0n ? refuse(field, money.MESSAGES.zero) : value;
  }

  function choice(text, refuse, field, known) {
    return known.includes(text(field)) ? text(field) : refuse(field, "Choisissez une réponse dans la liste.");
  }

  function offer({ text, refuse, number }, side, otherwise) {
    const name = (field) => `${side}-${field}`;
    const fee = (field) => number(money.amount, name(field), 0n);
    const made = {
      name: text(name("nom")).slice(0, LONGEST) || otherwise,
      basis: choice(text, refuse, name("assiette"), CHOICES.assiette),
      bands: scale({ text, refuse, number }, side),
      mode: "tranches",
      scope: "dossier",
      minimum: fee("minimum"),
      file_fee: fee("frais-dossier"),
      failure_fee: fee("frais-echec"),
      monthly_fee: fee("abonnement"),
      extras: acts({ text, refuse, number }, side),
      vat: number(money.rate, name("tva")),
      payout_days: number((typed) => money.whole(typed, 3650n), name("delai"), 0n),
    };
    if (made.basis === "aucune") {
      if (made.bands.length) refuse(name("assiette"), `Un taux est saisi${NBSP}: dites sur quoi la commission est calculée.`);
      if (made.minimum) refuse(name("minimum"), "Un minimum de commission suppose une commission.");
    } else if (made.basis && !made.bands.length) refuse(name("taux-1"), "Indiquez le taux de la commission.");
    if (made.bands.length > 1) made.mode = choice(text, refuse, name("bareme"), CHOICES.bareme);
    if (made.bands.length > 1 || made.minimum) made.scope = choice(text, refuse, name("portee"), CHOICES.portee);
    return made;
  }

  /** The bands typed, at least as far as they can be understood. */
  function scale({ text, refuse, number }, side) {
    const bands = [];
    const typed = (rank) => text(`${side}-palier-${rank}`) || text(`${side}-taux-${rank}`);
    let last = 0;
    for (let rank = 1; rank <= BANDS; rank += 1) if (typed(rank)) last = rank;
    let before = 0n;
    for (let rank = 1; rank <= last; rank += 1) {
      const limit = `${side}-palier-${rank}`;
      const rate = number(money.rate, `${side}-taux-${rank}`);
      let upTo = null;
      if (rank < last || text(limit)) {
        upTo = rank < last && !text(limit) ? refuse(limit, "Indiquez jusqu’à quel montant va ce palier, puisqu’un autre le suit.") : number(money.amount, limit);
        if (upTo !== null && upTo <= before) {
          refuse(limit, rank === 1 ? money.MESSAGES.zero : "Chaque palier doit finir plus haut que le précédent.");
        }
        if (upTo !== null) before = upTo;
      }
      bands.push({ up_to: upTo, rate });
    }
    if (last && text(`${side}-palier-${last}`)) {
      refuse(`${side}-taux-${last + 1}`, `Indiquez le taux au-delà du dernier palier (0${NBSP}% si plus rien n’est dû).`);
    }
    return bands;
  }

  function acts({ text, refuse, number }, side) {
    const made = [];
    for (let rank = 1; rank <= ACTS; rank += 1) {
      const [label, price, count] = ["acte", "prix", "nombre"].map((field) => `${side}-${field}-${rank}`);
      if (!text(label) && !text(price) && !text(count)) continue;
      made.push({
        label: text(label).slice(0, LONGEST) || `Acte ${rank}`,
        price: number(money.amount, price),
        number: number(money.hundredths, count),
      });
    }
    return made;
  }

  /* ---- Address -------------------------------------------------------------- */

  /** A text in a fragment, as readable as it may be; half a character would not be written at all. */
  const encode = (value) => encodeURIComponent(String(value).replace(/\p{Cs}/gu, "\ufffd"))
    .replace(/%20/g, "+").replace(/%2C/g, ",").replace(/%3A/g, ":").replace(/%3B/g, ";");

  /** « #nom=texte&… »; entries left empty are left out. `names` gives the order. */
  function write(texts, names) {
    const parts = names.filter((name) => (texts[name] || "").trim()).map((name) => `${name}=${encode(texts[name].trim())}`);
    return parts.length ? `#${parts.join("&")}` : "";
  }

  /**
   * {texts, ignored: [text]} of a fragment; null when it is only the anchor of a heading.
   * `known` maps each name to its values, or to null when any text will do.
   */
  function readAddress(fragment, known) {
    const content = fragment.replace(/^#/, "");
    if (!content.includes("=")) return null;
    const texts = {};
    const ignored = [];
    for (const [name, value] of new URLSearchParams(content)) {
      const values = Object.hasOwn(known, name) ? known[name] : [];
      if (Object.hasOwn(texts, name) || (values && !values.includes(value))) ignored.push(`${name}=${value}`.slice(0, 60));
      else texts[name] = value.slice(0, longest(name));
    }
    return { texts, ignored };
  }

  /** Characters that the address keeps of an entry. */
  const longest = (name) => (name === LIST ? LONGEST_LIST : LONGEST);

  /** Every price is made up: it shows how the page works, not what the market asks. */
  const EXAMPLE = {
    dossiers: "120", montant: "850", "part-basse": "30", "part-centrale": "50", "part-haute": "70", mois: "12",
    "tva-recuperee": "oui", "taux-tresorerie": "5",
    "a-nom": "Exemple fictif A", "a-assiette": "recouvre", "a-palier-1": "500", "a-taux-1": "15", "a-taux-2": "10",
    "a-bareme": "tranches", "a-portee": "dossier", "a-minimum": "30", "a-tva": "20", "a-delai": "30",
    "b-nom": "Exemple fictif B", "b-assiette": "recouvre", "b-taux-1": "4", "b-frais-dossier": "18", "b-abonnement": "49",
    "b-acte-1": "Mise en demeure", "b-prix-1": "12,50", "b-nombre-1": "40", "b-tva": "20", "b-delai": "10",
  };

  Quittance.offersInput = { PORTFOLIO, OFFER, CHOICES, EXAMPLE, form, read, readPortfolio, readOffer, write, readAddress, encode, longest };
})(typeof self !== "undefined" ? self : globalThis);
