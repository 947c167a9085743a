/* Save and resume the choices of the ranking: on this device after a tick, as a file, as a link to share. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const NBSP = "\u00a0";
  const KEY = "quittance.mon-classement";
  const LARGEST_FILE = 200000; // bytes: ours are a few thousand

  /**
   * `box` holds the controls and [data-q-then], [data-q-own]; `errors` is its error summary.
   * `page`: {text(), take(found), link(), report(), candidate(id)}; `text()` is the file, `take` shows what was read,
   * `link()` the fragment to share. Returns {begin(address), save(), compare(found), outdated()}.
   */
  Quittance.rankingKeep = function (box, data, errors, page) {
    const { html, rankingAddress, decide } = Quittance;
    const find = (name) => box.querySelector(`[data-q-${name}]`);
    const say = (text) => { find("keptsaid").textContent = text; };
    const name = `${rankingAddress.KIND}.json`;
    const keeping = Quittance.keeping(find("keeping"), KEY, page.text);

    function told(found, what) {
      if (!found.ignored.length) return errors.clear();
      return errors.show(`${what} n’a pas pu être lu en entier`, found.ignored.map((one) => ({
        text: `«${NBSP}${one}${NBSP}» n’est pas un choix de cette page${NBSP}; le reste est appliqué.`, target: null,
      })));
    }

    /* ---- Device ------------------------------------------------------------- */

    function restore() {
      try {
        const found = rankingAddress.open(keeping.stored(), data);
        page.take(found);
        told(found, "Ce qui était gardé");
      } catch (error) {
        errors.show("Vos choix gardés n’ont pas pu être repris", [{ text: error.message, target: find("keep") }]);
      }
    }

    find("resume").addEventListener("click", () => {
      restore();
      keeping.keep(true);
      find("own").hidden = true;
      find("then").hidden = true;
      say("Vos choix gardés sont repris.");
    });

    /** At the start: a link that is open leaves what was kept as it is, until the reader says otherwise. */
    function begin(address) {
      const kept = keeping.stored() !== null;
      keeping.keep(kept && !address);
      find("own").hidden = !(kept && address);
      if (kept && !address) restore();
    }

    /* ---- Files -------------------------------------------------------------- */

    find("save").addEventListener("click", () => {
      Quittance.download.save(name, "application/json", page.text());
      say(`Fichier ${name} préparé.`);
    });

    find("open").addEventListener("change", async (event) => {
      const [file] = event.target.files;
      if (!file) return;
      try {
        if (file.size > LARGEST_FILE) throw new Error(`Ce fichier est trop gros pour contenir vos choix${NBSP}: choisissez celui que cette page a enregistré.`);
        const found = rankingAddress.open(await file.text(), data);
        page.take(found);
        keeping.save();
        told(found, "Ce fichier");
        say("Choix repris du fichier.");
      } catch (error) {
        errors.show("Le fichier n’a pas pu être ouvert", [{ text: `${error.message} Vos choix à l’écran n’ont pas changé.`, target: event.target }]);
      }
      event.target.value = ""; // the same file may be chosen again
    });

    /* ---- Links -------------------------------------------------------------- */

    find("link").addEventListener("click", () => Quittance.download.link(
      find("address"), page.link(), say, "Lien copié. Il contient vos choix, votre situation et le classement montré."));

    /** What a shared link showed, beside what this version of the data gives: only what differs. */
    function compare({ version, then }) {
      const note = find("then");
      note.hidden = !version || version === data.version;
      if (note.hidden) return;
      const differing = rankingAddress.changed(then, page.report());
      const same = then && then.size ? "Le résultat est le même." : "Il ne dit pas ce qui était montré alors.";
      note.replaceChildren(
        html("p", null, `Ce lien a été fait avec la version ${version} des données${NBSP}; celle de cette page est ${data.version}. `,
          differing.length ? "Depuis, voici ce qui a changé, avec les mêmes choix." : same),
        differing.length ? html("ul", null, ...differing.map(({ id, before, now }) =>
          html("li", null, html("strong", null, page.candidate(id)), `${NBSP}: alors ${described(before)}${NBSP}; aujourd’hui ${described(now)}.`))) : "");
    }

    function described(one) {
      if (!one) return "absent";
      if (one.status === "unranked") return "sans assez d’informations";
      if (one.status === "set_aside") return "mis à part";
      const tenths = (value) => decide.sentence({ code: "n", params: { v: value } }, {}, { n: "{v:number}" });
      return `${tenths(one.central)} sur 100, entre ${tenths(one.floor)} et ${tenths(one.ceiling)}`;
    }

    /** The choices changed: the link no longer is what is shown. */
    const outdated = () => { find("then").hidden = true; };

    return { begin, save: keeping.save, compare, outdated, told };
  };
})(window);
