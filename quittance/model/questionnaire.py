"""The questionnaire for choosing a provider: criteria, hard requirements, profiles, contract, parameters.

One file holds it all, ``criteria.yaml``; no criterion is named in the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from quittance.model.criterion import LEVEL, WEIGHT, Condition, Criterion, Indicator
from quittance.model.kinds import Choice, Flag, Many, Number, OneOf, Percent, Reference, Slug, Text
from quittance.model.spec import Nested, Record, attribute, record

#: Where a hard requirement comes from: the law, or what the reader needs.
KNOCKOUT_KINDS = ("loi", "besoin")


@record(label="Condition tirée d’un fait", help="La valeur d’un champ des fiches qui dit si l’éliminatoire est respecté.")
class FactState(Record):
    """A value of a field of providers that meets or fails a hard requirement."""

    field: str = attribute(Text(60), "Champ", required=True, help="Un champ à liste fermée des fiches de prestataires.")
    value: str = attribute(Slug(), "Valeur", required=True, help="oui, non, ou une valeur de la liste du champ.")
    met: bool = attribute(Flag(), "Respecté", required=True, help="oui\u00a0: cette valeur respecte la condition\u00a0; non\u00a0: elle l’enfreint.")


@record(label="Éliminatoire", help="Une exigence que rien ne compense\u00a0: respectée, non respectée ou à confirmer.")
class Knockout(Record):
    """A hard requirement, three-valued."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    title: str = attribute(Text(160), "Titre", required=True)
    kind: str = attribute(OneOf(KNOCKOUT_KINDS), "Origine", required=True, help="loi\u00a0: imposé par un texte\u00a0; besoin\u00a0: imposé par votre situation.")
    question: str = attribute(Text(400), "Question", required=True)
    basis: str | None = attribute(Text(200), "Base légale", help="Obligatoire quand l’origine est la loi.")
    laws: tuple[str, ...] = attribute(Many(Reference("law")), "Règles de droit", default=())
    needs: str = attribute(Text(300), "Quand elle s’applique", required=True)
    when: tuple[Condition, ...] = attribute(Nested(Condition, many=True), "Proposée quand", default=(), help="La même chose en conditions, toutes nécessaires. Absent\u00a0: la page ne la propose pas d’elle-même.")
    families: tuple[str, ...] = attribute(Many(Choice("familles")), "Familles", default=(), help="Vide\u00a0: toutes.")
    proof: str | None = attribute(Text(300), "Preuve attendue")
    from_facts: tuple[FactState, ...] = attribute(Nested(FactState, many=True), "Tiré des faits", default=())


@record(label="Points d’un critère", help="L’importance qu’un profil donne à un critère.")
class Points(Record):
    criterion: str = attribute(Slug(), "Critère", required=True)
    points: Decimal = attribute(WEIGHT, "Importance", required=True, help="De 0 à 100\u00a0; 100 pour l’écart le plus important.")
    reason: str = attribute(Text(400), "Raison", required=True)


@record(label="Profil", help="Une situation courante, avec l’importance qu’elle donne à chaque critère.")
class Profile(Record):
    id: str = attribute(Slug(), "Identifiant", required=True)
    title: str = attribute(Text(160), "Titre", required=True)
    text: str = attribute(Text(600), "Présentation", required=True)
    when: tuple[Condition, ...] = attribute(Nested(Condition, many=True), "Proposé quand", default=(), help="Conditions sur la situation, toutes nécessaires. Absent\u00a0: la page ne le propose pas d’elle-même.")
    points: tuple[Points, ...] = attribute(Nested(Points, many=True), "Importances", required=True)


@record(label="Clause", help="Un point du contrat à lire avant de signer.")
class Clause(Record):
    id: str = attribute(Slug(), "Identifiant", required=True)
    clause: str = attribute(Text(160), "Clause", required=True)
    why: str = attribute(Text(500), "Pourquoi", required=True)
    ask: str = attribute(Text(500), "À demander", required=True)
    basis: str | None = attribute(Text(200), "Base légale")
    laws: tuple[str, ...] = attribute(Many(Reference("law")), "Règles de droit", default=())
    families: tuple[str, ...] = attribute(Many(Choice("familles")), "Familles", default=(), help="Vide\u00a0: toutes.")


@record(label="Question d’acheteur", help="Ce que demandent les acheteurs, au-delà des critères du guide.")
class BuyerQuestion(Record):
    number: Decimal = attribute(Number(whole=True, least=Decimal(1)), "Numéro", required=True)
    text: str = attribute(Text(400), "Question", required=True)
    why: str = attribute(Text(600), "Pourquoi", required=True)
    sources: tuple[str, ...] = attribute(Many(Reference("sources")), "Sources", default=())
    answered_by: tuple[str, ...] = attribute(Many(Slug()), "Où elle est posée", required=True, help="Indicateurs, éliminatoires ou clauses du contrat.")


@record(label="Paramètres", help="Les réglages du classement.")
class Parameters(Record):
    """Settings of the ranking; none depends on a candidate."""

    coverage_floor: Decimal = attribute(Percent(), "Part documentée minimale", required=True, help="En dessous, le candidat n’est pas classé.")
    draws: Decimal = attribute(Number(whole=True, least=Decimal(100), most=Decimal(100_000)), "Tirages", required=True)
    concentration: Decimal = attribute(Number(whole=True, least=Decimal(1), most=Decimal(10_000)), "Concentration des poids", required=True, help="Plus elle est grande, moins les poids tirés s’écartent des vôtres.")
    seed: Decimal = attribute(Number(whole=True, most=Decimal(4_294_967_295)), "Graine des tirages", required=True, help="Fixe\u00a0: les mêmes entrées donnent les mêmes parts.")
    price_indicator: str | None = attribute(Slug(), "Indicateur du prix", help="L’indicateur que le coût total d’une offre chiffrée note à la place des évaluateurs. Absent\u00a0: le coût ne note rien.")


@record(label="Niveau d’un cas", help="Le niveau d’un indicateur qui diffère du reste.")
class CaseLevel(Record):
    indicator: str = attribute(Slug(), "Indicateur", required=True)
    level: Decimal | None = attribute(LEVEL, "Niveau", help="Absent\u00a0: inconnu.")


@record(label="Éliminatoire d’un cas", help="Ce que l’on sait d’un candidat fictif sur un éliminatoire.")
class CaseState(Record):
    knockout: str = attribute(Slug(), "Éliminatoire", required=True)
    met: bool = attribute(Flag(), "Respecté", required=True, help="oui ou non\u00a0; un éliminatoire absent est à confirmer.")


@record(label="Candidat d’un cas", help="Un candidat fictif et ce que le calcul doit donner.")
class CaseCandidate(Record):
    id: str = attribute(Slug(), "Identifiant", required=True)
    everywhere: Decimal | None = attribute(LEVEL, "Niveau partout", help="Absent\u00a0: inconnu partout.")
    levels: tuple[CaseLevel, ...] = attribute(Nested(CaseLevel, many=True), "Niveaux à part", default=())
    knockouts: tuple[CaseState, ...] = attribute(Nested(CaseState, many=True), "Éliminatoires", default=())
    aside: bool = attribute(Flag(), "Mis à part", default=False, help="oui\u00a0: une exigence du cas l’écarte.")
    floor: Decimal = attribute(Percent(), "Plancher attendu", required=True, help="Sur 100, à une décimale.")
    central: Decimal = attribute(Percent(), "Centre attendu", required=True, help="Sur 100, à une décimale.")
    ceiling: Decimal = attribute(Percent(), "Plafond attendu", required=True, help="Sur 100, à une décimale.")
    coverage: Decimal = attribute(Percent(), "Part documentée attendue", required=True, help="En pourcentage du poids, à une décimale.")


@record(label="Cas attendu", help="Un exemple fictif dont le résultat est connu d’avance.")
class Case(Record):
    """A fictitious comparison whose result is worked out by hand."""

    id: str = attribute(Slug(), "Identifiant", required=True)
    text: str = attribute(Text(600), "Ce que le cas montre", required=True)
    profile: str | None = attribute(Slug(), "Profil", help="Absent\u00a0: les importances par défaut.")
    not_applicable: tuple[str, ...] = attribute(Many(Slug()), "Sans objet", default=(), help="Indicateurs sans objet pour la situation.")
    asked: tuple[str, ...] = attribute(Many(Slug()), "Exigences", default=(), help="Éliminatoires exigés dans ce cas.")
    candidates: tuple[CaseCandidate, ...] = attribute(Nested(CaseCandidate, many=True), "Candidats", required=True)
    first: str | None = attribute(Slug(), "Premier attendu", help="Absent\u00a0: aucun n’est devant.")
    certain: bool = attribute(Flag(), "Avance certaine", required=True, help="oui\u00a0: quelles que soient les réponses encore inconnues.")


@record(label="Questionnaire", help="Les critères de choix, leurs échelles, les éliminatoires, les profils et le contrat.")
class Questionnaire(Record):
    """All that is declared for choosing a provider."""

    origin: str = attribute(Text(1500), "Origine", required=True, help="D’où viennent les critères, et ce qui est la méthode de la base.")
    criteria: tuple[Criterion, ...] = attribute(Nested(Criterion, many=True), "Critères", required=True)
    knockouts: tuple[Knockout, ...] = attribute(Nested(Knockout, many=True), "Éliminatoires", default=())
    profiles: tuple[Profile, ...] = attribute(Nested(Profile, many=True), "Profils", default=())
    contract: tuple[Clause, ...] = attribute(Nested(Clause, many=True), "Contrat", default=())
    buyer_questions: tuple[BuyerQuestion, ...] = attribute(Nested(BuyerQuestion, many=True), "Questions d’acheteurs", default=())
    parameters: Parameters = attribute(Nested(Parameters), "Paramètres", required=True)
    cases: tuple[Case, ...] = attribute(Nested(Case, many=True), "Cas attendus", default=())

    @cached_property
    def indicators(self) -> Mapping[str, Indicator]:
        """Every indicator by id, in the order of the criteria."""
        return {indicator.id: indicator for criterion in self.criteria for indicator in criterion.indicators}
