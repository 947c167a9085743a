"""French sentences made from the facts of ``explain`` and the faults of ``model``.

The templates have one home, here: the page carries them beside its data, so that no sentence is
written twice. A placeholder is ``{parameter:kind}``; the kinds are those of ``_FORMATS``. Names
are never preceded by « de » or « que », which some of them would turn into « d’ » or « qu’ ».
"""


from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from quittance import format as french

Fact = Mapping[str, Any]

#: One sentence a code; a few codes of one or two words are pieces of sentences.
SENTENCES = {
    "LEAD_CERTAIN": "Avec vos poids, {first:candidate} devance tous les autres, quelles que soient les réponses encore inconnues : au moins {floor:number} sur 100, contre {ceiling:number} au plus pour {second:candidate}.",
    "LEAD_UNDECIDED": "Selon vos poids et ce qui est connu, {first:candidate} arrive en tête : {central:number} sur 100, entre {floor:number} et {ceiling:number} ({coverage:whole} du poids documenté). L’écart avec {second:candidate} n’est pas tranché : les réponses encore inconnues peuvent l’inverser.",
    "LEAD_TIED": "Égalité en tête à {central:number} sur 100 : {candidates:candidates}.",
    "LEAD_ALONE": "Seul {first:candidate} est assez documenté pour être classé : {central:number} sur 100, entre {floor:number} et {ceiling:number} ({coverage:whole} du poids documenté). Il n’y a personne à qui le comparer.",
    "NOTHING_RANKED": "Pas assez d’informations publiées pour un classement : aucun candidat n’est documenté sur {least:whole} du poids. L’ordre affiché est neutre.",
    "NOBODY": "Aucun candidat à comparer.",
    "FIRST_SHARE": "{first:candidate} arrive en tête dans {share:share} de {draws:integer} tirages où vos poids et les réponses inconnues varient.",
    "WHY_AHEAD": "{first:candidate} devance {second:candidate} de {gap:points} : {parts:parts}.",
    "CHANGE_PASSES": "{first:candidate} passe devant {others:candidates}.",
    "CHANGE_REPLACES": "{others:candidates}\u00a0: hors du classement\u00a0; {first:candidate} prend la première place.",
    "CHANGE_TIES": "Désormais à égalité en tête\u00a0: {candidates:candidates}.",
    "CHANGE_KEPT": "{first:candidate} reste en tête.",
    "WEIGHT_FREE": "{first:candidate} reste en tête quel que soit le poids du critère {criterion:criterion} ({weight:percent} aujourd’hui).",
    "WEIGHT_BELOW": "{first:candidate} reste en tête tant que le critère {criterion:criterion} pèse au plus {high:percent} ({weight:percent} aujourd’hui) ; au-delà, {above:candidate} passe devant.",
    "WEIGHT_ABOVE": "{first:candidate} reste en tête tant que le critère {criterion:criterion} pèse au moins {low:percent} ({weight:percent} aujourd’hui) ; en deçà, {below:candidate} passe devant.",
    "WEIGHT_HOLDS": "{first:candidate} reste en tête tant que le critère {criterion:criterion} pèse entre {low:percent} et {high:percent} ({weight:percent} aujourd’hui) ; en deçà, {below:candidate} passe devant, au-delà, {above:candidate}.",
    "TRANSFER_OVERTURNS": "Il suffirait de déplacer {amount:points} de poids du critère {source:criterion} ({source_from:percent}, puis {source_to:percent}) vers le critère {target:criterion} ({target_from:percent}, puis {target_to:percent}) pour que {second:candidate} rattrape {first:candidate}.",
    "TRANSFER_NONE": "Aucun déplacement de poids d’un critère vers un autre ne retire la première place à {first:candidate}.",
    "LEFT_OUT_CHANGES": "Sans le critère {criterion:criterion}, {second:candidate} passe devant {first:candidate}.",
    "LEFT_OUT_HOLDS": "{first:candidate} reste en tête quel que soit le critère retiré.",
    "PRESET_CHANGES": "Avec {preset:label}, {second:candidate} passe devant {first:candidate}.",
    "PRESETS_HOLD": "{first:candidate} reste en tête avec des poids égaux comme avec des poids tirés du seul ordre de vos critères.",
    "SET_ASIDE": "{candidate:candidate} : mis à part, condition éliminatoire non respectée ({knockouts:knockouts}). Vous pouvez réintégrer ce candidat pour comparer.",
    "REINSTATED": "{candidate:candidate} : réintégré par vous malgré une condition éliminatoire non respectée ({knockouts:knockouts}).",
    "KNOCKOUT_TO_CONFIRM": "{candidate:candidate} : à confirmer avant toute décision ({knockouts:knockouts}).",
    "NOT_ENOUGH_PUBLISHED": "{candidate:candidate} : pas assez d’informations publiées, {coverage:whole} du poids documenté pour {least:whole} demandés ; entre {floor:number} et {ceiling:number} sur 100.",
    "COULD_LEAD": "{candidate:candidate} n’est pas classé, mais pourrait encore passer devant {first:candidate} selon ses réponses.",
    "ASK_KNOCKOUTS": "À {candidate:candidate} : confirmez {knockouts:knockouts}. Un « non » mettrait ce candidat à part.",
    "ASK_KNOCKOUTS_ALL": "À tous ceux dont la réponse manque ({count:integer}) : confirmez {knockouts:knockouts}. Un « non » met le candidat à part.",
    "UNKNOWN_DECIDES": "À {candidate:candidate} : {indicator:indicator}. Cette réponse peut à elle seule changer la première place.",
    "UNKNOWN_WEIGHS": "À {candidate:candidate} : {indicator:indicator}. Cette réponse peut déplacer la valeur de {weight:points} dans un sens ou dans l’autre.",
    "UNKNOWN_FOR_MANY": "À tous ceux dont la réponse manque ({count:integer}) : {indicator:indicator}. Cette question pèse {weight:percent} de la note.",
    "NUMBER_EMPTY": "Saisissez un nombre entre 0 et {most:integer}, par exemple 40.",
    "NUMBER_LETTERS": "« {text:text} » n’est pas un nombre. Saisissez un nombre entre 0 et {most:integer}, par exemple 40 ou 12,5.",
    "NUMBER_NEGATIVE": "« {text:text} » est négatif. Saisissez un nombre entre 0 et {most:integer} ; 0 veut dire que le critère ne compte pas.",
    "NUMBER_SIZE": "« {text:text} » est hors de l’échelle. Saisissez un nombre entre 0 et {most:integer}.",
    "NUMBER_DECIMALS": "« {text:text} » a trop de décimales. Gardez-en deux au plus, par exemple 12,25.",
    "INPUT_SHAPE": "La partie « {where:text} » n’a pas la forme attendue : le fichier est peut-être incomplet, modifié ou d’une autre version.",
    "INPUT_ID": "Un identifiant de la partie « {where:text} » manque ou n’est pas valable : minuscules sans accent, chiffres et tirets.",
    "INPUT_TWICE": "L’identifiant « {id:text} » est présent deux fois dans la partie « {where:text} ».",
    "INPUT_WEIGHT": "Le poids du critère {criterion:criterion} n’est pas un nombre positif ou nul.",
    "INPUT_SHARE": "La part de l’indicateur « {id:text} » n’est pas un nombre entier entre 1 et 1 000.",
    "INPUT_LEVEL": "La réponse « {id:text} » du candidat {candidate:candidate} n’est ni un niveau de 0 à 4, ni « inconnu ».",
    "INPUT_KNOCKOUT": "La condition « {id:text} » du candidat {candidate:candidate} n’est ni respectée, ni non respectée, ni à confirmer.",
    "INPUT_PARAMETER": "Le réglage « {where:text} » n’est pas un nombre entier dans les bornes prévues.",
    "INPUT_NO_WEIGHT": "Aucun critère ne pèse : donnez un poids à un critère au moins.",
    "equal": "des poids égaux",
    "rank_sum": "des poids tirés du seul ordre de vos critères (somme des rangs)",
    "rank_order_centroid": "des poids tirés du seul ordre de vos critères (barycentre des rangs)",
    "part": "{points:signed} pour {criterion:criterion}",
    "rest": "{points:signed} pour le reste",
    "under_one": "moins de 1 %",
    "over_99": "plus de 99 %",
}

_PLACEHOLDER = re.compile(r"\{(\w+):(\w+)\}")


def sentence(fact: Fact, names: Mapping[str, Mapping[str, str]]) -> str:
    """A fact in French. ``names``: titles of ``candidates``, ``criteria``, ``indicators``, ``knockouts``."""

    def fill(found: re.Match) -> str:
        name, kind = found.groups()
        return _FORMATS[kind](fact["params"][name], names)

    return _PLACEHOLDER.sub(fill, SENTENCES[fact["code"]])


def _tenths(value: int) -> str:
    return french.number(Decimal(value) / 10)


def _share(value: int) -> str:
    if value in (-1, 101):
        return SENTENCES["under_one" if value < 0 else "over_99"]
    return f"{value}{french.NBSP}%"


def _parts(parts: Sequence[Fact], names: Mapping) -> str:
    told = (
        sentence({"code": "part" if "criterion" in part else "rest", "params": part}, names)
        for part in parts
    )
    return french.join(told)


def _called(collection: str, quoted: bool = True) -> Callable[[str, Mapping], str]:
    def name(id_: str, names: Mapping) -> str:
        title = names.get(collection, {}).get(id_, id_)
        return f"«{french.NBSP}{title}{french.NBSP}»" if quoted else title

    return name


_candidate, _knockout = _called("candidates", quoted=False), _called("knockouts")
_FORMATS: dict[str, Callable[[Any, Mapping], str]] = {
    "candidate": _candidate,
    "candidates": lambda ids, names: french.join(_candidate(id_, names) for id_ in ids),
    "criterion": _called("criteria"),
    "indicator": _called("indicators"),
    "knockouts": lambda ids, names: french.join(_knockout(id_, names) for id_ in ids),
    "number": lambda value, _: _tenths(value),
    "points": lambda value, _: french.with_unit(Decimal(value) / 10, "points"),
    "signed": lambda value, _: (f"+{french.NNBSP}" if value > 0 else "") + _tenths(value),
    "percent": lambda value, _: f"{_tenths(value)}{french.NBSP}%",
    "whole": lambda value, _: f"{value}{french.NBSP}%",
    "share": lambda value, _: _share(value),
    "integer": lambda value, _: french.number(value),
    "label": lambda value, _: SENTENCES[value],
    "parts": _parts,
    "text": lambda value, _: str(value),
}
