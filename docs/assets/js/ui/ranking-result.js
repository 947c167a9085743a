/* What the ranking and the grid show of a result: tables, drawings, sentences. Facts come from the engine. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const NBSP = "\u00a0";
  const CLAIMS = {
    verifie: "vérifié", publie: "publié par un tiers", declare: "déclaré par l’organisme", "a-verifier": "à vérifier",
  };
  const STATES = { met: "respecté", failed: "non respecté", unknown: "à confirmer" };

  /** Where the levels come from: what is published, or what the reader and colleagues found out (`own`). */
  const PUBLISHED = {
    title: "Pas assez d’informations publiées",
    text: (least) => `Compatibles avec vos exigences, ou à confirmer, mais documentés sur moins de ${least} du poids\u00a0: aucun rang. Ordre alphabétique.`,
    nothing: "Aucun fait publié ne répond à ces critères.", known: "ce que l’on sait", few: "sans assez d’informations", state: "pas assez d’informations publiées",
  };
  const OWN = {
    title: "Pas encore assez de notes",
    text: (least) => `Notés sur moins de ${least} du poids\u00a0: aucun rang. Dans l’ordre de votre liste.`,
    nothing: "", known: "ce que la base sait", few: "sans assez de notes", state: "pas assez de notes",
  };

  /**
   * `data`: that of the page. Returns {counts, details, headline, rows, say}. `reinstate(id, on)` is called by the
   * buttons. `own`: levels were given by the reader; the facts of a candidate's record then stand beside them.
   */
  Quittance.rankingResult = function (data, reinstate, own = false) {
    const said = own ? OWN : PUBLISHED;
    const { html } = Quittance;
    const plots = Quittance.rankingPlots;
    const titles = (all) => Object.fromEntries(all.map((one) => [one.id, one.title]));
    const names = {
      criteria: titles(data.criteria),
      indicators: titles(data.criteria.flatMap((c) => c.indicators)),
      knockouts: titles(data.knockouts),
    };
    const say = (fact, set) =>
      Quittance.decide.sentence(fact, { ...names, candidates: Object.fromEntries(set.candidates.map((c) => [c.id, c.name])) }, data.sentences);
    const tenths = (value) => String(value / 10).replace(".", ",").replace("-", "\u2212\u202f");
    const decimal = (value) => (value / 10).toFixed(1).replace(".", ",");
    const percent = (value) => `${value}${NBSP}%`;
    const join = (texts) => texts.join("\u00a0; ");
    // Said beside the candidate itself.
    const apart = (fact, report) =>
      ["NOT_ENOUGH_PUBLISHED", "SET_ASIDE", "REINSTATED"].includes(fact.code) ||
      (fact.code === "KNOCKOUT_TO_CONFIRM" && !report.order.includes(fact.params.candidate));
    const WEIGHTS = /^WEIGHT_/;

    /** One or two sentences: what changes, heard as it changes. */
    const headline = (report, set) =>
      [set.fictitious ? `FICTIF${NBSP}: candidats inventés. ` : "", say(report.facts[0], set)].join("");

    const counted = (number, one, many) => `${number} ${number > 1 ? many : one}`;
    const counts = (report) => [
      counted(report.order.length, "classé", "classés"), `${report.unranked.length} ${said.few}`,
      `${report.set_aside.length} mis à part`,
    ].join(", ").concat(".");

    function details(report, set, state) {
      const shown = [printed(set, state)];
      if (report.order.length) shown.push(table(report, set), ...why(report, set), ...byCriterion(report, set, state));
      shown.push(...asks(report, set));
      if (report.unranked.length) shown.push(...unranked(report, set, state));
      if (report.set_aside.length) shown.push(...aside(report, set));
      return shown;
    }

    /** What the lists of the form would not say on paper. */
    function printed(set, state) {
      const profile = data.profiles.find((one) => one.id === state.profile);
      const date = new Date().toLocaleDateString("fr-FR", { dateStyle: "long" });
      return html("p", { class: "q-onlyprint q-small" },
        `${set.label}. Point de départ${NBSP}: ${profile ? profile.title : "importances par défaut"}. Imprimé le ${date}, données version ${data.version}.`);
    }

    const figure = (report, id) => report.candidates.find((one) => one.id === id);
    const candidate = (set, id) => set.candidates.find((one) => one.id === id);
    const alphabetical = (set, ids) => set.candidates.filter((one) => ids.includes(one.id));
    const link = (one) => (one.href ? html("a", { href: one.href }, one.name) : one.name);
    const wrap = (label, made) => html("div", { class: "q-tablewrap q-tablewrap--cards", tabindex: "0", role: "group", "aria-label": label }, made);
    const head = (...cells) => html("thead", null, html("tr", null, ...cells.map(([text, numeric]) => html("th", { scope: "col", class: numeric && "q-num" }, text))));
    const num = (label, text) => html("td", { class: "q-num", "data-label": label }, text);

    function share(one) {
      if (one.first_share === null) return "calcul…";
      const found = Quittance.decide.sharePercent(one.first_share);
      return found === -1 ? data.sentences.under_one : found === 101 ? data.sentences.over_99 : percent(found);
    }

    function table(report, set) {
      const rows = report.order.map((id) => {
        const one = figure(report, id);
        const label = `De ${tenths(one.floor)} à ${tenths(one.ceiling)}, centre ${tenths(one.central)}, sur 100`;
        return html("tr", null,
          html("th", { scope: "row" }, `${one.rank}. `, link(candidate(set, id)), ...reinstated(one, set)),
          html("td", { class: "q-plotcell" }, plots.interval(label, one.floor / 10, one.central / 10, one.ceiling / 10)),
          num("Plancher", tenths(one.floor)), num("Centre", tenths(one.central)), num("Plafond", tenths(one.ceiling)),
          num("Documenté", percent(one.coverage)), num("En tête", share(one)));
      });
      const caption = html("caption", null, `${set.fictitious ? "FICTIF. " : ""}Valeurs sur 100 selon vos importances, de ce qui est sûr à ce qui est possible.`);
      return wrap("Classement", html("table", { class: "q-table q-rank q-cards" }, caption,
        head(["Candidat"], ["De 0 à 100"], ["Plancher", true], ["Centre", true], ["Plafond", true], ["Documenté", true], ["En tête", true]),
        html("tbody", null, ...rows)));
    }

    function reinstated(one, set) {
      if (!one.failed.length) return [];
      return [html("p", { class: "q-small" }, say({ code: "REINSTATED", params: { candidate: one.id, knockouts: one.failed } }, set), " ",
        action("Mettre de nouveau à part", one.id, false, set))];
    }

    function action(text, id, on, set) {
      const made = html("button", { type: "button", class: "q-inline q-noprint", "data-q-reinstate": id, "aria-label": `${text}${NBSP}: ${candidate(set, id).name}` }, text);
      made.addEventListener("click", () => reinstate(id, on));
      return made;
    }

    function why(report, set) {
      const ahead = report.facts.find((fact) => fact.code === "WHY_AHEAD");
      const held = report.facts.filter((fact) => WEIGHTS.test(fact.code));
      const others = report.facts.slice(1).filter((fact) => !apart(fact, report) && fact !== ahead && !held.includes(fact));
      const made = [];
      if (ahead) made.push(html("h3", null, "Pourquoi cet ordre"), html("p", null, say(ahead, set)), bars(ahead, set));
      if (others.length) made.push(html("h3", null, "Ce qui le ferait changer"), html("ul", null, ...others.map((fact) => html("li", null, say(fact, set)))));
      if (held.length) made.push(ranges(held, set));
      return made;
    }

    function bars(ahead, set) {
      const most = Math.max(...ahead.params.parts.map((part) => Math.abs(part.points)));
      const [first, second] = [ahead.params.first, ahead.params.second].map((id) => candidate(set, id).name);
      const rows = ahead.params.parts.map((part) => {
        const title = part.criterion ? names.criteria[part.criterion] : "Les autres critères";
        const signed = (part.points > 0 ? "+\u202f" : "") + tenths(part.points);
        return html("tr", null, html("th", { scope: "row" }, title),
          html("td", { class: "q-plotcell" }, plots.bar(`${title}${NBSP}: ${signed}`, part.points, most)), num("Points", signed));
      });
      return wrap("Points d’écart", html("table", { class: "q-table q-bars q-cards" },
        html("caption", null, `Points d’écart${NBSP}: à droite, pour ${first}${NBSP}; à gauche, hachuré, pour ${second}.`),
        head(["Critère"], ["Écart"], ["Points", true]), html("tbody", null, ...rows)));
    }

    function ranges(held, set) {
      const rows = held.map((fact) => {
        const { criterion, weight, low = 0, high = 1000 } = fact.params;
        const text = say(fact, set);
        return html("tr", null, html("th", { scope: "row" }, names.criteria[criterion]),
          html("td", { class: "q-plotcell" }, plots.range(text, low / 10, high / 10, weight / 10)),
          num("Vous", `${tenths(weight)}${NBSP}%`), num("De", `${tenths(low)}${NBSP}%`), num("À", `${tenths(high)}${NBSP}%`),
          html("td", null, text));
      });
      return wrap("Jusqu’où chaque poids peut bouger", html("table", { class: "q-table q-bars q-cards q-ranking__held" },
        html("caption", null, "Jusqu’où chaque poids peut bouger, les autres suivant en proportion."),
        head(["Critère"], ["De 0 à 100\u00a0%"], ["Vous", true], ["De", true], ["À", true], ["Ce que cela veut dire"]), html("tbody", null, ...rows)));
    }

    /** The points that each criterion brings to each of the ranked, then the facts behind their levels. */
    function byCriterion(report, set, state) {
      const ranked = report.order.map((id) => [candidate(set, id), figure(report, id)]);
      const rows = Object.entries(report.weights).filter(([, weight]) => weight).map(([id, weight]) => html("tr", null,
        html("th", { scope: "row" }, names.criteria[id]), num("Poids", `${tenths(weight)}${NBSP}%`),
        ...ranked.map(([one, figures]) => {
          const { points, floor, ceiling } = figures.criteria[id];
          return html("td", { class: "q-num", "data-label": one.name }, decimal(points),
            html("span", { class: "q-ranking__range" }, floor === ceiling ? `${tenths(floor)} sur 100` : `de ${tenths(floor)} à ${tenths(ceiling)} sur 100`));
        })));
      const total = html("tr", { class: "q-total" }, html("th", { scope: "row" }, "Centre"), num("Poids", `100${NBSP}%`), ...ranked.map(([one, figures]) => num(one.name, decimal(figures.central))));
      return [
        html("h3", null, "Critère par critère"),
        wrap("Points de chaque critère", html("table", { class: "q-table q-cards q-ranking__points" },
          html("caption", null, "Points apportés au centre par chaque critère, et note du critère sur 100, de ce qui est sûr à ce qui est possible."),
          head(["Critère"], ["Poids", true], ...ranked.map(([one]) => [one.name, true])), html("tbody", null, ...rows, total))),
        ...ranked.map(([one]) => facts(one, state)).filter(Boolean),
      ];
    }

    /** What is known of a candidate, each fact with its source and date; null when there is none. */
    function facts(one, state) {
      const hidden = new Set(state.notApplicable);
      const known = Object.entries(one.proofs).filter(([id]) => !hidden.has(id) && (names.indicators[id] || state.asked.includes(id)));
      if (!known.length) return null;
      return html("details", null, html("summary", null, `${one.name}${NBSP}: ${said.known} (${known.length})`), html("ul", null, ...known.map((entry) => fact(one, ...entry))));
    }

    function asks(report, set) {
      if (!report.questions.length) return [];
      const asked = report.questions.slice(0, 3).map((fact) => html("li", null, say(fact, set), proof(fact.params.indicator)));
      return [html("h3", null, "À demander d’abord"), html("ol", null, ...asked)];
    }

    function proof(id) {
      const found = data.criteria.flatMap((c) => c.indicators).find((one) => one.id === id);
      return found && found.proof ? html("span", { class: "q-small" }, ` Preuve à demander${NBSP}: ${found.proof}`) : null;
    }

    function unranked(report, set, state) {
      const least = percent(data.parameters.coverage_floor);
      return [
        html("h3", null, `${said.title} (${report.unranked.length})`),
        html("p", null, said.text(least)),
        html("ul", { class: "q-ranking__unranked" }, ...alphabetical(set, report.unranked).map((one) => card(one, figure(report, one.id), set, state))),
      ];
    }

    function card(one, figures, set, state) {
      const hidden = new Set(state.notApplicable);
      const missing = data.criteria.flatMap((c) => c.indicators).filter((i) => !hidden.has(i.id) && !(i.id in one.levels));
      const asked = Quittance.rankingState.knockouts(state, data).filter((k) => state.asked.includes(k.id));
      const to = html("details", { class: "q-ranking__toask q-noprint" }, html("summary", null, `${one.name}${NBSP}: à demander (${missing.length})`),
        html("ul", null, ...missing.map((i) => html("li", null, i.title, proof(i.id)))));
      // The theme opens all details to print: only the lists that the reader opened go on paper.
      to.firstElementChild.addEventListener("click", () => to.classList.toggle("q-noprint", to.open));
      const known = facts(one, state) || (said.nothing ? html("p", { class: "q-small" }, said.nothing) : null);
      return html("li", null,
        html("p", null, html("strong", null, link(one)), ` — documenté${NBSP}: ${percent(figures.coverage)} du poids${NBSP}; entre ${tenths(figures.floor)} et ${tenths(figures.ceiling)} sur 100.`),
        asked.length ? html("p", { class: "q-small" }, join(asked.map((k) => `${k.title}${NBSP}: ${STATES[one.knockouts[k.id] || "unknown"]}`)), ".") : null,
        ...reinstated(figures, set), known, to);
    }

    function fact(one, id, proofs) {
      const described = data.criteria.flatMap((c) => c.indicators).find((i) => i.id === id);
      // The level of an own candidate is that of those who evaluate it, not that of the fact.
      const level = described && !own && id in one.levels ? ` (niveau ${one.levels[id]} sur 4${NBSP}: ${described.levels[one.levels[id]]})` : "";
      const state = described ? level || (own ? "" : " (niveau inconnu)") : own ? "" : ` (${STATES[one.knockouts[id]]})`;
      return html("li", null, names.indicators[id] || names.knockouts[id], state, html("ul", null, ...proofs.map((p) =>
        html("li", null, Quittance.mark(p.claim, "")[0], ` ${p.text}. `,
          p.address ? html("a", { href: p.address, rel: p.address.startsWith("http") && "noopener external" }, p.source) : p.source, `, ${p.date}, ${CLAIMS[p.claim]}.`))));
    }

    function aside(report, set) {
      return [
        html("h3", null, `Mis à part (${report.set_aside.length})`),
        html("ul", null, ...alphabetical(set, report.set_aside).map((one) => html("li", null, say({ code: "SET_ASIDE", params: { candidate: one.id, knockouts: figure(report, one.id).failed } }, set), " ",
          one.href ? html("a", { href: one.href }, "Voir la fiche") : null, " ", action("Réintégrer", one.id, true, set),
          html("ul", null, ...figure(report, one.id).failed.filter((id) => one.proofs[id]).map((id) => fact(one, id, one.proofs[id])))))),
      ];
    }

    /** Rows for a file, the first one the titles. */
    function rows(report, set) {
      const words = { ranked: "classé", unranked: said.state, "set-aside": "mis à part" };
      return [["Candidat", "État", "Rang", "Plancher", "Centre", "Plafond", "Documenté (%)", "Part en tête (%)"]].concat(
        [...report.order.map((id) => candidate(set, id)), ...alphabetical(set, report.unranked), ...alphabetical(set, report.set_aside)].map((one) => {
          const f = figure(report, one.id);
          const state = report.order.includes(one.id) ? words.ranked : report.unranked.includes(one.id) ? words.unranked : words["set-aside"];
          return [one.name, state, f.rank === null ? "" : String(f.rank), tenths(f.floor), tenths(f.central), tenths(f.ceiling), String(f.coverage), f.first_share === null ? "" : tenths(Math.round(f.first_share * 1000))];
        }));
    }

    return { counts, details, headline, rows, say };
  };
})(window);
