/* The menu button of narrow screens. Material opens its drawer with a hidden checkbox that the
   keyboard cannot reach; a real button drives it here, and Escape closes it. */
(function () {
  "use strict";

  var button = document.querySelector(".q-menu");
  var drawer = document.querySelector('[data-md-toggle="drawer"]');
  if (!button || !drawer) return;

  function isOpen() {
    return drawer.checked;
  }

  function close() {
    drawer.click();
    button.focus();
  }

  drawer.addEventListener("change", function () {
    button.setAttribute("aria-expanded", String(isOpen()));
    if (!isOpen()) return;
    var side = document.querySelector(".md-sidebar--primary");
    var first = side.querySelector("a.md-nav__link--active") || side.querySelector("a.md-nav__link");
    if (first) first.focus({ preventScroll: true });
  });

  button.addEventListener("click", function () {
    drawer.click();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && isOpen()) close();
  });
})();
