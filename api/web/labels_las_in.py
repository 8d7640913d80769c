"""What people read where extracts are read in: each kind of extract, and each of its columns.

A kind that has no line in `SLAG` is not offered on the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from audit.barnutredning.codes import AVSLUT, BESLUTSFATTARE, NOT_TOLD, SKAL
from audit.barnutredning.codes_handlaggning import (
    FLYTT,
    HORD_SATT,
    INFORMERAD,
    INTE_HORD,
    UPPFOLJNINGSGRUND,
    UPPFOLJNINGSSLUT,
    VALD,
)
from audit.barnutredning.orosanmalan.codes import (
    ANMALARE,
    FORHANDSUTFALL,
    GRUPP,
    INGET_SVAR,
    SKYDDSBEHOV,
    SYNNERLIGA_SKAL,
)
from audit.intake.kinds import TACKAT_JA, VANTELISTOR, Kind
from audit.verkstallighet.codes import AVBROTTSORSAKER, INSATSER, LAG, SVAR
from audit.verkstallighet.codes import AVSLUT as AVSLUT_UTAN
from audit.verkstallighet.vantelista import OMRADEN, RADER


@dataclass(frozen=True, slots=True)
class Slag:
    """What people read of a kind of extract: its name, what a row is, what columns hold."""

    name: str
    says: str
    columns: dict[str, str]


def _codes(codes: dict[str, str]) -> str:
    return "En av koderna " + ", ".join(one for one in codes if one != NOT_TOLD) + "."


_UTREDNING: Final = "Utredningens nummer i källan. Sparas aldrig i klartext."
_BARN: Final = "Barnets nummer i källan. Sparas aldrig i klartext."
_ENHET: Final = "Enhetens kod, aldrig en persons namn."
_DAG: Final = "Dag, som 2026-03-31."
_OM: Final = " Tomt om det inte har hänt."
_BESLUT: Final = "Ett organ eller en roll, aldrig ett namn. " + _codes(BESLUTSFATTARE)

_GYNNANDE: Final = "Beslutets nummer i källan. Sparas aldrig i klartext."
_ANTAL: Final = "Ett tal, – om ingen väntade, eller tomt om det inte är mätt."


def _vantelista(omrade: str) -> Slag:
    """Say what the columns of a waiting list hold: each is a row of the nämnd's own table."""
    behov = {row.kod: row.etikett for row in RADER[omrade] if row.slag == "behov"}
    named = {
        row.kod: f"{behov[row.under]}, {row.etikett}" if row.under else row.etikett
        for row in RADER[omrade]
    }
    yes = {f"{TACKAT_JA}{kod}": f"{name}: har tackat ja." for kod, name in behov.items()}
    counts = {kod: f"{name}. {_ANTAL}" for kod, name in named.items()}
    return Slag(
        f"Väntelista, {OMRADEN[omrade].lower()}",
        "En rad per månad. Ett tal, ett streck (–) och en tom cell är tre olika saker.",
        {"ar": "Året, som 2026.", "manad": "Månadens nummer, 1 till 12.", **counts, **yes},
    )


SLAG: Final[dict[Kind, Slag]] = {
    Kind.EJ_VERKSTALLDA: Slag(
        "Ej verkställda beslut",
        "En rad per gynnande beslut. Erbjudanden och avbrott läses in för sig. Det som ges delvis "
        "registreras på beslutets sida.",
        {
            "beslut_id": _GYNNANDE,
            "enhet": _ENHET,
            "lag": _codes(LAG),
            "insats": _codes(dict.fromkeys(INSATSER, "")),
            "beslutad": _DAG,
            "verkstalld": "Dagen då insatsen började." + _OM,
            "avslutad": _DAG + _OM,
            "avslut": _codes(AVSLUT_UTAN) + _OM,
            "forhandsbesked": "ja eller tomt.",
        },
    ),
    Kind.ERBJUDANDEN: Slag(
        "Erbjudanden",
        "En rad per erbjudande om en insats. Läs in ej verkställda beslut först.",
        {
            "beslut_id": _GYNNANDE,
            "erbjudet": _DAG,
            "svar": _codes(SVAR) + " Tomt om inget svar har kommit.",
            "besvarat": "Dagen då svaret kom. Tomt om inget svar har kommit.",
        },
    ),
    Kind.AVBROTT: Slag(
        "Avbrott i verkställigheten",
        "En rad per avbrott. Läs in ej verkställda beslut först.",
        {
            "beslut_id": _GYNNANDE,
            "avbruten": "Första dagen då insatsen inte gavs.",
            "orsak": _codes(AVBROTTSORSAKER),
            "aterupptagen": "Dagen då insatsen gavs igen." + _OM,
        },
    ),
    **{kind: _vantelista(omrade) for kind, omrade in VANTELISTOR.items()},
    Kind.HANDELSER: Slag(
        "Händelser att följa upp",
        "En rad per sak som började, och vad som följde. Passar allt av slaget ”något ska ha hänt "
        "inom en tid efter något annat”, som uppföljning av hemtjänst eller handlingsplaner.",
        {
            "id": "Ärendets nummer i källan. Flera rader får ha samma. Sparas aldrig i klartext.",
            "enhet": _ENHET,
            "starthandelse": "Vad som började, med era egna ord, som Beslut hemtjänst.",
            "startdatum": _DAG,
            "sluthandelse": "Vad som följde, som Uppföljning." + _OM,
            "slutdatum": _DAG + _OM,
        },
    ),
    Kind.BARNUTREDNINGAR: Slag(
        "Barnutredningar",
        "En rad per utredning av ett barn eller en ung person.",
        {
            "utredning_id": _UTREDNING,
            "barn_id": _BARN,
            "enhet": _ENHET,
            "anmalan_inkom": "Dagen då orosanmälan kom in. Får vara tom.",
            "inledd": _DAG,
            "avslutad": _DAG + _OM,
            "avslut": _codes(AVSLUT) + " Tomt om utredningen pågår.",
            "samordnare": "En kod för den samordnare som utredningen ligger hos, aldrig ett namn.",
            "senaste_anteckning": "Dagen för den senaste anteckningen i akten.",
        },
    ),
    Kind.FORLANGNINGAR: Slag(
        "Förlängningar av barnutredningar",
        "En rad per beslut om längre utredningstid. Läs in barnutredningarna först.",
        {
            "utredning_id": _UTREDNING,
            "beslutad": _DAG,
            "ny_sista_dag": _DAG,
            "skal_kod": _codes(SKAL),
            "skal": "Skälen med ord. Blir skyddad text.",
            "beslutsfattare": _BESLUT,
        },
    ),
    Kind.OROSANMALNINGAR: Slag(
        "Orosanmälningar",
        "En rad per anmälan och barn, med skyddsbedömning, förhandsbedömning och besked.",
        {
            "anmalan_id": "Anmälans nummer i källan. Sparas aldrig i klartext.",
            "barn_id": _BARN,
            "grupp": _codes(GRUPP),
            "enhet": _ENHET,
            "inkom": _DAG,
            "inkom_sent": "ja om den kom in sent på dagen, annars tomt.",
            "anmalare": "Vem som anmälde, som lagrum. " + _codes(ANMALARE),
            "pagaende_utredning": "Nummer på en utredning som redan pågår, annars tomt.",
            "skyddsbedomning": _DAG + _OM,
            "skyddsbedomning_utfall": _codes(SKYDDSBEHOV),
            "forhandsbedomning": "Dagen då förhandsbedömningen avslutades." + _OM,
            "utfall": _codes(FORHANDSUTFALL),
            "utredning_id": "Numret på den utredning som inleddes, annars tomt.",
            "forlangd_beslutad": "Dagen då längre tid för förhandsbedömningen beslutades.",
            "forlangd_till": _DAG,
            "forlangd_skal_kod": _codes(SYNNERLIGA_SKAL),
            "aterkoppling_begard": "Dagen då anmälaren bad om besked.",
            "aterkoppling_lamnad": "Dagen då besked lämnades.",
            "aterkoppling_ej_lamnad": "Dagen då det stod klart att besked inte lämnas.",
            "aterkoppling_ej_lamnad_skal": _codes(INGET_SVAR),
            "beslutsfattare": _BESLUT,
        },
    ),
    Kind.HANDLAGGNING: Slag(
        "Handläggning i barnutredningar",
        "En rad per sak som antecknats i en utredning: information, barnets röst, våld, flytt.",
        {
            "utredning_id": _UTREDNING,
            "handelse": "information_lamnad, information_ej_lamnad, barn_hort, barn_ej_hort, "
            "vald eller flytt.",
            "datum": _DAG,
            "kod": "Vilka, hur eller varför. Vid information, en eller flera med komma emellan: "
            + ", ".join(INFORMERAD)
            + ". Vid barn_hort: "
            + ", ".join(HORD_SATT)
            + ". Vid barn_ej_hort: "
            + ", ".join(INTE_HORD)
            + ". Vid vald: "
            + ", ".join(VALD)
            + ". Vid flytt: "
            + ", ".join(FLYTT)
            + ".",
            "text": "Barnets egna ord, skälen, eller den andra kommunen. Blir skyddad text.",
            "beslutsfattare": _BESLUT,
            "aterkallad": "ja om anteckningen var fel och ska tas tillbaka.",
        },
    ),
    Kind.UPPFOLJNINGAR: Slag(
        "Uppföljningar efter barnutredningar",
        "En rad per beslut om uppföljning.",
        {
            "utredning_id": _UTREDNING,
            "beslutad": _DAG,
            "grund": _codes(UPPFOLJNINGSGRUND),
            "fran": "Dagen då placeringen upphörde. Tomt om grunden är utredning.",
            "avslutad": _DAG + _OM,
            "utfall": _codes(UPPFOLJNINGSSLUT),
            "ny_utredning_id": "Numret på en ny utredning som följde, annars tomt.",
            "beslutsfattare": _BESLUT,
        },
    ),
}
"""The kinds that quality staff read in, in the order they are offered."""

REGISTRERAD: Final = "Dagen då radens senaste uppgift skrevs in i källan."
"""The column `registrerad_i_kalla`, which most kinds may have."""

SLAG_I_LISTAN: Final[dict[str, str]] = {
    **{kind.value: slag.name for kind, slag in SLAG.items()},
    Kind.ORGANISATION.value: "Organisation",
    Kind.LEXSARAH.value: "Tidigare ärenden enligt lex Sarah",
}
"""What each import is called where earlier ones are listed, also those of the command line."""
