/*
 * The grid, step 4: a level, a comment and what the base knows, for each indicator and each candidate. Rows of a
 * criterion are made when it is opened: eight candidates make thousands of controls.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const gridParts = (Quittance.gridParts = Quittance.gridParts || {});
  const NBSP = "\u00a0";
  const DISAGREEMENT = 2; // levels apart
  const CLAIMS = { verifie: "vérifié", publie: "publié par un tiers", declare: "déclaré par l’organisme", "a-verifier": "à vérifier" };
  const level = (value) => String(value).replace(".", ",");

  /** « médiane 2,5, de 1 à 4 (AB 1, CD 4) » and whether they disagree; null below two levels given. */
  gridParts.spread = function (state, number, indicator) {
    const { median, low, high, count, marks } = Quittance.grid.panel(state, number, indicator);
    if (count < 2) return null;
    const each = marks.map((one) => `${one.evaluator} ${one.level === null ? "inconnu" : one.level}`).join(", ");
    const apart = high - low;
    return { text: `Médiane ${level(median)}${apart ? `, de ${low} à ${high}` : ""} (${each}).`, apart, strong: apart >= DISAGREEMENT };
  };

  gridParts.marks = function (page) {
    const { html, grid } = Quittance;
    const { data, find, all } = page;
    const records = grid.records(data);
    const indicators = new Map(data.criteria.flatMap((c) => c.indicators.map((i) => [i.id, i])));
    const criteria = new Map(all("[data-q-criterion]").map((one) => [one.dataset.qCriterion, one]));
    const place = (indicator) => page.box.querySelector(`[data-q-indicator="${indicator}"]`);
    const applies = (id) => !page.state.notApplicable.includes(id);
    const mine = (one) => (page.me ? one.marks[page.me] : null);
    const answered = (one, id) => Boolean(mine(one)) && Object.hasOwn(mine(one).levels, id);
    const stale = new Set();

    /* ---- Structure ---------------------------------------------------------- */

    function fill() {
      find("nobody").hidden = page.state.candidates.length > 0;
      for (const [id, details] of criteria) {
        stale.add(id);
        if (details.open) build(id);
      }
      filter();
      for (const details of criteria.values()) count(details);
    }

    /** The rows of a criterion, once it is in sight. */
    function build(id) {
      if (!stale.delete(id)) return;
      for (const indicator of data.criteria.find((one) => one.id === id).indicators) {
        const holder = place(indicator.id);
        holder.hidden = !applies(indicator.id);
        holder.querySelector("[data-q-rows]").replaceChildren(...page.state.candidates.map((one) => row(one, indicator)));
      }
    }

    for (const [id, details] of criteria) details.addEventListener("toggle", () => details.open && build(id));

    function row(one, indicator) {
      const id = `${one.number}-${indicator.id}`;
      const made = html("div", { class: "q-eval__row", "data-q-row": id },
        html("fieldset", { class: "q-eval__scale" },
          html("legend", null, html("span", { "data-q-called": one.number }, grid.called(one)), html("span", { class: "q-sr" }, `${NBSP}: ${indicator.title}`)),
          html("div", { class: "q-eval__choices" }, choice(id, "", "Inconnu"), ...indicator.levels.map((_, i) => choice(id, i, String(i), `g-${indicator.id}-${i}`)))),
        comment(one, indicator, id), html("div", { class: "q-eval__beside", "data-q-beside": true }));
      show(made, one, indicator);
      return made;
    }

    function choice(id, value, text, described) {
      return html("label", { class: value === "" ? "q-eval__choice q-eval__choice--unknown" : "q-eval__choice" },
        html("input", { type: "radio", id: `n-${id}-${value === "" ? "inconnu" : value}`, name: `n-${id}`, value: String(value), "aria-describedby": described }), html("span", null, text));
    }

    function comment(one, indicator, id) {
      return html("div", { class: "q-field q-eval__why" },
        html("label", { for: `m-${id}` }, "Commentaire, preuve vue", html("span", { class: "q-sr" }, `${NBSP}: `, html("span", { "data-q-called": one.number }, grid.called(one)))),
        html("textarea", { id: `m-${id}`, rows: 1, maxlength: grid.MOST.comment, "aria-describedby": `m-${id}-faute` }), html("span", { class: "q-eval__due", id: `m-${id}-faute` }));
    }

    /* ---- Values ------------------------------------------------------------- */

    const rowOf = (number, indicator) => page.box.querySelector(`[data-q-row="${number}-${indicator}"]`);

    function show(made, one, indicator) {
      const own = mine(one);
      const given = answered(one, indicator.id);
      const value = given ? own.levels[indicator.id] : undefined;
      for (const radio of made.querySelectorAll("input")) radio.checked = given && radio.value === (value === null ? "" : String(value));
      made.querySelector("textarea").value = own && Object.hasOwn(own.comments, indicator.id) ? own.comments[indicator.id] : "";
      follow(made, one, indicator);
    }

    /** What changes with an answer: the comment due, what the base knows, the panel. */
    function follow(made, one, indicator) {
      const own = mine(one);
      const given = answered(one, indicator.id);
      made.classList.toggle("q-eval__row--said", given || Boolean(own && own.comments[indicator.id]));
      const due = given && [0, 4].includes(own.levels[indicator.id]) && !(own.comments[indicator.id] || "").trim();
      const field = made.querySelector("textarea");
      const said = made.querySelector(".q-eval__due");
      said.textContent = due ? `Dites pourquoi${NBSP}: un niveau ${own.levels[indicator.id]} se justifie.` : "";
      said.classList.toggle("q-error", due && page.asked);
      if (due && page.asked) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
      const spread = gridParts.spread(page.state, one.number, indicator.id);
      const cost = indicator.id === data.price_indicator && grid.costs(page.state, data).byNumber[one.number];
      made.querySelector("[data-q-beside]").replaceChildren(
        cost && cost.value !== null ? html("p", { class: "q-small" }, `Le coût de son offre compte à la place du niveau${NBSP}: ${gridParts.priced(cost.value)}.`) : "", ...base(one, indicator, given),
        ...(spread ? [html("p", { class: "q-small" }, spread.text, spread.strong ? html("span", { class: "q-flag" }, `Désaccord de ${spread.apart} niveaux`) : "")] : []));
    }

    /** What the base knows, with its source and its date. */
    function base(one, indicator, given) {
      const record = records.get(one.record);
      if (!record) return [];
      const proofs = record.proofs[indicator.id] || [];
      const known = Object.hasOwn(record.levels, indicator.id);
      if (!known && !proofs.length) return [html("p", { class: "q-small q-unk" }, "La base n’en sait rien.")];
      const counts = grid.answered(page.state, one.number, indicator.id) ? "" : `, compté tant que personne ne répond`;
      const facts = html("details", { class: "q-eval__known" },
        html("summary", null, known ? `La base${NBSP}: niveau ${record.levels[indicator.id]}${counts}` : `La base${NBSP}: des faits, sans niveau`, html("span", { class: "q-sr" }, ` (${grid.called(one)})`)),
        html("ul", null, ...proofs.map(proof)));
      return [facts, known && given ? restore(one, indicator, record.levels[indicator.id]) : ""].filter(Boolean);
    }

    const proof = (p) => html("li", null, Quittance.mark(p.claim, "")[0], ` ${p.text}. `,
      p.address ? html("a", { href: p.address, rel: p.address.startsWith("http") && "noopener external" }, p.source) : p.source, `, ${p.date}, ${CLAIMS[p.claim]}.`);

    function restore(one, indicator, known) {
      const made = html("button", { type: "button", class: "q-inline" }, `Retirer ma note et laisser le niveau ${known} de la base`);
      made.addEventListener("click", () => {
        delete mine(grid.candidate(page.state, one.number)).levels[indicator.id];
        const holder = rowOf(one.number, indicator.id);
        show(holder, grid.candidate(page.state, one.number), indicator);
        holder.querySelector("input").focus();
        after(indicator.id);
      });
      return made;
    }

    function after(indicator) {
      count(place(indicator).closest("details"));
      page.changed();
    }

    const notes = find("criterion").parentElement;
    notes.addEventListener("change", (event) => {
      const holder = event.target.closest("[data-q-row]");
      if (!holder || event.target.type !== "radio") return;
      const [, number, id] = /^([0-9])-(.+)$/.exec(holder.dataset.qRow);
      const who = page.evaluator();
      grid.marks(page.state, number, who).levels[id] = event.target.value === "" ? null : Number(event.target.value);
      follow(holder, grid.candidate(page.state, number), indicators.get(id));
      after(id);
    });

    notes.addEventListener("input", (event) => {
      const holder = event.target.closest("[data-q-row]");
      if (!holder || !event.target.matches("textarea")) return;
      const [, number, id] = /^([0-9])-(.+)$/.exec(holder.dataset.qRow);
      const who = page.evaluator();
      const own = grid.marks(page.state, number, who);
      const text = grid.tidy(event.target.value, grid.MOST.comment);
      if (text) own.comments[id] = text;
      else delete own.comments[id];
      follow(holder, grid.candidate(page.state, number), indicators.get(id));
      page.typed();
    });

    /* ---- Progress, and what is missing -------------------------------------- */

    function count(details) {
      const ids = data.criteria.find((one) => one.id === details.dataset.qCriterion).indicators.map((one) => one.id).filter(applies);
      const total = ids.length * page.state.candidates.length;
      const done = page.state.candidates.reduce((sum, one) => sum + ids.filter((id) => answered(one, id)).length, 0);
      details.querySelector("[data-q-count]").textContent = !ids.length ? "sans objet" : total ? `${done} sur ${total}` : `${ids.length} points`;
    }

    /** Hide what is done. What one has just answered stays, so that the focus is not lost. */
    function filter() {
      const on = find("missing").checked;
      for (const [id, details] of criteria) {
        const open = data.criteria.find((one) => one.id === id).indicators.map((one) => one.id).filter(applies);
        const lacks = (indicator) => page.state.candidates.some((one) => !answered(one, indicator));
        details.hidden = on && !open.some(lacks);
        for (const indicator of data.criteria.find((one) => one.id === id).indicators) {
          place(indicator.id).hidden = !applies(indicator.id) || (on && !lacks(indicator.id));
          if (stale.has(id)) continue;
          for (const one of page.state.candidates) {
            const holder = rowOf(one.number, indicator.id);
            if (holder) holder.hidden = on && answered(one, indicator.id);
          }
        }
      }
      find("missingsaid").textContent = on ? "Ce que vous notez reste à l’écran jusqu’au prochain filtrage." : "";
    }

    find("missing").addEventListener("change", () => {
      for (const id of criteria.keys()) build(id);
      filter();
    });

    /** To the next cell without an answer, after that of the focus; from the first again at the end. */
    function next() {
      const cells = [];
      for (const criterion of data.criteria) {
        for (const { id } of criterion.indicators) {
          if (applies(id)) for (const one of page.state.candidates) cells.push([criterion.id, one, id]);
        }
      }
      const now = document.activeElement.closest("[data-q-row]") || last;
      const at = now ? cells.findIndex(([, one, id]) => `${one.number}-${id}` === now.dataset.qRow) : -1;
      const found = [...cells.slice(at + 1), ...cells.slice(0, at + 1)].find(([, one, id]) => !answered(one, id));
      if (!found) return false;
      reveal(found[1].number, found[2]).querySelector("input").focus();
      return true;
    }

    let last = null; // where the reader marked last: the button of the tray takes the focus
    notes.addEventListener("focusin", (event) => {
      last = event.target.closest("[data-q-row]") || last;
    });

    /** The row of a cell, made and in sight. */
    function reveal(number, indicator) {
      const details = place(indicator).closest("details");
      details.hidden = false;
      details.open = true;
      build(details.dataset.qCriterion);
      place(indicator).hidden = false;
      const holder = rowOf(number, indicator);
      holder.hidden = false;
      holder.scrollIntoView({ block: "center" });
      return holder;
    }

    find("next").addEventListener("click", () => {
      if (!page.state.candidates.length) page.go(find("newname"));
      else if (!next()) find("live").textContent = "Il ne manque aucune note.";
    });

    const following = all("[data-q-following]");
    following.forEach((button, i) => button.addEventListener("click", () => {
      const other = [...criteria.values()].slice(i + 1).find((one) => !one.hidden);
      if (!other) return page.go(document.getElementById("respect"));
      other.open = true;
      return page.go(other.querySelector("summary"));
    }));

    /** A comment that is due: the summary of errors leads there. */
    page.commentAt = ({ number, indicator, evaluator }) => ({
      id: `m-${number}-${indicator}`,
      focus: () => {
        if (page.me !== evaluator) page.set(page.state, evaluator);
        reveal(number, indicator).querySelector("textarea").focus();
      },
    });

    /** Once the result was asked for, what is due is an error. */
    page.markDue = () => {
      for (const holder of page.box.querySelectorAll("[data-q-row]")) {
        const [, number, id] = /^([0-9])-(.+)$/.exec(holder.dataset.qRow);
        follow(holder, grid.candidate(page.state, number), indicators.get(id));
      }
    };

    return { fill };
  };
})(window);
