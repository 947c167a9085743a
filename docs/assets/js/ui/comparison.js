/*
 * A comparison on its page: one state, one way to change it, one way to show it.
 * The table is complete without this script; it adds sort, filters, choice, export and the address.
 */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-comparison]");
  if (!box) return;

  const data = JSON.parse(box.querySelector("[data-q-data]").textContent);
  const words = Quittance.comparisonWords;
  const { html, symbol } = Quittance;
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const all = (name) => [...box.querySelectorAll(`[data-q-${name}]`)];
  const say = (text) => { find("said").textContent = text; };

  const table = find("table");
  const body = table.tBodies[0];
  const lines = new Map([...body.rows].map((line) => [line.dataset.id, line]));
  const rowsById = new Map(data.rows.map((row) => [row.id, row]));
  const synonyms = Quittance.text.synonymTable(Quittance.synonyms || []);
  const showMasked = Quittance.masking(data, lines, table);
  const ADDRESS_DELAY = 250; // ms: browsers limit how often an address may change
  const NARROW = root.matchMedia("(max-width: 44.99em)");

  const { state: found, ignored } = Quittance.address.read(location.search, {
    filters: Object.fromEntries(data.filters.map((filter) => [filter.id, filter.options.map((option) => option.id)])),
    columns: data.columns.map((column) => column.id),
    rows: data.rows.map((row) => row.id),
    most: Quittance.table.MOST_CHOSEN,
  });
  let state = found;
  let view = null;
  let versus = [];

  /* ---- State to page -------------------------------------------------------- */

  function change(part) {
    state = { ...state, ...part };
    if (state.chosen.length < Quittance.table.LEAST_CHOSEN) state.sideBySide = false;
    show(Object.hasOwn(part, "chosen"));
    rememberSoon();
  }

  function show(choiceChanged) {
    view = Quittance.table.view(data, state, Quittance.text, synonyms);
    showRows();
    showFilters();
    showResult();
    showOrder();
    picks.show(state.chosen, choiceChanged);
    showMasked(state.mask);
    for (const button of all("toggle")) {
      if (button.dataset.qToggle !== "unknowns") button.setAttribute("aria-pressed", String(state[button.dataset.qToggle]));
    }
    showSideBySide();
  }

  let shownOrder = data.rows.map((row) => row.id).join();

  function showRows() {
    const shown = new Set(view.rows.map((row) => row.id));
    for (const [id, line] of lines) line.hidden = !shown.has(id);
    const order = Quittance.table.order(data.rows, state.sort, state.mask).map((row) => row.id);
    if (order.join() !== shownOrder) {
      const kept = document.activeElement;
      body.append(...order.map((id) => lines.get(id)));
      shownOrder = order.join();
      if (kept && body.contains(kept)) kept.focus({ preventScroll: true });
    }
    for (const line of body.querySelectorAll(".q-maybe")) line.remove();
    for (const row of view.rows) {
      if (!view.maybe.has(row.id)) continue;
      const unknown = words.list(words.unknownOf(data, state, row));
      lines.get(row.id).cells[0].append(html("span", { class: "q-maybe" }, `À demander\u00a0: ${unknown}`));
    }
  }

  function showFilters() {
    const text = find("filters").elements.texte;
    if (text.value !== state.text) text.value = state.text;
    for (const filter of data.filters) {
      const select = find("filters").elements[filter.id];
      select.value = state.filters[filter.id] || "";
      filter.options.forEach((option, i) => {
        const label = words.option(option, view.counts[filter.id][option.id]);
        if (select.options[i + 1].text !== label) select.options[i + 1].text = label;
      });
    }
    find("sortby").value = state.sort;
    const active = Object.keys(state.filters).length + (state.text.trim() ? 1 : 0);
    find("reset").hidden = !active;
    find("filterbox-name").textContent = active ? `Filtrer et trier (${active} filtre${active > 1 ? "s" : ""})` : "Filtrer et trier";
  }

  function showResult() {
    const [head, unknown] = words.result(data, state, view);
    const said = `${head} ${unknown || words.order(data, state)}`;
    if (find("result").textContent !== said) {
      find("result").replaceChildren(html("strong", null, head), ` ${unknown || words.order(data, state)}`);
    }
    const toggle = box.querySelector('[data-q-toggle="unknowns"]');
    toggle.hidden = !view.unknown;
    toggle.textContent = state.unknowns ? (view.unknown > 1 ? "Les masquer" : "Masquer") : view.unknown > 1 ? "Les montrer aussi" : "Montrer aussi";
    const filters = words.filters(data, state);
    find("print-words").textContent =
      // The order stands in the result already, unless the unknown took its place.
      `${filters.length ? `Filtres\u00a0: ${filters.join("\u00a0; ")}.` : "Aucun filtre."}${unknown ? ` ${words.order(data, state)}` : ""}`;
  }

  function showOrder() {
    const down = state.sort.startsWith("-");
    const column = state.sort.replace(/^-/, "");
    for (const head of table.tHead.rows[0].cells) {
      const here = head.dataset.col === column;
      if (here) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
      head.querySelector("use").setAttribute("href", here ? "#m-asc" : "#m-sort");
    }
  }

  let drawn = "";

  function showSideBySide() {
    const section = find("side");
    section.hidden = !state.sideBySide;
    const wanted = [state.chosen, state.mask, state.differences].join();
    if (!state.sideBySide || wanted === drawn) return;
    drawn = wanted;
    const every = Quittance.table.sideBySide(data, state.chosen, state.mask, Quittance.text.fold);
    versus = Quittance.sideBySide.inSight(every, state);
    Quittance.sideBySide.draw(find("versus"), data, state.chosen, versus, state.mask, remove);
    section.querySelector("h2").textContent = `Côte à côte\u00a0: ${words.list(state.chosen.map((id) => rowsById.get(id).name))}`;
    find("differences").textContent = words.differences(every);
  }

  let timer = 0;

  function rememberSoon() {
    clearTimeout(timer);
    timer = setTimeout(remember, ADDRESS_DELAY);
  }

  function remember() {
    clearTimeout(timer);
    try {
      history.replaceState(history.state, "", location.pathname + Quittance.address.write(state) + location.hash);
    } catch {
      // Some browsers refuse for a page opened from a folder: the view works, only its address is not kept.
    }
  }

  /* ---- Page to state -------------------------------------------------------- */

  function sortButtons() {
    for (const label of all("sort")) {
      const id = label.dataset.qSort;
      const column = data.columns.find((one) => one.id === id);
      const button = html("button", { type: "button", class: "q-sort", title: `Trier sur ${column.label}` }, column.label, symbol("m-sort"));
      button.addEventListener("click", () => {
        const first = column.downFirst ? `-${id}` : id;
        const second = column.downFirst ? id : `-${id}`;
        change({ sort: state.sort === first ? second : first });
        say(words.order(data, state));
      });
      label.replaceWith(button);
      const wording = id === "nom" ? ["A à Z", "Z à A"] : ["croissant", "décroissant"];
      find("sortby").append(
        html("option", { value: id }, `${column.label}, ${wording[0]}`), html("option", { value: `-${id}` }, `${column.label}, ${wording[1]}`));
    }
  }

  const picks = Quittance.picks(box, data, lines, say, (chosen) => change({ chosen }), () => {
    change({ sideBySide: true });
    box.querySelector("#cote-a-cote").focus();
  });

  function remove(id) {
    change({ chosen: state.chosen.filter((other) => other !== id) });
    if (state.sideBySide) box.querySelector("#cote-a-cote").focus();
    else {
      find("compare").focus();
      say("Il n’en reste qu’un\u00a0: la comparaison côte à côte est fermée.");
    }
  }

  function listen() {
    const form = find("filters");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.elements.texte.addEventListener("input", (event) => change({ text: event.target.value }));
    form.addEventListener("change", (event) => {
      if (event.target.matches("[data-q-sortby]")) change({ sort: event.target.value });
      if (!event.target.matches("[data-q-filter]")) return;
      const filters = { ...state.filters };
      if (event.target.value) filters[event.target.name] = event.target.value;
      else delete filters[event.target.name];
      change({ filters });
    });
    for (const button of all("toggle")) {
      button.addEventListener("click", () => change({ [button.dataset.qToggle]: !state[button.dataset.qToggle] }));
    }
    find("reset").addEventListener("click", () => {
      change({ text: "", filters: {}, unknowns: false });
      find("status").focus();
    });
    find("close").addEventListener("click", () => {
      change({ sideBySide: false });
      find("compare").focus();
    });
    for (const button of all("export")) {
      button.addEventListener("click", () => download(button.dataset.qExport, button.dataset.qWhat));
    }
    for (const button of all("print")) button.addEventListener("click", () => print(button.dataset.qPrint));
  }

  async function download(format, what) {
    remember(); // the file quotes the address of the view
    const side = what === "side";
    const { comparisonSheets: sheets } = Quittance;
    const rows = side ? state.chosen.map((id) => rowsById.get(id)) : view.rows;
    const name = words.fileName(data, side ? "cote-a-cote" : "", new Date());
    const shown = side ? sheets.sideBySide(data, state.chosen, versus) : sheets.table(data, state, rows);
    if (format === "csv") {
      Quittance.download.csv(name, shown);
      say(`Fichier ${name}.csv préparé.`);
      return;
    }
    const fields = side ? versus.map((line) => line.field.id) : sheets.shownFields(data);
    const proofs = sheets.sources(data, state, rows, fields, location.href);
    try {
      await Quittance.download.xlsx(name, [{ name: "Tableau", rows: shown, head: 0 }, { name: "Sources", ...proofs }], data.title, box.dataset.qZip);
      say(`Fichier ${name}.xlsx préparé.`);
    } catch {
      showNote("Le fichier Excel n’a pas pu être préparé\u00a0: une partie de la page n’a pas été chargée. Le CSV s’ouvre aussi dans Excel.");
    }
  }

  function print(what) {
    box.dataset.qPrinted = what;
    root.print();
  }

  function showNote(sentence) {
    find("ignored").hidden = false;
    find("ignored").textContent = sentence;
    say(sentence);
  }

  function foldFilters() {
    find("filterbox").open = !NARROW.matches;
  }

  /* ---- Start ---------------------------------------------------------------- */

  sortButtons();
  listen();
  // One row has nothing to be filtered from.
  find("filterbox").hidden = data.rows.length < 2;
  find("exports").hidden = false;
  foldFilters();
  NARROW.addEventListener("change", foldFilters);
  root.addEventListener("afterprint", () => delete box.dataset.qPrinted);
  show(false);
  if (ignored.length) {
    showNote(`Une partie de l’adresse n’est pas connue de cette page et a été laissée de côté\u00a0: ${ignored.join(", ")}.`);
    remember();
  }
  if (state.sideBySide) find("side").scrollIntoView();
})(window);
