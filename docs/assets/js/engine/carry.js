/*
 * The answers of « Ma situation » in one parameter, so that they follow the reader to the next steps. No DOM.
 *
 *   situation=debiteurs:entreprises,montant:petit
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const LONGEST = 60; // characters quoted of what was not understood

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

  Quittance.carry = { read, write };
})(typeof self !== "undefined" ? self : globalThis);
