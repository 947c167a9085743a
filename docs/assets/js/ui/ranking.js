/*
 * « Mes critères et classement » on its page: importances and requirements in, result out, live.
 * The form is complete without this script; it adds the result, the address and the file.
 */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-ranking]");
  if (!box) return;

  const { decide, rankingState } = Quittance;
  const data = JSON.parse(box.querySelector("[data-q-data]").textContent);
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const all = (selector) => [...box.querySelectorAll(selector)];
  const errors = Quittance.errors(find("errors"));
  const words = Quittance.rankingResult(data, reinstate);
  const ADDRESS_DELAY = 250; // ms: browsers limit how often an address may change
  const STEP = 5; // points that part two equal importances
  const NBSP = "\u00a0";
  const french = (value) => String(value).replace(".", ",");

  let state = rankingState.initial(data);
  let report = null;
  let stop = () => {};
  let timer = 0;

  const currentSet = () => data.sets.find((one) => one.id === state.family);
  const swing = (id) => box.querySelector(`[data-q-swing="${id}"]`);
  const input = (id) => swing(id).querySelector("[data-q-weight]");
  const title = (id) => data.criteria.find((one) => one.id === id).title;

  /* ---- State to page -------------------------------------------------------- */

  function fill() {
    find("family").value = state.family;
    find("profile").value = state.profile;
    for (const { id } of data.criteria) {
      input(id).value = french(state.weights[id]);
      fault(id, "");
    }
    for (const tick of all("[data-q-knockout] input")) tick.checked = state.asked.includes(tick.value);
    for (const tick of all("[data-q-na]")) tick.checked = state.notApplicable.includes(tick.value);
    order();
    show();
  }

  /** The swings in the order of their importances; equals keep the order of the questionnaire. */
  function order() {
    const sorted = data.criteria.map((one) => one.id).sort((a, b) => state.weights[b] - state.weights[a]);
    find("swings").append(...sorted.map(swing));
  }

  function fault(id, text) {
    input(id).toggleAttribute("aria-invalid", false);
    if (text) input(id).setAttribute("aria-invalid", "true");
    swing(id).querySelector("[data-q-fault]").textContent = text;
  }

  function show() {
    const set = currentSet();
    const profile = data.profiles.find((one) => one.id === state.profile);
    const concerned = rankingState.knockouts(state, data).map((one) => one.id);
    for (const one of all("[data-q-knockout]")) one.hidden = !concerned.includes(one.dataset.qKnockout);
    find("profiletext").textContent = profile ? profile.text : "";
    find("fictitious").hidden = !set.fictitious;
    find("fictitious").textContent = set.fictitious ? `FICTIF${NBSP}: ${set.text}` : "";
    stop();
    const { problem, faults } = decide.readProblem(rankingState.problem(state, data));
    if (!problem) return refuse(faults, set);
    const result = decide.evaluate(problem);
    display(decide.report(result, null));
    parts();
    if (result.ranked.length) {
      stop = decide.simulateInSlices(result, { onProgress: () => {}, onDone: (shares) => display(decide.report(result, shares)) });
    }
  }

  function refuse(faults, set) {
    report = null;
    find("result").textContent = faults.map((one) => words.say(one, set)).join(" ");
    find("live").textContent = "Aucun critère ne pèse.";
    find("details").replaceChildren();
    for (const one of all("[data-q-part]")) one.textContent = `0${NBSP}% du total`;
  }

  function display(made) {
    report = made;
    const set = currentSet();
    const open = new Set(all("[data-q-details] details[open] > summary").map((one) => one.textContent));
    const said = words.headline(report, set);
    if (find("result").textContent !== said) find("result").textContent = said;
    find("live").textContent = words.counts(report);
    find("details").replaceChildren(Quittance.rankingPlots.hatching(), ...words.details(report, set, state));
    for (const one of all("[data-q-details] details")) {
      one.open = open.has(one.firstElementChild.textContent);
      if (one.open) one.classList.remove("q-noprint");
    }
  }

  function parts() {
    for (const { id } of data.criteria) {
      const weight = id in report.weights ? report.weights[id] : 0;
      swing(id).querySelector("[data-q-part]").textContent = `${french(weight / 10)}${NBSP}% du total`;
    }
  }

  function changed() {
    errors.clear();
    show();
    root.clearTimeout(timer);
    timer = root.setTimeout(remember, ADDRESS_DELAY);
  }

  function remember() {
    root.history.replaceState(null, "", root.location.pathname + root.location.search + rankingState.write(state, data));
  }

  /* ---- Page to state -------------------------------------------------------- */

  find("family").addEventListener("change", (event) => {
    state.family = event.target.value;
    state.reinstated = [];
    changed();
  });

  find("profile").addEventListener("change", (event) => {
    state.profile = event.target.value;
    state.weights = rankingState.points(data, state.profile);
    fill();
    changed();
  });

  for (const { id } of data.criteria) {
    input(id).addEventListener("input", () => {
      const found = decide.readNumber(input(id).value);
      fault(id, found.fault ? words.say(found.fault, currentSet()) : "");
      if (found.fault) return;
      state.weights[id] = found.value;
      changed();
    });
    swing(id).querySelector("[data-q-up]").addEventListener("click", (event) => move(id, -1, event.currentTarget));
    swing(id).querySelector("[data-q-down]").addEventListener("click", (event) => move(id, 1, event.currentTarget));
  }

  /** Exchange the place and the importance of a criterion with its neighbour; equals part by a step. */
  function move(id, way, button) {
    const row = swing(id);
    const other = way < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) {
      find("moved").textContent = `${title(id)}${NBSP}: déjà ${way < 0 ? "en premier" : "en dernier"}.`;
      return;
    }
    const neighbour = other.dataset.qSwing;
    const { weights } = state;
    if (weights[id] !== weights[neighbour]) [weights[id], weights[neighbour]] = [weights[neighbour], weights[id]];
    else if (way < 0 ? weights[id] + STEP <= 100 : weights[id] < STEP) weights[way < 0 ? id : neighbour] += STEP;
    else weights[way < 0 ? neighbour : id] -= STEP;
    for (const one of [id, neighbour]) {
      input(one).value = french(weights[one]);
      fault(one, "");
    }
    // The neighbour moves, so that the button keeps the focus.
    if (way < 0) row.after(other);
    else row.before(other);
    button.focus();
    const rank = [...row.parentElement.children].indexOf(row) + 1;
    find("moved").textContent = `${title(id)}${NBSP}: rang ${rank}, importance ${french(weights[id])}.`;
    changed();
  }

  const ticked = (selector) => all(selector).filter((one) => one.checked).map((one) => one.value);
  find("form").addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    state.asked = ticked("[data-q-knockout] input");
    state.notApplicable = ticked("[data-q-na]");
    changed();
  });
  find("form").addEventListener("submit", (event) => event.preventDefault());

  function reinstate(id, on) {
    state.reinstated = state.reinstated.filter((one) => one !== id).concat(on ? [id] : []);
    changed();
    document.getElementById("resultat").focus();
  }

  find("csv").addEventListener("click", () => {
    if (report) Quittance.download.csv(currentSet().fictitious ? "classement-fictif" : "classement", words.rows(report, currentSet()));
  });
  find("see").addEventListener("click", () => {
    document.getElementById("resultat").focus();
    document.getElementById("resultat").scrollIntoView();
  });
  find("print").addEventListener("click", () => root.print());
  find("clear").addEventListener("click", () => {
    state = { ...rankingState.initial(data), family: state.family };
    fill();
    changed();
  });

  /* ---- Address -------------------------------------------------------------- */

  function open() {
    const anchor = root.location.hash.slice(1);
    // « #methode » and its like go to a section and hold no choice.
    const fragment = anchor.includes("=") ? anchor : new URLSearchParams(root.location.search).has("famille") ? root.location.search : "";
    const found = rankingState.read(fragment, data);
    state = found.state;
    fill();
    if (found.ignored.length) {
      errors.show("Ce lien n’a pas pu être lu en entier",
        found.ignored.map((one) => ({ text: `«${NBSP}${one}${NBSP}» n’est pas un choix de cette page${NBSP}; le reste est appliqué.`, target: null })));
    } else errors.clear();
  }

  root.addEventListener("hashchange", () => {
    if (root.location.hash.includes("=")) open();
  });
  for (const one of all("[data-q-script]")) one.hidden = false;
  open();
})(window);
