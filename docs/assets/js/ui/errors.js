/*
 * The error summary of a page: a box that says what is wrong, with links to where it is.
 * It takes the focus, and « Erreur : » stands before the title until it is cleared.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});
  const PREFIX = "Erreur\u00a0: ";

  /** `box`: an empty element with the class q-errors, hidden. Returns {show(errors), clear()}. */
  Quittance.errors = function (box) {
    const { html } = Quittance;

    /** `errors`: [{text, target}], `target` being the element to go to, or null. `heading` sums them up. */
    function show(heading, errors) {
      box.replaceChildren(
        html("h2", { class: "q-h3" }, heading),
        html("ul", null, ...errors.map(({ text, target }) => html("li", null, target ? link(text, target) : text)))
      );
      box.tabIndex = -1;
      box.hidden = false;
      if (!document.title.startsWith(PREFIX)) document.title = PREFIX + document.title;
      box.focus();
    }

    function link(text, target) {
      const made = html("a", { href: `#${target.id}` }, text);
      // The fragment holds the answers: going there must not replace it.
      made.addEventListener("click", (event) => {
        event.preventDefault();
        target.focus();
      });
      return made;
    }

    function clear() {
      box.hidden = true;
      box.replaceChildren();
      if (document.title.startsWith(PREFIX)) document.title = document.title.slice(PREFIX.length);
    }

    return { show, clear };
  };
})(window);
