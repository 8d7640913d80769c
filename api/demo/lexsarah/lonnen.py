"""The ärende that goes to IVO: notified on 2024-03-15, its utredning nearly done, due in May."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from api.demo.lexsarah.lonnen_words import KONSEKVENSER, PUNKTER
from api.demo.lexsarah.namnd import FUNK, LONNEN
from api.demo.lexsarah.step import Ids, Step, opened, reported, step
from audit.envelope import Happened
from audit.lexsarah import Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u

if TYPE_CHECKING:
    from audit.lexsarah import Command

NAME: Final = "lönnen"
RAPPORT: Final = f"{NAME} 1"
SIGNED: Final[dict[str, Any]] = {"namn": "Uma Utredare", "titel": "verksamhetsutvecklare"}


def _of(command: Callable[..., Command], **values: Any) -> Callable[[Ids], Command]:
    return lambda ids: command(arende=ids.of(NAME), **values)


def _rapport(command: Callable[..., Command], **values: Any) -> Callable[[Ids], Command]:
    return lambda ids: command(rapport=ids.of(RAPPORT), **values)


def begun() -> Iterator[Step]:
    """Tell it from the report to the anmälan and the questions to the reporter."""
    yield from reported(
        RAPPORT,
        "2024-02-26",
        "16:20",
        enhet=LONNEN,
        lag="lss",
        fara_nu=True,
        hande=date(2024, 2, 25),
        vad_hande="En boende fick fel medicin två kvällar i rad och blev svår att väcka.",
        vem_galler="Lägenhet 3",
        gjorde_direkt="Ringde 1177 och sjuksköterskan. Ambulans kom.",
        namn="Vide Vikarie",
        telefon="0980-319 231",
    )
    yield opened(RAPPORT, "2024-02-26", "16:31")
    yield step("2024-02-26", "16:45", "mottagare", _sorted, _opening)
    yield step(
        "2024-02-26",
        "17:05",
        "verksamhetschef",
        _of(
            u.AssessOmedelbaraAtgarder,
            utfall="vidtagna",
            text="Delegeringen av läkemedel är indragen för två personer tills vidare.",
        ),
    )
    yield step(
        "2024-02-27",
        "08:10",
        "utredare",
        _of(a.TakeArende, inget_jav=True, egen_rapport="Nej, jag har inte rapporterat."),
    )
    yield step(
        "2024-02-27",
        "08:30",
        "namndsekreterare",
        _of(a.RegisterDiarienummer, diarienummer="SN 2024-0061"),
    )
    yield step(
        "2024-03-01",
        "10:00",
        "utredare",
        _of(
            u.MakeForstaBedomning,
            bedomning="pataglig_risk_allvarligt",
            skal="Fel läkemedel två gånger; andningen påverkades.",
        ),
    )
    yield step(
        "2024-03-04",
        "13:00",
        "utredare",
        _rapport(r.AskFraga, text="Fanns signeringslistan på plats båda kvällarna?"),
    )
    yield step(
        "2024-03-05",
        "19:20",
        f"rapportor:{RAPPORT}",
        _rapport(r.AnswerFraga, fraga=6, text="Ja, men två rader var ifyllda i förväg."),
    )
    yield step(
        "2024-03-15",
        "11:00",
        "ivo",
        _of(
            b.AnmalIvo,
            gjord=date(2024, 3, 15),
            satt="e_tjanst",
            utredning_bifogad=False,
            foregaende_franvarande=True,
            text="Anmälan görs. Utredningen skickas när den är färdig.",
        ),
    )
    yield step(
        "2024-03-22",
        "09:00",
        "namndsekreterare",
        _of(b.RegisterIvoDiarienummer, ivo_diarienummer="3.1.2-00000/2024 (konstruerat)"),
    )


def investigated() -> Iterator[Step]:
    """Tell the utredning up to the bedömning; two punkter and two följder are not answered."""
    for kod, slag, namn in (
        ("Enskild A", "enskild", "Konstruerad person, lägenhet 3"),
        ("Personal 1", "personal", "Vide Vikarie"),
        ("Personal 2", "personal", "Konstruerad stödassistent"),
    ):
        yield step(
            "2024-04-02", "09:00", "utredare", _of(u.RecordKod, kod=kod, slag=slag, namn=namn)
        )
    for day, slag, koder, kalla, text in (
        (
            "2024-04-03",
            "handling",
            (),
            "Signeringslistan",
            "Två rader är signerade före den tid då läkemedlet skulle ges.",
        ),
        (
            "2024-04-04",
            "intervju",
            ("Personal 2",),
            "Samtal",
            "Personal 2 gav ur fel dosett och signerade efter minnet.",
        ),
        (
            "2024-04-09",
            "intervju",
            ("Enskild A",),
            "Samtal med bildstöd",
            "Enskild A pekar på sängen och visar att det snurrade.",
        ),
    ):
        happened = date.fromisoformat(day)
        yield step(
            day,
            "14:00",
            "utredare",
            _of(
                u.WriteUtredningssteg,
                slag=slag,
                art="omstandighet",
                datum=happened,
                koder=koder,
                kalla=kalla,
                text=text,
                happened=Happened.on(happened),
                **SIGNED,
            ),
        )
    for number, values in enumerate(KONSEKVENSER):
        yield step(
            "2024-04-10",
            f"10:{number:02d}",
            "utredare",
            _of(u.AnswerKonsekvens, kod="Enskild A", **values),
        )
    mas = "medicinskt_ansvarig_sjukskoterska"
    yield step(
        "2024-04-10",
        "11:00",
        "utredare",
        _of(
            a.NoteAnnanAnmalan,
            slag="polisanmalan",
            utfall="inte_aktuell",
            taget=Utanfor(beslutsfattare="verksamhetschef", beslutad=date(2024, 2, 26)),
            skal="Inget brott misstänks: dosetterna förväxlades.",
        ),
    )
    yield step(
        "2024-04-10",
        "11:01",
        "utredare",
        _of(
            a.NoteAnnanAnmalan,
            slag="lex_maria",
            utfall="gjord",
            taget=Utanfor(beslutsfattare=mas, beslutad=date(2024, 2, 28)),
        ),
    )
    for number, (punkt, art, text, kalla) in enumerate(PUNKTER):
        yield step(
            "2024-04-11",
            f"13:{number:02d}",
            "utredare",
            _of(
                u.AnswerPunkt,
                punkt=punkt,
                aktuell=True,
                art=art,
                text=text,
                kalla=kalla,
                datum=date(2024, 4, 11),
                **SIGNED,
            ),
        )
    yield step(
        "2024-04-11",
        "15:00",
        "utredare",
        _of(
            u.PlanAtgard,
            slag="avhjalpande",
            ansvarig="enhetschef",
            enhet=LONNEN,
            senast=date(2024, 4, 19),
            text="Dosetterna märks med bild och förvaras var för sig.",
        ),
    )
    yield step(
        "2024-04-22",
        "10:00",
        "utredare",
        _of(
            u.MakeBedomning,
            bedomning="allvarligt_missforhallande",
            skal="Enskild A vårdades på sjukhus och fick inte den hjälp som beslutats.",
        ),
    )


def _sorted(ids: Ids) -> Command:
    return r.SortRapport(rapport=ids.of(RAPPORT), utfall="lex_sarah", arende=ids.of(NAME))


def _opening(ids: Ids) -> Command:
    return a.OpenArende(
        arende=ids.of(NAME),
        lag="lss",
        verksamhet=FUNK,
        enhet=LONNEN,
        rapport_inkom=date(2024, 2, 26),
        rapport=ids.of(RAPPORT),
    )
