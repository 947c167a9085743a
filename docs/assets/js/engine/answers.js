/*
 * Answers to a few questions, in the fragment of an address and in a file. No DOM.
 *
 *   #debiteurs=entreprises&montant=petit
 *   #debiteurs=entreprises&v=0123456789ab&alors=cabinet:adapte.possible,interne:possible
 *
 * No server ever sees a fragment. `v` and `alors` stand in shared links only: the version of the data and
 * what was then shown. What the page does not know is left out and told, never an error.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const FORMAT = 1; // raised when the shape of the file changes
  const LONGEST = 60; // characters quoted of what was not understood
  const MOST = 20; // things quoted: beyond, an address is noise

  /** Keep the answers that the questions offer; quote the others in `ignored`. */
  function sort(entries, questions, ignored) {
    const known = new Map(questions.map((question) => [question.id, question.options.map((option) => option.id)]));
    const answers = {};
    for (const [question, option] of entries) {
      const offered = known.get(question);
      if (offered && offered.includes(option) && !Object.hasOwn(answers, question)) answers[question] = option;
      else if (ignored.length < MOST) ignored.push(`${question}=${option}`.slice(0, LONGEST));
    }
    return answers;
  }

  /**
   * Read a fragment. Returns null when it is none of ours (empty, or the anchor of a heading), else
   * {answers, ignored, version, then, suite}; `then` is {family: [verdict]} as shown when the link was made, or null,
   * `suite` what later steps hold, as it stands (see carry.js).
   */
  function read(fragment, questions) {
    const text = fragment.replace(/^#/, "");
    if (!text.includes("=")) return null;
    const entries = [...new URLSearchParams(text)];
    const of = (name) => (entries.find(([one]) => one === name) || [])[1];
    const ignored = [];
    const answers = sort(entries.filter(([name]) => !["v", "alors", "suite"].includes(name)), questions, ignored);
    const version = /^[0-9a-f]{1,40}$/.test(of("v") || "") ? of("v") : "";
    if (of("v") && !version) ignored.push(`v=${of("v")}`.slice(0, LONGEST));
    return { answers, ignored, version, then: version ? told(of("alors") || "") : null, suite: of("suite") || "" };
  }

  function told(text) {
    const shown = new Map();
    for (const part of text.split(",").filter(Boolean)) {
      const [family, verdicts] = part.split(":");
      if (verdicts) shown.set(family, verdicts.split("."));
    }
    return shown;
  }

  /** Write answers as "" or "#…", in the order of the questions. */
  function write(answers, questions) {
    const parts = questions
      .filter((question) => Object.hasOwn(answers, question.id))
      .map((question) => `${question.id}=${encodeURIComponent(answers[question.id])}`);
    return parts.length ? `#${parts.join("&")}` : "";
  }

  /** The fragment of a shared link: answers, version of the data, result now shown. */
  function share(answers, questions, version, outlooks) {
    const shown = outlooks.map(({ family, results }) => `${family.id}:${results.join(".")}`).join(",");
    return `${write(answers, questions) || "#"}&v=${version}&alors=${shown}`.replace("#&", "#");
  }

  /** Families of which the verdict shown with a link is no longer that of today: [{family, before, now}]. */
  function changed(then, outlooks) {
    return outlooks
      .map(({ family, results }) => ({ family, before: then.get(family.id) || [], now: results }))
      .filter(({ before, now }) => before.length && before.join() !== now.join());
  }

  const file = (answers, kind, version) => `${JSON.stringify({ quittance: kind, format: FORMAT, donnees: version, reponses: answers }, null, 1)}\n`;

  /**
   * Read the text of a file. Returns {answers, ignored, version}.
   * Throws an Error whose message is a French sentence, when it is not one of ours.
   */
  function open(text, kind, questions) {
    let found;
    try {
      found = JSON.parse(text);
    } catch {
      throw new Error("Ce fichier est illisible\u00a0: il est abîmé, ou ne vient pas de cette page.");
    }
    if (!found || typeof found !== "object" || found.quittance !== kind) {
      throw new Error("Ce fichier n’a pas été enregistré par cette page\u00a0: choisissez celui dont le nom commence par «\u00a0ma-situation\u00a0».");
    }
    if (!Number.isInteger(found.format) || found.format > FORMAT) {
      throw new Error("Ce fichier vient d’une version plus récente de ce site\u00a0: ouvrez-le avec elle.");
    }
    if (!found.reponses || typeof found.reponses !== "object" || Array.isArray(found.reponses)) {
      throw new Error("Ce fichier ne contient pas de réponses\u00a0: il est abîmé.");
    }
    const ignored = [];
    const answers = sort(Object.entries(found.reponses), questions, ignored);
    return { answers, ignored, version: String(found.donnees || "") };
  }

  Quittance.answers = { read, write, share, changed, file, open };
})(typeof self !== "undefined" ? self : globalThis);
