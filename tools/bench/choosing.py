"""How fast the browser scores and simulates: the engine of the choice alone, on made-up candidates.

Everything is timed inside the page, in one run; the median of the repeats is kept. The largest
slice says how long the page stays deaf while 2,000 candidates are simulated.
"""

from __future__ import annotations

import random
from typing import Any

from tools.browser import launch_flags, obtain
from tools.project import REPOSITORY

#: Candidates scored again when a weight changes; candidates simulated at once.
SCORED = 2000
SIMULATED = 100
SEED = 20261122
ENGINE = REPOSITORY / "docs" / "assets" / "js" / "engine" / "decide"
#: In the order of loading.
FILES = ("fraction", "model", "scoring", "dominance", "simulation", "sensitivity", "explain")

_TIMED = """([large, small, repeats]) => {
  const D = Quittance.decide;
  const middle = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
  const time = (work) => middle(Array.from({ length: repeats }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }));
  const [many, few] = [large, small].map((raw) => D.readProblem(raw).problem);
  const result = D.evaluate(many);
  const first = many.criteria[0].id;
  let weight = 1;
  const scored = time(() => D.reweigh(result, { [first]: (weight += 1) }));
  const anew = time(() => D.evaluate(many));
  const explained = time(() => D.report(D.reweigh(result, { [first]: (weight += 1) }), null));
  const simulated = time(() => D.firstShares(D.evaluate(few)));
  return new Promise((done) => {
    const whole = D.evaluate(many);
    const begun = performance.now();
    let [last, longest, told] = [begun, 0, 0];
    D.simulateInSlices(whole, {
      onProgress: () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
        told += 1;
      },
      onDone: () => done({ scored, anew, explained, simulated, sliced: performance.now() - begun, longest, told }),
    });
  });
}"""


def problem(base: Any, number: int) -> dict[str, Any]:
    """So many made-up candidates on all the indicators of the questionnaire, one in five unknown."""
    rng = random.Random(SEED)
    asked = base.questionnaire
    parameters = asked.parameters

    def level() -> int | None:
        return rng.randint(0, 4) if rng.random() < 0.8 else None

    return {
        "criteria": [
            {
                "id": c.id, "weight": float(c.weight),
                "indicators": [{"id": i.id, "share": int(i.share)} for i in c.indicators],
            }
            for c in asked.criteria
        ],
        "candidates": [
            {"id": f"candidat-{n}", "levels": {id_: level() for id_ in asked.indicators}}
            for n in range(number)
        ],
        "coverage_floor": 0, "draws": int(parameters.draws),
        "concentration": int(parameters.concentration), "seed": int(parameters.seed),
    }  # fmt: skip


def measure_choice(base: Any, repeats: int) -> dict[str, Any]:
    """What `time_choice` measures, in a browser of its own.

    Raises:
        tools.browser.BrowserNotFound: no browser is installed and none could be fetched.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(obtain()), args=launch_flags())
        try:
            return time_choice(browser.new_page(), base, repeats)
        finally:
            browser.close()


def time_choice(page: Any, base: Any, repeats: int) -> dict[str, Any]:
    """Milliseconds in an empty page of a browser.

    Returns:
        ``scored``: 2,000 candidates under a changed weight; ``anew``: the same from their cells;
        ``explained``: the first, with every explanation; ``simulated``: all the draws for 100;
        ``sliced``: all the draws for 2,000, the page living in between; ``longest``: its longest
        slice; ``told``: how often progress was told.
    """
    page.goto("about:blank")
    for name in FILES:
        page.add_script_tag(path=ENGINE / f"{name}.js")
    found = page.evaluate(_TIMED, [problem(base, SCORED), problem(base, SIMULATED), repeats])
    return {"candidates": SCORED, "simulated_candidates": SIMULATED, **found}
