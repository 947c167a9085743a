/*
 * « Ma situation » on its page: answers in, families out, live. The form and the tables are complete
 * without this script; it adds the result, the address, keeping, files and sharing.
 */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-situation]");
  if (!box) return;

  const { html } = Quittance;
  const data = JSON.parse(box.querySelector("[data-q-data]").textContent);
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const say = (text) => { find("said").textContent = text; };
  const KIND = "ma-situation";
  const KEY = "quittance.ma-situation";
  const ADDRESS_DELAY = 250; // ms: browsers limit how often an address may change
  const LARGEST_FILE = 100000; // bytes: ours are under a thousand

  const errors = Quittance.errors(find("errors"));
  const form = Quittance.questions(find("form"), data.questions, () => {
    errors.clear();
    changed();
  });
  const keeping = Quittance.keeping(find("keeping"), KEY, () => Quittance.answers.file(form.answers(), KIND, data.version));
  const questionOf = (id) => data.questions.find((question) => question.id === id);
  let outlooks = [];
  let suite = ""; // what later steps hold, kept for when one goes back to them

  /* ---- Answers to page ------------------------------------------------------ */

  function changed() {
    show();
    keeping.save();
    rememberSoon();
  }

  function show() {
    const answers = form.answers();
    outlooks = Quittance.decisionTable.ranked(data.questions, data.families, answers, data.scale);
    find("result").replaceChildren(
      html("p", null, headline(answers)),
      html("ol", { class: "q-outcomes" }, ...outlooks.map(outcome))
    );
    Quittance.steps.update(address());
    showNext();
    find("answers").replaceChildren(...data.questions.map((question) => recap(question, answers[question.id])));
    find("live").textContent = summary(answers);
    find("print-answers").textContent = `Vos réponses au ${new Date().toLocaleDateString("fr-FR", { dateStyle: "long" })}.`;
  }

  const given = (answers) => Object.keys(answers).length;
  const names = (wanted) => wanted.map(({ family }) => family.name.toLowerCase());
  const only = (verdict) => outlooks.filter(({ results }) => results.length === 1 && results[0] === verdict);
  const undecided = () => outlooks.filter(({ results }) => results.length > 1);

  function summary(answers) {
    if (!given(answers)) return "Aucune réponse pour l’instant\u00a0: tout reste possible.";
    const sure = only("adapte");
    const left = undecided().length;
    const head = sure.length ? `Adapté\u00a0: ${list(names(sure))}.` : "Rien n’est encore adapté à coup sûr.";
    const tail = left ? ` ${left} famille${left > 1 ? "s" : ""} dépend${left > 1 ? "ent" : ""} encore de vos réponses.` : "";
    return head + tail;
  }

  function headline(answers) {
    const total = data.questions.length;
    const count = given(answers);
    const known = count ? `${count} réponse${count > 1 ? "s" : ""} sur ${total}. ` : "";
    const unknown = undecided().length ? " Un «\u00a0je ne sais pas\u00a0» garde possibles tous les avis qu’il peut encore donner." : "";
    return `${known}${summary(answers)}${unknown}`;
  }

  function list(words) {
    return words.length > 1 ? `${words.slice(0, -1).join(", ")} et ${words.at(-1)}` : words.join("");
  }

  function flag(results) {
    const words = results.map((verdict) => data.verdicts[verdict]);
    if (results.length === 1) return html("span", { class: `q-flag ${results[0] === "adapte" ? "q-flag--ok" : "q-flag--calm"}` }, words[0]);
    return html("span", { class: "q-flag" }, `${words.slice(0, -1).join(", ")} ou ${words.at(-1)}`);
  }

  function outcome({ family, results, rows, open }) {
    return html("li", { class: results.length === 1 && results[0] === "deconseille" ? "q-outcome q-outcome--no" : "q-outcome", "data-q-family": family.id },
      html("h3", null, family.name, " ", flag(results)),
      reasons(family, results, rows),
      open.length ? html("p", { class: "q-noprint" }, "Dépend de\u00a0: ", ...between(open.map((id) => button(questionOf(id).name, () => form.go(id)))), ".") : "",
      results[0] === "deconseille" ? "" : html("p", { class: "q-small" }, html("strong", null, "Coût."), " ", copied(`cout-${family.id}`)),
      html("div", { class: "q-row q-noprint" },
        ...(family.ranking && !ruledOut(results) ? [html("a", { class: results.includes("adapte") && "q-btn", href: rankingOf(family) }, "Comparer les candidats de cette famille", html("span", { class: "q-sr" }, `\u00a0: ${family.name}`))] : []),
        button("Règles et coût", () => goTo(`famille-${family.id}`), ` de\u00a0: ${family.name}`),
        ...family.links.map(({ label, href }) => html("a", { href }, label, html("span", { class: "q-sr" }, `\u00a0: ${family.name}`)))
      )
    );
  }

  const ruledOut = (results) => results.length === 1 && results[0] === "deconseille";

  /* The ranking of a family, with the answers and what later steps already hold. */
  function rankingOf(family) {
    const held = new URLSearchParams(Quittance.carry.along(address(), "situation", "ranking", []).slice(1));
    held.delete("famille");
    const rest = [...held].map((one) => one.map(encodeURIComponent).join("=")).join("&").replace(/%(2C|3A)/g, decodeURIComponent);
    return `${data.ranking}#famille=${family.ranking}${rest ? `&${rest}` : ""}`;
  }

  /* The next step, in the family that the ranking already shows, else in the first that suits and has candidates. */
  function showNext() {
    const chosen = new URLSearchParams(suite).has("famille");
    const first = !chosen && outlooks.find(({ family, results }) => family.ranking && results.length === 1 && results[0] === "adapte");
    find("next").setAttribute("href", first ? rankingOf(first.family) : data.ranking + Quittance.carry.along(address(), "situation", "ranking", []));
  }

  /* Reasons and costs are written once, in the tables of the page, with their links to the law. */
  function copied(id) {
    const copy = document.getElementById(id).cloneNode(true);
    copy.removeAttribute("id");
    // A definition has an id of its own, which may stand once in a page: its link is enough here.
    for (const gloss of copy.querySelectorAll(".q-gloss")) {
      const link = gloss.querySelector("a");
      link.removeAttribute("aria-describedby");
      gloss.replaceWith(link);
    }
    return copy;
  }

  function reasons(family, results, rows) {
    const items = rows.map((row) => {
      const reason = copied(`raison-${family.id}-${row + 1}`);
      return results.length > 1 ? html("li", null, html("strong", null, capital(data.verdicts[family.rows[row].verdict])), html("span", null, conditions(family.rows[row])), "\u00a0: ", reason) : reason;
    });
    if (results.length === 1 && items.length === 1) return html("p", null, ...items);
    if (results.length === 1) return html("ul", null, ...items.map((item) => html("li", null, item)));
    return html("details", { class: "q-outcome__more" }, html("summary", null, `Ce qui reste possible (${items.length} cas)`), html("ul", null, ...items));
  }

  /* « si montant moyen = … » for the questions still without an answer. */
  function conditions(row) {
    const answers = form.answers();
    const told = Object.entries(row.when).filter(([id]) => !Object.hasOwn(answers, id)).map(([id, options]) => {
      const question = questionOf(id);
      return `${question.name}\u00a0: ${options.map((option) => `«\u00a0${label(question, option)}\u00a0»`).join(" ou ")}`;
    });
    return told.length ? ` si ${told.join(", et ")}` : "";
  }

  const label = (question, option) => question.options.find(({ id }) => id === option).label;
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const between = (parts, sign = ", ") => parts.flatMap((part, i) => (i ? [sign, part] : [part]));

  function button(text, act, hidden) {
    const made = html("button", { type: "button", class: "q-inline" }, text, hidden ? html("span", { class: "q-sr" }, hidden) : "");
    made.addEventListener("click", act);
    return made;
  }

  function recap(question, option) {
    return html("li", null, html("span", null, `${question.text} `, html("strong", { class: option ? "q-yours" : "q-unk" }, option ? label(question, option) : "Je ne sais pas")),
      html("span", { class: "q-noprint" }, button("Modifier", () => form.go(question.id), `\u00a0: ${question.name}`)));
  }

  /* A heading of the page, without touching the fragment. */
  function goTo(id) {
    const target = document.getElementById(id);
    target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }

  /* ---- Address -------------------------------------------------------------- */

  let timer = 0;

  function rememberSoon() {
    clearTimeout(timer);
    timer = setTimeout(remember, ADDRESS_DELAY);
  }

  /* "" or "#…": the answers, and what later steps hold. */
  function address() {
    const answers = Quittance.answers.write(form.answers(), data.questions);
    return suite ? `${answers || "#"}&suite=${encodeURIComponent(suite)}`.replace("#&", "#") : answers;
  }

  function remember() {
    clearTimeout(timer);
    try {
      history.replaceState(history.state, "", location.pathname + location.search + address());
    } catch {
      // Some browsers refuse for a page opened from a folder: answers work, only the address is not kept.
    }
  }

  /* Returns whether the address held answers. */
  function readAddress() {
    const found = Quittance.answers.read(location.hash, data.questions);
    if (!found) return false;
    suite = found.suite;
    form.set(found.answers);
    show();
    compare(found);
    if (found.ignored.length) {
      errors.show("Une partie du lien n’a pas été comprise", found.ignored.map((text) => ({
        text: `«\u00a0${text}\u00a0»\u00a0: cette page ne connaît pas cette réponse. Le reste du lien est repris.`,
        target: firstRadio(text.split("=")[0]),
      })));
    } else errors.clear();
    return true;
  }

  function firstRadio(id) {
    return questionOf(id) ? document.getElementById(`q-${id}-inconnu`) : null;
  }

  /* What a shared link showed when it was made, beside what the page says today. */
  function compare({ version, then }) {
    const note = find("then");
    const differing = then && version !== data.version ? Quittance.answers.changed(then, outlooks) : [];
    note.hidden = !version || version === data.version;
    if (note.hidden) return;
    const words = (verdicts) => verdicts.map((verdict) => data.verdicts[verdict] || "inconnu").join(" ou ");
    note.replaceChildren(
      html("p", null, `Ce lien a été fait avec la version ${version} des données\u00a0; celle de cette page est ${data.version}. `,
        differing.length ? "Depuis, ces avis ont changé\u00a0:" : "Les avis sont les mêmes."),
      differing.length ? html("ul", null, ...differing.map(({ family, before, now }) => html("li", null, `${family.name}\u00a0: ${words(before)} alors, ${words(now)} aujourd’hui`))) : ""
    );
  }

  root.addEventListener("hashchange", () => {
    if (!readAddress()) remember(); // the anchor of a heading: the answers take their place again
    else keeping.save();
  });

  /* ---- Keeping, files, sharing ---------------------------------------------- */

  function take(text) {
    const found = Quittance.answers.open(text, KIND, data.questions);
    form.set(found.answers);
    show();
    rememberSoon();
    return found;
  }

  find("save").addEventListener("click", () => {
    Quittance.download.save(`${KIND}.json`, "application/json", Quittance.answers.file(form.answers(), KIND, data.version));
    say(`Fichier ${KIND}.json préparé.`);
  });

  find("open").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    try {
      if (file.size > LARGEST_FILE) throw new Error("Ce fichier est trop gros pour contenir vos réponses\u00a0: choisissez celui que cette page a enregistré.");
      const found = take(await file.text());
      keeping.save();
      errors.clear();
      if (found.ignored.length) {
        errors.show("Une partie du fichier n’a pas été comprise", found.ignored.map((text) => ({ text: `«\u00a0${text}\u00a0»\u00a0: cette page ne connaît pas cette réponse. Le reste est repris.`, target: firstRadio(text.split("=")[0]) })));
      } else say(`${given(found.answers)} réponses reprises du fichier.`);
    } catch (error) {
      errors.show("Le fichier n’a pas pu être ouvert", [{ text: `${error.message} Vos réponses à l’écran n’ont pas changé.`, target: event.target }]);
    }
    event.target.value = ""; // the same file may be chosen again
  });

  find("link").addEventListener("click", () => Quittance.download.link(
    find("address"), Quittance.answers.share(form.answers(), data.questions, data.version, outlooks), say, "Lien copié. Il contient vos réponses et l’avis montré."));

  // The button prints the result alone; the browser's own command prints the whole page, form and rules.
  find("print").addEventListener("click", () => {
    document.documentElement.dataset.qPrinted = "resultat";
    root.print();
  });
  root.addEventListener("afterprint", () => delete document.documentElement.dataset.qPrinted);
  find("see").addEventListener("click", () => goTo("resultat"));
  find("clear").addEventListener("click", () => {
    form.set({});
    errors.clear();
    find("then").hidden = true;
    changed();
    form.go(data.questions[0].id);
    say("Réponses effacées de l’écran.");
  });

  find("resume").addEventListener("click", () => {
    restore();
    keeping.keep(true);
    find("own").hidden = true;
    say("Vos réponses gardées sont reprises.");
  });

  function restore() {
    try {
      take(keeping.stored());
    } catch (error) {
      errors.show("Vos réponses gardées n’ont pas pu être reprises", [{ text: error.message, target: find("keeping").querySelector("input") }]);
    }
  }

  /* ---- Start ---------------------------------------------------------------- */

  for (const part of box.querySelectorAll("[data-q-script]")) part.hidden = false;
  const kept = keeping.stored() !== null;
  if (readAddress()) {
    // A link is open: what was kept stays as it is until the reader says otherwise.
    keeping.keep(false);
    find("own").hidden = !kept;
  } else {
    keeping.keep(kept);
    if (kept) restore();
  }
  show();
})(window);
