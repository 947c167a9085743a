/*
 * « Mes critères et classement » as an address, a shared link and a file. No DOM. After ranking-state.js and carry.js.
 *
 *   #famille=cabinets&profil=…&situation=debiteurs:entreprises&suite=candidat-1%3DAlpha
 *   …&v=0123456789ab&alors=alpha:667.618.717,beta:-,gamma:x     in shared links only
 *
 * `alors` tells what was then shown of each candidate: central value, floor and ceiling in tenths, « - » without
 * enough information, « x » set aside. `carried` is {situation: {questionId: optionId}, suite: text kept as it stands}.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const { carry, rankingState } = Quittance;
  const NBSP = "\u00a0";
  const KIND = "mon-classement";
  const FORMAT = 1; // raised when the shape of the file changes
  const LONGEST = 60; // characters quoted of what was not understood
  const OWN = ["situation", "suite", "vers", "v", "alors"];
  const AIMS = ["resultat"];
  const VERSION = /^[0-9a-f]{1,40}$/;
  const SHOWN = /^([a-z0-9-]{1,80}):(?:(-)|(x)|(\d{1,4})\.(\d{1,4})\.(\d{1,4}))$/;
  const MOST_CANDIDATES = 8; // of the grid

  const encoded = (name, value) => `${name}=${encodeURIComponent(value).replace(/%(2C|3A)/g, decodeURIComponent)}`;

  /** {state, carried, aim, version, then, ignored}; `then` is a Map of what was shown by candidate, or null. */
  function read(fragment, data) {
    const asked = new URLSearchParams(fragment.replace(/^[#?]/, ""));
    const rest = new URLSearchParams();
    const own = {};
    const ignored = [];
    for (const [name, value] of asked) {
      if (!OWN.includes(name)) rest.append(name, value);
      else if (Object.hasOwn(own, name)) ignored.push(`${name}=${value}`.slice(0, LONGEST));
      else own[name] = value;
    }
    const accept = (name, good) => {
      const value = own[name] || "";
      if (!value || good(value)) return value;
      ignored.push(`${name}=${value}`.slice(0, LONGEST));
      return "";
    };
    const choices = rankingState.read(rest.toString(), data);
    const situation = carry.read(own.situation || "", data.situation.questions);
    const aim = accept("vers", (value) => AIMS.includes(value));
    const version = accept("v", (value) => VERSION.test(value));
    return {
      state: choices.state, carried: { situation: situation.answers, suite: own.suite || "" }, aim, version,
      then: version ? told(own.alors || "", ignored) : null,
      ignored: [...choices.ignored, ...situation.ignored, ...ignored],
    };
  }

  function told(text, ignored) {
    const shown = new Map();
    for (const part of text.split(",").filter(Boolean)) {
      const [, id, unranked, aside, ...figures] = SHOWN.exec(part) || [];
      if (!id) ignored.push(`alors=${part}`.slice(0, LONGEST));
      else if (unranked || aside) shown.set(id, { status: unranked ? "unranked" : "set_aside" });
      else {
        const [central, floor, ceiling] = figures.map(Number);
        shown.set(id, { status: "ranked", central, floor, ceiling });
      }
    }
    return shown;
  }

  function carriedParts({ situation, suite }) {
    const answers = carry.write(situation);
    return [...(answers ? [encoded("situation", answers)] : []), ...(suite ? [encoded("suite", suite)] : [])];
  }

  /** "" or "#…". */
  function write(state, carried, data) {
    const own = rankingState.write(state, data).slice(1);
    const parts = [...(own ? [own] : []), ...carriedParts(carried)];
    return parts.length ? `#${parts.join("&")}` : "";
  }

  const statusOf = (report, id) =>
    report.order.includes(id) ? "ranked" : report.set_aside.includes(id) ? "set_aside" : "unranked";

  /** What is shown today of a candidate. */
  function now(report, id) {
    const { central, floor, ceiling } = report.candidates.find((one) => one.id === id);
    const status = statusOf(report, id);
    return status === "ranked" ? { status, central, floor, ceiling } : { status };
  }

  /** The fragment of a link to share: the choices and the situation, the version, what is shown now. */
  function share(state, carried, data, report) {
    const shown = report ? report.candidates.map(({ id }) => {
      const one = now(report, id);
      return `${id}:${one.status === "ranked" ? [one.central, one.floor, one.ceiling].join(".") : one.status === "set_aside" ? "x" : "-"}`;
    }) : [];
    // What later steps hold is the sender's own work: it does not leave with the link.
    const choices = write(state, { ...carried, suite: "" }, data).slice(1);
    return `#${[...(choices ? [choices] : []), `v=${data.version}`, `alors=${shown.join(",")}`].join("&")}`;
  }

  /** Candidates of whom another thing is shown than with the link: [{id, before, now}], null where absent. */
  function changed(then, report) {
    if (!then || !then.size || !report) return [];
    const today = new Map(report.candidates.map(({ id }) => [id, now(report, id)]));
    const ids = [...today.keys(), ...[...then.keys()].filter((id) => !today.has(id))];
    return ids.map((id) => ({ id, before: then.get(id) || null, now: today.get(id) || null }))
      .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.now));
  }

  /** The same choices as a file. */
  const file = (state, carried, data) => `${JSON.stringify({
    quittance: KIND, format: FORMAT, donnees: data.version,
    choix: Object.fromEntries(new URLSearchParams(write(state, carried, data).slice(1))),
  }, null, 1)}\n`;

  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  /**
   * Read the text of a file, as `read` does.
   * Throws an Error whose message is a French sentence, when it is not one of ours.
   */
  function open(text, data) {
    let found = null;
    try {
      found = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch {
      throw new Error(`Ce fichier est illisible${NBSP}: il est abîmé, ou ne vient pas de cette page.`);
    }
    if (!isMapping(found) || found.quittance !== KIND) {
      throw new Error(`Ce fichier n’a pas été enregistré par cette page${NBSP}: choisissez celui dont le nom commence par «${NBSP}${KIND}${NBSP}».`);
    }
    if (!Number.isInteger(found.format) || found.format < 1) throw new Error(`Ce fichier ne dit pas son format${NBSP}: il est abîmé.`);
    if (found.format > FORMAT) throw new Error(`Ce fichier vient d’une version plus récente de ce site${NBSP}: ouvrez-le avec elle.`);
    if (!isMapping(found.choix) || !Object.values(found.choix).every((value) => typeof value === "string")) {
      throw new Error(`Ce fichier ne contient pas de choix lisibles${NBSP}: il est abîmé.`);
    }
    return read(new URLSearchParams(found.choix).toString(), data);
  }

  /**
   * The fragment of the grid with these candidates [{id, name, fictitious}] added to those that it held.
   * {fragment, added, over}: `over` counts those for whom the grid had no room.
   */
  function evaluate(state, carried, data, picked) {
    const held = [...new URLSearchParams(carried.suite)];
    const has = (kind) => held.filter(([name]) => new RegExp(`^${kind}-[1-8]$`).test(name));
    const taken = new Set([...has("candidat"), ...has("fiche")].map(([name]) => Number(name.slice(-1))));
    const known = new Set(has("fiche").map(([, id]) => id));
    const free = Array.from({ length: MOST_CANDIDATES }, (_, i) => i + 1).filter((number) => !taken.has(number));
    const fresh = picked.filter((one) => one.fictitious || !known.has(one.id));
    for (const [i, one] of fresh.slice(0, free.length).entries()) {
      held.push([`candidat-${free[i]}`, one.name]);
      if (!one.fictitious) held.push([`fiche-${free[i]}`, one.id]);
    }
    const suite = held.map(([name, value]) => encoded(name, value)).join("&");
    const shared = ["situation", "profil", ...data.criteria.map((one) => one.id), "exiger", "sans-objet"];
    return {
      fragment: carry.along(write(state, { ...carried, suite }, data), "ranking", "grid", shared),
      added: Math.min(fresh.length, free.length), over: Math.max(0, fresh.length - free.length),
    };
  }

  Quittance.rankingAddress = { KIND, MOST_CANDIDATES, read, write, share, changed, file, open, evaluate };
})(typeof self !== "undefined" ? self : globalThis);
