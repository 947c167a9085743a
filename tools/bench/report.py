"""The figures of the bench for people, each target beside what was measured."""

from __future__ import annotations

from tools.french import NBSP

#: What is aimed at: share of our own layer, growth of time per page, seconds of the check;
#: milliseconds to score 2,000 candidates again and to simulate 100.
TARGETS = {"layer": 0.15, "growth": 1.25, "check": 2.0, "scored": 100, "simulated": 500}


def verdicts(results: dict) -> list[dict]:
    """Each target with the measure and whether it is met."""
    made = []
    for size in results["sizes"]:
        value = _processor(size, "ours") / _processor(size, "rendered") - 1
        made.append(_verdict(f"couche propre, {size['name']}", value, TARGETS["layer"], "percent"))
    if len(results["sizes"]) > 2:
        small, large = results["sizes"][1:3]
        value = _per_page(large, "ours") / _per_page(small, "ours")
        name = f"temps par page, de {small['name']} à {large['name']} fiches"
        made.append(_verdict(name, value, TARGETS["growth"], "times"))
    check = results["check"]
    value = check["wall"]["median"]
    name = f"« check » sur {check['records']} fiches"
    made.append(_verdict(name, value, TARGETS["check"], "seconds"))
    return made + [
        _verdict(name, results["choice"][kind], TARGETS[kind], "milliseconds")
        for kind, name in _choices(results["choice"])
        if kind in TARGETS
    ]


def _choices(choice: dict) -> list[tuple[str, str]]:
    """What is measured of the ranking, by name."""
    many, few = f"{choice['candidates']} candidats", f"{choice['simulated_candidates']} candidats"
    return [
        ("scored", f"renoter {many}"),
        ("anew", f"noter {many} depuis leurs niveaux"),
        ("explained", f"renoter et expliquer {many}"),
        ("simulated", f"simuler {few}"),
        ("longest", f"plus longue tranche, {many} simulés"),
        ("sliced", f"simuler {many} par tranches"),
    ]


def render(results: dict) -> str:
    """The whole report as text."""
    lines = [
        f"Python {results['python']}, {results['system']}, "
        f"médiane de {results['repeats']} mesure(s), de la plus basse à la plus haute.",
        "",
        f"{'':34}{'durée':>24}{'processeur':>24}{'mémoire':>12}",
    ]
    for size in results["sizes"]:
        weight = _decimal(size["bytes"] / 1e6, 1)
        lines.append(f"{size['name']} ({size['pages']} pages, {weight}{NBSP}Mo)")
        lines += [
            _line(label, size[kind])
            for kind, label in (
                ("ours", "  notre construction"),
                ("rendered", "  mêmes pages déjà rendues"),
                ("aside", "  idem, tableaux hors Markdown"),
                ("steps", "  contrôles après construction"),
            )
            if kind in size
        ]
        strict = _processor(size, "ours") / _processor(size, "aside") - 1
        lines.append(
            f"  notre part face aux tableaux hors Markdown{NBSP}: {_shown(strict, 'percent')}"
        )
    check = results["check"]
    weight = _decimal(check["bytes"] / 1e6, 1)
    lines += [_line(f"check, {check['records']} fiches ({weight} Mo)", check)]
    choice = results["choice"]
    lines += ["", f"dans le navigateur (avancement dit {choice['told']} fois)"]
    lines += [
        f"  {name:44} {_shown(choice[kind], 'milliseconds'):>12}" for kind, name in _choices(choice)
    ]
    share = _decimal(choice["scored"] / choice["anew"])
    lines += [f"  renoter coûte ×{NBSP}{share} d’une note entière", "", "Objectifs"]
    for verdict in results["verdicts"]:
        state = "tenu" if verdict["met"] else "non tenu"
        measured = _shown(verdict["value"], verdict["unit"])
        target = _shown(verdict["target"], verdict["unit"])
        lines.append(f"  {verdict['name']:46} {measured:>12}  (au plus {target})  {state}")
    return "\n".join(lines)


def _verdict(name: str, value: float, target: float, unit: str) -> dict:
    return {"name": name, "value": value, "target": target, "unit": unit, "met": value <= target}


def _processor(size: dict, kind: str) -> float:
    return size[kind]["processor"]["median"]


def _per_page(size: dict, kind: str) -> float:
    return _processor(size, kind) / size["pages"]


def _line(label: str, series: dict) -> str:
    columns = [_spread(series["wall"]), _spread(series["processor"])]
    peak = series.get("peak")
    memory = f"{peak['median'] / 1e6:.0f}{NBSP}Mo" if peak else "inconnue"
    return f"{label:34}{columns[0]:>24}{columns[1]:>24}{memory:>12}"


def _spread(measured: dict) -> str:
    low, high = _decimal(measured["low"]), _decimal(measured["high"])
    return f"{_decimal(measured['median'])}{NBSP}s ({low} à {high})"


def _shown(value: float, unit: str) -> str:
    if unit == "percent":
        return f"{_decimal(100 * value, 0)}{NBSP}%"
    if unit == "times":
        return f"×{NBSP}{_decimal(value)}"
    if unit == "milliseconds":
        return f"{_decimal(value, 0)}{NBSP}ms"
    return f"{_decimal(value)}{NBSP}s"


def _decimal(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace(".", ",").replace("-", "−")
