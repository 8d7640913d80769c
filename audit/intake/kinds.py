"""The kinds of extract: which columns each has, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from audit.verkstallighet.vantelista import RADER

REGISTERED = "registrerad_i_kalla"


class Kind(StrEnum):
    """What an extract holds; the value stands in `import.started`."""

    BARNUTREDNINGAR = "barnutredningar"
    FORLANGNINGAR = "forlangningar"
    ORGANISATION = "organisation"
    LEXSARAH = "lexsarah"
    HANDELSER = "handelser"
    OROSANMALNINGAR = "orosanmalningar"
    HANDLAGGNING = "handlaggning"
    UPPFOLJNINGAR = "uppfoljningar"
    EJ_VERKSTALLDA = "ej_verkstallda"
    ERBJUDANDEN = "erbjudanden"
    AVBROTT = "avbrott"
    VANTELISTA_FUNKTIONSSTOD = "vantelista_funktionsstod"
    VANTELISTA_ALDREOMSORG = "vantelista_aldreomsorg"


BY_SERVICE = frozenset({Kind.ORGANISATION, Kind.LEXSARAH})
"""The kinds that the service itself reads in: the table of acts gives that to nobody else."""


VANTELISTOR: Final[dict[Kind, str]] = {
    Kind.VANTELISTA_FUNKTIONSSTOD: "funktionsstod",
    Kind.VANTELISTA_ALDREOMSORG: "aldreomsorg",
}
"""The område of each kind of waiting list."""
TACKAT_JA: Final = "ja_"
"""What a column of those who have said yes begins with; the row's own code follows."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind by their own names.

    `ids` are identifiers of the source, never too long and never shown.
    `optional` may be left out without a word; `absent` only where the mapping says that the source
    has no such fact; `filled` must hold something in every row.
    """

    required: tuple[str, ...]
    filled: frozenset[str]
    dates: frozenset[str]
    codes: frozenset[str]
    absent: frozenset[str] = frozenset()
    optional: tuple[str, ...] = (REGISTERED,)
    ids: tuple[str, ...] = ("utredning_id",)

    @property
    def all(self) -> tuple[str, ...]:
        """Give every column, the optional ones last."""
        return (*self.required, *self.optional)


def _vantelista(omrade: str) -> Columns:
    """Give the columns of a waiting list: a row is a month, and each count has its column."""
    counts = tuple(row.kod for row in RADER[omrade])
    yes = tuple(f"{TACKAT_JA}{row.kod}" for row in RADER[omrade] if row.slag == "behov")
    return Columns(
        required=("ar", "manad", *counts),
        filled=frozenset({"ar", "manad"}),
        dates=frozenset(),
        codes=frozenset({"manad"}),
        absent=frozenset(counts),
        optional=yes,
        ids=(),
    )


COLUMNS: dict[Kind, Columns] = {
    Kind.BARNUTREDNINGAR: Columns(
        required=(
            "utredning_id",
            "barn_id",
            "enhet",
            "anmalan_inkom",
            "inledd",
            "avslutad",
            "avslut",
        ),
        filled=frozenset({"utredning_id", "barn_id", "enhet", "inledd"}),
        dates=frozenset({"anmalan_inkom", "inledd", "avslutad", "senaste_anteckning", REGISTERED}),
        codes=frozenset({"enhet", "avslut", "samordnare"}),
        absent=frozenset({"anmalan_inkom", "avslut"}),
        optional=(REGISTERED, "samordnare", "senaste_anteckning"),
        ids=("utredning_id", "barn_id"),
    ),
    Kind.FORLANGNINGAR: Columns(
        required=(
            "utredning_id",
            "beslutad",
            "ny_sista_dag",
            "skal_kod",
            "skal",
            "beslutsfattare",
        ),
        filled=frozenset(
            {"utredning_id", "beslutad", "ny_sista_dag", "skal_kod", "beslutsfattare"}
        ),
        dates=frozenset({"beslutad", "ny_sista_dag", REGISTERED}),
        codes=frozenset({"skal_kod", "beslutsfattare"}),
        absent=frozenset({"skal"}),
    ),
    Kind.ORGANISATION: Columns(
        required=("slag", "kod", "namn", "fran", "verksamhet", "utforare", "lag", "driftsform"),
        filled=frozenset({"slag", "kod", "namn", "fran"}),
        dates=frozenset({"fran", "till"}),
        codes=frozenset({"slag", "lag", "driftsform", "omrade"}),
        optional=("till", "omrade", "beredskap", "organisationsnummer"),
        ids=("kod",),
    ),
    Kind.LEXSARAH: Columns(
        required=(
            "arende_id",
            "inkom",
            "enhet",
            "lag",
            "diarienummer",
            "bedomning",
            "ivo_anmald",
            "ivo_kompletterad",
            "avslutad",
        ),
        filled=frozenset({"arende_id", "inkom", "enhet"}),
        dates=frozenset({"inkom", "ivo_anmald", "ivo_kompletterad", "avslutad"}),
        codes=frozenset({"enhet", "lag", "bedomning"}),
        absent=frozenset({"lag", "diarienummer", "ivo_kompletterad"}),
        optional=(),
        ids=("arende_id",),
    ),
    Kind.HANDELSER: Columns(
        required=("id", "enhet", "starthandelse", "startdatum", "sluthandelse", "slutdatum"),
        filled=frozenset({"id", "enhet", "starthandelse", "startdatum"}),
        dates=frozenset({"startdatum", "slutdatum", REGISTERED}),
        codes=frozenset({"enhet", "starthandelse", "sluthandelse"}),
        ids=("id",),
    ),
    Kind.OROSANMALNINGAR: Columns(
        required=(
            "anmalan_id",
            "barn_id",
            "grupp",
            "enhet",
            "inkom",
            "inkom_sent",
            "anmalare",
            "pagaende_utredning",
            "skyddsbedomning",
            "skyddsbedomning_utfall",
            "forhandsbedomning",
            "utfall",
            "utredning_id",
            "forlangd_beslutad",
            "forlangd_till",
            "forlangd_skal_kod",
            "aterkoppling_begard",
            "aterkoppling_lamnad",
            "aterkoppling_ej_lamnad",
            "aterkoppling_ej_lamnad_skal",
        ),
        filled=frozenset({"anmalan_id", "barn_id", "grupp", "enhet", "inkom", "anmalare"}),
        dates=frozenset(
            {
                *("inkom", "skyddsbedomning", "forhandsbedomning"),
                *("forlangd_beslutad", "forlangd_till", "aterkoppling_begard"),
                *("aterkoppling_lamnad", "aterkoppling_ej_lamnad", REGISTERED),
            }
        ),
        codes=frozenset(
            {
                *("grupp", "enhet", "inkom_sent", "anmalare", "skyddsbedomning_utfall", "utfall"),
                *("forlangd_skal_kod", "aterkoppling_ej_lamnad_skal", "beslutsfattare"),
            }
        ),
        absent=frozenset(
            {
                *("inkom_sent", "pagaende_utredning", "utredning_id"),
                *("forlangd_beslutad", "forlangd_till", "forlangd_skal_kod"),
                *("aterkoppling_begard", "aterkoppling_lamnad"),
                *("aterkoppling_ej_lamnad", "aterkoppling_ej_lamnad_skal"),
            }
        ),
        optional=(REGISTERED, "beslutsfattare"),
        ids=("anmalan_id", "barn_id", "pagaende_utredning", "utredning_id"),
    ),
    Kind.HANDLAGGNING: Columns(
        required=("utredning_id", "handelse", "datum", "kod", "text"),
        filled=frozenset({"utredning_id", "handelse", "datum", "kod"}),
        dates=frozenset({"datum", REGISTERED}),
        codes=frozenset({"handelse", "kod", "beslutsfattare", "aterkallad"}),
        absent=frozenset({"text"}),
        optional=(REGISTERED, "beslutsfattare", "aterkallad"),
    ),
    Kind.UPPFOLJNINGAR: Columns(
        required=("utredning_id", "beslutad", "grund", "fran", "avslutad", "utfall"),
        filled=frozenset({"utredning_id", "beslutad", "grund"}),
        dates=frozenset({"beslutad", "fran", "avslutad", REGISTERED}),
        codes=frozenset({"grund", "utfall", "beslutsfattare"}),
        absent=frozenset({"fran"}),
        optional=(REGISTERED, "beslutsfattare", "ny_utredning_id"),
        ids=("utredning_id", "ny_utredning_id"),
    ),
    Kind.EJ_VERKSTALLDA: Columns(
        required=(
            *("beslut_id", "enhet", "lag", "insats", "beslutad", "verkstalld"),
            *("avslutad", "avslut"),
        ),
        filled=frozenset({"beslut_id", "enhet", "lag", "insats", "beslutad"}),
        dates=frozenset({"beslutad", "verkstalld", "avslutad", REGISTERED}),
        codes=frozenset({"enhet", "lag", "insats", "avslut", "forhandsbesked"}),
        absent=frozenset({"avslutad", "avslut"}),
        optional=(REGISTERED, "forhandsbesked"),
        ids=("beslut_id",),
    ),
    Kind.ERBJUDANDEN: Columns(
        required=("beslut_id", "erbjudet", "svar", "besvarat"),
        filled=frozenset({"beslut_id", "erbjudet"}),
        dates=frozenset({"erbjudet", "besvarat"}),
        codes=frozenset({"svar"}),
        optional=(),
        ids=("beslut_id",),
    ),
    Kind.AVBROTT: Columns(
        required=("beslut_id", "avbruten", "orsak", "aterupptagen"),
        filled=frozenset({"beslut_id", "avbruten"}),
        dates=frozenset({"avbruten", "aterupptagen"}),
        codes=frozenset({"orsak"}),
        absent=frozenset({"orsak"}),
        optional=(),
        ids=("beslut_id",),
    ),
    **{kind: _vantelista(omrade) for kind, omrade in VANTELISTOR.items()},
}
