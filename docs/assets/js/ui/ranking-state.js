/*
 * The choices of « Mes critères et classement » in the fragment of its address, in readable names. No DOM.
 *
 *   #famille=cabinets&profil=tresorerie-urgente&cout-tarification=90&exiger=mandat-ecrit
 *   &sans-objet=pays-couverts&reintegres=gcollect
 *
 * What is by default is left out. Whatever the page does not know is told, never an error.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const LISTS = { exiger: "asked", "sans-objet": "notApplicable", reintegres: "reinstated" };

  /** Importances of a profile, by criterion; those by default when `id` is "". */
  function points(data, id) {
    const profile = data.profiles.find((one) => one.id === id);
    return Object.fromEntries(data.criteria.map((c) => [c.id, profile && c.id in profile.points ? profile.points[c.id] : c.weight]));
  }

  const setOf = (data, family) => data.sets.find((one) => one.id === family);
  /** The requirements that a set comes with: those of the fictitious one, none otherwise. */
  const given = (data, family) => setOf(data, family).asked || [];

  const initial = (data, family = data.sets[0].id) => ({
    family, profile: "", weights: points(data, ""), asked: [...given(data, family)], notApplicable: [], reinstated: [],
  });

  /** Read a fragment: {state, ignored: [text]}, where `ignored` quotes what was not understood. */
  function read(fragment, data) {
    const state = initial(data);
    const ignored = [];
    const held = new Map();
    for (const [name, value] of new URLSearchParams(fragment.replace(/^[#?]/, ""))) {
      if (held.has(name)) ignored.push(shown(name, value));
      else held.set(name, value);
    }
    const take = (name, accept) => {
      if (!held.has(name)) return;
      const value = held.get(name);
      held.delete(name);
      if (!accept(value)) ignored.push(shown(name, value));
    };
    take("famille", (value) => data.sets.some((one) => one.id === value) && Boolean((state.family = value)));
    take("profil", (value) => data.profiles.some((one) => one.id === value) && Boolean((state.profile = value)));
    state.weights = points(data, state.profile);
    state.asked = held.has("exiger") ? [] : [...given(data, state.family)];
    for (const { id } of data.criteria) {
      take(id, (value) => {
        const found = Quittance.decide.readNumber(value);
        if (!found.fault) state.weights[id] = found.value;
        return !found.fault;
      });
    }
    const known = {
      exiger: data.knockouts.map((one) => one.id),
      "sans-objet": data.criteria.flatMap((c) => c.indicators.map((one) => one.id)),
      reintegres: setOf(data, state.family).candidates.map((one) => one.id),
    };
    for (const [name, key] of Object.entries(LISTS)) {
      take(name, (value) => {
        for (const id of new Set(value.split(",").filter(Boolean))) {
          if (known[name].includes(id)) state[key].push(id);
          else ignored.push(shown(name, id));
        }
        return true;
      });
    }
    for (const [name, value] of held) ignored.push(shown(name, value));
    return { state, ignored };
  }

  const shown = (name, value) => `${name}=${value}`.slice(0, 60);

  /** Write the choices: "" or "#…". */
  function write(state, data) {
    const parts = [];
    if (state.family !== data.sets[0].id) parts.push(`famille=${state.family}`);
    if (state.profile) parts.push(`profil=${state.profile}`);
    const base = points(data, state.profile);
    for (const { id } of data.criteria) if (state.weights[id] !== base[id]) parts.push(`${id}=${state.weights[id]}`);
    for (const [name, key] of Object.entries(LISTS)) {
      // « exiger= » says that what the set comes with was taken away.
      if (state[key].length || (name === "exiger" && given(data, state.family).length)) parts.push(`${name}=${state[key].join(",")}`);
    }
    return parts.length ? `#${parts.join("&")}` : "";
  }

  /** What the engine is asked. */
  function problem(state, data) {
    const set = setOf(data, state.family);
    const concerned = new Set(knockouts(state, data).map((one) => one.id));
    return {
      criteria: data.criteria.map((c) => ({
        id: c.id, weight: state.weights[c.id], indicators: c.indicators.map(({ id, share }) => ({ id, share })),
      })),
      candidates: set.candidates.map(({ id, name, levels, knockouts: known }) => ({ id, name, levels, knockouts: known })),
      knockouts: state.asked.filter((id) => concerned.has(id)),
      not_applicable: state.notApplicable,
      reinstated: state.reinstated,
      ...data.parameters,
    };
  }

  /** The hard requirements that concern the family chosen; all of them for the fictitious set. */
  function knockouts(state, data) {
    const set = setOf(data, state.family);
    return data.knockouts.filter((one) => set.fictitious || !one.families.length || one.families.includes(state.family));
  }

  Quittance.rankingState = { given, initial, knockouts, points, problem, read, write };
})(typeof self !== "undefined" ? self : globalThis);
