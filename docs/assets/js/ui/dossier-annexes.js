/* Parts 7, 8 and 9 of the decision file: marks and comments, facts of the base, what is still open. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { dossier, grid, html } = Quittance;
  const { french, heading, text, list } = dossier;
  const NBSP = "\u00a0";
  const CLAIMS = { verifie: "vérifié", publie: "publié par un tiers", declare: "déclaré par l’organisme", "a-verifier": "à vérifier" };

  /* ---- 7. Marks ------------------------------------------------------------------- */

  function marks(view) {
    const { set, state } = view;
    if (!set.candidates.length) return [text("Aucun candidat n’est noté.")];
    const who = state.evaluators.length ? `Évaluateurs${NBSP}: ${state.evaluators.join(", ")}. ` : "Aucun évaluateur n’a noté les candidats. ";
    const several = state.evaluators.length > 1 ? " Entre parenthèses, la note la plus basse et la plus haute quand elles diffèrent." : "";
    const { known, silent } = split(view);
    return [
      text(`${who}Niveau de 0 à 4${state.evaluators.length > 1 ? ", médiane des notes données" : ""}.${several}`),
      ...(known.length ? dossier.byFour(set.candidates, (some) => levels(view, some, known)) : []),
      ...(silent.length ? [text(`Inconnu pour tous les candidats (${silent.length})${NBSP}: ${grid.dossier.join(silent.map((one) => one.title))}.`)] : []),
      ...comments(view),
    ];
  }

  /** Criteria with the indicators of which something is known for somebody; the other indicators. */
  function split(view) {
    const said = ({ id }) => view.set.candidates.some((one) => Object.hasOwn(one.levels, id) || grid.answered(view.state, grid.dossier.numberOf(one.id), id));
    const criteria = grid.dossier.applying(view);
    return {
      known: criteria.map((one) => ({ ...one, indicators: one.indicators.filter(said) })).filter((one) => one.indicators.length),
      silent: criteria.flatMap((one) => one.indicators).filter((one) => !said(one)),
    };
  }

  const levels = (view, some, criteria) => dossier.table({
    label: "Notes de chaque candidat", className: "q-dossier__marks q-dossier__even", heads: ["Indicateur", ...some.map((one) => one.name)],
    rows: criteria.flatMap((criterion) => [
      { group: criterion.title },
      ...criterion.indicators.map((indicator) => [indicator.title, ...some.map((one) => cell(view, one, indicator.id))]),
    ]),
  });

  /** What stands in for the level of a cell, and who says so. */
  function cell(view, one, id) {
    const number = grid.dossier.numberOf(one.id);
    const cost = view.costs.byNumber[number];
    if (id === view.data.price_indicator && cost && cost.value !== null) return `coût${NBSP}: ${french(cost.value)} sur 100`;
    const found = grid.panel(view.state, number, id);
    const unknown = html("span", { class: "q-unk" }, "inconnu");
    if (grid.answered(view.state, number, id)) {
      if (found.median === null) return unknown;
      const silent = found.unknown ? ` (${grid.dossier.counted(found.unknown, "inconnu", "inconnus")})` : "";
      return `${french(found.median)}${found.high > found.low ? ` (${found.low} à ${found.high})` : ""}${silent}`;
    }
    return Object.hasOwn(one.levels, id) ? `${french(one.levels[id])} (base)` : unknown;
  }

  /** Every comment, by candidate then by indicator, with the level that it explains. */
  function comments(view) {
    const indicators = grid.dossier.applying(view).flatMap((one) => one.indicators);
    const rows = view.set.candidates.flatMap((one) => {
      const own = indicators.flatMap(({ id, title }) => grid.panel(view.state, grid.dossier.numberOf(one.id), id).marks
        .filter((mark) => mark.comment.trim())
        .map((mark) => [title, mark.evaluator, mark.level === null ? "inconnu" : String(mark.level), mark.comment]));
      return own.length ? [{ group: one.name }, ...own] : [];
    });
    if (!rows.length) return [];
    return [heading("Motifs écrits par les évaluateurs"), dossier.table({
      label: "Motifs des notes", rows, className: "q-dossier__comments", heads: ["Indicateur", "Par", "Niveau", "Motif"],
    })];
  }

  /* ---- 8. Facts of the base ------------------------------------------------------- */

  function facts(view) {
    const known = view.set.candidates.filter((one) => one.href);
    if (!known.length) return [text("Aucun de ces candidats n’a de fiche dans la base.")];
    const addresses = new Map();
    const rows = known.flatMap((one) => {
      const own = Object.entries(one.proofs).flatMap(([id, proofs]) => proofs.map((proof) => [
        view.names.indicators[id] || view.names.knockouts[id] || id, proof.text, CLAIMS[proof.claim], source(proof, addresses),
      ]));
      return own.length ? [{ group: one.name }, ...own] : [];
    });
    const without = known.filter((one) => !Object.keys(one.proofs).length).map((one) => one.name);
    return [
      text("Ces faits viennent de la base, avec leur source, leur date et qui les affirme. Un fait déclaré par un organisme n’a pas été vérifié."),
      ...(rows.length ? [dossier.table({ label: "Faits de la base", heads: ["Ce qui est jugé", "Fait", "Statut", "Source et date"], rows, className: "q-dossier__facts" })] : []),
      ...(without.length ? [text(`La base ne connaît aucun fait qui réponde à ces critères pour ${grid.dossier.join(without)}.`)] : []),
      ...references(addresses),
    ];
  }

  /** A source as a link with the number of its address, written once at the end. */
  function source({ source: name, address, date }, addresses) {
    if (!address) return `${name}, ${date}`;
    if (!addresses.has(address)) addresses.set(address, name);
    const number = [...addresses.keys()].indexOf(address) + 1;
    return [html("a", { href: address, rel: address.startsWith("http") && "noopener external" }, name), `, ${date}${NBSP}[${number}]`];
  }

  function references(addresses) {
    if (!addresses.size) return [];
    return [heading("Adresses des sources"), html("ol", { class: "q-dossier__refs" }, ...[...addresses].map(([address, name], i) =>
      html("li", null, `[${i + 1}] ${address.startsWith("http") ? address : `${name}${NBSP}: page «${NBSP}Sources${NBSP}» de ce site`}`)))];
  }

  /* ---- 9. What is still open -------------------------------------------------------- */

  function limits(view) {
    const groups = grid.dossier.openPoints(view);
    if (!groups.length) return [text("Le calcul ne relève ni inconnue, ni désaccord, ni exigence à confirmer.")];
    return groups.flatMap((one) => [heading(one.title), list(one.lines)]);
  }

  Object.assign(dossier, { marks, facts, limits });
})(window);
