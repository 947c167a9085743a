/* The request for information on its page: what is chosen shows at once, stays in the address, is copied or downloaded. */
(function (root) {
  "use strict";

  const Quittance = root.Quittance;
  const box = document.querySelector("[data-q-requests]");
  if (!box) return;

  const { html, request } = Quittance;
  const NBSP = "\u00a0";
  const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const find = (name) => box.querySelector(`[data-q-${name}]`);
  const data = JSON.parse(find("data").textContent);
  const partBoxes = [...box.querySelectorAll("[data-q-part]")];
  const familyBoxes = [...box.querySelectorAll("[data-q-family]")];
  const who = document.getElementById("d-organisme");
  let state = request.initial(data);

  const say = (sentence) => { find("said").textContent = sentence; };
  const fileName = () => ["demande-information", state.organisation].filter(Boolean).join("-");

  function counted(number, one, many) {
    return `${number} ${number > 1 ? many : one}`;
  }

  function show() {
    const parts = request.chosen(state, data);
    const kept = new Set(parts.flatMap((part) => part.items.map((item) => item.id)));
    for (const section of box.querySelectorAll("[data-q-section]")) {
      section.hidden = !parts.some((part) => part.id === section.dataset.qSection);
      for (const item of section.querySelectorAll("[data-q-item]")) item.hidden = !kept.has(item.id);
    }
    showOwn(parts.find((part) => part.id === request.OWN));
    showCount(parts);
    for (const one of partBoxes) one.checked = state.parts.includes(one.dataset.qPart);
    for (const one of familyBoxes) one.checked = state.families.includes(one.dataset.qFamily);
    who.value = state.organisation;
    for (const name of ["copy", "docx", "csv"]) find(name).disabled = !parts.length;
  }

  function showOwn(part) {
    find("own").hidden = !state.organisation;
    if (!state.organisation) return;
    const { name } = data.organisations[state.organisation];
    document.getElementById("a-savoir").textContent = `Ce que la base ignore de ${name}`;
    find("own-text").textContent = part
      ? `${counted(part.items.length, "point inconnu", "points inconnus")}, dans l’ordre de sa fiche. Ces questions s’adressent directement à l’organisme.`
      : "Aucun point qui ait une question à poser n’est inconnu.";
    find("own-list").replaceChildren(...(part ? part.items : []).map((item) => html("li", null,
      html("p", { class: "q-requests__text" }, item.text), html("p", null, item.subject),
      html("p", { class: "q-onlyprint q-answer" }, `Réponse${NBSP}:`))));
  }

  function showCount(parts) {
    const output = document.getElementById("demande");
    const total = request.count(parts);
    if (!total) {
      output.textContent = `Votre demande est vide${NBSP}: cochez au moins une partie ou nommez un organisme.`;
      return;
    }
    const about = state.organisation ? ` pour ${data.organisations[state.organisation].name}` : "";
    const own = parts.find((part) => part.id === request.OWN);
    output.replaceChildren(
      html("strong", null, counted(total, "question ou pièce", "questions et pièces")),
      ` dans votre demande${about}${own ? `, dont ${own.items.length} sur ce que la base ignore de lui` : ""}.`,
    );
  }

  function change(next) {
    state = { ...state, ...next };
    say("");
    show();
    try {
      history.replaceState(history.state, "", location.pathname + request.write(state, data) + location.hash);
    } catch {
      // Some browsers refuse for a page opened from a folder: the page works, only its address is not kept.
    }
  }

  function readAddress() {
    const found = request.read(location.search, data);
    state = found.state;
    find("note").hidden = !found.ignored.length;
    find("note").textContent = `Une partie de l’adresse n’est pas connue de cette page et a été laissée de côté${NBSP}: ${found.ignored.join(", ")}.`;
    show();
  }

  const checked = (boxes, key) => boxes.filter((one) => one.checked).map((one) => one.dataset[key]);
  for (const one of partBoxes) one.addEventListener("change", () => change({ parts: checked(partBoxes, "qPart") }));
  for (const one of familyBoxes) one.addEventListener("change", () => change({ families: checked(familyBoxes, "qFamily") }));
  who.addEventListener("change", () => change({ organisation: who.value }));
  find("reset").addEventListener("click", () => change(request.initial(data)));
  root.addEventListener("popstate", readAddress);

  find("copy").addEventListener("click", () => {
    Quittance.reuse.copy(request.text(state, data), false).then(
      () => say(`Demande copiée${NBSP}: collez-la dans un message.`),
      () => say(`Le navigateur refuse la copie${NBSP}: téléchargez plutôt le fichier Word.`),
    );
  });
  find("csv").addEventListener("click", () => {
    Quittance.download.csv(fileName(), request.rows(state, data));
    say(`Fichier téléchargé${NBSP}: ${fileName()}.csv`);
  });
  find("docx").addEventListener("click", async () => {
    try {
      const fflate = await Quittance.download.zipLibrary(box.dataset.qZip);
      const bytes = Object.fromEntries(Object.entries(request.files(state, data)).map(([path, text]) => [path, fflate.strToU8(text)]));
      Quittance.download.save(`${fileName()}.docx`, DOCX, fflate.zipSync(bytes, { level: 6 }));
      say(`Fichier téléchargé${NBSP}: ${fileName()}.docx`);
    } catch {
      say(`Le fichier Word n’a pas pu être fait${NBSP}: copiez plutôt le texte.`);
    }
  });

  find("tools").hidden = false;
  readAddress();
})(window);
