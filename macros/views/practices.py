"""Practices: choices by situation, advice, mistakes, strategies, and what is made for reuse."""

from __future__ import annotations

from macros import texts
from macros.environment import render
from macros.headings import heading
from macros.links import Page
from macros.reuse import Reusable, as_html, as_markdown, as_text
from macros.slots import slots
from quittance import Base
from quittance.format import capital, day
from quittance.model.practice import Practice

#: Page on which the practices of each kind are explained.
_PAGES = {
    "definition": "comprendre/index.md", "enjeu": "comprendre/index.md",
    "choix": "pratiques/index.md", "conseil": "pratiques/index.md", "erreur": "pratiques/index.md",
    "strategie": "pratiques/strategies.md", "action": "pratiques/strategies.md",
    "anecdote": "pratiques/strategies.md", "objectif": "pratiques/strategies.md",
    "collaboration": "collaboration.md",
}


def practice_page(practice: Practice) -> str:
    """Source path and anchor of the explanation of a practice."""
    return f"{_PAGES[practice.kind]}#{practice.id}"


def of_kind(base: Base, kind: str) -> list[Practice]:
    """Practices of a kind, in their order."""
    return sorted((p for p in base.practices.values() if p.kind == kind), key=lambda p: p.rank)


def choices(base: Base, page: Page) -> str:
    """The table of good and bad choices, each situation linked to its explanation."""
    rows = [(p, capital(base.label("situations", p.situation)), page.to(practice_page(p))) for p in of_kind(base, "choix")]
    return slots.hold(render("practices/choices.html.j2", base=base, page=page, rows=rows))


def summary(base: Base, page: Page, kind: str) -> str:
    """The titles of a kind, numbered, each linked to its explanation."""
    rows = [(p, page.to(practice_page(p))) for p in of_kind(base, kind)]
    return slots.hold(render("practices/summary.html.j2", rows=rows))


def explained(base: Base, page: Page, kind: str, level: int = 3) -> str:
    """Each practice of a kind under a heading that its id names: why, points, caution, proof, what is linked."""
    parts = []
    for practice in of_kind(base, kind):
        parts.append(heading(level, practice.title, practice.id))
        parts.append(slots.hold(render(
            "practices/item.html.j2", base=base, page=page, item=practice, rich=texts.rich,
            related=[base.practices[id_] for id_ in practice.related], practice_page=practice_page,
        )))
    return "".join(parts)


def checklist(base: Base, page: Page, kind: str) -> str:
    """Practices of a kind as a list to tick, each point a box."""
    parts = []
    for practice in of_kind(base, kind):
        parts.append(heading(2, f"{practice.rank}. {practice.title}", practice.id))
        parts.append(slots.hold(render("practices/checklist.html.j2", base=base, page=page, item=practice, rich=texts.rich)))
    return "".join(parts)


def reuse(base: Base, page: Page, what: str) -> str:
    """Buttons that copy or download the choices (``"choix"``), the advice or the mistakes; hidden without scripts."""
    content = reusable(base, what)
    data = {
        "id": content.id, "title": content.title, "head": content.head, "rows": content.rows,
        "icons": content.icons, "credit": content.credit,
        "html": as_html(content), "markdown": as_markdown(content), "text": as_text(content),
    }
    return slots.hold(render("practices/reuse.html.j2", content=content, data=data, card=page.to("pratiques/carte.md")))


def card(base: Base, page: Page) -> str:
    """The one-page card: choices, advice, mistakes, source and date."""
    rows = [(p, capital(base.label("situations", p.situation))) for p in of_kind(base, "choix")]
    return slots.hold(render(
        "practices/card.html.j2", base=base, rows=rows, advice=of_kind(base, "conseil"), mistakes=of_kind(base, "erreur"), credit=credit(base, "choix"),
    ))


def credit(base: Base, kind: str) -> str:
    """Source and date of what is taken away, in one sentence."""
    items = of_kind(base, kind)
    origins = [s for s in dict.fromkeys(id_ for p in items for id_ in p.sources) if base.sources[s].kind == "document-fondateur"]
    titles = ", ".join(f"«\u00a0{base.sources[s].title}\u00a0»" for s in origins)
    site = base.site
    name = site.name if site else "Quittance"
    address = f" ({site.address})" if site and site.address else ""
    on = site.surveyed_on if site and site.surveyed_on else base.today
    return f"Source\u00a0: {name}{address}, d’après {titles}. Données du {day(on)}, version {base.digest}. Licence CC BY 4.0."


def reusable(base: Base, what: str) -> Reusable:
    """The choices, the advice or the mistakes, ready to be taken away.

    Raises:
        ValueError: ``what`` is none of ``choix``, ``conseil``, ``erreur``.
    """
    if what == "choix":
        items = of_kind(base, what)
        rows = tuple((capital(base.label("situations", p.situation)), p.good, p.bad) for p in items)
        return Reusable("bons-et-mauvais-choix", "Recouvrement de créances\u00a0: bons et mauvais choix", ("Situation", "Bon choix", "Mauvais choix"),
                        rows, credit(base, what), tuple(p.situation for p in items))
    titles = {"conseil": ("sept-conseils", "Recouvrement de créances\u00a0: sept conseils", "Conseil"), "erreur": ("sept-erreurs", "Recouvrement de créances\u00a0: sept erreurs à éviter", "Erreur")}
    if what not in titles:
        raise ValueError(f"« {what} » ne se réutilise pas\u00a0: choix, conseil ou erreur")
    id_, title, label = titles[what]
    items = of_kind(base, what)
    rows = tuple((f"{p.rank}. {p.title}", _first_sentence(texts.plain(base, p.text))) for p in items)
    return Reusable(id_, title, (label, "En une phrase"), rows, credit(base, what))


def _first_sentence(text: str) -> str:
    end = text.find(". ")
    return text if end < 0 else text[: end + 1]
