/*
 * Holds the download of the search index until the reader turns to the search.
 *
 * Material fetches and builds its index on every page view. This script stands
 * before its bundle and delays that one request until the box is pointed at,
 * focused or opened, or the address carries a query (?q=). Everything else goes
 * through untouched; when this script is missing, search works as usual.
 */
(function () {
  "use strict";

  // The box asks for results on its own once the index is there.
  if (new URLSearchParams(location.search).has("q")) return;

  const INDEX = /\/search\/search_index\.json$/;
  const prototype = XMLHttpRequest.prototype;
  const { open, send, abort } = prototype;
  const waiting = new Set();
  const addressed = new WeakSet();
  let wanted = false;

  prototype.open = function (method, address, ...rest) {
    if (INDEX.test(String(address))) addressed.add(this);
    return open.call(this, method, address, ...rest);
  };
  prototype.send = function (body) {
    if (wanted || !addressed.has(this)) return send.call(this, body);
    waiting.add(this);
    return undefined;
  };
  prototype.abort = function () {
    waiting.delete(this);
    return abort.call(this);
  };

  const EVENTS = ["focusin", "pointerover", "touchstart", "change"];
  const ZONE = ".md-search, [for='__search'], #__search";

  function turn(event) {
    if (!(event.target instanceof Element) || !event.target.closest(ZONE)) return;
    wanted = true;
    for (const name of EVENTS) document.removeEventListener(name, turn, true);
    Object.assign(prototype, { open, send, abort });
    for (const request of waiting) send.call(request);
    waiting.clear();
  }

  for (const name of EVENTS) {
    document.addEventListener(name, turn, { capture: true, passive: true });
  }
})();
