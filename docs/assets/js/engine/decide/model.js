/*
 * What the engine is asked, read from plain JSON values and refused with coded faults. No DOM.
 * The browser's half of quittance/decide/model.py: same limits, same codes, same order of faults.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});

  const TOP = 10000; // hundredths of a point
  const LEVEL = 2500; // what one described level is worth
  const MOST_WEIGHT = 1000000;
  const MOST_SHARE = 1000;
  const STATUSES = ["met", "failed", "unknown"];
  /** Parameter: default, least, most. */
  const PARAMETERS = {
    coverage_floor: [60, 0, 100],
    concentration: [40, 1, 10000],
    draws: [5000, 1, 1000000],
    seed: [1, 0, 4294967295],
  };
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const SPACES = /[ \t\r\n\u00a0\u202f]/g;
  const NUMBER = /^[+-]?[0-9]{1,9}(?:[.,][0-9]{1,12})?$/;
  const ANY_NUMBER = /^[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?$/;

  const isNumber = (value) => typeof value === "number" && value > -1e300 && value < 1e300;
  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const has = (mapping, key) => Object.prototype.hasOwnProperty.call(mapping, key);
  const hundredths = (value, unit) => Math.floor(value * unit + 0.5);

  class Reader {
    constructor() {
      this.faults = [];
    }

    fault(code, params) {
      this.faults.push({ code, params });
    }

    /** The mappings of a list whose ids are well formed and unlike. */
    ids(entries, where) {
      if (!Array.isArray(entries)) {
        this.fault("INPUT_SHAPE", { where });
        return [];
      }
      const kept = new Map();
      for (const entry of entries) {
        const id = isMapping(entry) ? entry.id : undefined;
        if (typeof id !== "string" || !ID.test(id)) this.fault("INPUT_ID", { where });
        else if (kept.has(id)) this.fault("INPUT_TWICE", { where, id });
        else kept.set(id, entry);
      }
      return [...kept.values()];
    }

    names(raw, where) {
      if (Array.isArray(raw) && raw.every((one) => typeof one === "string")) return raw;
      this.fault("INPUT_SHAPE", { where });
      return [];
    }

    mapping(raw, where) {
      if (isMapping(raw)) return raw;
      this.fault("INPUT_SHAPE", { where });
      return {};
    }

    criterion(raw) {
      let weight = raw.weight;
      if (!isNumber(weight) || weight < 0 || weight > MOST_WEIGHT) {
        this.fault("INPUT_WEIGHT", { criterion: raw.id });
        weight = 0;
      }
      const indicators = this.ids(raw.indicators, "indicators").map((entry) => {
        let share = entry.share;
        if (!isNumber(share) || share !== Math.floor(share) || share < 1 || share > MOST_SHARE) {
          this.fault("INPUT_SHARE", { id: entry.id });
          share = 1;
        }
        return { id: entry.id, share };
      });
      return { id: raw.id, weight: hundredths(weight, 100), indicators };
    }

    candidate(raw, indicators, knockouts) {
      const part = (name) => this.mapping(has(raw, name) ? raw[name] : {}, name);
      const [levels, values, statuses] = [part("levels"), part("values"), part("knockouts")];
      const cells = new Map();
      for (const id of indicators) {
        const onScale = has(values, id);
        const raw_ = onScale ? values[id] : has(levels, id) ? levels[id] : null;
        const found = onScale ? cell(raw_, 100, 100) : cell(raw_, 4, LEVEL);
        if (!found) this.fault("INPUT_LEVEL", { candidate: raw.id, id });
        cells.set(id, found || [0, TOP]);
      }
      const met = new Map();
      for (const id of knockouts) {
        met.set(id, has(statuses, id) ? statuses[id] : "unknown");
        if (!STATUSES.includes(met.get(id))) this.fault("INPUT_KNOCKOUT", { candidate: raw.id, id });
      }
      return { id: raw.id, name: typeof raw.name === "string" ? raw.name : raw.id, cells, knockouts: met };
    }
  }

  /** Least and most value: all the scale when unknown, a range when sources differ. */
  function cell(raw, most, unit) {
    if (raw === null) return [0, TOP];
    const ends = Array.isArray(raw) ? raw : [raw, raw];
    if (ends.length !== 2 || !ends.every((end) => isNumber(end) && end >= 0 && end <= most)) return null;
    const [low, high] = ends.map((end) => hundredths(end, unit));
    return low <= high ? [low, high] : null;
  }

  /** {problem, faults}: problem is null when there is any fault. */
  function readProblem(given) {
    const reader = new Reader();
    const raw = reader.mapping(given, "problem");
    if (reader.faults.length) return { problem: null, faults: reader.faults };
    const get = (name, otherwise) => (has(raw, name) ? raw[name] : otherwise);
    const criteria = reader.ids(get("criteria"), "criteria").map((entry) => reader.criterion(entry));
    const indicators = criteria.flatMap((criterion) => criterion.indicators.map((one) => one.id));
    const twice = new Set(indicators.filter((id, i) => indicators.indexOf(id) !== i));
    for (const id of [...twice].sort()) reader.fault("INPUT_TWICE", { where: "indicators", id });
    const knockouts = reader.names(get("knockouts", []), "knockouts");
    const notApplicable = new Set(reader.names(get("not_applicable", []), "not_applicable"));
    const candidates = reader
      .ids(get("candidates"), "candidates")
      .map((entry) => reader.candidate(entry, indicators, knockouts));
    const parameters = {};
    for (const [name, [byDefault, least, most]] of Object.entries(PARAMETERS)) {
      let value = get(name, byDefault);
      if (!isNumber(value) || value !== Math.floor(value) || value < least || value > most) {
        reader.fault("INPUT_PARAMETER", { where: name });
        value = byDefault;
      }
      parameters[name] = value;
    }
    const reinstated = new Set(reader.names(get("reinstated", []), "reinstated"));
    const weighed = criteria.some(
      (criterion) => criterion.weight && criterion.indicators.some((one) => !notApplicable.has(one.id)),
    );
    if (!reader.faults.length && !weighed) reader.fault("INPUT_NO_WEIGHT", {});
    if (reader.faults.length) return { problem: null, faults: reader.faults };
    return { problem: { criteria, candidates, knockouts, notApplicable, reinstated, parameters }, faults: [] };
  }

  /**
   * A number typed between 0 and most, two decimals at most: {value, fault}, one of them null.
   * Spaces are dropped, comma and point are alike.
   */
  function readNumber(text, most = 100) {
    const typed = text.replace(SPACES, "").replace(/\u2212/g, "-");
    const shown = text.slice(0, 40);
    const refuse = (code, params) => ({ value: null, fault: { code, params } });
    if (!typed) return refuse("NUMBER_EMPTY", { most });
    if (!NUMBER.test(typed)) {
      // A huge or endless number is one all the same: its reader is told of the size.
      return refuse(ANY_NUMBER.test(typed) ? "NUMBER_SIZE" : "NUMBER_LETTERS", { text: shown, most });
    }
    const [, decimals = ""] = typed.split(/[.,]/);
    const value = Number(typed.replace(",", "."));
    if (value < 0) return refuse("NUMBER_NEGATIVE", { text: shown, most });
    if (value > most) return refuse("NUMBER_SIZE", { text: shown, most });
    if (/[1-9]/.test(decimals.slice(2))) return refuse("NUMBER_DECIMALS", { text: shown });
    return { value: value + 0, fault: null };
  }

  Object.assign(decide, { readProblem, readNumber, isNumber });
})(typeof self !== "undefined" ? self : globalThis);
