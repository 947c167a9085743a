/*
 * What a decision table answers, and may still answer while some answers are unknown. No DOM.
 * The same as quittance/tables/evaluation.py, for questions with options: tests/vectors/situation.json
 * holds both to it.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  const limits = (row, question) => Object.hasOwn(row.when, question);
  const answered = (answers, question) => Object.hasOwn(answers, question);

  /**
   * `questions`: [{id, options: [{id}]}]; `rows`: [{when: {question: [option]}, verdict}];
   * `answers`: {question: option}, a question left out being unknown; `scale`: verdicts, best first.
   * Returns {results, rows, open}: verdicts and row numbers still possible, and the unanswered
   * questions on which it depends.
   */
  function outlook(questions, rows, answers, scale) {
    const possible = rows
      .map((row, i) => i)
      .filter((i) => questions.every(({ id }) => !answered(answers, id) || !limits(rows[i], id) || rows[i].when[id].includes(answers[id])));
    const results = scale.filter((verdict) => possible.some((i) => rows[i].verdict === verdict));
    const open = results.length < 2 ? [] : questions
      .filter(({ id, options }) => !answered(answers, id) &&
        possible.some((i) => limits(rows[i], id) && options.some((option) => !rows[i].when[id].includes(option.id))))
      .map(({ id }) => id);
    return { results, rows: possible, open };
  }

  /**
   * Families in reading order: by the worst verdict still possible, then the best, then as given.
   * `families`: [{id, rows}], already in alphabetical order. Returns [{family, results, rows, open}].
   */
  function ranked(questions, families, answers, scale) {
    const place = (verdict) => scale.indexOf(verdict);
    return families
      .map((family) => ({ family, ...outlook(questions, family.rows, answers, scale) }))
      .sort((a, b) => place(a.results.at(-1)) - place(b.results.at(-1)) || place(a.results[0]) - place(b.results[0]));
  }

  Quittance.decisionTable = { outlook, ranked };
})(typeof self !== "undefined" ? self : globalThis);
