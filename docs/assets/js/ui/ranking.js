/*
 * « Mes critères et classement » on its page: importances and requirements in, result out, live.
 * The form is complete without this script; it adds the result, the address, keeping and the way to the grid.
 */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-ranking]");
  if (!box) return;

  const { carry, decide, rankingAddress, rankingState } = Quittance;
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
  let carried = { situation: {}, suite: "" }; // from the other steps of the choice
  let report = null;
  let start = null; // the report when the reader came to a field of importance
  let stop = () => {};
  let timer = 0;

  const currentSet = () => data.sets.find((one) => one.id === state.family);
  const swing = (id) => box.querySelector(`[data-q-swing="${id}"]`);
  const input = (id) => swing(id).querySelector("[data-q-weight]");
  const title = (id) => data.criteria.find((one) => one.id === id).title;
  const address = () => rankingAddress.write(state, carried, data);

  const situation = Quittance.rankingSituation(find("situationbox"), data, {
    situation: () => carried.situation,
    state: () => state,
    back: () => carry.along(address(), "ranking", "situation", []),
    apply({ profile, asked, notApplicable }) {
      const before = report;
      if (profile) Object.assign(state, { profile, weights: rankingState.points(data, profile) });
      state.asked = [...state.asked, ...asked];
      state.notApplicable = [...state.notApplicable, ...notApplicable];
      fields();
      changed(before);
    },
    forget() {
      carried.situation = {};
      changed();
      find("nosituation").querySelector("a").focus();
    },
  });
  const picks = Quittance.rankingPicks(find("picks"), (ids) => {
    const set = currentSet();
    const chosen = ids.map((id) => ({ ...set.candidates.find((one) => one.id === id), fictitious: set.fictitious }));
    const { fragment, added, over } = rankingAddress.evaluate(state, carried, data, chosen);
    if (over) return `Votre grille a déjà d’autres candidats${NBSP}: il n’y a plus que ${added} place${added > 1 ? "s" : ""} pour les ${chosen.length} cochés.`;
    root.location.assign(find("evaluate").dataset.qEvaluate + fragment);
    return "";
  });
  const keep = Quittance.rankingKeep(box, data, errors, {
    text: () => rankingAddress.file(state, carried, data),
    take(found) {
      take(found);
      rememberSoon();
    },
    link: () => rankingAddress.share(state, carried, data, report),
    report: () => report,
    candidate: (id) => data.sets.flatMap((one) => one.candidates).find((one) => one.id === id)?.name || id,
  });

  /* ---- State to page -------------------------------------------------------- */

  function fill() {
    fields();
    show();
  }

  function fields() {
    find("family").value = state.family;
    find("profile").value = state.profile;
    for (const { id } of data.criteria) {
      input(id).value = french(state.weights[id]);
      fault(id, "");
    }
    for (const tick of all("[data-q-knockout] input")) tick.checked = state.asked.includes(tick.value);
    for (const tick of all("[data-q-na]")) tick.checked = state.notApplicable.includes(tick.value);
    order();
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
    find("nosituation").hidden = Object.keys(carried.situation).length > 0;
    situation.show();
    Quittance.steps.update(address());
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
    find("counts").textContent = "Aucun critère ne pèse.";
    find("details").replaceChildren();
    for (const one of all("[data-q-part]")) one.textContent = `0${NBSP}% du total`;
  }

  function display(made) {
    report = made;
    const set = currentSet();
    const open = new Set(all("[data-q-details] details[open] > summary").map((one) => one.textContent));
    const said = words.headline(report, set);
    if (find("result").textContent !== said) find("result").textContent = said;
    find("counts").textContent = words.counts(report);
    picks.show(report, set);
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

  /** `before`: the report that the change is told against, when it can move the first place; `id`: the criterion weighed. */
  function changed(before = null, id = "") {
    errors.clear();
    keep.outdated();
    show();
    tell(decide.overturned(before, report), id);
    keep.save();
    rememberSoon();
  }

  /** What the change did to the first place: beside the importance, in the tray, and aloud. */
  function tell(fact, id) {
    const text = fact ? words.say(fact, currentSet()) : "";
    const kept = !fact || fact.code === "CHANGE_KEPT";
    for (const one of all("[data-q-effect]")) one.textContent = "";
    if (id) swing(id).querySelector("[data-q-effect]").textContent = text;
    find("overturned").textContent = kept ? "" : text;
    if (!id || !kept) find("moved").textContent = [find("moved").textContent, kept ? "" : text].filter(Boolean).join(" ");
  }

  function rememberSoon() {
    root.clearTimeout(timer);
    timer = root.setTimeout(remember, ADDRESS_DELAY);
  }

  function remember() {
    root.clearTimeout(timer);
    try {
      root.history.replaceState(root.history.state, "", root.location.pathname + root.location.search + address());
    } catch {
      // Some browsers refuse for a page opened from a folder: choices work, only the address is not kept.
    }
  }

  /* ---- Page to state -------------------------------------------------------- */

  find("family").addEventListener("change", (event) => {
    // The requirements that a set comes with leave with it; those of the reader stay.
    const own = state.asked.filter((id) => !rankingState.given(data, state.family).includes(id));
    state.family = event.target.value;
    state.asked = [...new Set([...rankingState.given(data, state.family), ...own])];
    state.reinstated = [];
    picks.clear();
    fields();
    changed();
  });

  find("profile").addEventListener("change", (event) => {
    const before = report;
    state.profile = event.target.value;
    state.weights = rankingState.points(data, state.profile);
    fields();
    find("moved").textContent = "";
    changed(before);
  });

  for (const { id } of data.criteria) {
    input(id).addEventListener("focus", () => { start = report; });
    input(id).addEventListener("input", () => {
      find("moved").textContent = "";
      const found = decide.readNumber(input(id).value);
      fault(id, found.fault ? words.say(found.fault, currentSet()) : "");
      if (found.fault) return;
      state.weights[id] = found.value;
      changed(start, id);
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
    const before = report;
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
    changed(before, id);
  }

  const ticked = (selector) => all(selector).filter((one) => one.checked).map((one) => one.value);
  find("form").addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    const before = report;
    state.asked = ticked("[data-q-knockout] input");
    state.notApplicable = ticked("[data-q-na]");
    find("moved").textContent = "";
    changed(before);
  });
  find("form").addEventListener("submit", (event) => event.preventDefault());

  function reinstate(id, on) {
    const before = report;
    state.reinstated = state.reinstated.filter((one) => one !== id).concat(on ? [id] : []);
    find("moved").textContent = "";
    changed(before);
    document.getElementById("resultat").focus();
  }

  find("csv").addEventListener("click", () => {
    if (report) Quittance.download.csv(currentSet().fictitious ? "classement-fictif" : "classement", words.rows(report, currentSet()));
  });
  function goToResult() {
    document.getElementById("resultat").focus();
    document.getElementById("resultat").scrollIntoView();
  }
  find("see").addEventListener("click", goToResult);
  // On this page the third step is a place: its anchor would take that of the choices in the address.
  for (const link of document.querySelectorAll('[data-q-steps] a[href$="#resultat"]')) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goToResult();
    });
  }
  find("print").addEventListener("click", () => root.print());
  find("clear").addEventListener("click", () => {
    state = rankingState.initial(data, state.family);
    fields();
    changed();
  });

  /* ---- Address -------------------------------------------------------------- */

  /** Show what was read of an address, a file or the device. */
  function take(found) {
    ({ state, carried } = found);
    fill();
    tell(null, "");
  }

  /** Whether the address holds choices: « #methode » and its like go to a section and hold none. */
  function open() {
    const anchor = root.location.hash.slice(1);
    const fragment = anchor.includes("=") ? anchor : new URLSearchParams(root.location.search).has("famille") ? root.location.search : "";
    const found = rankingAddress.read(fragment, data);
    take(found);
    keep.compare(found);
    keep.told(found, "Ce lien");
    if (found.aim && !found.ignored.length) {
      goToResult();
      remember();
    }
    return Boolean(fragment);
  }

  root.addEventListener("hashchange", () => {
    if (root.location.hash.includes("=")) open();
    else remember(); // the anchor of a heading: the choices take their place again
  });
  for (const one of all("[data-q-script]")) one.hidden = false;
  keep.begin(open());
})(window);
