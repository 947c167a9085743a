/*
 * Who certainly beats whom, whatever the unknown answers turn out to be. No DOM.
 * The browser's half of quittance/decide/dominance.py, where the closed form is shown.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});
  const { compare } = decide.fraction;

  const certainlyBeats = (first, second) => compare(first.floor, second.ceiling) > 0;

  /** The tier of each candidate: 1 = certainly beaten by nobody, 2 = once tier 1 is gone, etc. */
  function tiers(ranked) {
    const found = new Array(ranked.length).fill(0);
    let left = ranked.map((_, index) => index);
    for (let tier = 1; left.length; tier += 1) {
      let best = ranked[left[0]].floor;
      for (const index of left) if (compare(ranked[index].floor, best) > 0) best = ranked[index].floor;
      const beaten = [];
      for (const index of left) {
        if (compare(ranked[index].ceiling, best) >= 0) found[index] = tier;
        else beaten.push(index);
      }
      left = beaten;
    }
    return found;
  }

  Object.assign(decide, { certainlyBeats, tiers });
})(typeof self !== "undefined" ? self : globalThis);
