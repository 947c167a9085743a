"""What pages may call. Each view is a function ``(base, page, …) -> HTML``."""

from macros.views.comparison import comparison
from macros.views.criteria import author, criteria, print_button, signature
from macros.views.decision_file import decision_file
from macros.views.downloads import grid_downloads
from macros.views.editors import claims, codes, fields, vocabulary
from macros.views.families import comparison_head, families
from macros.views.glossary import glossary, number
from macros.views.grid import grid
from macros.views.home import freshness, latest_changes, receipt
from macros.views.incentive import incentive, incentive_advice
from macros.views.kit import control, dashboard, meeting, origin, plan, review, transmission
from macros.views.law import law, term
from macros.views.law_pages import law_changes, law_series, law_stated
from macros.views.legal import notices
from macros.views.market import cite, market, market_by_source
from macros.views.method import ages, conflicts, correction, listing, payment, statuses, ties
from macros.views.offers import offers
from macros.views.practices import card, checklist, choices, explained, reuse, summary
from macros.views.ranking import ranking
from macros.views.requests import contract, requests
from macros.views.situation import situation_families, situation_form, situation_number
from macros.views.sources import sources
from macros.views.steps import steps

#: Name in pages (French, since editors write them) → view.
MACROS = {
    "ages": ages,
    "bons_et_mauvais_choix": choices,
    "carte_pratiques": card,
    "champs": fields,
    "changements_du_droit": law_changes,
    "checklist_contrat": contract,
    "classement": ranking,
    "codes": codes,
    "comparatif": comparison,
    "correction": correction,
    "cout_de_deux_offres": offers,
    "criteres": criteria,
    "demande_information": requests,
    "derniers_changements": latest_changes,
    "divergences": conflicts,
    "dossier_de_decision": decision_file,
    "droit_arrete": law_stated,
    "entete_comparatif": comparison_head,
    "etapes": steps,
    "familles": families,
    "familles_situation": situation_families,
    "fraicheur": freshness,
    "glossaire": glossary,
    "grille": grid,
    "imprimer": print_button,
    "kit_bilan": review,
    "kit_controle": control,
    "kit_indicateurs": dashboard,
    "kit_origine": origin,
    "kit_plan": plan,
    "kit_reunion": meeting,
    "kit_transmission": transmission,
    "liens_avec_les_organismes": ties,
    "liste_a_cocher": checklist,
    "loi": law,
    "marche": market,
    "marche_par_source": market_by_source,
    "mentions": notices,
    "nombre": number,
    "nombre_situation": situation_number,
    "nombres_par_comparatif": listing,
    "origine_criteres": author,
    "paiement": payment,
    "pratiques": explained,
    "prime_conseils": incentive_advice,
    "prime_de_resultat": incentive,
    "recu": receipt,
    "regles_de_droit": law_series,
    "reutiliser": reuse,
    "sens_des_statuts": claims,
    "signature": signature,
    "situation": situation_form,
    "sommaire_pratiques": summary,
    "source": cite,
    "sources": sources,
    "statuts": statuses,
    "telecharger_grilles": grid_downloads,
    "terme": term,
    "vocabulaire": vocabulary,
}
