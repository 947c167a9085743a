/*
 * French text: folding, tokens, stems, synonyms, filters, alphabetical order.
 *
 * The browser's half of the Python package quittance.text: same functions, same
 * tables, and tests/vectors/text.json runs against both. No DOM, so that it also
 * runs in a worker. Offsets are counted in UTF-16 units, as JavaScript does.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  /* ---- Tables: the same as in quittance/text/lexicon.py ------------------ */

  const TABLES = {
    stopWords: (
      "a ai au aux avec avez avoir c ca car ce cela ces cet cette chez combien comme " +
      "comment d dans de des dois doit donc dont du elle elles en es est et ete etes " +
      "etre eux faire fait faut il ils j je l la le les leur leurs lui m ma mais me " +
      "mes mon n ne ni nos notre nous on ont ou par pas peut peux pour pourquoi puis " +
      "qu quand que quel quelle quelles quels qui quoi s sa se ses si soit son sont " +
      "sur t ta te tes ton tu un une vos votre vous y"
    ).split(" "),
    elisions: "jusqu lorsqu puisqu quoiqu quelqu qu l d j m n s t c".split(" "),
    keptApostrophes: ["aujourd'hui", "prud'hom*", "presqu'il*", "entr'*", "grand'*"],
    stemExceptions: {
      acces: "acces",
      bail: "bail",
      baux: "bail",
      courant: "courant",
      courante: "courant",
      courantes: "courant",
      courants: "courant",
      cours: "cours",
      debours: "debours",
      defenderesse: "defendeur",
      defenderesses: "defendeur",
      demanderesse: "demandeur",
      demanderesses: "demandeur",
      depens: "depens",
      depense: "depense",
      depenses: "depense",
      faux: "faux",
      fonds: "fonds",
      frais: "frais",
      garant: "garant",
      garante: "garant",
      garants: "garant",
      instant: "instant",
      instants: "instant",
      mois: "mois",
      montant: "montant",
      montants: "montant",
      paie: "pay",
      paient: "pay",
      paies: "pay",
      payement: "paiement",
      payements: "paiement",
      pays: "pays",
      proces: "proces",
      succes: "succes",
      taux: "taux",
      tiers: "tiers",
      travail: "travail",
      travaux: "travail",
    },
    // In a step, the first rule that fits: suffix, replacement, letters left.
    stemSteps: [
      [
        ["eaux", "eau", 1],
        ["aux", "al", 2],
        ["eux", "eu", 1],
        ["oux", "ou", 1],
        ["ss", "ss", 0],
        ["s", "", 3],
      ],
      [
        ["trice", "teur", 3],
        ["iere", "ier", 2],
        ["euse", "eu", 2],
      ],
      [
        ["eraient", "", 3],
        ["erait", "", 3],
        ["eront", "", 3],
        ["erez", "", 3],
        ["issante", "i", 3],
        ["issant", "i", 3],
        ["aient", "", 3],
        ["ante", "", 3],
        ["ant", "", 3],
        ["era", "", 4],
        ["oir", "oir", 0],
        ["ee", "", 3],
        ["er", "", 3],
        ["ez", "", 3],
        ["ir", "i", 3],
        ["if", "iv", 2],
        ["e", "", 3],
      ],
    ],
    singled: "flmnprst",
    stemMinimum: 4,
  };

  const STOP_WORDS = new Set(TABLES.stopWords);
  const STEM_EXCEPTIONS = new Map(Object.entries(TABLES.stemExceptions));

  /* ---- Folding ------------------------------------------------------------ */

  const FOLDED = new Map([
    ["œ", "oe"], ["æ", "ae"], ["ß", "ss"], ["ø", "o"], ["ł", "l"], ["đ", "d"], ["ı", "i"],
  ]);
  const setAll = (characters, value) => {
    for (const character of characters) FOLDED.set(character, value);
  };
  setAll("'\u2018\u2019\u201b\u02bc\u02bb\u2032\u00b4`\uff07", "'");
  setAll("-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-");
  setAll(
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006" +
      "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
    " "
  );
  setAll(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064" +
      "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
    ""
  );

  const MARK = /\p{M}/u;

  function foldCharacter(character) {
    // The table goes first: Unicode would turn « ´ » into a space and an accent.
    if (FOLDED.has(character)) return FOLDED.get(character);
    // Lower case may compose again (İ), hence the second decomposition.
    const decomposed = character.normalize("NFKD").toLowerCase().normalize("NFKD");
    let folded = "";
    for (const part of decomposed) {
      if (!MARK.test(part)) folded += FOLDED.has(part) ? FOLDED.get(part) : part;
    }
    return folded;
  }

  /** Return the text in lower case, without accents, with plain signs. */
  function fold(text) {
    let folded = "";
    for (const character of String(text)) folded += foldCharacter(character);
    return folded;
  }

  /** Return the folded text and the [start, end] of each of its units. */
  function foldWithSpans(text) {
    const spans = [];
    let folded = "";
    let index = 0;
    for (const character of text) {
      const end = index + character.length;
      const parts = foldCharacter(character);
      if (!parts && spans.length) {
        // An accent written apart belongs to the letter before it.
        spans[spans.length - 1] = [spans[spans.length - 1][0], end];
      }
      for (let unit = 0; unit < parts.length; unit += 1) spans.push([index, end]);
      folded += parts;
      index = end;
    }
    return { folded, spans };
  }

  /* ---- Stems -------------------------------------------------------------- */

  const LETTERS_ONLY = /^\p{L}+$/u;

  /** Return the light stem of one folded word. */
  function stem(word) {
    if (word.length < TABLES.stemMinimum || !LETTERS_ONLY.test(word)) return word;
    if (STEM_EXCEPTIONS.has(word)) return STEM_EXCEPTIONS.get(word);
    for (const step of TABLES.stemSteps) {
      for (const [suffix, replacement, left] of step) {
        if (word.endsWith(suffix) && word.length - suffix.length >= left) {
          word = word.slice(0, word.length - suffix.length) + replacement;
          break;
        }
      }
    }
    const last = word[word.length - 1];
    if (
      word.length >= TABLES.stemMinimum &&
      last === word[word.length - 2] &&
      TABLES.singled.includes(last)
    ) {
      word = word.slice(0, -1);
    }
    return word;
  }

  /* ---- Tokens ------------------------------------------------------------- */

  const ALNUM = "[\\p{L}\\p{N}]";
  const LETTER = "(?:(?![0-9])[\\p{L}\\p{N}])";
  const END = `(?!${ALNUM})`;
  const KEPT = TABLES.keptApostrophes.map((word) => word.replace("*", `${LETTER}*`)).join("|");

  // Lengths are bounded, so that the time stays in proportion to the text.
  const LABEL = "[a-z0-9][a-z0-9\\-]{0,62}";

  // The order matters: the first alternative that fits wins.
  const TOKEN = new RegExp(
    [
      `(?<email>[a-z0-9][a-z0-9._%+\\-]{0,63}@${LABEL}(?:\\.${LABEL}){1,8})`,
      "(?:https?:\\/\\/(?:www\\.)?|www\\.)" +
        "(?<url>[^ <>\"«»]*[^ <>\"«».,;:!?)\\]'\\/])\\/?",
      `(?<domain>${LABEL}(?:\\.${LABEL}){0,7}\\.(?:fr|com|eu|org|net|info)${END})`,
      // « à 10-15 jours » folds to « a 10-15 »: A needs a dot or no space.
      "(?:art(?:icle)?s?\\.? *)?(?<code>lo|l|r|d|a(?! ))" +
        "(?:\\.? *\\*? *(?<article>[0-9]+(?:-[0-9]+)+)" +
        `|(?:\\. *|\\*)?(?<root>[0-9]{3,4}))${END}`,
      `art(?:icle)?s?\\.? *(?<bare>[0-9]+(?:-[0-9]+)*)${END}`,
      `n(?:°s?|o)[. ]*(?<numbered>[0-9]+(?:[\\-\\/.][0-9]+)*)(?:\\*[0-9]+)?${END}`,
      `(?<form>[0-9]{4,6})\\*[0-9]{1,2}${END}`,
      `(?<reference>[0-9]+(?:-[0-9]+)+)${END}`,
      `(?<number>(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:[.,][0-9]+)?)${END}(?<percent> *%)?`,
      `(?<initials>(?:${LETTER}\\.){2,}${LETTER}?)${END}`,
      `(?<emailWord>e-?mails?)${END}`,
      `(?<kept>${KEPT})${END}`,
      `(?<elision>(?:${TABLES.elisions.join("|")})')`,
      `(?<word>${ALNUM}+)`,
    ].join("|"),
    "gu"
  );

  /** Return [text, kind] for one match, null for an elided word. */
  function normalise(found) {
    if (found.elision) return null;
    if (found.word || found.kept) return [found.word || found.kept, "word"];
    if (found.emailWord) return ["email", "word"];
    if (found.initials) return [found.initials.replace(/\./g, ""), "word"];
    if (found.number) {
      const number = found.number.replace(/ /g, "").replace(".", ",");
      return found.percent ? [number + "%", "percent"] : [number, "number"];
    }
    if (found.code) return [found.code + (found.article || found.root), "article"];
    if (found.bare) return [found.bare, "article"];
    if (found.email) return [found.email, "email"];
    if (found.url || found.domain) return [found.url || found.domain, "url"];
    return [found.numbered || found.form || found.reference, "reference"];
  }

  /** Return the tokens of a text: {text, kind, stem, start, end}, in order. */
  function tokens(text) {
    text = String(text);
    const { folded, spans } = foldWithSpans(text);
    const found = [];
    for (const match of folded.matchAll(TOKEN)) {
      const normalised = normalise(match.groups);
      const start = spans[match.index][0];
      // One sign may open into several words (¼): only the first is a token,
      // so that no two tokens ever stand at the same place.
      if (!normalised || (found.length && start < found[found.length - 1].end)) continue;
      const [value, kind] = normalised;
      found.push({
        text: value,
        kind,
        stem: kind === "word" ? stem(value) : value,
        start,
        end: spans[match.index + match[0].length - 1][1],
      });
    }
    return found;
  }

  /** Return the tokens without stop words, or all when nothing is left. */
  function meaningful(found) {
    const kept = found.filter((token) => !STOP_WORDS.has(token.text));
    return kept.length ? kept : found.slice();
  }

  /* ---- Synonyms ----------------------------------------------------------- */

  // Stems hold no space, so a phrase is one text: fit for a key and for ===.
  const join = (stems) => stems.join(" ");

  /** Return a name as stems without stop words. */
  function phrase(name) {
    return meaningful(tokens(name)).map((token) => token.stem);
  }

  /**
   * Return a look-up table of synonyms, to be built once.
   * groups: [{names: [...], former: [...]}], as quittance.text.synonym_groups gives.
   */
  function synonymTable(groups) {
    const others = new Map();
    let longest = 0;
    for (const group of groups || []) {
      const current = new Map();
      for (const name of group.names) current.set(join(phrase(name)), phrase(name));
      const former = (group.former || []).map(phrase);
      for (const typed of [...current.values(), ...former]) {
        const key = join(typed);
        const known = others.get(key) || new Map();
        for (const [other, stems] of current) {
          if (other && other !== key) known.set(other, stems);
        }
        if (known.size) {
          others.set(key, known);
          longest = Math.max(longest, typed.length);
        }
      }
    }
    return {
      longest,
      others: (stems) => [...(others.get(join(stems)) || new Map()).values()],
    };
  }

  const NO_SYNONYMS = synonymTable([]);

  /** Return the slots of a query: [{typed: [token], synonyms: [[stem]]}]. */
  function expand(found, table) {
    table = table || NO_SYNONYMS;
    const words = meaningful(found);
    const othersAt = (index, length) =>
      table.others(words.slice(index, index + length).map((token) => token.stem));
    const slots = [];
    let index = 0;
    while (index < words.length) {
      let length = Math.max(1, Math.min(table.longest, words.length - index));
      while (length > 1 && !othersAt(index, length).length) length -= 1;
      slots.push({
        typed: words.slice(index, index + length),
        synonyms: othersAt(index, length),
      });
      index += length;
    }
    return slots;
  }

  /* ---- Filter ------------------------------------------------------------- */

  /**
   * Return a function that says whether a prepared text answers the query.
   * A table prepares its rows once and its query once a keystroke.
   */
  function matcher(query, table) {
    const slots = expand(tokens(query), table);
    const hasWord = (typed, words) =>
      words.some((word) => word.text.startsWith(typed.text) || word.stem.startsWith(typed.stem));
    return (prepared) =>
      slots.every(
        (slot) =>
          slot.typed.every((typed) => hasWord(typed, prepared.words)) ||
          slot.synonyms.some((stems) => prepared.stems.includes(` ${join(stems)} `))
      );
  }

  /** Return what a matcher needs to know of a text. */
  function prepare(text) {
    const words = tokens(text);
    return { words, stems: ` ${join(meaningful(words).map((word) => word.stem))} ` };
  }

  /** Return true when the text has everything that the query asks for. */
  function match(query, text, table) {
    return matcher(query, table)(prepare(text));
  }

  /* ---- Alphabetical order ------------------------------------------------- */

  const WIDTH = 20;

  /** Return a text whose plain order (<) is the French alphabetical order. */
  function sortKey(text) {
    text = String(text);
    const letters = fold(text)
      .replace(/([0-9]) (?=[0-9]{3}(?![0-9]))/g, "$1")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
      .replace(/[0-9]+/g, (digits) => digits.replace(/^0+/, "").padStart(WIDTH, "0"));
    const accents = text.toLowerCase().normalize("NFD");
    let exchanged = "";
    for (const character of text) {
      const small = character.toLowerCase();
      exchanged += character === small ? character.toUpperCase() : small;
    }
    return `${letters}\0${accents}\0${exchanged}`;
  }

  Quittance.text = {
    TABLES, expand, fold, match, matcher, meaningful, phrase, prepare, sortKey, stem,
    synonymTable, tokens,
  };
})(typeof self !== "undefined" ? self : globalThis);
