"""Word lists and suffix rules of the French text module: data, no logic.

The same tables stand in ``docs/assets/js/engine/text.js``, because the site has
no build step; ``tests/browser/test_text_engine.py`` proves that the two agree.
Every entry is folded (see :func:`quittance.text.fold`): lower case, no accent.
"""

#: Words that carry no meaning in a query. « sans », « or » and « contre » are
#: left out on purpose: « sans recours », « médaille d'or », « contre un débiteur ».
STOP_WORDS: frozenset[str] = frozenset(
    """
    a ai au aux avec avez avoir c ca car ce cela ces cet cette chez combien comme
    comment d dans de des dois doit donc dont du elle elles en es est et ete etes
    etre eux faire fait faut il ils j je l la le les leur leurs lui m ma mais me
    mes mon n ne ni nos notre nous on ont ou par pas peut peux pour pourquoi puis
    qu quand que quel quelle quelles quels qui quoi s sa se ses si soit son sont
    sur t ta te tes ton tu un une vos votre vous y
    """.split()
)

#: Elided words; they vanish with their apostrophe (« l'injonction » → injonction).
ELISIONS: tuple[str, ...] = (
    "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "qu",
    "l", "d", "j", "m", "n", "s", "t", "c",
)  # fmt: skip

#: Words that keep their apostrophe; a final ``*`` stands for any ending.
KEPT_APOSTROPHES: tuple[str, ...] = (
    "aujourd'hui", "prud'hom*", "presqu'il*", "entr'*", "grand'*",
)  # fmt: skip

#: Stems that the suffix rules would get wrong, mostly because two words of the
#: field would meet: « dépens » and « dépense », « pays » and « payer »,
#: « cours » and « cour », « fonds » and « fond », « montant » and « monter ».
STEM_EXCEPTIONS: dict[str, str] = {
    "acces": "acces",
    "bail": "bail",
    "baux": "bail",
    "courant": "courant",
    "courante": "courant",
    "courantes": "courant",
    "courants": "courant",
    "cours": "cours",
    "debours": "debours",
    "defenderesse": "defendeur",
    "defenderesses": "defendeur",
    "demanderesse": "demandeur",
    "demanderesses": "demandeur",
    "depens": "depens",
    "depense": "depense",
    "depenses": "depense",
    "faux": "faux",
    "fonds": "fonds",
    "frais": "frais",
    "garant": "garant",
    "garante": "garant",
    "garants": "garant",
    "instant": "instant",
    "instants": "instant",
    "mois": "mois",
    "montant": "montant",
    "montants": "montant",
    "paie": "pay",
    "paient": "pay",
    "paies": "pay",
    "payement": "paiement",
    "payements": "paiement",
    "pays": "pays",
    "proces": "proces",
    "succes": "succes",
    "taux": "taux",
    "tiers": "tiers",
    "travail": "travail",
    "travaux": "travail",
}

#: Suffix rules, in steps; in a step the first rule that fits is applied, once.
#: A rule is (suffix, replacement, least number of letters left before it).
STEM_STEPS: tuple[tuple[tuple[str, str, int], ...], ...] = (
    # Plurals. « ss » is no plural; -aux goes to -al, -eaux to -eau.
    (
        ("eaux", "eau", 1),
        ("aux", "al", 2),
        ("eux", "eu", 1),
        ("oux", "ou", 1),
        ("ss", "ss", 0),
        ("s", "", 3),
    ),
    # Feminines that are more than a final e.
    (
        ("trice", "teur", 3),
        ("iere", "ier", 2),
        ("euse", "eu", 2),
    ),
    # Verb endings and final e (é and e are one letter once folded).
    (
        ("eraient", "", 3),
        ("erait", "", 3),
        ("eront", "", 3),
        ("erez", "", 3),
        ("issante", "i", 3),
        ("issant", "i", 3),
        ("aient", "", 3),
        ("ante", "", 3),
        ("ant", "", 3),
        ("era", "", 4),
        ("oir", "oir", 0),
        ("ee", "", 3),
        ("er", "", 3),
        ("ez", "", 3),
        ("ir", "i", 3),
        ("if", "iv", 2),
        ("e", "", 3),
    ),
)

#: Consonants made single at the end of a stem (professionnelle → professionnel).
SINGLED: str = "flmnprst"

#: Words shorter than this are never stemmed.
STEM_MINIMUM: int = 4
