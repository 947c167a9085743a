/* The grid, step 8: kept on the device, in a file, in a link, in a workbook; files of colleagues; print; the example. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const gridParts = (Quittance.gridParts = Quittance.gridParts || {});
  const NBSP = "\u00a0";
  const KEY = "quittance.ma-grille";
  const LARGEST_FILE = 5000000; // bytes
  const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  gridParts.keep = function (page) {
    const { html, grid } = Quittance;
    const { data, find, all } = page;
    const keeping = Quittance.keeping(find("keeping"), KEY, () => grid.file(page.state, data));
    const say = (sentence) => { find("said").textContent = sentence; };
    const tell = (sentences) => find("told").replaceChildren(...(sentences.length ? [html("ul", { class: "q-note" }, ...sentences.map((one) => html("li", null, one)))] : []));

    function showFictitious() {
      find("fictitious").hidden = !Quittance.gridExample.recognises(page.state);
    }

    /* ---- Files -------------------------------------------------------------- */

    find("save").addEventListener("click", () => {
      const name = ["ma-grille", page.me].filter(Boolean).join("-");
      Quittance.download.save(`${name}.json`, "application/json", grid.file(page.state, data));
      say(`Fichier ${name}.json préparé. Donnez-le à vos collègues, ou rouvrez-le plus tard.`);
    });

    const { template, library } = page.box.dataset;

    function small(file) {
      if (file.size > LARGEST_FILE) throw new Error(`Ce fichier est trop gros pour une grille${NBSP}: il ne vient pas de cette page.`);
      return file;
    }

    const text = async (file) => small(file).text();

    /** {state, ignored, told} of a workbook. */
    async function workbook(file) {
      const bytes = new Uint8Array(await small(file).arrayBuffer());
      return Quittance.gridWorkbook.read(Quittance.gridWorkbook.unzip(bytes, await Quittance.download.zipLibrary(library)), data);
    }

    function refuse(heading, error, target) {
      page.errors.show(heading, [{ text: `${error.message} Votre grille n’a pas changé.`, target }]);
      find("errors").scrollIntoView({ block: "center" });
    }

    find("open").addEventListener("change", async (event) => {
      const field = event.target;
      const [file] = field.files;
      if (!file) return;
      try {
        const { state: before, me } = page;
        const found = grid.open(await text(file), data);
        page.set(found.state);
        showFictitious();
        page.tellIgnored("Une partie du fichier n’a pas été comprise", found.ignored);
        page.undo(find("said"), `Grille du fichier ouverte${NBSP}: ${summary(found.state)}.`, before, me);
      } catch (error) {
        refuse("Le fichier n’a pas pu être ouvert", error, field);
      }
      field.value = ""; // the same file may be chosen again
    });

    const counted = (number, one, many) => `${number}${NBSP}${number > 1 ? many : one}`;
    const summary = ({ candidates, evaluators }) => `${counted(candidates.length, "candidat", "candidats")}, ${counted(evaluators.length, "évaluateur", "évaluateurs")}`;

    find("merge").addEventListener("change", async (event) => {
      const field = event.target;
      const files = [...field.files];
      const { state: before, me } = page;
      const told = [];
      const ignored = [];
      try {
        let { state } = page;
        for (const file of files) {
          const found = /\.xlsx$/i.test(file.name) ? await workbook(file) : grid.open(await text(file), data);
          const merged = grid.merge(state, found.state, data);
          state = merged.state;
          ignored.push(...found.ignored);
          const sentences = [...(found.told || []), ...merged.told];
          told.push(...(files.length > 1 ? sentences.map((one) => `${file.name}${NBSP}: ${one}`) : sentences));
        }
        page.set(state, me);
        showFictitious();
        tell(told);
        page.tellIgnored("Une partie du fichier n’a pas été comprise", ignored);
        page.undo(find("said"), `${counted(files.length, "fichier fusionné", "fichiers fusionnés")}.`, before, me);
      } catch (error) {
        refuse(files.length > 1 ? "Un des fichiers n’a pas pu être lu, aucun n’a été fusionné" : "Le fichier n’a pas pu être fusionné", error, field);
      }
      field.value = "";
    });

    /* ---- Link --------------------------------------------------------------- */

    find("link").addEventListener("click", () => {
      if (page.fragment().length > page.LONGEST_ADDRESS) {
        say(`Cette grille est trop longue pour un lien${NBSP}: enregistrez-la dans un fichier et donnez le fichier.`);
        return;
      }
      Quittance.download.link(
        find("address"), grid.share(page.state, data, page.report), say, "Lien copié. Il contient toute la grille, commentaires compris, et le résultat montré aujourd’hui.");
    });

    /** What a shared link showed when it was made, beside what the page says today. */
    function compare({ version, then }) {
      const note = find("then");
      note.hidden = !version || version === data.version;
      if (note.hidden) return;
      const tenths = (value) => String(value / 10).replace(".", ",");
      const figures = ({ central, floor, ceiling }) => `${tenths(central)} sur 100 (de ${tenths(floor)} à ${tenths(ceiling)})`;
      const differing = page.report ? grid.changed(then, page.report) : [];
      note.replaceChildren(
        html("p", null, `Ce lien a été fait avec la version ${version} des données${NBSP}; celle de cette page est ${data.version}. `,
          differing.length ? `Depuis, ces résultats ont changé${NBSP}:` : "Les résultats sont les mêmes."),
        differing.length ? html("ul", null, ...differing.map(({ number, before, now }) => html("li", null,
          `${grid.called(grid.candidate(page.state, number))}${NBSP}: ${figures(before)} alors, ${figures(now)} aujourd’hui.`))) : "");
    }

    /* ---- Workbook ----------------------------------------------------------- */

    find("xlsx").addEventListener("click", async () => {
      try {
        const fflate = await Quittance.download.zipLibrary(library);
        await Quittance.download.script(template); // the empty workbook is large
        const today = new Date().toLocaleDateString("sv-SE"); // « 2026-11-22 », the reader's own day
        const files = Quittance.gridWorkbook.fill(Quittance.gridWorkbook.template(fflate), page.state, data, page.me, today);
        const name = ["ma-grille", page.me].filter(Boolean).join("-");
        // The synchronous form: the other one starts workers from blobs, which our policy forbids.
        Quittance.download.save(`${name}.xlsx`, XLSX, fflate.zipSync(files, { level: 6 }));
        say(page.state.evaluators.length > 1 ? `Classeur ${name}.xlsx préparé, avec les seules notes de ${page.me}.` : `Classeur ${name}.xlsx préparé.`);
      } catch {
        say("Le classeur n’a pas pu être préparé. Rechargez la page et recommencez, ou enregistrez la grille dans un fichier.");
      }
    });

    /** What the workbook says prevails: it was filled in after its export. The rest of the screen completes it. */
    find("readxlsx").addEventListener("change", async (event) => {
      const field = event.target;
      const [file] = field.files;
      if (!file) return;
      const { state: before, me } = page;
      try {
        const found = await workbook(file);
        const had = hasContent();
        const merged = had ? grid.merge(found.state, before, data) : { state: found.state, told: [] };
        page.set(merged.state, found.state.evaluators[0] || me);
        showFictitious();
        tell([...found.told, ...(had ? [`Le classeur l’emporte${NBSP}; ce qu’il ne dit pas vient de l’écran.`, ...merged.told] : [])]);
        page.tellIgnored("Une partie du classeur n’a pas été comprise", found.ignored);
        page.undo(find("said"), `Classeur repris${NBSP}: ${summary(merged.state)}.`, before, me);
      } catch (error) {
        refuse("Le classeur n’a pas pu être repris", error, field);
      }
      field.value = "";
    });

    for (const name of ["xlsx", "workbook"]) find(name).hidden = !Quittance.gridWorkbook;

    /* ---- Print, CSV, example, wiping ---------------------------------------- */

    find("csv").addEventListener("click", () => {
      const rows = page.rows();
      if (rows.length) Quittance.download.csv(find("fictitious").hidden ? "grille" : "grille-fictive", rows);
      else say(`Il n’y a pas encore de résultat${NBSP}: ajoutez un candidat.`);
    });

    function printed(what) {
      document.documentElement.dataset.qPrinted = what;
      root.print();
    }
    find("print").addEventListener("click", () => printed("resultat"));
    find("blank").addEventListener("click", () => printed("vierge"));
    root.addEventListener("beforeprint", () => {
      const date = new Date().toLocaleDateString("fr-FR", { dateStyle: "long" });
      find("printed").textContent = `${page.state.question ? `${page.state.question} ` : ""}Imprimé le ${date}, données version ${data.version}.`;
    });
    root.addEventListener("afterprint", () => delete document.documentElement.dataset.qPrinted);

    const hasContent = () => page.fragment() !== "";

    find("example").addEventListener("click", () => {
      const { state: before, me } = page;
      const had = hasContent();
      page.set(Quittance.gridExample.state(data), "AB");
      showFictitious();
      if (had) page.undo(find("done"), "Le jeu d’essai a remplacé votre grille.", before, me);
      else find("done").textContent = `FICTIF${NBSP}: trois candidats inventés sont notés par AB et CD. Changez une importance, puis regardez le résultat.`;
    });

    for (const button of all("[data-q-clear]")) {
      button.addEventListener("click", () => {
        const { state: before, me } = page;
        page.asked = false;
        page.set(grid.initial(data), "");
        showFictitious();
        find("then").hidden = true;
        page.errors.clear();
        tell([]);
        page.undo(find("done"), "Tout est effacé de l’écran et de l’adresse.", before, me);
      });
    }

    /* ---- On this device ----------------------------------------------------- */

    function restore() {
      try {
        const found = grid.open(keeping.stored(), data);
        page.set(found.state);
        showFictitious();
        page.tellIgnored("Une partie de la grille gardée n’a pas été comprise", found.ignored);
      } catch (error) {
        page.errors.show("Votre grille gardée n’a pas pu être reprise", [{ text: error.message, target: find("keep") }]);
      }
    }

    find("resume").addEventListener("click", () => {
      restore();
      keeping.keep(true);
      find("own").hidden = true;
      find("done").textContent = "Votre grille gardée est reprise.";
    });

    /** Open what there is: a link, else what was kept. Returns whether anything was. */
    function start(readAddress) {
      const kept = keeping.stored() !== null;
      if (readAddress()) {
        // A link is open: what was kept stays as it is until the reader says otherwise.
        keeping.keep(false);
        find("own").hidden = !kept;
        showFictitious();
        return true;
      }
      if (kept) restore();
      keeping.keep(kept);
      return kept;
    }

    return { compare, save: keeping.save, start };
  };
})(window);
