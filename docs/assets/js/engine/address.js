/*
 * The state of a comparison in the query of its address, in readable names. No DOM.
 *
 *   texte=intrum&creances=b2b&inconnus=oui&masquer=oui&tri=-documente
 *   &choix=gcollect,litige&vue=cote-a-cote&differences=oui
 *
 * The words typed are « texte », since the search box of the site already answers to « q ».
 * Whatever the page does not know is left out and told, never an error.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const SWITCHES = { inconnus: "unknowns", masquer: "mask", differences: "differences" };
  const DEFAULT_SORT = "nom";
  const LONGEST = 200;
  // Left by mail and search tools, or read by the theme: none of our business.
  const FOREIGN = /^(q|h|utm_.*|.*clid|mtm_.*|pk_.*)$/;

  const initial = () => ({
    text: "", filters: {}, unknowns: false, mask: false, sort: DEFAULT_SORT,
    chosen: [], differences: false, sideBySide: false,
  });

  /**
   * Read a query. `known` is {filters: {id: [option]}, columns: [id], rows: [id], most}.
   * Returns {state, ignored: [text]}, where `ignored` quotes what was not understood.
   */
  function read(search, known) {
    const state = initial();
    const ignored = [];
    const seen = new Set();
    for (const [name, value] of new URLSearchParams(search)) {
      const refuse = () => ignored.push(`${name}=${value}`.slice(0, 60));
      if (seen.has(name)) refuse();
      else if (name === "texte") state.text = value.slice(0, LONGEST);
      else if (Object.hasOwn(SWITCHES, name)) {
        if (value === "oui") state[SWITCHES[name]] = true;
        else refuse();
      } else if (name === "vue") {
        if (value === "cote-a-cote") state.sideBySide = true;
        else refuse();
      } else if (name === "tri") {
        if (known.columns.includes(value.replace(/^-/, ""))) state.sort = value;
        else refuse();
      } else if (name === "choix") state.chosen = chosen(value, known, ignored);
      else if (Object.hasOwn(known.filters, name)) {
        if (known.filters[name].includes(value)) state.filters[name] = value;
        else if (value) refuse();
      } else if (!FOREIGN.test(name)) refuse();
      seen.add(name);
    }
    if (state.sideBySide && state.chosen.length < 2) state.sideBySide = false;
    return { state, ignored };
  }

  function chosen(value, known, ignored) {
    const kept = [];
    for (const id of value.split(",").filter(Boolean)) {
      if (!known.rows.includes(id) || kept.length >= known.most) ignored.push(`choix=${id}`.slice(0, 60));
      else if (!kept.includes(id)) kept.push(id);
    }
    return kept;
  }

  /** Write a state as a query: "" or "?…", what is by default left out, commas kept readable. */
  function write(state) {
    const parts = [];
    const put = (name, value) => parts.push(`${name}=${encodeURIComponent(value).replace(/%2C/g, ",").replace(/%20/g, "+")}`);
    if (state.text.trim()) put("texte", state.text);
    for (const [filter, option] of Object.entries(state.filters)) put(filter, option);
    if (state.unknowns) put("inconnus", "oui");
    if (state.mask) put("masquer", "oui");
    if (state.sort !== DEFAULT_SORT) put("tri", state.sort);
    if (state.chosen.length) put("choix", state.chosen.join(","));
    if (state.sideBySide) put("vue", "cote-a-cote");
    if (state.differences) put("differences", "oui");
    return parts.length ? `?${parts.join("&")}` : "";
  }

  Quittance.address = { initial, read, write };
})(typeof self !== "undefined" ? self : globalThis);
