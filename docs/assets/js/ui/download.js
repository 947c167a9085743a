/* Hand a file, or the link to what is shown, to the reader. The zip library is loaded at the first workbook only. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const KEPT = 10000; // ms before the file is let go: long enough for any browser to take it

  function save(name, type, content) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = Quittance.html("a", { href: address, download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), KEPT);
  }

  const loading = new Map();

  /** A script of the site, loaded once and only when it is needed; a failure is tried again by the next click. */
  function script(address) {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done, failed) => {
        const made = Quittance.html("script", { src: address });
        made.addEventListener("load", done);
        made.addEventListener("error", () => {
          loading.delete(address);
          failed(new Error("script not loaded"));
        });
        document.head.append(made);
      }));
    }
    return loading.get(address);
  }

  const zipLibrary = (address) => script(address).then(() => root.fflate);

  const csv = (name, rows) => save(`${name}.csv`, "text/csv;charset=utf-8", Quittance.csv.write(rows));

  /** `sheets`: [{name, rows, head}]. The promise fails when the library does not load. */
  async function xlsx(name, sheets, title, library) {
    const fflate = await zipLibrary(library);
    const files = Quittance.workbook.files(sheets, title);
    const bytes = {};
    for (const [path, text] of Object.entries(files)) bytes[path] = fflate.strToU8(text);
    // The synchronous form: the other one starts workers from blobs, which our policy forbids.
    save(`${name}.xlsx`, XLSX, fflate.zipSync(bytes, { level: 6 }));
  }

  /** Show the address of this page with `fragment` in `field`, copy it and say `told`; when the browser refuses, select it. */
  async function link(field, fragment, say, told) {
    field.value = root.location.href.split("#")[0] + fragment;
    field.closest("[data-q-addressbox]").hidden = false;
    try {
      await root.navigator.clipboard.writeText(field.value);
      say(told);
    } catch {
      field.focus();
      field.select();
      say("Le navigateur refuse la copie\u00a0: le lien est sélectionné, copiez-le.");
    }
  }

  Quittance.download = { save, csv, xlsx, link, script, zipLibrary };
})(window);
