/* Hand a file to the reader. The zip library is loaded at the first workbook only. */
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

  let loading = null;

  function zipLibrary(address) {
    loading = loading || new Promise((done, failed) => {
      const script = Quittance.html("script", { src: address });
      script.addEventListener("load", () => done(root.fflate));
      script.addEventListener("error", () => {
        loading = null; // the next click tries again
        failed(new Error("zip library not loaded"));
      });
      document.head.append(script);
    });
    return loading;
  }

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

  Quittance.download = { save, csv, xlsx, zipLibrary };
})(window);
