"""The ärende about an alarm that nobody answered: two reports, closed the full way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from api.demo.lexsarah.larmet_words import KONSEKVENSER, PUNKTER
from api.demo.lexsarah.namnd import ALDRE, SOLGARDEN
from api.demo.lexsarah.step import Ids, Step, opened, reported, step
from audit.envelope import Happened
from audit.lexsarah import Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u

if TYPE_CHECKING:
    from audit.lexsarah import Command

NAME: Final = "larmet"
SIGNED: Final[dict[str, Any]] = {"namn": "Uma Utredare", "titel": "verksamhetsutvecklare"}


def _of(command: Callable[..., Command], **values: Any) -> Callable[[Ids], Command]:
    return lambda ids: command(arende=ids.of(NAME), **values)


def steps() -> Iterator[Step]:
    """Tell it from the first report to the effect of the measures."""
    yield from reported(
        f"{NAME} 1",
        "2024-01-08",
        "22:40",
        enhet=SOLGARDEN,
        lag="sol",
        hande=date(2024, 1, 8),
        vad_hande="En boende larmade i natt och ingen kom på över en timme. Hen låg på golvet.",
        vem_galler="Rum 7",
        gjorde_direkt="Hjälpte upp och värmde. Ringde sjuksköterska.",
        namn="Noor Nattpersonal",
        telefon="0980-319 230",
    )
    yield opened(f"{NAME} 1", "2024-01-09", "07:35")
    yield step("2024-01-09", "07:50", "mottagare", _sorted(f"{NAME} 1"), _opening)
    yield step(
        "2024-01-09",
        "08:05",
        "mottagare",
        _told("mottagen", "Tack. Vi har tagit emot rapporten och utreder den."),
    )
    yield step(
        "2024-01-09",
        "08:20",
        "namndsekreterare",
        _of(a.RegisterDiarienummer, diarienummer="SN 2024-0012"),
    )
    yield step(
        "2024-01-09",
        "09:00",
        "verksamhetschef",
        _of(
            u.AssessOmedelbaraAtgarder, utfall="vidtagna", text="En larmtelefon till från i kväll."
        ),
    )
    yield step(
        "2024-01-09",
        "09:30",
        "utredare",
        _of(a.TakeArende, inget_jav=True, egen_rapport="Nej, jag har inte rapporterat."),
    )
    yield step(
        "2024-01-09",
        "10:00",
        "utredare",
        _of(u.MakeForstaBedomning, bedomning="missforhallande", skal="Hjälpen uteblev i en timme."),
    )
    yield from reported(
        f"{NAME} 2",
        "2024-01-09",
        "23:10",
        enhet=SOLGARDEN,
        lag="sol",
        hande=date(2024, 1, 8),
        forbi_chef=True,
        vad_hande="Telefonen för larm låg på laddning i natt. Det har hänt förut.",
    )
    yield opened(f"{NAME} 2", "2024-01-10", "07:40")
    yield step(
        "2024-01-10",
        "07:55",
        "mottagare",
        _sorted(f"{NAME} 2"),
        lambda ids: a.JoinRapport(arende=ids.of(NAME), rapport=ids.of(f"{NAME} 2")),
    )
    yield from _investigated()
    yield from _decided()


def _investigated() -> Iterator[Step]:
    for kod, slag, namn in (
        ("Enskild A", "enskild", "Konstruerad person, rum 7"),
        ("Personal 1", "personal", "Noor Nattpersonal"),
        ("Chef 1", "chef", "Eli Enhetschef"),
        ("Närstående 1", "narstaende", "Konstruerad dotter"),
    ):
        yield step(
            "2024-01-12", "09:00", "utredare", _of(u.RecordKod, kod=kod, slag=slag, namn=namn)
        )
    written: dict[str, Any] = {**SIGNED, "art": "omstandighet"}
    for day, slag, koder, kalla, text in (
        (
            "2024-01-15",
            "intervju",
            ("Enskild A",),
            "Samtal på boendet",
            "Enskild A berättar att hen larmade två gånger och ropade.",
        ),
        ("2024-01-17", "handling", (), "Larmloggen", "Larm 02.10 och 02.31, kvitterat 03.25."),
        (
            "2024-01-18",
            "intervju",
            ("Personal 1",),
            "Samtal",
            "Personal 1 var med en kollega hos en annan boende mellan 02.00 och 03.20.",
        ),
        (
            "2024-01-22",
            "intervju",
            ("Chef 1",),
            "Samtal",
            "Chef 1 säger att rutinen skrevs när det fanns tre på natten.",
        ),
    ):
        yield step(
            day,
            "14:00",
            "utredare",
            _of(
                u.WriteUtredningssteg,
                slag=slag,
                datum=date.fromisoformat(day),
                koder=koder,
                kalla=kalla,
                text=text,
                happened=Happened.on(date.fromisoformat(day)),
                **written,
            ),
        )
    for number, values in enumerate(KONSEKVENSER):
        yield step(
            "2024-03-04",
            f"10:{number:02d}",
            "utredare",
            _of(u.AnswerKonsekvens, kod="Enskild A", **values),
        )
    for number, slag in enumerate(("polisanmalan", "orosanmalan", "lex_maria")):
        decided = Utanfor(beslutsfattare="verksamhetschef", beslutad=date(2024, 2, 5))
        yield step(
            "2024-02-05",
            f"11:{number:02d}",
            "utredare",
            _of(
                a.NoteAnnanAnmalan,
                slag=slag,
                utfall="inte_aktuell",
                taget=decided,
                skal="Inget i händelsen ger skäl.",
            ),
        )
    for number, (punkt, art, text, kalla) in enumerate(PUNKTER):
        yield step(
            "2024-02-12",
            f"13:{number:02d}",
            "utredare",
            _of(
                u.AnswerPunkt,
                punkt=punkt,
                aktuell=True,
                art=art,
                text=text,
                kalla=kalla,
                datum=date(2024, 2, 12),
                **SIGNED,
            ),
        )


def _decided() -> Iterator[Step]:
    yield step(
        "2024-02-13",
        "09:00",
        "utredare",
        _of(
            u.PlanAtgard,
            slag="forebyggande",
            ansvarig="enhetschef",
            enhet=SOLGARDEN,
            senast=date(2024, 3, 1),
            text="Ny rutin för larm på natten, genomgången i alla nattlag.",
        ),
    )
    yield step(
        "2024-02-13",
        "09:05",
        "utredare",
        _of(
            u.PlanAtgard,
            slag="forebyggande",
            ansvarig="enhetschef",
            enhet=SOLGARDEN,
            senast=date(2024, 6, 28),
            text="Larmloggen gås igenom varje vecka till sommaren.",
        ),
    )
    yield step(
        "2024-02-19",
        "10:00",
        "utredare",
        _of(
            u.MakeBedomning,
            bedomning="missforhallande",
            skal="Hjälpen uteblev i en timme och kunde ha fått värre följder.",
        ),
    )
    yield step(
        "2024-02-27",
        "08:30",
        "verksamhetschef",
        _of(b.DecideAtgarder, utfall="bifall", text="Rutinen ändras och larmloggen följs upp."),
    )
    yield step(
        "2024-03-04",
        "15:00",
        "utredare",
        lambda ids: u.DoAtgard(
            arende=ids.of(NAME),
            atgard=ids.planned(NAME, 1),
            utford=date(2024, 3, 1),
            text="Rutinen är genomgången i tre nattlag.",
        ),
    )
    yield step(
        "2024-03-12",
        "13:00",
        "utredare",
        _of(
            b.CloseFull,
            avslutad=date(2024, 3, 12),
            till_rapportor="Utredningen är klar. Det var ett missförhållande. Rutinen är ändrad.",
        ),
    )
    yield step(
        "2024-03-20",
        "09:00",
        "namndsekreterare",
        _of(
            b.RegisterBeslut,
            slag="utlamnande",
            utfall="avslag",
            text="Begäran om handlingarna.",
            taget=Utanfor(beslutsfattare="enhetschef", beslutad=date(2024, 3, 19)),
        ),
    )


def _sorted(rapport: str) -> Callable[[Ids], Command]:
    return lambda ids: r.SortRapport(
        rapport=ids.of(rapport), utfall="lex_sarah", arende=ids.of(NAME)
    )


def _opening(ids: Ids) -> Command:
    return a.OpenArende(
        arende=ids.of(NAME),
        lag="sol",
        verksamhet=ALDRE,
        enhet=SOLGARDEN,
        rapport_inkom=date(2024, 1, 8),
        rapport=ids.of(f"{NAME} 1"),
    )


def _told(anledning: str, text: str) -> Callable[[Ids], Command]:
    return lambda ids: r.TellRapportor(
        rapport=ids.of(f"{NAME} 1"), anledning=anledning, text=text, arende=ids.of(NAME)
    )
