"""The smaller ones: a lowered bedömning closed the short way, one just opened, some reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from api.demo.lexsarah.namnd import ALDRE, EKBACKEN, HEMTJANST, SOLGARDEN
from api.demo.lexsarah.step import SYSTEM, Ids, Step, opened, reported, step
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u

if TYPE_CHECKING:
    from audit.lexsarah import Command

NYCKELN: Final = "nyckeln"
BESOKET: Final = "besöket"


def earlier() -> Iterator[Step]:
    """Tell what was read in of earlier years, and that staff were informed."""
    for name, diarienummer, enhet, inkom, ivo, avslutad, bedomning in (
        (
            "2022",
            "SN 2022-0307",
            SOLGARDEN,
            date(2022, 9, 12),
            None,
            date(2022, 11, 8),
            "missforhallande",
        ),
        (
            "2023",
            "SN 2023-0144",
            HEMTJANST,
            date(2023, 4, 3),
            date(2023, 4, 20),
            date(2023, 6, 14),
            "allvarligt_missforhallande",
        ),
    ):
        values: dict[str, Any] = {
            "lag": "sol",
            "verksamhet": ALDRE,
            "enhet": enhet,
            "rapport_inkom": inkom,
            "diarienummer": diarienummer,
            "bedomning": bedomning,
            "ivo_anmald": ivo,
            "ivo_kompletterad": avslutad if ivo else None,
            "avslutad": avslutad,
        }
        yield step("2024-01-02", "10:00", SYSTEM, _read_in(name, values))
    yield step(
        "2024-01-16",
        "13:00",
        "enhetschef",
        lambda ids: b.InformPersonal(
            information=ids.of("information"),
            enhet=SOLGARDEN,
            lag="sol",
            informerad=date(2024, 1, 16),
            satt="mote",
            antal=18,
        ),
    )


def _read_in(name: str, values: dict[str, Any]) -> Callable[[Ids], Command]:
    return lambda ids: a.ReadInArende(
        arende=ids.of(f"inläst {name}"), kallreferens=ids.of(f"källa {name}"), **values
    )


def nyckeln() -> Iterator[Step]:
    """Tell the ärende whose bedömning was lowered, with words for the reporter."""
    name = f"{NYCKELN} 1"
    yield from reported(
        name,
        "2024-03-04",
        "12:10",
        enhet=HEMTJANST,
        lag="sol",
        slag="risk",
        hande=date(2024, 3, 4),
        vad_hande="Nyckeln till en kund låg framme i bilen över natten.",
        namn="Hedda Hemtjänst",
    )
    yield opened(name, "2024-03-04", "13:00")
    yield step(
        "2024-03-04",
        "13:20",
        "mottagare",
        lambda ids: r.SortRapport(rapport=ids.of(name), utfall="lex_sarah", arende=ids.of(NYCKELN)),
        lambda ids: a.OpenArende(
            arende=ids.of(NYCKELN),
            lag="sol",
            verksamhet=ALDRE,
            enhet=HEMTJANST,
            rapport_inkom=date(2024, 3, 4),
            rapport=ids.of(name),
        ),
    )
    yield step(
        "2024-03-05",
        "08:00",
        "verksamhetschef",
        lambda ids: u.AssessOmedelbaraAtgarder(arende=ids.of(NYCKELN), utfall="behovs_inte"),
    )
    yield step(
        "2024-03-05",
        "08:30",
        "utredare",
        lambda ids: a.TakeArende(
            arende=ids.of(NYCKELN), inget_jav=True, egen_rapport="Nej, jag har inte rapporterat."
        ),
    )
    yield step(
        "2024-03-05",
        "09:00",
        "utredare",
        lambda ids: u.MakeForstaBedomning(
            arende=ids.of(NYCKELN), bedomning="pataglig_risk", skal="Nyckeln kunde ha kommit bort."
        ),
    )
    yield step(
        "2024-03-11",
        "10:00",
        "utredare",
        lambda ids: u.MakeForstaBedomning(
            arende=ids.of(NYCKELN),
            bedomning="inget_missforhallande",
            skal="Bilen stod låst i garage och nyckeln var märkt med kod.",
            till_rapportor="Vi bedömer nu att det inte är ett missförhållande. "
            "Bilen var låst och nyckeln gick inte att koppla till någon. Tack för att du sade "
            "till.",
        ),
    )
    yield step(
        "2024-03-14",
        "11:00",
        "utredare",
        lambda ids: b.CloseShort(
            arende=ids.of(NYCKELN),
            avslutad=date(2024, 3, 14),
            stallningstagande="inget_missforhallande",
            enskild_informerad=False,
            skal="Det blev snabbt klart att ingen hade kunnat använda nyckeln.",
            omedelbara_atgarder="Nycklar lämnas in efter varje pass.",
            enskild="Ingen enskild var berörd.",
            till_rapportor="Ärendet är avslutat.",
        ),
    )


def waiting() -> Iterator[Step]:
    """Tell what waits on the last day: an ärende nobody has taken, and a report nobody opened."""
    name = f"{BESOKET} 1"
    yield from reported(
        "synpunkten",
        "2024-04-23",
        "09:15",
        enhet=SOLGARDEN,
        lag="sol",
        vad_hande="Maten var kall igen i går.",
    )
    yield opened("synpunkten", "2024-04-23", "10:00")
    yield step(
        "2024-04-24",
        "08:40",
        "mottagare",
        lambda ids: r.SortRapport(
            rapport=ids.of("synpunkten"),
            utfall="synpunkt",
            lamnad=date(2024, 4, 24),
            till="Kvalitet",
            skal="Det är ett klagomål på maten.",
            till_rapportor="Vi har lämnat den vidare som en synpunkt. Du behöver inte göra mer.",
        ),
    )
    yield from reported(
        name,
        "2024-04-22",
        "07:50",
        enhet=HEMTJANST,
        lag="sol",
        hande=date(2024, 4, 20),
        vem_galler="Kunden på Storgatan (konstruerad)",
        vad_hande="Kvällsbesöket blev inte av i lördags. Ingen märkte det förrän på morgonen.",
        namn="Hedda Hemtjänst",
    )
    yield opened(name, "2024-04-22", "08:20")
    yield step(
        "2024-04-24",
        "08:50",
        "mottagare",
        lambda ids: r.SortRapport(rapport=ids.of(name), utfall="lex_sarah", arende=ids.of(BESOKET)),
        lambda ids: a.OpenArende(
            arende=ids.of(BESOKET),
            lag="sol",
            verksamhet=ALDRE,
            enhet=HEMTJANST,
            rapport_inkom=date(2024, 4, 22),
            rapport=ids.of(name),
        ),
    )
    yield step(
        "2024-04-25",
        "09:30",
        "namndsekreterare",
        lambda ids: b.ReceiveUtforareRapport(
            uppgift=ids.of("ekbacken"),
            utforare="ekbacken",
            enhet=EKBACKEN,
            lag="sol",
            kom_in=date(2024, 4, 25),
            gjord=date(2024, 4, 24),
            diarienummer="SN 2024-0102",
            text="Bolaget har tagit emot en rapport och utreder den.",
        ),
    )
    yield from reported(
        "natten",
        "2024-04-29",
        "21:15",
        enhet=SOLGARDEN,
        lag="sol",
        vad_hande="Vi är en för lite i natt och hinner inte till alla som larmar.",
    )
