/*
 * « Grille d’évaluation » on its page. The parts (grid-*.js) each show a piece of the state and change it; this
 * script holds the state, and what follows a change: the result, the address, what is kept on the device.
 * The blank grid is complete without these scripts.
 */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-grid]");
  if (!box) return;

  const { grid, gridParts } = Quittance;
  const data = JSON.parse(box.querySelector("[data-q-data]").textContent);
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const all = (selector) => [...box.querySelectorAll(selector)];
  const NBSP = "\u00a0";
  const ADDRESS_DELAY = 250; // ms: browsers limit how often an address may change
  const LONGEST_ADDRESS = 60000; // characters: beyond, some programs cut a link
  const SHARED = ["situation", "profil", ...data.criteria.map((one) => one.id), "exiger", "sans-objet"];

  const page = {
    box, data, find, all, LONGEST_ADDRESS,
    state: grid.initial(data),
    me: "", // the evaluator whose marks are on screen
    asked: false, // the result was asked for: what is missing shows beside the fields
    report: null,
    errors: Quittance.errors(find("errors")),
    set, changed, typed, structure, renamed, evaluator, go, undo, fragment,
  };

  /* ---- State ---------------------------------------------------------------- */

  /** Another state: every part shows it. */
  function set(state, me = page.me) {
    page.state = state;
    page.me = state.evaluators.includes(me) ? me : state.evaluators[0] || "";
    for (const part of parts) part.fill();
    refresh();
    rememberSoon();
  }

  /** Something that counts has changed; `cause` is a sentence on what the reader did, for what it overturns. */
  function changed(cause = "") {
    refresh(cause);
    rememberSoon();
  }

  /** A text was typed that no figure depends on. */
  function typed() {
    rememberSoon();
  }

  /** What is shown of each candidate changes, without another state. */
  function structure() {
    for (const part of [marks, requirements]) part.fill();
    changed();
  }

  /** A candidate got another name: it is written wherever it stands, and the focus stays where it is. */
  function renamed() {
    for (const one of all("[data-q-called]")) one.textContent = grid.called(grid.candidate(page.state, one.dataset.qCalled));
    changed();
  }

  function refresh(cause = "") {
    for (const part of parts) if (part.refresh) part.refresh(cause);
  }

  /** The initials that marks go to; somebody must be there to give some. */
  function evaluator() {
    if (!page.me) {
      const made = grid.addEvaluator(page.state, gridParts.NOBODY);
      page.state = made.state;
      page.me = made.evaluator;
      people.fill();
    }
    return page.me;
  }

  /* ---- Address -------------------------------------------------------------- */

  let timer = 0;

  function rememberSoon() {
    clearTimeout(timer);
    timer = setTimeout(remember, ADDRESS_DELAY);
  }

  function fragment() {
    return grid.write(page.state, data);
  }

  function remember() {
    clearTimeout(timer);
    const written = fragment();
    const long = written.length > LONGEST_ADDRESS;
    find("toolong").hidden = !long;
    find("toolong").textContent = long
      ? `Votre grille est devenue trop longue pour une adresse${NBSP}: enregistrez-la dans un fichier. Elle reste à l’écran, mais le lien ne la contient plus.` : "";
    try {
      history.replaceState(history.state, "", location.pathname + location.search + (long ? "" : written));
    } catch {
      // Some browsers refuse for a page opened from a folder: the page works, only its address is not kept.
    }
    for (const [name, kind] of [["review", "ranking"], ["dossier", "grid"], ["resituate", "situation"]]) {
      for (const link of all(`[data-q-${name}]`)) {
        link.setAttribute("href", link.getAttribute("href").split("#")[0] + (long ? "" : Quittance.carry.along(written, "grid", kind, SHARED)));
      }
    }
    if (Quittance.steps) Quittance.steps.update(long ? "" : written);
    keep.save();
  }

  /** Whether the address held a grid. */
  function readAddress() {
    const found = grid.read(location.hash, data);
    if (!found) return false;
    set(found.state);
    keep.compare(found);
    tellIgnored("Une partie du lien n’a pas été comprise", found.ignored);
    return true;
  }

  function tellIgnored(heading, ignored) {
    if (!ignored.length) return page.errors.clear();
    page.errors.show(heading, ignored.map((text) => ({ text: `«${NBSP}${text}${NBSP}»${NBSP}: cette page ne le connaît pas. Le reste est repris.`, target: null })));
  }
  page.tellIgnored = tellIgnored;

  /* ---- Moving about --------------------------------------------------------- */

  /** To a place of the page, without touching the fragment that holds the grid. */
  function go(element) {
    const folded = element.closest("details:not([open])");
    if (folded) folded.open = true;
    element.scrollIntoView({ block: element.matches("h2, summary") ? "start" : "center" });
    element.focus({ preventScroll: true });
  }

  /** Say what was removed, with a way back. */
  function undo(where, sentence, before, me) {
    const button = Quittance.html("button", { type: "button", class: "q-inline" }, "Annuler");
    button.addEventListener("click", () => {
      set(before, me);
      where.textContent = "C’est annulé.";
    });
    where.replaceChildren(`${sentence} `, button);
    button.focus();
  }

  /* ---- Start ---------------------------------------------------------------- */

  find("form").addEventListener("submit", (event) => event.preventDefault());
  const setup = gridParts.setup(page);
  const people = gridParts.people(page);
  const marks = gridParts.marks(page);
  const requirements = gridParts.requirements(page);
  const parts = [setup, people, marks, requirements, gridParts.prices(page), gridParts.panel(page), gridParts.result(page)];
  const keep = gridParts.keep(page);
  for (const one of all("[data-q-script]")) one.hidden = false;
  box.dataset.qReady = "";
  root.addEventListener("hashchange", () => {
    if (!readAddress()) remember(); // the anchor of a heading: the grid takes its place again
  });
  if (!keep.start(readAddress)) set(page.state);
})(window);
