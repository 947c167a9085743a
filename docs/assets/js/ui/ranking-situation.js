/*
 * The situation on the page of the ranking: what was answered, what it implies, one button to apply it.
 * Nothing is applied unasked; what is implied is data (`when` of criteria.yaml).
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const NBSP = "\u00a0";

  /**
   * `box` holds [data-q-answers], a[data-q-answerslink], [data-q-proposal], [data-q-applied], button[data-q-forgetsituation].
   * `page`: {situation(), state(), apply({profile, asked, notApplicable}), forget(), back()}, `back()` being the
   * fragment of « Ma situation ». Returns {show()}.
   */
  Quittance.rankingSituation = function (box, data, page) {
    const { carry, html, rankingState } = Quittance;
    const find = (name) => box.querySelector(`[data-q-${name}]`);
    const link = find("answerslink");
    const plain = link.getAttribute("href");
    const indicators = data.criteria.flatMap((one) => one.indicators);
    const titled = (all, ids) => ids.map((id) => all.find((one) => one.id === id).title);
    const quoted = (title) => `«${NBSP}${title}${NBSP}»`;
    const list = (titles) => (titles.length > 1 ? html("ul", null, ...titles.map((one) => html("li", null, one))) : titles[0]);
    let shown = null; // the proposal on screen, as text
    let declined = ""; // the profiles that the reader did not want

    /** What the situation implies and the page does not hold yet. */
    function proposal() {
      const [state, implied] = [page.state(), carry.implied(page.situation(), data)];
      const concerned = rankingState.knockouts(state, data).map((one) => one.id);
      const asked = implied.asked.filter((id) => concerned.includes(id));
      return {
        any: implied.profiles.length + asked.length + implied.notApplicable.length > 0,
        profiles: implied.profiles.includes(state.profile) || implied.profiles.join() === declined ? [] : implied.profiles,
        notApplicable: implied.notApplicable.filter((id) => !state.notApplicable.includes(id)),
        asked: asked.filter((id) => !state.asked.includes(id)),
      };
    }

    function show() {
      const answers = page.situation();
      box.hidden = !Object.keys(answers).length;
      if (box.hidden) return;
      link.setAttribute("href", plain + page.back());
      find("answers").replaceChildren(...data.situation.questions.filter(({ id }) => Object.hasOwn(answers, id)).map((question) =>
        html("li", null, `${question.name}${NBSP}: `, html("strong", { class: "q-yours" }, question.options.find(({ id }) => id === answers[question.id]).label))));
      const found = proposal();
      const text = JSON.stringify(found);
      if (text === shown) return; // the reader may have chosen among the profiles
      shown = text;
      find("proposal").replaceChildren(...(found.profiles.length + found.asked.length + found.notApplicable.length ? offer(found) : [settled(found)]));
    }

    const settled = ({ any }) => html("p", { class: "q-small" }, any
      ? declined ? "Ce que vous avez retenu est appliqué ci-dessous." : "Ce que votre situation implique est appliqué ci-dessous."
      : `Ces réponses n’impliquent ni profil ni exigence${NBSP}: choisissez vous-même ci-dessous.`);

    function offer(found) {
      const lines = [];
      if (found.profiles.length) lines.push(["Profil", profiles(found.profiles)]);
      if (found.notApplicable.length) lines.push(["Sans objet", list(titled(indicators, found.notApplicable))]);
      if (found.asked.length) lines.push(["Exigences", list(titled(data.knockouts, found.asked))]);
      const apply = html("button", { type: "button", class: "q-btn q-btn--main" }, "Appliquer");
      apply.addEventListener("click", () => accept(found));
      return [
        html("p", null, `D’après votre situation, nous proposons${NBSP}:`),
        html("dl", { class: "q-ranking__proposal" }, ...lines.map(([term, what]) => html("div", null, html("dt", null, term), html("dd", null, what)))),
        html("p", { class: "q-row" }, apply, html("span", { class: "q-small" }, `Rien n’est changé tant que vous n’appliquez pas${NBSP}; tout reste modifiable ensuite.`)),
      ];
    }

    /** One of them, or none: a profile replaces the importances. */
    function profiles(ids) {
      const choices = [...titled(data.profiles, ids), "Aucun\u00a0: garder mes importances"].map((title, i) => [ids[i] || "", title]);
      return html("fieldset", { class: "q-ranking__profilechoice" }, html("legend", { class: "q-sr" }, "Profil à appliquer"),
        ...choices.map(([id, title], i) => html("label", { class: "q-option" },
          html("input", { type: "radio", name: "q-profil-propose", value: id, checked: i === 0 }), html("span", null, title))));
    }

    function accept(found) {
      const chosen = box.querySelector('input[name="q-profil-propose"]:checked');
      const profile = chosen ? chosen.value : "";
      if (chosen && !profile) declined = found.profiles.join();
      page.apply({ profile, asked: found.asked, notApplicable: found.notApplicable });
      const told = [
        ...(profile ? [`profil ${quoted(titled(data.profiles, [profile])[0])}`] : []),
        ...(found.notApplicable.length ? [`sans objet${NBSP}: ${titled(indicators, found.notApplicable).join(", ")}`] : []),
        ...(found.asked.length ? [`${found.asked.length} exigence${found.asked.length > 1 ? "s" : ""}`] : []),
      ];
      find("applied").textContent = told.length ? `Appliqué${NBSP}: ${told.join(`${NBSP}; `)}.` : "Vos importances sont gardées.";
      box.focus(); // the button is gone
    }

    find("forgetsituation").addEventListener("click", () => page.forget());
    return { show };
  };
})(window);
