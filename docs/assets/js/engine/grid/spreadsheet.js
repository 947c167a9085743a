/*
 * The cells of an XLSX workbook, read and changed in place, whoever wrote the file. No page, only XML.
 * Format: ECMA-376 part 1, SpreadsheetML. Names are matched without their prefix: writers differ.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const XML = "http://www.w3.org/XML/1998/namespace";
  const WORKBOOK = "xl/workbook.xml";
  const MOST_CHARACTERS = 32767; // of one cell, by the format
  // Excel reads _xHHHH_ in a text as the character HHHH.
  const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

  class Unreadable extends Error {}

  const all = (node, name) => [...node.getElementsByTagNameNS("*", name)];
  const children = (node, name) => [...node.children].filter((one) => one.localName === name);

  function parse(files, path) {
    if (!Object.hasOwn(files, path)) throw new Unreadable(`no ${path}`);
    const text = new TextDecoder().decode(files[path]);
    // No workbook declares a type of document; entities could swell without end.
    if (/<!DOCTYPE/i.test(text)) throw new Unreadable("document type");
    const document = new DOMParser().parseFromString(text, "application/xml");
    if (document.getElementsByTagName("parsererror").length) throw new Unreadable(`${path} is no XML`);
    return document;
  }

  /** "xl/worksheets" + "../sharedStrings.xml" → "xl/sharedStrings.xml"; "/xl/…" is from the root. */
  function resolve(folder, target) {
    const parts = target.startsWith("/") ? [] : folder.split("/").filter(Boolean);
    for (const part of target.split("/").filter(Boolean)) {
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
    }
    return parts.join("/");
  }

  /** {id: {type, path}} of what a part is related to. */
  function relations(files, path) {
    const cut = path.lastIndexOf("/") + 1;
    const [folder, name] = [path.slice(0, cut), path.slice(cut)];
    const where = `${folder}_rels/${name}.rels`;
    if (!Object.hasOwn(files, where)) return {};
    return Object.fromEntries(all(parse(files, where), "Relationship").map((one) => [
      one.getAttribute("Id"), { type: one.getAttribute("Type") || "", path: resolve(folder, one.getAttribute("Target") || "") },
    ]));
  }

  /** The text of a shared or inline string, its pronunciation left out. */
  const string = (node) => children(node, "t").concat(children(node, "r").flatMap((run) => children(run, "t")))
    .map((one) => one.textContent).join("").replace(ESCAPED, (_, code) => String.fromCharCode(parseInt(code, 16)));

  /** A → 0, AA → 26. */
  const index = (letters) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

  /** 0 → A, 26 → AA. */
  function letters(number) {
    let name = "";
    for (let n = number + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
    return name;
  }

  class Sheet {
    constructor(name, path, document, strings) {
      Object.assign(this, { name, path, document, changed: false, nodes: new Map(), values: new Map() });
      let row = 0;
      for (const line of all(document, "row")) {
        row = Number(line.getAttribute("r")) || row + 1;
        let column = -1;
        for (const cell of children(line, "c")) {
          const place = /^([A-Z]{1,3})([0-9]+)$/.exec(cell.getAttribute("r") || "");
          column = place ? index(place[1]) : column + 1;
          const key = `${letters(column)}${row}`;
          this.nodes.set(key, cell);
          const value = read(cell, strings);
          if (value !== null && value !== "") this.values.set(key, value);
        }
      }
    }

    /** A text, a number, true or false; null when empty or an error. */
    get(place) {
      return this.values.has(place) ? this.values.get(place) : null;
    }

    /** Ids of the hidden first column and of the hidden first row: {id: row}, {id: letters}. */
    ids() {
      const rows = {};
      const columns = {};
      for (const [place, value] of this.values) {
        const [, column, row] = /^([A-Z]+)([0-9]+)$/.exec(place);
        if (column === "A" && row !== "1" && !Object.hasOwn(rows, value)) rows[value] = Number(row);
        if (row === "1" && column !== "A" && !Object.hasOwn(columns, value)) columns[value] = column;
      }
      return { rows, columns };
    }

    /** Put a text or a number in a cell that exists; a text stays a text, whatever it looks like. */
    set(place, value) {
      const cell = this.nodes.get(place);
      if (!cell || value === null || value === undefined || value === "") return;
      const make = (name) => this.document.createElementNS(cell.namespaceURI, name);
      cell.replaceChildren();
      if (typeof value === "number") {
        cell.removeAttribute("t");
        const number = make("v");
        number.textContent = String(value);
        cell.append(number);
      } else {
        cell.setAttribute("t", "inlineStr");
        const text = make("t");
        text.setAttributeNS(XML, "xml:space", "preserve");
        text.textContent = String(value).slice(0, MOST_CHARACTERS).replace(ESCAPED, "_x005F$&");
        const inline = make("is");
        inline.append(text);
        cell.append(inline);
      }
      this.values.set(place, value);
      this.changed = true;
    }

    hideColumn(name) {
      const number = String(index(name) + 1);
      const found = all(this.document, "col").find((one) => one.getAttribute("min") === number && one.getAttribute("max") === number);
      if (found) found.setAttribute("hidden", "1");
      this.changed = true;
    }

    showRow(number) {
      const found = all(this.document, "row").find((one) => one.getAttribute("r") === String(number));
      if (found) found.removeAttribute("hidden");
      this.changed = true;
    }

    /** Words of every list of allowed values. */
    words() {
      return all(this.document, "dataValidation").filter((one) => one.getAttribute("type") === "list")
        .flatMap((one) => children(one, "formula1").flatMap((formula) => formula.textContent.replace(/^"|"$/g, "").split(",")));
    }
  }

  function read(cell, strings) {
    const type = cell.getAttribute("t") || "n";
    if (type === "inlineStr") return children(cell, "is").map(string).join("");
    const [found] = children(cell, "v");
    if (!found) return null;
    const text = found.textContent;
    if (type === "s") return strings[Number(text)] ?? null;
    if (type === "n") return text.trim() && Number.isFinite(Number(text)) ? Number(text) : null;
    if (type === "b") return text === "1";
    return type === "e" ? null : text.replace(ESCAPED, (_, code) => String.fromCharCode(parseInt(code, 16)));
  }

  /** The sheets of {path: bytes}. Throws Unreadable when it is no workbook. */
  function open(files) {
    const main = Object.values(relations(files, "")).find((one) => one.type.endsWith("/officeDocument"));
    const path = main ? main.path : WORKBOOK;
    const book = parse(files, path);
    const related = relations(files, path);
    const shared = Object.values(related).find((one) => one.type.endsWith("/sharedStrings"));
    const strings = shared ? all(parse(files, shared.path), "si").map(string) : [];
    return all(book, "sheet").flatMap((one) => {
      const id = [...one.attributes].find((attribute) => attribute.localName === "id" && attribute.namespaceURI);
      const target = id && related[id.value];
      // A sheet of another kind, a chart for instance, holds no cell.
      if (!target || !Object.hasOwn(files, target.path) || !target.type.endsWith("/worksheet")) return [];
      return [new Sheet(one.getAttribute("name"), target.path, parse(files, target.path), strings)];
    });
  }

  /** The files with the sheets that changed. */
  function write(files, sheets) {
    const made = { ...files };
    for (const one of sheets.filter((sheet) => sheet.changed)) {
      made[one.path] = new TextEncoder().encode(HEAD + new XMLSerializer().serializeToString(one.document.documentElement));
    }
    return made;
  }

  Quittance.spreadsheet = { MOST_CHARACTERS, Unreadable, open, write };
})(typeof self !== "undefined" ? self : globalThis);
