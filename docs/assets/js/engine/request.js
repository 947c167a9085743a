/*
 * The request for information as data: what is chosen, its address, its text, its rows, its Word file. No DOM.
 *
 *   ?parties=eliminatoires,acheteurs&familles=cabinets&organisme=gcollect
 *
 * The Word file is written here and not when the site is built: it follows the parts, the families and
 * the organisation chosen, which are too many to prepare. Format: ECMA-376 part 1, WordprocessingML.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const NBSP = "\u00a0";
  const OWN = "organisme"; // id of the part made of what the base does not know
  const FOREIGN = /^(q|h|utm_.*|.*clid|mtm_.*|pk_.*)$/; // left by mail and search tools, or read by the theme
  const HEADER = ["Partie", "Nº", "Genre", "Question", "Preuve attendue", "Pourquoi", "Réponse", "Sources"];

  /* ---- Choice and address --------------------------------------------------- */

  const initial = (data) => ({ parts: data.parts.map((part) => part.id), families: [], organisation: "" });

  /** Returns {state, ignored: [text]}: what is not known is left out and told. */
  function read(search, data) {
    const state = initial(data);
    const ignored = [];
    const seen = new Set();
    const listed = (name, value, known) => {
      const asked = value.split(",").filter(Boolean);
      ignored.push(...asked.filter((id) => !known.includes(id)).map((id) => `${name}=${id}`.slice(0, 60)));
      return known.filter((id) => asked.includes(id));
    };
    for (const [name, value] of new URLSearchParams(search)) {
      if (FOREIGN.test(name)) continue;
      if (seen.has(name)) ignored.push(`${name}=${value}`.slice(0, 60));
      else if (name === "parties") {
        const kept = listed(name, value, initial(data).parts);
        // Nothing understood is not the same as nothing wanted: the whole request stays.
        if (kept.length || !value) state.parts = kept;
      } else if (name === "familles") state.families = listed(name, value, Object.keys(data.families));
      else if (name === "organisme" && (!value || Object.hasOwn(data.organisations, value))) state.organisation = value;
      else ignored.push(`${name}=${value}`.slice(0, 60));
      seen.add(name);
    }
    return { state, ignored };
  }

  /** "" or "?…"; what is by default is left out. */
  function write(state, data) {
    const written = [];
    if (state.parts.length !== data.parts.length) written.push(`parties=${state.parts.join(",")}`);
    if (state.families.length) written.push(`familles=${state.families.join(",")}`);
    if (state.organisation) written.push(`organisme=${state.organisation}`);
    return written.length ? `?${written.join("&")}` : "";
  }

  /** The parts to ask: [{id, title, items}], what is unknown of the organisation first, empty parts left out. */
  function chosen(state, data) {
    const who = data.organisations[state.organisation];
    const families = state.families.length || !who ? state.families : [who.family];
    const concerns = (item) => !families.length || !item.families.length || item.families.some((one) => families.includes(one));
    const parts = data.parts.filter((part) => state.parts.includes(part.id))
      .map((part) => ({ id: part.id, title: part.title, items: part.items.filter(concerns) }));
    if (who) parts.unshift({ id: OWN, title: `Ce que nous ignorons de ${who.name}`, items: who.unknown.map((name) => own(data.fields[name])) });
    return parts.filter((part) => part.items.length);
  }

  const own = ([label, question]) => ({
    id: "", kind: "question", label, text: question, why: "", proofs: [], sources: [], families: [], subject: label,
  });

  const count = (parts) => parts.reduce((sum, part) => sum + part.items.length, 0);

  /* ---- Writing -------------------------------------------------------------- */

  /** Advice is for the reader to judge: only its proof is asked for. */
  function asked(item) {
    const proof = item.proofs.join(" ");
    if (item.kind !== "question" && proof) return { question: `Pièce ou élément à fournir${NBSP}: ${proof}`, proof: "" };
    return { question: item.text, proof };
  }

  /** The request as paragraphs: [{style: titre|partie|texte|question|preuve|reponse, text}]. */
  function paragraphs(state, data) {
    const who = data.organisations[state.organisation];
    const parts = chosen(state, data);
    const made = [
      { style: "titre", text: who ? `Demande d’information${NBSP}: ${who.name}` : "Demande d’information" },
      { style: "texte", text: `Dans ces questions, «${NBSP}le prestataire${NBSP}» désigne votre société et «${NBSP}vous${NBSP}», la nôtre${who ? ", sauf dans la première partie, qui s’adresse à vous" : ""}. Merci de joindre la preuve demandée à chaque réponse.` },
    ];
    for (const part of parts) {
      made.push({ style: "partie", text: part.title });
      part.items.forEach((item, rank) => {
        const { question, proof } = asked(item);
        made.push({ style: "question", text: `${rank + 1}. ${question}` });
        if (proof) made.push({ style: "preuve", text: `Preuve attendue${NBSP}: ${proof}` });
        made.push({ style: "reponse", text: `Réponse${NBSP}:` });
      });
    }
    return made;
  }

  function text(state, data) {
    const before = { titre: "", partie: "\n", texte: "\n", question: "\n", preuve: "", reponse: "" };
    return `${paragraphs(state, data).map((one) => before[one.style] + one.text).join("\n")}\n`;
  }

  function rows(state, data) {
    const lines = chosen(state, data).flatMap((part) => part.items.map((item, rank) => [
      part.title, { number: String(rank + 1) }, item.label, item.text, item.proofs.join(" "), item.why, "", item.sources.join(" | "),
    ]));
    return [HEADER, ...lines];
  }

  /* ---- Word ----------------------------------------------------------------- */

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const STYLES = { titre: "Title", partie: "Heading1", texte: "Normal", question: "Question", preuve: "Preuve", reponse: "Reponse" };

  const xml = (value) => String(value)
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  /** One paragraph style. Sizes in half points, spaces in twentieths of a point. */
  function style(id, name, { size = 22, bold = false, before = 0, after = 80, left = 0, next = false, level = null, line = false }) {
    return `<w:style w:type="paragraph"${id === "Normal" ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>` +
      `${id === "Normal" ? "" : '<w:basedOn w:val="Normal"/>'}<w:qFormat/><w:pPr>${next ? "<w:keepNext/>" : ""}` +
      `${line ? '<w:pBdr><w:bottom w:val="dotted" w:sz="4" w:space="1" w:color="888888"/></w:pBdr>' : ""}` +
      `<w:spacing w:before="${before}" w:after="${after}"/><w:ind w:left="${left}"/>${level === null ? "" : `<w:outlineLvl w:val="${level}"/>`}</w:pPr>` +
      `<w:rPr>${bold ? "<w:b/>" : ""}<w:sz w:val="${size}"/></w:rPr></w:style>`;
  }

  const styles = () => `${HEAD}<w:styles xmlns:w="${MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:lang w:val="fr-FR"/></w:rPr></w:rPrDefault></w:docDefaults>` +
    style("Normal", "Normal", {}) +
    style("Title", "Title", { size: 40, bold: true, after: 200, next: true }) +
    style("Heading1", "heading 1", { size: 28, bold: true, before: 360, after: 120, next: true, level: 0 }) +
    style("Question", "Question", { bold: true, before: 160, next: true }) +
    style("Preuve", "Preuve", { size: 20, left: 284, next: true }) +
    style("Reponse", "Réponse", { left: 284, after: 240, line: true }) +
    "</w:styles>";

  /** The files inside the Word document: {path: text}. */
  function files(state, data) {
    const body = paragraphs(state, data).map((one) =>
      `<w:p><w:pPr><w:pStyle w:val="${STYLES[one.style]}"/></w:pPr><w:r><w:t xml:space="preserve">${xml(one.text)}</w:t></w:r></w:p>`).join("");
    return {
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/></Types>`,
      "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
      "word/_rels/document.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      "word/document.xml": `${HEAD}<w:document xmlns:w="${MAIN}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
      "word/styles.xml": styles(),
    };
  }

  Quittance.request = { OWN, initial, read, write, chosen, count, text, rows, files };
})(typeof self !== "undefined" ? self : globalThis);
