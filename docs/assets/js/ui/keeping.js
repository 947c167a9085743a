/*
 * Keep on this device, only after a tick, and wipe it all again. One key of localStorage a page.
 * Where the browser refuses to keep anything, the box says so.
 */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  /**
   * `box` holds input[data-q-keep], button[data-q-forget] and [data-q-kept]; `key` names what is kept.
   * `current()` gives the text to keep. Returns {stored(), save(), keep(on)}.
   */
  Quittance.keeping = function (box, key, current) {
    const tick = box.querySelector("[data-q-keep]");
    const wipe = box.querySelector("[data-q-forget]");
    const said = box.querySelector("[data-q-kept]");

    /** The text kept, or null. */
    function stored() {
      try {
        return root.localStorage.getItem(key);
      } catch {
        return null;
      }
    }

    function save() {
      if (!tick.checked) return;
      try {
        root.localStorage.setItem(key, current());
        wipe.hidden = false;
      } catch {
        tick.checked = false;
        said.textContent = "Ce navigateur refuse de garder vos réponses\u00a0: enregistrez-les dans un fichier.";
      }
    }

    function remove() {
      try {
        root.localStorage.removeItem(key);
      } catch {
        // Nothing could be kept, so nothing is there.
      }
      wipe.hidden = true;
    }

    function keep(on) {
      tick.checked = on;
      wipe.hidden = stored() === null;
    }

    tick.addEventListener("change", () => {
      if (tick.checked) {
        said.textContent = "Vos réponses sont gardées sur cet appareil.";
        save();
      } else {
        remove();
        said.textContent = "Plus rien n’est gardé sur cet appareil.";
      }
    });
    wipe.addEventListener("click", () => {
      remove();
      tick.checked = false;
      tick.focus();
      said.textContent = "Tout est effacé de cet appareil\u00a0; vos réponses restent à l’écran.";
    });

    return { stored, save, keep };
  };
})(window);
