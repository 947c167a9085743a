/*
 * The grid in a file: the same names and values as in the address. No DOM. After address.js.
 *
 *   {"quittance": "ma-grille", "format": 1, "donnees": "0123456789ab", "choix": {"candidat-1": "Alpha", …}}
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const grid = (Quittance.grid = Quittance.grid || {});
  const NBSP = "\u00a0";

  const KIND = "ma-grille";
  const FORMAT = 1; // raised when the shape of the file changes
  const LONGEST = 5000000; // characters: no grid is longer
  const OTHERS = { "ma-situation": "Ma situation" };

  const file = (state, data) =>
    `${JSON.stringify({ quittance: KIND, format: FORMAT, donnees: data.version, choix: Object.fromEntries(grid.pairs(state, data)) }, null, 1)}\n`;

  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /**
   * Read the text of a file: {state, ignored, version}.
   * Throws an Error whose message is one French sentence, when it is not one of ours.
   */
  function open(text, data) {
    const refuse = (sentence) => {
      throw new Error(sentence);
    };
    if (text.length > LONGEST) refuse(`Ce fichier est trop gros pour une grille${NBSP}: il ne vient pas de cette page.`);
    let found = null;
    try {
      found = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      refuse(`Ce fichier est illisible${NBSP}: il est abîmé, ou ne vient pas de cette page.`);
    }
    const kind = isMapping(found) ? found.quittance : undefined;
    if (kind !== KIND) {
      refuse(typeof kind === "string" && Object.hasOwn(OTHERS, kind)
        ? `Ce fichier a été enregistré par «${NBSP}${OTHERS[kind]}${NBSP}»${NBSP}: ouvrez-le sur cette page-là, et ici celui dont le nom commence par «${NBSP}${KIND}${NBSP}».`
        : `Ce fichier n’a pas été enregistré par cette page${NBSP}: choisissez celui dont le nom commence par «${NBSP}${KIND}${NBSP}».`);
    }
    if (!Number.isInteger(found.format) || found.format < 1) refuse(`Ce fichier ne dit pas son format${NBSP}: il est abîmé.`);
    if (found.format > FORMAT) refuse(`Ce fichier vient d’une version plus récente de ce site${NBSP}: ouvrez-le avec elle.`);
    if (!isMapping(found.choix)) refuse(`Ce fichier ne contient pas de grille${NBSP}: il est abîmé.`);
    const { state, ignored } = grid.fromPairs(Object.entries(found.choix), data);
    return { state, ignored, version: typeof found.donnees === "string" && /^[0-9a-f]{1,40}$/.test(found.donnees) ? found.donnees : "" };
  }

  Object.assign(grid, { file, open });
})(typeof self !== "undefined" ? self : globalThis);
