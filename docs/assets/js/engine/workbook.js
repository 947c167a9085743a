/*
 * The files inside an XLSX workbook, to be zipped. No DOM, no dependency.
 *
 * Texts are written as inline strings: a spreadsheet never computes them, so a
 * text that looks like a formula stays a text. Format: ECMA-376 part 1,
 * SpreadsheetML.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MOST_CHARACTERS = 32767; // of one cell, by the format
  const WIDTHS = [10, 60]; // of a column, in characters
  const PLAIN = 0, BOLD = 1, EUROS = 2, WRAPPED = 3;

  /** Escape a text for XML; characters that XML forbids are dropped. */
  function escape(text) {
    return String(text)
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
      .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  }

  /** 0 → A, 25 → Z, 26 → AA. */
  function letters(index) {
    let name = "";
    for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
    return name;
  }

  const length = (cell) => (cell !== null && typeof cell === "object" ? cell.number.length + 2 : String(cell ?? "").length);

  function cellXml(cell, row, column, head) {
    const place = `${letters(column)}${row + 1}`;
    if (cell === null || cell === undefined || cell === "") return "";
    if (typeof cell === "object") return `<c r="${place}" s="${cell.unit === "€" ? EUROS : PLAIN}"><v>${Number(cell.number)}</v></c>`;
    const text = escape(String(cell).slice(0, MOST_CHARACTERS));
    return `<c r="${place}" s="${head ? BOLD : WRAPPED}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  }

  /** One sheet: {name, rows, head: index of the row of headings, kept in sight above the others}. */
  function sheetXml(sheet) {
    const below = sheet.head + 1;
    const widths = [];
    for (const row of sheet.rows.slice(sheet.head)) {
      row.forEach((cell, i) => { widths[i] = Math.min(WIDTHS[1], Math.max(WIDTHS[0], widths[i] || 0, length(cell) + 2)); });
    }
    const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("");
    const rows = sheet.rows.map((row, i) => {
      const cells = row.map((cell, j) => cellXml(cell, i, j, i === sheet.head)).join("");
      return `<row r="${i + 1}">${cells}</row>`;
    });
    return (
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${below}" topLeftCell="A${below + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/>${columns ? `<cols>${columns}</cols>` : ""}<sheetData>${rows.join("")}</sheetData>` +
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    );
  }

  const STYLES =
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>" +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">' +
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

  /** Return {path: XML text} for sheets [{name, rows, head}] and a title. */
  function files(sheets, title) {
    const numbers = sheets.map((_, i) => i + 1);
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    const made = {
      "[Content_Types].xml":
        `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>` +
        numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`).join("") +
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
      "_rels/.rels":
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>` +
        `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
      "docProps/core.xml":
        `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escape(title)}</dc:title></cp:coreProperties>`,
      "xl/workbook.xml":
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
        sheets.map((sheet, i) => `<sheet name="${escape(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("") +
        "</sheets></workbook>",
      "xl/_rels/workbook.xml.rels":
        `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
        numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("") +
        `<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
      "xl/styles.xml": STYLES,
    };
    sheets.forEach((sheet, i) => { made[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet); });
    return made;
  }

  Quittance.workbook = { files };
})(typeof self !== "undefined" ? self : globalThis);
