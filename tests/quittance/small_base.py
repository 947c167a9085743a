"""A tiny valid data folder, for tests that seed one defect in it."""

import datetime as dt
from pathlib import Path

import quittance
from quittance.findings import Finding

TODAY = dt.date(2026, 11, 22)

_LISTS = {
    "familles": ("cabinets", "logiciels"),
    "genres-source": ("page-organisme",),
    "themes-droit": ("retard",),
    "unites-droit": ("euros",),
    "niveaux-confiance": ("elevee",),
    "genres-pratique": ("choix", "conseil"),
    "situations": ("delai",),
    "genres-question": ("question",),
    "themes-marche": ("prix",),
    "clienteles": ("tpe", "pme"),
    "zones": ("france",),
    "modeles-remuneration": ("succes", "forfait"),
    "certifications": ("iso-9001",),
    "niveaux-ecovadis": ("or",),
    "organisations": ("sar",),
    "obligations": ("compte-dedie",),
    "genres-formation": ("formation-courte",),
    "niveaux-formation": ("expert",),
    "formats-formation": ("distanciel",),
}

FILES = {
    "sources.yaml": """\
- id: page
  title: Une page
  publisher: Organisme
  kind: page-organisme
  address: https://www.exemple.fr/page
  published_on: 2024-03
  consulted_on: 2026-11-22
""",
    "site.yaml": """\
name: Essai
tagline: Une devise
description: Une description
address: https://www.exemple.fr
repository: https://depot.exemple.fr
publisher: Éditeur
host: Hébergeur
contact: contact
funding: Aucun
paid_by_listed: Rien
correction_delay: Sept jours
""",
    "law.yaml": """\
- id: indemnite
  title: Indemnité forfaitaire
  topic: retard
  unit: euros
  basis: Article
  values:
    - value: 40
      since: 2013-01-01
      sources: [page]
      confidence: elevee
""",
    "changes.yaml": """\
- id: changement
  date: 2026-01-01
  title: Un changement
  text: Le montant reste {loi:indemnite@2026-01-01}.
  basis: Article
  sources: [page]
  confidence: elevee
""",
    "glossary.yaml": """\
- id: creance
  term: Créance
  definition: Une somme due.
- id: dette
  term: Dette
  definition: La même somme, vue par {terme:creance}.
""",
    "practices.yaml": """\
- id: conseil-1
  kind: conseil
  rank: 1
  title: Relancer tôt
  text: Une relance précoce coûte moins.
  sources: [page]
""",
    "criteria.yaml": """\
origin: Un guide, et notre méthode
criteria:
  - id: approche
    rank: 1
    title: Approche
    text: Ce que fait l’organisme.
    sources: [page]
    worst: Aucun suivi
    best: Un suivi complet
    weight: 100
    weight_reason: Le seul critère
    questions:
      - id: q1
        kind: question
        text: Comment relancez-vous\u00a0?
        place: Page 1
        fields: [method]
    indicators:
      - id: suivi
        title: Suivi des dossiers
        questions: [q1]
        share: 1
        levels: [Aucun, Rare, Courant, Complet, Exemplaire]
        proof: Un accès d’essai
        from_facts:
          - {field: client_portal, value: oui, level: 2}
          - {field: client_portal, value: oui, level: 3, verified: oui}
  - id: lieu
    rank: 2
    title: Lieu
    text: Où il agit.
    sources: [page]
    worst: Nulle part
    best: Partout
    weight: 50
    weight_reason: Compte moins
    questions:
      - id: q2
        kind: question
        text: Où êtes-vous\u00a0?
        place: Page 2
    indicators:
      - id: pays
        title: Pays
        questions: [q2]
        share: 1
        levels: [Aucun, Un seul, Deux, Plusieurs, Tous]
        proof: Une liste
knockouts:
  - id: compte
    title: Compte dédié
    kind: loi
    question: Où va l’argent\u00a0?
    basis: Article
    needs: Toujours
    from_facts:
      - {field: regulatory, value: compte-dedie, met: oui}
profiles:
  - id: presse
    title: Pressé
    text: Il faut aller vite.
    points:
      - {criterion: approche, points: 100, reason: Premier}
      - {criterion: lieu, points: 10, reason: Dernier}
contract:
  - id: preavis
    clause: Préavis
    why: Pour partir
    ask: Quel préavis\u00a0?
buyer_questions:
  - {number: 1, text: Où va l’argent, why: Il peut se perdre, sources: [page], answered_by: [compte, preavis]}
  - {number: 2, text: Qui suit, why: Pour savoir, answered_by: [suivi]}
parameters:
  coverage_floor: 60
  draws: 5000
  concentration: 40
  seed: 1
  price_indicator: pays
cases:
  - id: inconnu
    text: Rien n’est connu.
    candidates:
      - {id: un, floor: 0, central: 50, ceiling: 100, coverage: 0}
    certain: non
""",
    "market.yaml": """\
- id: prix
  topic: prix
  label: Commission
  value_text: 10 à 15\u00a0%
  claim: declare
  sources: [page]
""",
    "situation.yaml": """\
questions:
  - id: debiteurs
    name: débiteurs
    text: Qui vous doit de l’argent
    why: Les règles changent.
    group: Créances
    options:
      - {id: b2b, label: Des entreprises}
      - {id: b2c, label: Des particuliers}
  - id: age
    name: ancienneté
    text: Depuis quand
    why: Les chances baissent.
    group: Créances
    options:
      - {id: recent, label: Moins d’un an}
      - {id: ancien, label: Un an ou plus}
families:
  - id: interne
    name: Relance interne
    text: Vous relancez.
    rows:
      - when: {debiteurs: [b2b]}
        verdict: adapte
        reason: Vous les connaissez.
      - when: {debiteurs: [b2c], age: [recent]}
        verdict: deconseille
        reason: Trop nombreux.
      - when: {debiteurs: [b2c], age: [ancien]}
        verdict: possible
        reason: Au cas par cas.
    cost: Inconnu.
    understand: index.md
  - id: cabinet
    name: Cabinet
    text: Une société relance.
    rows:
      - when: {age: [recent]}
        verdict: possible
        reason: Avec un lot d’essai.
      - when: {age: [ancien]}
        verdict: deconseille
        reason: Trop tard.
    cost: Une commission.
    figures: [prix]
    understand: index.md
""",
    "collaboration.yaml": """\
origin: Du guide.
sources: [page]
transmission:
  text: Une ligne par facture.
  never: [Aucun compte bancaire.]
  debtor: [client]
  amount: reste
  due: echeance
  ages: [30, 60]
  columns:
    - {id: client, label: Client, group: Client, format: texte, needed: oui, why: Le nom., example: Alpha, privacy: Aucune.}
    - {id: facture, label: Date, group: Facture, format: date, needed: oui, why: Le jour., example: 01/03/2026, privacy: Aucune.}
    - {id: echeance, label: Échéance, group: Facture, format: date, needed: oui, why: Le jour., example: 31/03/2026, privacy: Aucune.}
    - {id: reste, label: Reste, group: Facture, format: montant, needed: oui, why: La somme., example: "100,00", privacy: Aucune.}
    - {id: pays, label: Pays, group: Client, format: texte, values: [France, Ailleurs], needed: non, why: Le lieu., example: France, privacy: Aucune.}
  rules:
    - {id: dates, kind: ordre, columns: [facture, echeance], message: Dates inversées., severity: erreur}
dashboard:
  text: Des taux.
  measures:
    - {id: confie, label: Confié, scope: remise, unit: euros, text: Le confié.}
    - {id: encaisse, label: Encaissé, scope: remise, unit: euros, text: Le reçu.}
    - {id: ouverts, label: Ouverts, scope: activite, unit: nombre, text: Les ouverts.}
  rates:
    - {id: taux, label: Taux, numerator: encaisse, denominator: confie, unit: pourcent, perimeter: Tous., distortion: Rien., frequency: Chaque mois}
meeting:
  text: Un point.
  frequency: Chaque mois
  present: Tous
  agenda:
    - {id: chiffres, title: Chiffres, minutes: 10, creditor: Rien., provider: Les chiffres., outcome: Un accord.}
incentive:
  text: Une prime.
review:
  text: Un bilan.
  parts:
    - id: reussites
      title: Réussites
      text: D’abord.
      prompts:
        - {id: merci, text: À qui dire merci, lines: 2}
plan:
  text: Un plan.
  rows: 3
  columns:
    - {id: action, label: Action, help: Un verbe., example: Agir}
""",
    "providers.yaml": """\
- id: alpha
  name: Alpha
  family: cabinets
  facts:
    staff:
      - value: 50
        claim: declare
        source: page
    amicable: oui
    client_size: [tpe, pme]
  remarks:
    - field: staff
      text: Chiffre ancien.
- id: beta
  name: Beta
  family: logiciels
  facts:
    recovery_rate: {value: 82, claim: declare, source: page}
""",
    "trainings.yaml": """\
- id: cours
  name: Recouvrer
  body: Organisme
  family: formation-courte
  facts:
    price: {value: 1250.50, claim: declare, source: page}
""",
} | {
    f"vocabularies/{name}.yaml": "".join(f"- id: {value}\n  label: {value}\n" for value in values)
    for name, values in _LISTS.items()
}


def write_base(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> Path:
    """Write the valid base with some files replaced; None leaves a file out."""
    for name, text in (FILES | (changes or {})).items():
        if text is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return folder


def found(folder: Path, changes: dict[str, str | bytes | None] | None = None) -> tuple[Finding, ...]:
    """The findings of the valid base with these changes."""
    return quittance.load(write_base(folder, changes), today=TODAY).findings


def edited(name: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """A file of the base with one passage replaced, which must stand there exactly once."""
    text = FILES[name]
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    return {name: text.replace(old, new)}
