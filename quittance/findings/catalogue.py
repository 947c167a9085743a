"""Every code that a check may give: the one home of messages.

The documentation of codes on the site is made from this table, and each code
has a test that pins its exact message.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding.

    Attributes:
        message: template of the sentence shown; ``{found}`` is what was read.
        why: why it matters, for the documentation.
        mend: what to do, for the documentation.
        severity: ``error`` or ``warning``.
    """

    message: str
    why: str
    mend: str
    severity: str = "error"


W = "warning"

CATALOGUE: dict[str, Code] = {
    # The file
    "fichier-illisible": Code("Le fichier ne peut pas être ouvert\u00a0: {reason}.", "Sans lui la base est incomplète.", "Vérifiez qu’il existe et que vous avez le droit de le lire."),
    "fichier-manquant": Code("Le fichier {name} manque.", "Une partie du site en dépend.", "Remettez-le, ou repartez de sa dernière version."),
    "fichier-inattendu": Code("Le fichier {name} n’appartient à aucune collection et n’est pas lu.", "Ce qu’il contient n’apparaîtra pas sur le site.", "Renommez-le ou placez-le dans le bon dossier.", W),
    "fichier-vide": Code("Le fichier est vide, ou ne contient que des commentaires.", "Rien ne peut en être tiré.", "Écrivez-y au moins une fiche, ou supprimez-le."),
    "fichier-trop-gros": Code("Le fichier dépasse {limit}\u00a0Mo.", "Un fichier si gros est une erreur ou une attaque.", "Répartissez ses fiches dans un dossier, une fiche par fichier."),
    "encodage": Code("Le fichier n’est pas en UTF-8\u00a0: l’octet {found} est refusé\u00a0; {meant}.", "Les accents seraient abîmés.", "Dans votre éditeur, choisissez «\u00a0Enregistrer sous\u00a0», puis l’encodage UTF-8\u00a0; vérifiez les accents avant d’enregistrer."),
    "format-etranger": Code("Le fichier n’est pas un texte simple mais {what}.", "Le YAML est un fichier texte, sans mise en forme.", "Reprenez la dernière bonne version, ou copiez son texte dans un éditeur de texte et enregistrez-le en UTF-8."),
    "marque-bom": Code("Le fichier commence par une marque invisible (BOM).", "Certains outils la prennent pour du texte.", "Enregistrez le fichier en UTF-8 sans BOM\u00a0; tout est lu malgré elle.", W),
    "tabulation": Code("La ligne commence par une tabulation.", "YAML n’accepte que des espaces pour les retraits.", "Remplacez la tabulation par des espaces, comme sur les lignes voisines."),
    "caractere-interdit": Code("Un caractère invisible ({found}) n’a pas sa place dans un texte.", "Il ne se voit pas, et peut cacher ou retourner ce qui suit.", "Effacez-le\u00a0: placez le curseur à la colonne indiquée, supprimez et retapez ce qui l’entoure."),
    "yaml-syntaxe": Code("Le fichier ne peut pas être lu\u00a0: {reason}.", "La fiche qui la porte ne peut pas être lue, ni le fichier s’il n’est pas une liste de fiches.", "Corrigez la ligne indiquée, puis relancez la vérification."),
    "yaml-trop-profond": Code("Les éléments sont emboîtés sur plus de {limit} niveaux.", "Aucune fiche n’est si profonde\u00a0: c’est une erreur ou une attaque.", "Vérifiez les retraits et les crochets."),
    "yaml-alias": Code("Les ancres et les renvois de YAML (& et *) ne sont pas acceptés.", "Un renvoi peut faire gonfler un fichier sans limite.", "Recopiez la valeur à sa place, ou mettez le texte entre guillemets."),
    "yaml-etiquette": Code("L’étiquette YAML «\u00a0{found}\u00a0» n’est pas acceptée.", "Une étiquette peut faire exécuter du code par d’autres outils.", "Retirez-la et écrivez la valeur seule, ou mettez le texte entre guillemets."),
    "yaml-oui-non": Code("Pour YAML, «\u00a0{found}\u00a0» sans guillemets n’est pas un mot mais un vrai ou un faux.", "Selon l’outil, no, yes, on, off deviennent vrai ou faux.", "Écrivez oui ou non, ou mettez le texte entre guillemets."),
    "yaml-nombre-ambigu": Code("Pour YAML, «\u00a0{found}\u00a0» est un autre nombre que celui que vous voyez.", "012 devient 10, 12:30 devient 750, 1_000 devient 1000.", "Écrivez le nombre en chiffres seuls, ou mettez le texte entre guillemets."),
    # Shape
    "cle-en-double": Code("La clé «\u00a0{key}\u00a0» est écrite deux fois\u00a0; elle l’était déjà ligne {line}.", "YAML ne garderait que la dernière, sans le dire.", "Gardez-en une seule\u00a0; si la seconde est celle d’une autre fiche, remettez la première ligne de cette fiche, «\u00a0- id\u00a0»."),
    "cle-inconnue": Code("La clé «\u00a0{key}\u00a0» n’existe pas ici.", "Ce qu’elle porte serait perdu.", "Corrigez le nom de la clé ou retirez-la."),
    "virgule-dans-une-valeur": Code("Une virgule coupe la valeur\u00a0: «\u00a0{key}\u00a0», qui la suit, se lit comme une clé.", "Entre accolades, la virgule sépare les clés.", "Mettez tout le texte entre guillemets\u00a0; les décimales d’un nombre suivent un point."),
    "champ-manquant": Code("Il manque «\u00a0{key}\u00a0» ({label}).", "La fiche n’a pas de sens sans lui.", "Ajoutez ce champ."),
    "champ-hors-famille": Code("Le champ «\u00a0{key}\u00a0» ne concerne pas la famille «\u00a0{family}\u00a0».", "Il n’a de sens que pour d’autres familles.", "Retirez-le ou changez de famille."),
    "fiche-attendue": Code("Une fiche est attendue ici, et non {what}.", "Le fichier n’a pas la forme prévue.", "Vérifiez les retraits, les tirets et l’espace après chaque deux-points."),
    "liste-attendue": Code("Une liste est attendue pour «\u00a0{key}\u00a0», et non {what}.", "Ce champ peut porter plusieurs valeurs.", "Écrivez [a, b], ou une valeur par ligne, chacune après un tiret."),
    "valeur-simple-attendue": Code("Une valeur seule est attendue pour «\u00a0{key}\u00a0», et non {what}.", "Ce champ ne porte qu’une valeur.", "Écrivez une seule valeur, sans tiret, crochet ni clé."),
    "valeur-vide": Code("La valeur de «\u00a0{key}\u00a0» est vide.", "Un vide ne dit pas si l’on sait ou non.", "Écrivez la valeur, ou retirez la clé\u00a0: l’absence se lit «\u00a0inconnu\u00a0»."),
    "inconnu-ecrit": Code("«\u00a0{found}\u00a0» ne s’écrit pas\u00a0: l’absence du champ se lit déjà «\u00a0inconnu\u00a0».", "Inconnu est calculé, jamais saisi, pour pouvoir être compté.", "Retirez le champ\u00a0; si vous avez cherché, dites-le dans «\u00a0remarks\u00a0»."),
    # Values
    "texte-attendu": Code("«\u00a0{key}\u00a0» attend un texte, et YAML lit «\u00a0{found}\u00a0» comme un nombre.", "Le texte pourrait être changé par la lecture.", "Mettez-le entre guillemets."),
    "texte-coupe": Code("La fin de la ligne n’est pas lue\u00a0: pour YAML, «\u00a0{found}\u00a0» est un commentaire.", "Une partie du texte disparaîtrait sans bruit.", "Mettez toute la valeur entre guillemets\u00a0; si c’est une remarque, écrivez-la seule sur une ligne.", W),
    "guillemet-perdu": Code("Un guillemet fait partie de la valeur de «\u00a0{key}\u00a0».", "Il se verrait sur le site\u00a0: YAML ne connaît que les guillemets droits, par deux.", "Écrivez la valeur entre deux guillemets droits \".", W),
    "texte-trop-long": Code("Le texte de «\u00a0{key}\u00a0» est trop long.", "Il ne tiendrait pas là où il est montré.", "Raccourcissez-le, ou déplacez le détail dans la note."),
    "html-interdit": Code("«\u00a0{key}\u00a0» contient du code HTML.", "Les données ne portent pas de mise en forme.", "Écrivez le texte sans balise, et les caractères eux-mêmes\u00a0: &, é, €."),
    "formule-interdite": Code("«\u00a0{key}\u00a0» commence comme une formule de tableur.", "Un tableur exécuterait ce texte à l’ouverture d’un export.", "Commencez par une lettre, un chiffre ou un guillemet."),
    "identifiant-invalide": Code("«\u00a0{found}\u00a0» n’est pas un identifiant.", "Les identifiants font les adresses et les renvois.", "N’employez que minuscules sans accent, chiffres et traits d’union."),
    "oui-non-attendu": Code("«\u00a0{key}\u00a0» attend oui ou non, et porte «\u00a0{found}\u00a0».", "Le champ n’a que deux valeurs.", "Écrivez oui ou non\u00a0; le détail va dans «\u00a0detail\u00a0»."),
    "nombre-attendu": Code("«\u00a0{key}\u00a0» attend un nombre, et porte «\u00a0{found}\u00a0».", "Un calcul ou un tri en dépend.", "Écrivez le nombre en chiffres, avec un point pour les décimales."),
    "nombre-non-fini": Code("«\u00a0{key}\u00a0» porte {found}, qui n’est pas un nombre.", "Aucun calcul ne tient avec un infini.", "Écrivez un nombre, ou retirez le champ."),
    "nombre-entre-guillemets": Code("Le nombre de «\u00a0{key}\u00a0» est entre guillemets ou a une virgule.", "YAML y voit un texte.", "Écrivez-le sans guillemets, avec un point pour les décimales."),
    "nombre-hors-limites": Code("{found} est hors des limites de «\u00a0{key}\u00a0».", "La valeur ne peut pas être juste.", "Vérifiez le chiffre et son unité."),
    "pourcentage-hors-limites": Code("{found} n’est pas un pourcentage possible pour «\u00a0{key}\u00a0».", "Un pourcentage va de 0 à 100.", "Vérifiez le chiffre\u00a0: 82 pour 82\u00a0%, et non 0,82."),
    "montant-hors-limites": Code("{found} n’est pas un montant possible pour «\u00a0{key}\u00a0».", "Un montant négatif ou démesuré est une faute de frappe.", "Vérifiez le montant et son unité."),
    "decimales-en-trop": Code("«\u00a0{found}\u00a0» a plus de deux décimales pour «\u00a0{key}\u00a0».", "Un montant se compte au centime.", "Arrondissez au centime, ou vérifiez l’unité."),
    "date-invalide": Code("«\u00a0{found}\u00a0» n’est pas une date lisible pour «\u00a0{key}\u00a0».", "L’âge d’une information en dépend.", "Écrivez l’année, le mois puis le jour, séparés par des traits d’union."),
    "date-impossible": Code("La date «\u00a0{found}\u00a0» n’existe pas.", "Un jour ou un mois n’existe pas au calendrier.", "Vérifiez le jour, le mois et l’année."),
    "date-future": Code("La date {found} de «\u00a0{key}\u00a0» est dans l’avenir.", "On ne peut avoir lu ni publié demain.", "Vérifiez la date.", W),
    "adresse-invalide": Code("«\u00a0{found}\u00a0» n’est pas une adresse web.", "Le lien serait mort.", "Écrivez l’adresse complète, https comprise."),
    "adresse-dangereuse": Code("L’adresse «\u00a0{found}\u00a0» pourrait exécuter du code.", "Un clic du lecteur suffirait.", "N’employez que des adresses http ou https."),
    "valeur-hors-liste": Code("«\u00a0{found}\u00a0» ne figure pas dans la liste «\u00a0{vocabulary}\u00a0».", "Les filtres et les comparaisons ne connaissent que la liste.", "Choisissez une valeur de la liste, ou ajoutez-la au fichier de vocabulaire."),
    # The whole base
    "renvoi-inconnu": Code("«\u00a0{found}\u00a0» ne désigne aucune fiche de «\u00a0{collection}\u00a0».", "Le renvoi ne mènerait nulle part.", "Corrigez l’identifiant, ou créez la fiche."),
    "identifiant-en-double": Code("L’identifiant «\u00a0{found}\u00a0» est déjà pris, {where}.", "Deux fiches auraient la même adresse.", "Changez l’un des deux."),
    "adresse-en-double": Code("L’adresse de cette source est déjà celle de «\u00a0{other}\u00a0».", "Une source figure une seule fois.", "Gardez une seule des deux sources.", W),
    "source-manquante": Code("L’observation est dite «\u00a0{claim}\u00a0» sans source.", "Un fait sans source ne peut pas être montré comme tel.", "Ajoutez «\u00a0source\u00a0», ou passez la valeur en a-verifier."),
    "verificateur-manquant": Code("Une valeur vérifiée doit dire quel rôle l’a vérifiée.", "«\u00a0Vérifié\u00a0» engage quelqu’un.", "Ajoutez «\u00a0verified_by\u00a0» avec un rôle ou des initiales."),
    "champ-cite-inconnu": Code("«\u00a0{found}\u00a0» n’est pas un champ de ces fiches.", "La remarque ne s’afficherait nulle part.", "Corrigez le nom du champ."),
    "niveaux-incomplets": Code("L’indicateur «\u00a0{found}\u00a0» doit décrire {count} niveaux, tous différents.", "Un niveau non décrit se note au hasard.", "Décrivez chaque niveau, du pire au meilleur."),
    "question-sans-indicateur": Code("Aucun indicateur du critère ne répond à la question «\u00a0{found}\u00a0».", "Elle ne serait jamais notée.", "Ajoutez-la aux «\u00a0questions\u00a0» d’un indicateur."),
    "compte-deux-fois": Code("«\u00a0{found}\u00a0» compte déjà dans l’indicateur «\u00a0{other}\u00a0».", "La même chose pèserait deux fois.", "Gardez-le dans un seul indicateur."),
    "champ-sans-liste": Code("Le champ «\u00a0{found}\u00a0» n’a pas de liste fermée.", "On ne peut pas tirer un niveau d’un texte libre.", "Choisissez un champ à oui ou non, ou à liste, ou retirez la ligne."),
    "prix-note": Code("«\u00a0{found}\u00a0» est un champ de prix\u00a0: il ne donne aucun niveau.", "Un prix n’est pas un signe de qualité\u00a0; il se compte en euros sur le portefeuille du lecteur.", "Retirez la ligne."),
    "niveau-sans-preuve": Code("Le niveau {found} demande «\u00a0verified: oui\u00a0».", "Un fait que personne n’a vérifié ne dépasse pas le niveau {most}\u00a0: sinon, être documenté rapporterait des points.", "Baissez le niveau, ou réservez-le aux valeurs vérifiées."),
    "profil-incomplet": Code("Le profil «\u00a0{found}\u00a0» doit donner une importance à chaque critère, une seule fois\u00a0; à revoir\u00a0: {wrong}.", "Un critère oublié vaudrait zéro sans le dire.", "Complétez ou retirez les lignes en cause."),
    "poids-sans-repere": Code("Aucune importance ne vaut 100 dans «\u00a0{found}\u00a0».", "100 est l’écart le plus important\u00a0: les autres s’y rapportent.", "Donnez 100 au critère le plus important."),
    "eliminatoire-sans-base": Code("L’éliminatoire «\u00a0{found}\u00a0» est dit imposé par la loi, sans texte cité.", "Rien n’est écarté au nom d’une loi que l’on ne cite pas.", "Ajoutez «\u00a0basis\u00a0», ou changez «\u00a0kind\u00a0» en besoin."),
    "question-acheteur-manquante": Code("La question d’acheteur {number} manque avant la question {found}.", "Les questions se suivent\u00a0: aucune ne doit être perdue.", "Remettez-la, ou remettez les questions en ordre."),
    "choix-incomplet": Code("Un bon ou mauvais choix doit avoir «\u00a0{key}\u00a0».", "La ligne du tableau serait incomplète.", "Ajoutez ce champ."),
    "droit-valeur": Code("Une valeur de droit porte soit «\u00a0value\u00a0», soit «\u00a0text\u00a0».", "Il faut un nombre ou une règle, pas les deux ni aucun.", "Gardez l’un des deux."),
    "droit-periode-inverse": Code("La période finit avant de commencer.", "Aucun jour n’y tomberait.", "Vérifiez «\u00a0since\u00a0» et «\u00a0until\u00a0»."),
    "droit-periodes-en-conflit": Code("Cette période recouvre celle de la ligne {line}.", "Deux valeurs vaudraient le même jour.", "Terminez l’une la veille du début de l’autre."),
    "droit-revue-en-retard": Code("Cette valeur devait être revue avant le {found}.", "Une règle de droit vieillit sans prévenir.", "Relisez la source, puis avancez «\u00a0review_by\u00a0».", W),
    "terme-ambigu": Code("«\u00a0{found}\u00a0» nomme aussi «\u00a0{other}\u00a0».", "Une recherche ne saurait lequel montrer.", "Retirez le mot d’un des deux termes, s’il n’y est pas nécessaire.", W),
    # Kit of collaboration
    "colonne-mauvais-format": Code("La colonne «\u00a0{found}\u00a0» est au format {format}\u00a0: il faut ici {wanted}.", "Le contrôle du fichier ou ses totaux n’auraient pas de sens.", "Changez de colonne, ou corrigez son format."),
    "regle-colonnes": Code("Une règle «\u00a0{found}\u00a0» nomme {wanted}, et celle-ci en nomme {count}.", "Le contrôle du fichier ne saurait pas quoi comparer.", "Nommez les colonnes dans l’ordre que dit l’aide du genre."),
    "tranches-non-croissantes": Code("Les tranches d’âge ne sont pas croissantes\u00a0: {found}.", "Une facture tomberait dans deux tranches, ou dans aucune.", "Écrivez les limites de la plus petite à la plus grande, chacune une fois."),
    "exemple-hors-valeurs": Code("L’exemple «\u00a0{found}\u00a0» n’est pas dans la liste des valeurs de la colonne.", "Le modèle remis au lecteur serait refusé par son propre contrôle.", "Reprenez une des valeurs de la liste, ou ajoutez celle-ci."),
    "suivis-melanges": Code("L’indicateur «\u00a0{found}\u00a0» divise une mesure suivie par {numerator} par une mesure suivie par {denominator}.", "Le quotient mêlerait les dossiers d’un mois et l’activité d’un autre.", "Prenez deux mesures suivies de la même façon."),
    # Decision tables
    "tableau-question-inconnue": Code("La table de «\u00a0{table}\u00a0» parle de la question «\u00a0{found}\u00a0», qui n’existe pas.", "La ligne ne s’appliquerait jamais.", "Corrigez l’identifiant de la question, ou ajoutez-la."),
    "tableau-reponse-inconnue": Code("La table de «\u00a0{table}\u00a0» attend «\u00a0{found}\u00a0» à la question «\u00a0{question}\u00a0», qui n’offre pas cette réponse.", "La ligne ne s’appliquerait jamais à cette réponse.", "Corrigez l’identifiant de la réponse, ou ajoutez-la à la question."),
    "condition-question-inconnue": Code("«\u00a0{owner}\u00a0» dépend de la question «\u00a0{found}\u00a0», que «\u00a0Ma situation\u00a0» ne pose pas.", "La condition ne serait jamais remplie.", "Corrigez l’identifiant de la question."),
    "condition-reponse-inconnue": Code("«\u00a0{owner}\u00a0» attend «\u00a0{found}\u00a0» à la question «\u00a0{question}\u00a0», qui n’offre pas cette réponse.", "La condition ne serait jamais remplie par cette réponse.", "Corrigez l’identifiant de la réponse."),
    "tableau-trou": Code("Aucune ligne de «\u00a0{table}\u00a0» ne répond à\u00a0: {example}.", "Le lecteur dans ce cas n’aurait pas d’avis.", "Ajoutez une ligne pour ce cas, ou élargissez-en une."),
    "tableau-chevauchement": Code("Cette ligne de «\u00a0{table}\u00a0» et celle de la ligne {line} du fichier répondent toutes deux à\u00a0: {example}.", "On ne saurait pas laquelle croire.", "Restreignez l’une des deux."),
    "tableau-ligne-inatteignable": Code("Aucune réponse ne mène à cette ligne de «\u00a0{table}\u00a0»\u00a0: les lignes qui la précèdent ont déjà tout pris.", "Elle ne serait jamais montrée.", "Restreignez les lignes précédentes, ou retirez celle-ci."),
    "tableau-impasse": Code("Toutes les familles sont déconseillées pour\u00a0: {example}.", "Le lecteur dans ce cas n’aurait rien à faire.", "Ouvrez au moins une famille à ce cas."),
    "tableau-question-inutile": Code("La question «\u00a0{found}\u00a0» ne change aucun avis.", "On la poserait pour rien.", "Servez-vous-en dans une table, ou retirez-la.", W),
    "tableau-option-inutile": Code("Aucune ligne ne nomme la réponse «\u00a0{found}\u00a0» à la question «\u00a0{question}\u00a0».", "Rien ne dit qu’elle a été pensée.", "Nommez-la dans une table, ou retirez-la.", W),
    "site-incomplet": Code("«\u00a0{key}\u00a0» ({label}) n’est pas renseigné\u00a0: {effect}.", "Le site le tait plutôt que de montrer un lien mort.", "Complétez data/site.yaml.", W),
    "controle-en-panne": Code("Le contrôle «\u00a0{check}\u00a0» s’est arrêté\u00a0: {reason}.", "C’est un défaut du programme, pas de vos données.", "Signalez-le avec le fichier en cause."),
}
