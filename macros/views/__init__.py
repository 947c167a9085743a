"""What pages may call. Each view is a function ``(base, page, …) -> HTML``."""

from macros.views.comparison import comparison
from macros.views.families import comparison_head, families
from macros.views.law import law, term
from macros.views.market import cite, market, market_by_source

#: Name in pages (French, since editors write them) → view.
MACROS = {
    "comparatif": comparison,
    "entete_comparatif": comparison_head,
    "familles": families,
    "loi": law,
    "marche": market,
    "marche_par_source": market_by_source,
    "source": cite,
    "terme": term,
}
