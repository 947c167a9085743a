"""What `pages.json` says a page takes has its effect when the address holds it."""

from urllib.parse import urlencode

import pytest

from tests.browser.register import opened, pages

#: What a reader sees of a comparison: its controls, its output, its rows and its views.
STATE = """() => {
  const box = document.querySelector("[data-q-comparison]");
  const all = (selector) => [...box.querySelectorAll(selector)];
  return JSON.stringify([
    all("output").map((one) => one.textContent),
    all("input, select").map((one) => (one.type === "checkbox" ? one.checked : one.value)),
    all("[aria-pressed]").map((one) => one.getAttribute("aria-pressed")),
    all("[data-q-table] tbody tr").map((one) => [one.dataset.id, one.hidden]),
    all("[data-q-side]").map((one) => [one.hidden, one.querySelectorAll("tr").length]),
  ]);
}"""


@pytest.mark.parametrize("part", range(4))
def test_each_parameter_changes_what_is_shown(page, site_url, built_site, part):
    # Eight comparisons and a dozen parameters: four parts, so that a failure is found early.
    # The pages of questions, whose answers stand in the fragment, have tests of their own.
    taking = [one for one in pages(built_site) if one["kind"] == "comparatif" and one["parameters"]][part::4]
    assert taking, "no page takes parameters"
    without_effect = []
    for one in taking:
        without: dict[str, str] = {}
        known = {parameter["name"]: parameter for parameter in one["parameters"]}
        for name, parameter in known.items():
            needed = {need: known[need]["example"] for need in parameter.get("requires", [])}
            asked = ",".join(needed)
            if asked not in without:
                without[asked] = state(page, f"{site_url}/{one['path']}", needed)
            after = state(page, f"{site_url}/{one['path']}", {**needed, name: parameter["example"]})
            assert page.locator("[data-q-ignored]").is_hidden(), (one["path"], name)
            if without[asked] == after:
                without_effect.append((one["path"], name))
    assert without_effect == []


def state(page, address: str, query: dict[str, str]) -> str:
    page.goto(f"{address}?{urlencode(query)}" if query else address)
    page.locator("[data-q-filterbox]").wait_for(state="attached")
    return page.evaluate(STATE)


def test_outputs_exist_and_say_something(page, site_url, built_site):
    giving = [one for one in pages(built_site) if one["outputs"]]
    assert giving
    for one in giving:
        page.goto(f"{site_url}/{opened(one)}")
        for output in one["outputs"]:
            found = page.locator(f"output[id='{output}']")
            assert found.count() == 1, (one["path"], output)
            # Hidden where there is nothing to say: a list of one is not compared side by side.
            assert found.is_hidden() or found.inner_text().strip(), (one["path"], output)
