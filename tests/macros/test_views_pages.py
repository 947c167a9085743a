"""Pages of the base as readers see them: nothing missing, nothing without its doubt, nothing dead."""

import dataclasses
import datetime as dt
import re
from html import unescape

import pytest

import quittance
from macros.footer import footer_links
from macros.links import Page
from macros.slots import slots
from macros.views import editors, home, law_pages, legal, method, practices
from macros.views.criteria import _best_documented, author, criteria
from macros.views.glossary import glossary
from macros.views.sources import sources
from quittance.findings import CATALOGUE
from tests.conftest import REPOSITORY

TODAY = dt.date(2026, 11, 22)
PAGE = Page("index.md")
NB = "\u00a0"


@pytest.fixture(scope="module")
def base():
    slots.stop()
    return quittance.load(REPOSITORY / "data", today=TODAY)


def on(base, day: dt.date):
    return dataclasses.replace(base, today=day)


def words(html: str) -> str:
    return re.sub(r"\s+([,.])", r"\1", re.sub(r"[ \n]+", " ", unescape(re.sub(r"<[^>]+>", " ", re.sub(r"</?sup>", "", html))))).strip()


# --- Home -----------------------------------------------------------------------------------


def test_the_receipt_shows_the_rate_of_the_day_with_its_proof(base):
    shown = words(home.receipt(base, PAGE, "taux-penalites-b2b"))
    for part in (f"12,40{NB}%", f"du 1er{NB}juillet{NB}2026 au 31{NB}décembre{NB}2026", f"C. com., art.{NB}L441-10 II", "relevé indirect", "à vérifier"):
        assert part in shown


def test_the_receipt_refuses_a_day_without_value(base):
    shown = words(home.receipt(on(base, dt.date(2027, 1, 1)), PAGE, "taux-penalites-b2b"))
    assert "12,40" not in shown and "valeur inconnue" in shown and "aucune valeur connue au 01/01/2027" in shown


def test_latest_changes_are_past_and_the_most_recent_first(base):
    html = home.latest_changes(base, PAGE)
    days = re.findall(r'<time datetime="([^"]+)"', html)
    assert len(re.findall("<li", html)) == 4
    assert days == sorted(days, reverse=True) and days[0] <= TODAY.isoformat()
    assert "loi.html#2027" not in html
    assert "loi.html#2027-renvoi-l441-10" in home.latest_changes(on(base, dt.date(2027, 1, 2)), PAGE)


def test_freshness_adds_up_and_says_what_is_unknown(base):
    found = home.shares([*base.providers.values(), *base.trainings.values()])
    assert sum(n for _, n, _ in found["rows"]) == found["total"]
    assert found["unknown"] == {s: n for s, n, _ in found["rows"]}["inconnu"] > 0
    ends = [float(x[:-1]) + float(w[:-1]) for _, x, w in found["bar"]]
    assert ends == sorted(ends) and abs(ends[-1] - 100) < 0.05
    assert f"{found['unknown_share']} restent inconnus" in words(home.freshness(base, PAGE))


@pytest.mark.parametrize(("part", "total", "shown"), [(1, 1000, "moins de 1{}%"), (0, 10, "0{}%"), (2, 3, "67{}%"), (0, 0, "0{}%")])
def test_a_small_share_is_not_shown_as_nothing(part, total, shown):
    assert home.share(part, total) == shown.format(NB)


# --- Law ------------------------------------------------------------------------------------


def test_every_series_and_every_change_has_its_anchor(base):
    html = law_pages.law_series(base, PAGE)
    assert set(re.findall(r'<h3 id="([^"]+)"', html)) == set(base.law)
    assert re.findall(r'<li id="([^"]+)"', law_pages.law_changes(base, PAGE)) == [c.id for c in law_pages.by_date(base)]


def test_every_doubt_on_a_rule_is_shown_with_its_reason(base):
    shown = words(law_pages.law_series(base, PAGE))
    for series in base.law.values():
        for value in series.values:
            if value.to_verify:
                assert words(value.to_verify) in shown, series.id


def test_an_indirect_value_names_the_act_that_was_not_read(base):
    item = words(law_pages.law_series(base, PAGE).split('id="indemnite-forfaitaire"')[1].split("</article>")[0])
    assert "L441-10 II et D441-5" in item and "(acte non consulté)" in item and "relevé indirect" in item


def test_other_periods_stand_in_a_table_latest_first(base):
    item = law_pages.law_series(base, PAGE).split('id="taux-penalites-b2b"')[1].split("</article>")[0]
    assert item.count("<tr ") == len(base.law["taux-penalites-b2b"].values)  # the head and all but the current one
    assert words(item).index("2025") < words(item).index("2016")
    rates = re.findall(rf"[\d,]+{NB}%", words(item))
    assert len(rates) >= len(base.law["taux-penalites-b2b"].values)
    assert all(re.fullmatch(rf"\d+,\d\d{NB}%", rate) for rate in rates)


def test_a_day_without_value_is_said(base):
    later = on(base, dt.date(2027, 1, 1))
    assert "Valeur inconnue aujourd’hui" in law_pages.law_series(later, PAGE)
    assert "Aucune valeur n’est connue aujourd’hui" in words(law_pages.law_stated(later, PAGE))


def test_the_page_is_no_legal_advice_and_is_dated(base):
    shown = words(law_pages.law_stated(base, PAGE))
    assert "pas un conseil juridique" in shown and f"Droit arrêté au 22{NB}novembre{NB}2026" in shown


# --- Practices and criteria -----------------------------------------------------------------


@pytest.mark.parametrize(("kind", "number"), [("choix", 9), ("conseil", 7), ("erreur", 7), ("strategie", 7), ("action", 5), ("anecdote", 3), ("objectif", 7)])
def test_every_practice_is_explained_with_its_caution(base, kind, number):
    html = practices.explained(base, PAGE, kind)
    items = practices.of_kind(base, kind)
    assert len(items) == number
    for item in items:
        assert f"{{#{item.id}}}" in html
        for point in item.points:
            assert f'id="{point.id}"' in html
    assert html.count("Réserve") >= sum(item.caution is not None for item in items)
    assert html.count("illustration sans source") == (3 if kind == "anecdote" else 0)


def test_each_situation_leads_to_its_explanation(base):
    html = practices.choices(base, PAGE)
    assert re.findall(r'<a href="([^"]+)"', html) == [f"pratiques/index.html#{p.id}" for p in practices.of_kind(base, "choix")]


def test_every_link_between_practices_has_a_page(base):
    for practice in base.practices.values():
        page, _, anchor = practices.practice_page(practice).partition("#")
        assert (REPOSITORY / "docs" / page).is_file() and anchor == practice.id


def test_every_question_has_its_box_place_proof_and_caution(base):
    html = criteria(base, PAGE)
    questions = [q for c in base.criteria.values() for q in c.questions]
    assert html.count('type="checkbox"') == len(questions)
    for q in questions:
        item = words(html.split(f'<li id="{q.id}"')[1].split("</li>")[0])
        assert q.place in item
        assert q.proof is None or words(q.proof) in item
        assert (q.caution is None) or "Réserve" in item
        assert (q.kind == "conseil") == ("conseil encadré" in item)


def test_fields_named_by_questions_are_documented(base):
    documented = set(re.findall(r'<tr role="row" id="([^"]+)"', editors.fields(base, PAGE)))
    named = set(re.findall(r"champs\.html#([^\"]+)", criteria(base, PAGE)))
    assert named and named <= documented


def test_the_author_of_the_criteria_is_named_as_compared(base):
    shown = words(author(base, PAGE, "criteres"))
    assert "Gestion Crédit Expert" in shown and "lui-même comparé" in shown and "tenez-en compte" in shown


def test_the_author_is_the_best_documented_only_while_it_is(base):
    alone = dataclasses.replace(base, providers={"gestion-credit-expert": next(p for p in base.providers.values() if p.name == "Gestion Crédit Expert")})
    assert "le mieux documenté" in words(author(alone, PAGE, "criteres"))
    best = max(base.providers.values(), key=lambda p: p.facts.documented[0])
    other = min(base.providers.values(), key=lambda p: p.facts.documented[0])
    assert not _best_documented(base, other) and _best_documented(base, best)


# --- Glossary, sources, method, editors, legal ----------------------------------------------


def test_every_term_has_its_anchor_under_its_letter(base):
    html = glossary(base, PAGE)
    assert sorted(re.findall(r'<h3 id="([^"]+)"', html)) == sorted(base.glossary)
    assert html.index('id="lettre-e"') < html.index('id="echeance"') < html.index('id="lettre-f"')
    for target in re.findall(r'href="#(lettre-[a-z])"', html):
        assert f'<h2 id="{target}"' in html


def test_former_names_and_doubts_of_terms_are_shown(base):
    shown = words(glossary(base, PAGE))
    for term in base.glossary.values():
        assert all(name in shown for name in (*term.former_names, *term.synonyms))
        assert term.to_verify is None or words(term.to_verify) in shown


def test_every_source_is_listed_once_with_its_uses(base):
    html = sources(base, PAGE)
    assert sorted(re.findall(r'<li id="([^"]+)"', html)) == sorted(base.sources)
    guide = words(html.split('<li id="guide-gce"')[1].split("</li>")[0])
    assert "Écrit par un cabinet de recouvrement" in guide and re.search(rf"\d+{NB}usages", guide)


def test_method_counts_ages_and_conflicts(base):
    ages = words(method.ages(base, PAGE))
    assert "âge inconnu".capitalize() in ages and "la plus ancienne est de" in ages
    conflicting = [r for r in (*base.providers.values(), *base.trainings.values()) if r.facts.conflicting]
    assert conflicting and method.conflicts(base, PAGE).count("#divergences") == len(conflicting)
    for status in ("vérifié", "publié par un tiers", "inconnu", "sans objet"):
        assert status.capitalize() in words(method.statuses(base, PAGE))


def test_what_the_publisher_did_not_say_is_said_without_a_dead_link(base):
    empty = dataclasses.replace(base, site=dataclasses.replace(base.site, publisher=None, contact=None, host=None, address=None, repository=None, correction_delay=None))
    notices, correction = legal.notices(empty, PAGE), method.correction(empty, PAGE)
    assert notices.count("non renseigné") == 5 and "href" not in notices
    assert correction.count("Non renseigné") == 3 and "http" not in correction
    assert "Signaler une erreur" not in [link["label"] for link in footer_links(empty.site)]


def test_what_the_publisher_said_is_shown_and_linked(base):
    full = dataclasses.replace(base, site=dataclasses.replace(base.site, repository="https://exemple.fr/depot/", contact="contact@exemple.fr", correction_delay="dix jours", publisher="Exemple SAS"))
    assert "Exemple SAS" in legal.notices(full, PAGE)
    assert "dix jours" in method.correction(full, PAGE) and "contact@exemple.fr" in method.correction(full, PAGE)
    links = {link["label"]: link["href"] for link in footer_links(full.site)}
    assert links["Code source"] == "https://exemple.fr/depot" and links["Signaler une erreur"] == "https://exemple.fr/depot/issues/new"
    by_letter = footer_links(dataclasses.replace(full.site, repository=None))
    assert {"label": "Signaler une erreur", "href": "mailto:contact@exemple.fr"} in by_letter


def test_footer_links_lead_to_pages(base):
    for link in footer_links(base.site):
        if "://" not in link["href"] and not link["href"].startswith("mailto:"):
            assert (REPOSITORY / "docs" / link["href"].replace(".html", ".md")).is_file()


def test_every_code_is_documented_under_its_anchor(base):
    html = editors.codes(base, PAGE)
    assert re.findall(r'<h2 id="([^"]+)"', html) == list(CATALOGUE)


def test_no_text_of_the_data_becomes_markup(base):
    evil = dataclasses.replace(base.changes["2026-bce-septembre"], title="<b>gras</b> & co", basis="<script>x</script>")
    html = law_pages.law_changes(dataclasses.replace(base, changes={evil.id: evil}), PAGE)
    assert "<b>" not in html and "<script>" not in html and "&lt;b&gt;gras" in html
