/*
 * What follows the reader from one step of the choice to the next, in the fragments of their addresses. No DOM.
 *
 *   situation=debiteurs:entreprises,montant:petit    the answers of « Ma situation » in one parameter
 *   suite=candidat-1%3DAlpha%26dossiers%3D40         what later steps hold, kept as it stands when one goes back
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const LONGEST = 60; // characters quoted of what was not understood
  const SUITE = "suite";
  const SHARED_LINK = ["v", "alors"]; // they tell of one page at one time: they never travel

  /** "" when nothing was answered. */
  const write = (answers) => Object.entries(answers).map(([question, option]) => `${question}:${option}`).join(",");

  /** {answers, ignored: [text]}: an answer that no question offers is left out and told. */
  function read(text, questions) {
    const answers = {};
    const ignored = [];
    for (const part of text.split(",").filter(Boolean)) {
      const [id, option] = part.split(":");
      const question = questions.find((one) => one.id === id);
      const offered = question && question.options.some((one) => one.id === option);
      if (offered && !Object.hasOwn(answers, id)) answers[id] = option;
      else ignored.push(`situation=${part}`.slice(0, LONGEST));
    }
    return { answers, ignored };
  }

  /** Whether conditions on the situation are all met: true, false, or null while an answer decides. */
  function met(when, answers) {
    const given = when.filter(({ question }) => Object.hasOwn(answers, question));
    if (given.some(({ question, options }) => !options.includes(answers[question]))) return false;
    return when.length && given.length === when.length ? true : null;
  }

  /**
   * What the data say that a situation implies: {profiles, asked, notApplicable}, ids in the order of the
   * questionnaire. Only what the answers settle: without an answer nothing is implied.
   */
  function implied(answers, data) {
    const ids = (all, wanted) => all.filter((one) => met(one.when, answers) === wanted).map((one) => one.id);
    return {
      profiles: ids(data.profiles, true),
      asked: ids(data.knockouts, true),
      notApplicable: ids(data.criteria.flatMap((one) => one.indicators), false),
    };
  }

  const pairs = (fragment) => [...new URLSearchParams(fragment.replace(/^#/, ""))];
  const encoded = (text) => encodeURIComponent(text).replace(/%(2C|3A)/g, decodeURIComponent);
  const joined = (entries) => entries.map((entry) => entry.map(encoded).join("=")).join("&");
  /** Entries with what they hold for later written out. */
  const spread = (entries) => entries.flatMap(([name, value]) => (name === SUITE ? pairs(value) : [[name, value]]));
  const kept = (entries) => (entries.length ? [[SUITE, joined(entries)]] : []);

  /** Forms of the three kinds of pages, each from and to that of the ranking. */
  const TO_RANKING = {
    situation: (entries) => {
      const answers = entries.filter(([name]) => name !== SUITE);
      const told = answers.map(([question, option]) => `${question}:${option}`).join(",");
      return [...(told ? [["situation", told]] : []), ...spread(entries.filter(([name]) => name === SUITE))];
    },
    ranking: (entries) => entries,
    grid: (entries, shared) => [
      ...entries.filter(([name]) => shared.includes(name)), ...kept(entries.filter(([name]) => !shared.includes(name))),
    ],
  };
  const FROM_RANKING = {
    situation: (entries) => [
      ...entries.filter(([name]) => name === "situation").flatMap(([, told]) => told.split(",").filter(Boolean).map((one) => one.split(":", 2))),
      ...kept(entries.filter(([name]) => name !== "situation")),
    ],
    ranking: (entries) => entries,
    grid: (entries, shared) => spread(entries.filter(([name]) => shared.includes(name) || name === SUITE)),
  };

  /**
   * The fragment of a page of kind `to` ("situation", "ranking" or "grid") that carries that of a page of kind
   * `from`: "" or "#…". `shared`: names that the ranking and the grid read alike. What a page cannot use
   * travels in `suite`, so that going back and forth loses nothing.
   */
  function along(fragment, from, to, shared) {
    const entries = pairs(fragment).filter(([name]) => !SHARED_LINK.includes(name));
    if (from === to) return entries.length ? `#${joined(entries)}` : "";
    const made = FROM_RANKING[to](TO_RANKING[from](entries, shared), shared);
    return made.length ? `#${joined(made)}` : "";
  }

  Quittance.carry = { read, write, implied, along };
})(typeof self !== "undefined" ? self : globalThis);
