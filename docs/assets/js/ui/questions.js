/* A form of questions with radio buttons; « Je ne sais pas » is the empty value. */
(function (root) {
  "use strict";

  const Quittance = (root.Quittance = root.Quittance || {});

  /** `change(answers)` is called at each answer. Returns {answers(), set(answers), go(id), first}. */
  Quittance.questions = function (form, questions, change) {
    const radios = (id) => [...form.querySelectorAll(`input[name="${id}"]`)];
    const checked = (id) => radios(id).find((one) => one.checked);

    function answers() {
      const given = {};
      for (const { id } of questions) {
        const one = checked(id);
        if (one && one.value) given[id] = one.value;
      }
      return given;
    }

    function set(wanted) {
      for (const { id } of questions) {
        for (const one of radios(id)) one.checked = one.value === (wanted[id] || "");
      }
    }

    /** Bring a question in sight, with the focus on its answer. */
    function go(id) {
      const one = checked(id) || radios(id)[0];
      one.closest("fieldset").scrollIntoView({ block: "center" });
      one.focus({ preventScroll: true });
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => {
      if (event.target.matches('input[type="radio"]')) change(answers());
    });
    return { answers, set, go };
  };
})(window);
