/* The grid, step 7: the result, as it follows each answer, and what a change of importance overturns. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const gridParts = (Quittance.gridParts = Quittance.gridParts || {});
  const NBSP = "\u00a0";
  const MOST_SHOWN = 12; // lines of the summary of what is due

  gridParts.result = function (page) {
    const { grid, decide } = Quittance;
    const { data, find } = page;
    const lacking = Quittance.errors(find("lacking"));
    let words = null;
    let ranked = null; // the grid as the ranking takes it: {data, state}
    let stop = () => {};
    let notice = ""; // what the last change overturned, for the line that follows the reader
    let before = null; // the report of before the change

    function fill() {
      find("overturn").hidden = true;
    }

    function refresh(cause) {
      stop();
      notice = "";
      ranked = grid.forRanking(page.state, data);
      words = Quittance.rankingResult(ranked.data, reinstate, true);
      if (page.asked && !due().length) lacking.clear();
      if (!page.state.candidates.length) return nothing(`Ajoutez vos candidats à l’étape 2${NBSP}: le résultat se calcule à chaque réponse.`);
      const { problem, faults } = decide.readProblem(grid.problem(page.state, data));
      if (!problem) return nothing(faults.map((one) => words.say(one, ranked.data.sets[0])).join(" "));
      const result = decide.evaluate(problem);
      display(decide.report(result, null));
      overturned(cause);
      if (result.ranked.length) {
        stop = decide.simulateInSlices(result, { onProgress: () => {}, onDone: (shares) => display(decide.report(result, shares)) });
      }
      return undefined;
    }

    function nothing(sentence) {
      page.report = null;
      before = null;
      find("result").textContent = sentence;
      find("live").textContent = page.state.candidates.length ? sentence : "Aucun candidat.";
      find("details").replaceChildren();
    }

    function display(report) {
      page.report = report;
      const [set] = ranked.data.sets;
      const open = new Set(page.all("[data-q-details] details[open] > summary").map((one) => one.textContent));
      const said = words.headline(report, set);
      if (find("result").textContent !== said) find("result").textContent = said;
      find("live").textContent = notice || live(report);
      find("details").replaceChildren(Quittance.rankingPlots.hatching(), ...words.details(report, set, ranked.state));
      for (const one of page.all("[data-q-details] details")) {
        one.open = open.has(one.firstElementChild.textContent);
        if (one.open) one.classList.remove("q-noprint");
      }
    }

    const name = (id) => ranked.data.sets[0].candidates.find((one) => one.id === id).name;
    const tenths = (value) => String(value / 10).replace(".", ",");

    /** The line that follows the reader: progress, and who is first. */
    function live(report) {
      const done = page.me ? `${page.progress([page.me])} ` : "";
      if (!report.order.length) return `${done}Pas encore assez de notes pour un classement.`;
      const first = report.candidates.find((one) => one.id === report.order[0]);
      return `${done}En tête${NBSP}: ${name(first.id)}, ${tenths(first.central)} sur 100 (de ${tenths(first.floor)} à ${tenths(first.ceiling)}).`;
    }

    /** Say at once whom a change of importance brought first. */
    function overturned(cause) {
      const found = cause ? decide.overturned(before, page.report) : null;
      before = page.report;
      find("overturn").hidden = !found;
      if (!found) return;
      find("overturn").textContent = `${cause}. ${words.say(found, ranked.data.sets[0])}`;
      notice = find("overturn").textContent;
      find("live").textContent = notice;
    }

    function reinstate(id, on) {
      const number = id.replace("candidat-", "");
      page.state.reinstated = page.state.reinstated.filter((one) => one !== number).concat(on ? [number] : []);
      page.changed();
      document.getElementById("resultat").focus();
    }

    /** Comments and prices to complete. */
    function due() {
      return [
        ...grid.missingComments(page.state).map((one) => ({
          text: `${grid.called(grid.candidate(page.state, one.number))}, ${title(one.indicator)} (${one.evaluator})${NBSP}: dites pourquoi ce niveau.`, target: page.commentAt(one),
        })),
        ...page.priceErrors(),
      ];
    }

    /** What is to complete is told when the result is asked for; the result is given all the same. */
    function check() {
      const all = due();
      if (!all.length) return page.go(document.getElementById("resultat"));
      const shown = all.slice(0, MOST_SHOWN);
      if (all.length > shown.length) shown.push({ text: `Et ${all.length - shown.length} autres.`, target: null });
      lacking.show(`${all.length > 1 ? `${all.length} réponses sont à compléter` : "Une réponse est à compléter"}${NBSP}; le résultat est calculé sans attendre`, shown);
      return find("lacking").scrollIntoView({ block: "start" });
    }

    const title = (id) => data.criteria.flatMap((one) => one.indicators).find((one) => one.id === id).title;

    find("see").addEventListener("click", () => {
      page.asked = true;
      page.markDue();
      page.changed();
      check();
    });

    /** Rows for a file. */
    page.rows = () => (page.report ? words.rows(page.report, ranked.data.sets[0]) : []);

    return { fill, refresh };
  };
})(window);
