"""What pages may call. Each view is a function ``(base, page, …) -> HTML``."""

from macros.views.comparison import comparison
from macros.views.families import comparison_head, families
from macros.views.law import law, term

#: Name in pages (French, since editors write them) → view.
MACROS = {
    "comparatif": comparison,
    "entete_comparatif": comparison_head,
    "familles": families,
    "loi": law,
    "terme": term,
}
