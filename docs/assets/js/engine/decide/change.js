/* What one change did to the first place: a fact between two reports of the same candidates. No DOM. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const decide = (Quittance.decide = Quittance.decide || {});

  /** Those in front: one, several when they are equal, none when nobody is ranked. */
  function leaders(report) {
    const [lead] = report.facts;
    return lead && lead.code === "LEAD_TIED" ? lead.params.candidates : report.order.slice(0, 1);
  }

  /**
   * CHANGE_PASSES {first, others}, CHANGE_REPLACES {first, others} when those no longer are in the ranking,
   * CHANGE_TIES {candidates} or CHANGE_KEPT {first}; null when nobody led before or nobody leads after.
   */
  function overturned(before, after) {
    if (!before || !after) return null;
    const [had, has] = [leaders(before), leaders(after)];
    if (!had.length || !has.length) return null;
    if (has.length > 1) return had.join() === has.join() ? null : { code: "CHANGE_TIES", params: { candidates: has } };
    const [first] = has;
    const others = had.filter((id) => id !== first);
    if (!others.length) return { code: "CHANGE_KEPT", params: { first } };
    const left = others.filter((id) => !after.order.includes(id));
    if (left.length === others.length) return { code: "CHANGE_REPLACES", params: { first, others } };
    return { code: "CHANGE_PASSES", params: { first, others: others.filter((id) => after.order.includes(id)) } };
  }

  Object.assign(decide, { overturned });
})(typeof self !== "undefined" ? self : globalThis);
