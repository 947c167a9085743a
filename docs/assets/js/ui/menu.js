/* The menu button of narrow screens. Material opens its drawer with a hidden checkbox, and its
   panels with labels, that the keyboard cannot reach; a real button drives the drawer here, its
   labels join the tab order while it is open (Material presses them on Enter), Escape closes it. */
(function () {
  "use strict";

  var button = document.querySelector(".q-menu");
  var drawer = document.querySelector('[data-md-toggle="drawer"]');
  var side = document.querySelector(".md-sidebar--primary");
  if (!button || !drawer || !side) return;

  var labels = side.querySelectorAll('.md-nav .md-nav .md-nav__title, label[for="__toc"]');

  /* Panels lie on each other: the deepest open one is the one in sight. */
  function firstStop() {
    var open = side.querySelectorAll(".md-nav__toggle:checked ~ .md-nav");
    var panel = open[open.length - 1] || side;
    var stops = panel.querySelectorAll("a.md-nav__link, label[tabindex]");
    return Array.prototype.find.call(stops, function (stop) {
      return stop.getClientRects().length > 0 && getComputedStyle(stop).visibility === "visible";
    });
  }

  drawer.addEventListener("change", function () {
    var open = drawer.checked;
    button.setAttribute("aria-expanded", String(open));
    labels.forEach(function (label) {
      if (open) label.tabIndex = 0;
      else label.removeAttribute("tabindex");
    });
    var stop = open && firstStop();
    if (stop) stop.focus({ preventScroll: true });
  });

  button.addEventListener("click", function () {
    drawer.click();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    button.focus();
  });
})();
