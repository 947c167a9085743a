/*
 * The links between the steps of the choice take along what the page holds. Without this script they are plain links.
 *
 *   Quittance.steps.update("#profil=…&situation=…")
 *
 * Each page calls it with its own fragment, at its start and whenever its choices change. What the other steps
 * read alike goes with their links; the rest is kept in `suite` and comes back (see engine/carry.js).
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const bar = document.querySelector("[data-q-steps]");
  const own = bar ? bar.dataset.qSteps : "";
  const shared = bar ? bar.dataset.qShared.split(" ") : [];
  const here = root.location.pathname;

  /** `fragment`: that of this page, with or without « # »; empty when nothing was chosen. */
  function update(fragment) {
    if (!bar) return;
    for (const link of bar.querySelectorAll("a[data-q-step]")) link.setAttribute("href", address(link.dataset.qPlain, link.dataset.qStep, fragment));
  }

  /** `plain` with what goes along to a page of this kind; a place of the page itself keeps its anchor. */
  function address(plain, kind, fragment) {
    if (new URL(plain, root.location.href).pathname === here) return plain;
    const [path, anchor] = plain.split("#");
    const along = Quittance.carry.along(fragment, own, kind, shared);
    const aim = anchor ? `${along ? "&" : "#"}vers=${anchor}` : "";
    return path + along + aim;
  }

  if (bar) for (const link of bar.querySelectorAll("a[data-q-step]")) link.dataset.qPlain = link.getAttribute("href");
  Quittance.steps = { update };
})(window);
