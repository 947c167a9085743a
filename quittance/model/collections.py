"""The collections of a base: which files hold which records."""

from __future__ import annotations

from dataclasses import dataclass

from quittance.model.collaboration import Collaboration
from quittance.model.law import LegalChange, LegalSeries
from quittance.model.market import MarketFigure
from quittance.model.practice import Practice
from quittance.model.provider import Provider
from quittance.model.questionnaire import Questionnaire
from quittance.model.site import Site
from quittance.model.situation import Situation
from quittance.model.source import Source
from quittance.model.term import Term
from quittance.model.training import Training
from quittance.model.vocabulary import Entry


@dataclass(frozen=True)
class Collection:
    """A kind of record and where it is written.

    Attributes:
        name: attribute of :class:`quittance.base.Base` that maps ids to records, and stem of its file.
        record: record class.
        label: heading for editors (French).
        folders: more folders, below the data folder, whose files hold such records.
        single: one mapping instead of a list of records.
        held_as: attribute of the base that holds the single mapping, when ``name`` is for records inside it.
        each_file: each file of the folder is a collection of its own (vocabularies).
    """

    name: str
    record: type
    label: str
    folders: tuple[str, ...] = ()
    single: bool = False
    held_as: str = ""
    each_file: bool = False

    @property
    def attribute(self) -> str:
        """The attribute of the base that holds what is read."""
        return self.held_as or self.name

    @property
    def file(self) -> str:
        return f"{self.name}.yaml"


#: In reading order: what others refer to while being read comes first.
COLLECTIONS: tuple[Collection, ...] = (
    Collection("vocabularies", Entry, "Vocabulaires", each_file=True),
    Collection("sources", Source, "Sources"),
    Collection("site", Site, "Site", single=True),
    Collection("law", LegalSeries, "Règles de droit", folders=("rates",)),
    Collection("changes", LegalChange, "Changements de la loi"),
    Collection("glossary", Term, "Glossaire"),
    Collection("practices", Practice, "Pratiques"),
    Collection("criteria", Questionnaire, "Critères de choix", single=True, held_as="questionnaire"),
    Collection("market", MarketFigure, "Chiffres de marché"),
    Collection("situation", Situation, "Ma situation", single=True),
    Collection("collaboration", Collaboration, "Kit de collaboration", single=True),
    Collection("providers", Provider, "Prestataires"),
    Collection("trainings", Training, "Formations"),
)
BY_NAME = {collection.name: collection for collection in COLLECTIONS}
