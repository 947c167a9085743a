/*
 * « Dossier de décision » on its page: the grid of the address or of a file, as the document to print and sign.
 * Without this script, or without candidates, the page is a blank form. Nothing leaves the browser.
 */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-dossier]");
  if (!box) return;

  const { dossier, grid, html } = Quittance;
  const data = JSON.parse(box.querySelector("[data-q-data]").textContent);
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const all = (name) => [...box.querySelectorAll(`[data-q-${name}]`)];
  const body = (name) => box.querySelector(`[data-q-part="${name}"] [data-q-body]`);
  const errors = Quittance.errors(find("errors"));
  const NBSP = "\u00a0";
  const ERROR = `Erreur${NBSP}: `;
  const TITLE = document.title;
  const DELAY = 300; // ms: browsers limit how often an address may change
  const LARGEST_FILE = 5000000; // bytes
  /** What fills each part; the others are the same for every decision. */
  const PARTS = {
    situation: dossier.situation, criteres: dossier.criteria, candidats: dossier.candidates, ordre: dossier.why, prix: dossier.prices,
    notes: dossier.marks, faits: dossier.facts, limites: dossier.limits, questions: dossier.questions,
  };
  const blank = Object.fromEntries(Object.keys(PARTS).map((name) => [name, [...body(name).childNodes]]));

  let state = grid.initial(data);
  let view = null;
  let came = { from: "", version: "", then: null }; // « lien » or « fichier », and what it says of the day when it was made
  let timer = 0;

  const say = (sentence) => { find("said").textContent = sentence; };
  const day = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return { iso: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`, text: now.toLocaleDateString("fr-FR", { dateStyle: "long" }).replace(/^1 /, "1er ") };
  };

  /* ---- Document ----------------------------------------------------------------- */

  function show() {
    const filled = state.candidates.length > 0;
    view = grid.dossier.view(state, data);
    find("empty").hidden = filled;
    for (const name of ["link", "save"]) find(name).hidden = !filled;
    find("print").lastChild.textContent = filled ? "Imprimer ou enregistrer en PDF" : "Imprimer le formulaire vierge";
    find("print").classList.toggle("q-btn--main", filled);
    box.classList.toggle("q-dossier--filled", filled);
    for (const [name, make] of Object.entries(PARTS)) body(name).replaceChildren(...(filled ? make(view) : blank[name]));
    if (!filled && Object.keys(state.situation).length) body("situation").replaceChildren(...dossier.situation(view));
    find("decision").replaceChildren(...(filled ? dossier.decision(view) : ["Aucun candidat n’est encore comparé."]));
    find("costs").replaceChildren(...(filled ? dossier.costs(view) : ["Aucun prix n’est encore saisi."]));
    for (const area of all("typed")) {
      area.value = state.texts[area.dataset.qTyped] || "";
      echo(area);
    }
    head(filled);
    sign(filled);
    contents();
    compare();
    const prefix = document.title.startsWith(ERROR) ? ERROR : "";
    document.title = prefix + (filled ? grid.dossier.title(view, day().iso) : TITLE);
    back();
  }

  function head(filled) {
    const asked = state.question;
    find("question").replaceChildren(
      html("span", { class: "q-small" }, `Question à trancher${NBSP}:`), ...(asked ? [html("strong", null, ` ${asked}`)] : []));
    find("blankhead").hidden = Boolean(asked);
    const entries = [
      ["Date", day().text],
      ["Évaluateurs (initiales)", state.evaluators.length ? state.evaluators.join(", ") : "aucun"],
      ["Données de la base", `version ${data.version}`],
      ["Candidats", grid.dossier.join(view.set.candidates.map((one) => one.name))],
    ];
    const line = ([name, value]) => html("div", null, html("dt", null, name), html("dd", null, value));
    if (filled) find("identity").replaceChildren(...entries.map(line));
  }

  /** What the signatures are about: the page that holds them may be alone in a hand. */
  function sign(filled) {
    find("signed").hidden = !filled;
    const about = state.question ? `«${NBSP}${state.question}${NBSP}», ` : "";
    if (!filled) return;
    const { label } = grid.dossier.proposal(view);
    const first = view.report && view.report.order.length ? `, ${view.names.candidates[view.report.order[0]]} en tête du calcul` : "";
    find("signed").textContent = `Dossier du ${day().text}, ${about}données version ${data.version}. ${label}${label.startsWith("Égalité") ? "" : first}.`;
  }

  /** On paper, what was typed stands as text, or lines to write on. */
  function echo(area) {
    const shown = find(`echo="${area.dataset.qTyped}"`);
    shown.textContent = area.value;
    shown.hidden = !area.value.trim();
  }

  /** Links to the parts: the fragment holds the file, so that going there must not replace it. */
  function contents() {
    const titles = [...box.querySelectorAll("[data-q-part] > h2")];
    find("contents").replaceChildren(html("ol", null, ...titles.map((title) => {
      const made = html("a", { href: `#${title.id}` }, title.textContent.replace(/^\d+\. /, "").replace("#", ""));
      made.addEventListener("click", (event) => {
        event.preventDefault();
        title.focus({ preventScroll: true });
        title.scrollIntoView();
      });
      return html("li", null, made);
    })));
    find("contents").hidden = false;
  }

  /** What a shared link showed when it was made, beside what the document says today. */
  function compare() {
    const note = find("then");
    const older = Boolean(came.version) && came.version !== data.version;
    const changed = view.report ? grid.changed(came.then, view.report) : [];
    note.hidden = !older && !changed.length;
    if (note.hidden) return;
    const words = ({ central, floor, ceiling }) => `${dossier.figure(central)} (de ${dossier.figure(floor)} à ${dossier.figure(ceiling)})`;
    const made = came.from === "lien" ? "Ce lien a été fait" : "Ce fichier a été enregistré";
    const versions = older
      ? `${made} avec la version ${came.version} des données de la base${NBSP}; celle de ce dossier est ${data.version}. `
      : "Ce lien a été modifié après avoir été fait. ";
    const same = came.then ? "Les valeurs des candidats sont les mêmes." : "";
    note.replaceChildren(
      html("p", null, versions, changed.length ? "Depuis, ces valeurs ont changé\u00a0:" : same),
      changed.length ? dossier.table({
        label: "Valeurs alors et aujourd’hui", heads: ["Candidat", { text: "Alors", num: true }, { text: "Aujourd’hui", num: true }],
        rows: changed.map(({ number, before, now }) => [view.names.candidates[grid.id(number)], words(before), words(now)]),
      }) : "");
  }

  /* ---- Address -------------------------------------------------------------------- */

  const fragment = () => grid.write(state, data);

  function back() {
    for (const one of all("back")) one.setAttribute("href", one.getAttribute("href").split("#")[0] + fragment());
    if (Quittance.steps) Quittance.steps.update(fragment());
  }

  function remember() {
    root.clearTimeout(timer);
    back();
    try {
      root.history.replaceState(root.history.state, "", root.location.pathname + root.location.search + fragment());
    } catch {
      // Some browsers refuse for a page opened from a folder: the page works, only its address is not kept.
    }
  }

  function told(heading, ignored, rest) {
    if (!ignored.length) return errors.clear();
    errors.show(heading, ignored.map((one) => ({ text: `«${NBSP}${one}${NBSP}»${NBSP}: cette page ne connaît pas cette donnée. ${rest}`, target: null })));
  }

  /** Whether the address holds a file. */
  function readAddress() {
    const found = grid.read(root.location.hash, data);
    if (!found) return false;
    state = found.state;
    came = { from: "lien", version: found.version, then: found.then };
    show();
    told("Une partie du lien n’a pas été comprise", found.ignored, "Le reste du lien est repris.");
    return true;
  }

  root.addEventListener("hashchange", () => {
    if (!readAddress()) remember(); // the anchor of a heading: the file takes its place again
  });

  /* ---- What the reader does --------------------------------------------------------- */

  for (const area of all("typed")) {
    area.addEventListener("input", () => {
      state.texts[area.dataset.qTyped] = area.value;
      echo(area);
      root.clearTimeout(timer);
      timer = root.setTimeout(remember, DELAY);
    });
  }

  find("print").addEventListener("click", () => root.print());
  root.addEventListener("beforeprint", () => {
    document.title = document.title.replace(ERROR, ""); // the title names the PDF
    for (const area of all("typed")) echo(area);
  });

  find("save").addEventListener("click", () => {
    Quittance.download.save("ma-grille.json", "application/json", grid.file(state, data));
    say("Fichier ma-grille.json préparé\u00a0: il s’ouvre ici et dans la grille.");
  });

  find("link").addEventListener("click", () => Quittance.download.link(
    find("address"), grid.share(state, data, view.report), say, "Lien copié\u00a0: il contient tout le dossier et le résultat montré."));

  find("open").addEventListener("change", async (event) => {
    const input = event.target;
    const [file] = input.files;
    if (!file) return;
    try {
      if (file.size > LARGEST_FILE) throw new Error("Ce fichier est trop gros pour une grille\u00a0: choisissez celui que la grille a enregistré.");
      const found = grid.open(await file.text(), data);
      state = found.state;
      came = { from: "fichier", version: found.version, then: null };
      show();
      remember();
      told("Une partie du fichier n’a pas été comprise", found.ignored, "Le reste du fichier est repris.");
      say(`Dossier repris du fichier${NBSP}: ${grid.dossier.counted(state.candidates.length, "candidat", "candidats")}.`);
    } catch (error) {
      errors.show("Le fichier n’a pas pu être ouvert", [{ text: `${error.message} Le dossier à l’écran n’a pas changé.`, target: input }]);
    }
    input.value = ""; // the same file may be chosen again
  });

  find("example").addEventListener("click", () => {
    state = Quittance.gridExample.state(data);
    came = { from: "", version: "", then: null };
    errors.clear();
    show();
    remember();
    say("Exemple FICTIF\u00a0: les candidats, les notes et les prix sont inventés.");
    const [title] = box.querySelectorAll("[data-q-part] > h2");
    title.focus({ preventScroll: true });
    find("script").scrollIntoView({ block: "center" });
  });

  find("script").hidden = false;
  if (!readAddress()) show();
})(window);
