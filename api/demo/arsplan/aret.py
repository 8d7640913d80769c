"""The year 2024: its sammanträden, what recurs, what was added, and what became of it by April."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from api.acts import ARSPLAN, arsplan_id, punkt_id
from api.acts.arsplan import grund
from api.demo.arsplan import malen
from api.demo.lexsarah.step import Ids, Step, step, when
from audit.arsplan import commands as c
from audit.arsplan.aterkommande import proposed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

D = date.fromisoformat
AR: Final = 2024

SAMMANTRADEN: Final[Mapping[str, str]] = {
    "2024-02-20": "2024-02-07",
    "2024-03-19": "2024-03-06",
    "2024-04-16": "2024-04-03",
    "2024-05-21": "2024-05-08",
    "2024-06-11": "2024-05-29",
    "2024-08-27": "2024-08-14",
    "2024-09-24": "2024-09-11",
    "2024-10-22": "2024-10-09",
    "2024-11-19": "2024-11-06",
    "2024-12-17": "2024-12-04",
}
"""Day → the day of its stopptid, at noon; constructed, for only the months are published."""
EXTRA: Final = ("2024-05-03", "2024-04-29")
"""The extra sammanträde about the anmärkning, and the day of its stopptid; constructed."""
YTTRANDE_SENAST: Final = D("2024-05-06")
"""The last day of the yttrande about the anmärkning for 2023 (published)."""

PLAN_2024: Final = {"beslutad": D("2023-12-13"), "paragraf": "§ 151"}
ORDNING: Final = {
    "diarienummer": "SN 2024-0005",
    "beslutad": D("2023-04-18"),
    "paragraf": "§ 61",
}
SAID: Final[Mapping[str, Mapping[str, Any]]] = {
    "internkontrollrapport/2": {"diarienummer": "SN 2024-0003"},
    "internkontrollrapport/5": {
        "arende": "Internkontrollrapport, första kvartalet 2024",
        "diarienummer": "SN 2024-0003",
        **PLAN_2024,
    },
    "internkontrollrapport/9": {
        "arende": "Internkontrollrapport, halvåret och andra tertialet 2024",
        "diarienummer": "SN 2024-0003",
        **PLAN_2024,
    },
    "internkontrollrapport/12": {"diarienummer": "SN 2024-0003", **PLAN_2024},
    **{
        f"ej_verkstallda/{quarter}": {"diarienummer": "SN 2024-0004"}
        for quarter in ("2023-4", "2024-1", "2024-2", "2024-3")
    },
    "delegationsordning": {**ORDNING, "notering": "Ses över minst en gång om året."},
    "internkontrollplan": {"diarienummer": "SN 2024-0006", **PLAN_2024},
    "synpunkter": {"diarienummer": "SN 2024-0007"},
    "fyramanadersrapport": {"diarienummer": "SN 2024-0008"},
    "delarsrapport": {"diarienummer": "SN 2024-0008"},
    "kvalitetsberattelse": {
        "diarienummer": "SN 2024-0009",
        "beslutad": D("2023-10-17"),
        "paragraf": "§ 119",
    },
}
"""Regel → what the nämndsekreterare wrote in before the proposal was taken into the year."""

ADDED: Final[Mapping[str, Mapping[str, Any]]] = {
    "ändring": {
        "slag": "delegationsordning",
        "arende": "Ändringar i delegationsordningen",
        "ansvarig": "forvaltningschef",
        "sammantrade": "2024-04-16",
        **ORDNING,
    },
    "lex sarah": {
        "slag": "kvalitet",
        "arende": "Information om utredningar enligt lex Sarah, första kvartalet",
        "ansvarig": "verksamhetschef",
        "sammantrade": "2024-04-16",
        "notering": "Hela informationen lämnas muntligt.",
    },
    "våld": {
        "slag": "annat",
        "arende": "Handlingsplan mot våld i nära relationer: statistik om barnutredningar",
        "ansvarig": "verksamhetschef",
        "diarienummer": "SN 2023-0017",
        "beslutad": D("2023-02-21"),
        "paragraf": "§ 21",
        "vidare": ("kommunstyrelsen",),
    },
    "riktlinjer": {
        "slag": "annat",
        "arende": "Riktlinjer för handläggning enligt LSS",
        "ansvarig": "verksamhetschef",
        "notering": "Väntar på beslut om organisationen.",
    },
    "lokaler": {
        "slag": "annat",
        "arende": "Behov av lokaler för bostad med särskild service",
        "ansvarig": "forvaltningschef",
        "senast": D("2024-09-30"),
        "vidare": ("kommunstyrelsen", "fullmaktige"),
    },
}
"""Name → a punkt that no rule makes; without a sammanträde it is not planned in yet."""

TREATED: Final = (
    # regel or added, delivered, treated, §
    ("delegationslista/2023-12", "2024-02-05", "2024-02-20", "§ 8"),
    ("delegationslista/2024-01", "2024-02-05", "2024-02-20", "§ 9"),
    ("ej_verkstallda/2023-4", "2024-02-06", "2024-02-20", "§ 12"),
    ("internkontrollrapport/2", "2024-02-09", "2024-02-20", "§ 13"),
    ("delegationslista/2024-02", "2024-03-05", "2024-03-19", "§ 31"),
    ("delegationslista/2024-03", "2024-04-02", "2024-04-16", "§ 47"),
    ("+ändring", "2024-03-28", "2024-04-16", "§ 51"),
)
"""What came in and was treated; one came in two days after its stopptid."""
DELIVERED: Final = (("ej_verkstallda/2024-1", "2024-04-25"), ("delegationsordning", "2024-04-29"))
"""What has come in and waits for its sammanträde."""


def steps() -> Iterator[Step]:
    """Tell the year up to the end of April."""
    yield step("2023-12-18", "10:00", "namndsekreterare",
               *(_sammantrade(*one) for one in SAMMANTRADEN.items()))  # fmt: skip
    yield Step(when("2024-01-08", "09:00"), "namndsekreterare", _recurring)
    yield step("2024-01-15", "09:00", "namndsekreterare", *(_added(name) for name in ADDED))
    yield step("2024-03-25", "09:00", "namndsekreterare", _svar_i_juni)
    yield step("2024-04-10", "09:00", "namndsekreterare", _moved)
    yield step("2024-04-22", "10:00", "namndsekreterare", _sammantrade(*EXTRA))
    yield Step(when("2024-04-22", "10:05"), "namndsekreterare", _yttrande)
    for name, levererad, *treated in (*TREATED, *DELIVERED):
        yield step(levererad, "14:00", "kvalitet", _delivered(name, D(levererad)))
        if treated:
            day, paragraf = treated
            yield step(day, "17:00", "namndsekreterare", _treated(name, D(day), paragraf))


def mote_id(ids: Ids, day: str) -> UUID:
    """Give the id of the sammanträde of a day."""
    return ids.of(f"sammanträde {day}")


def punkt_named(ids: Ids, name: str) -> UUID:
    """Give the id of a punkt by its regel; of an added one by its name with a plus before it."""
    if name.startswith("+"):
        return ids.of(f"punkt {AR} {name[1:]}")
    return punkt_id(ids.log, AR, name)


def _sammantrade(day: str, stopp: str) -> Callable[[Ids], c.PlanSammantrade]:
    return lambda ids: c.PlanSammantrade(
        arsplan=arsplan_id(ids.log, AR),
        ar=AR,
        sammantrade=mote_id(ids, day),
        dag=D(day),
        stopptid=when(stopp, "12:00"),
    )


def _recurring(ids: Ids) -> list[c.PlanPunkt]:
    """Take in all that recurs by rule, with what the nämndsekreterare wrote beside it."""
    task = {"beslutad": malen.MINUTES, "paragraf": malen.PARAGRAF}
    return [
        replace(one, **(task if one.slag == "aterrapport" else SAID.get(one.regel or "", {})))
        for one in _proposals(ids)
    ]


def _proposals(ids: Ids) -> tuple[c.PlanPunkt, ...]:
    """Give what the rules propose; as if none stood there, so that it is the same told again."""
    state = replace(ARSPLAN.state(ids.log).plan(AR), punkter={})
    stream = arsplan_id(ids.log, AR)
    return proposed(
        stream, AR, state, grund(ids.log, AR), lambda regel: punkt_id(ids.log, AR, regel)
    )


def _added(name: str) -> Callable[[Ids], c.PlanPunkt]:
    def make(ids: Ids) -> c.PlanPunkt:
        said = dict(ADDED[name])
        held = said.pop("sammantrade", None)
        return c.PlanPunkt(
            arsplan=arsplan_id(ids.log, AR),
            ar=AR,
            punkt=punkt_named(ids, f"+{name}"),
            sammantrade=mote_id(ids, held) if held else None,
            **said,
        )

    return make


def _svar_i_juni(ids: Ids) -> c.PlanPunkt:
    """Tell of the answer whose day is published, to a granskning that is not."""
    return _svar(
        ids,
        "svar i juni",
        arende="Svar till revisorerna på en granskning",
        sammantrade=mote_id(ids, "2024-05-21"),
        senast=D("2024-06-07"),
        diarienummer="SN 2024-0072",
        notering="Konstruerad rubrik: bara dagen är publicerad.",
    )


def _yttrande(ids: Ids) -> list[c.PlanPunkt]:
    """Take in the yttrande about the anmärkning: by its rule, or by hand where none is asked."""
    asked = [one for one in _proposals(ids) if one.senast == YTTRANDE_SENAST]
    return asked or [
        _svar(
            ids,
            "yttrande",
            arende="Yttrande till fullmäktige över revisorernas anmärkning för 2023",
            sammantrade=mote_id(ids, EXTRA[0]),
            senast=YTTRANDE_SENAST,
            vidare=("fullmaktige", "revisorerna"),
        )
    ]


def _svar(ids: Ids, name: str, **said: Any) -> c.PlanPunkt:
    values = {"vidare": ("revisorerna",), **said}
    return c.PlanPunkt(
        arsplan=arsplan_id(ids.log, AR),
        ar=AR,
        punkt=punkt_named(ids, f"+{name}"),
        slag="svar_revisorer",
        ansvarig="forvaltningschef",
        **values,
    )


def _moved(ids: Ids) -> c.MovePunkt:
    return c.MovePunkt(
        arsplan=arsplan_id(ids.log, AR),
        punkt=punkt_named(ids, "+lex sarah"),
        sammantrade=mote_id(ids, "2024-05-21"),
        skal="Utredningarna är inte klara till april.",
    )


def _delivered(name: str, day: date) -> Callable[[Ids], c.DeliverPunkt]:
    return lambda ids: c.DeliverPunkt(
        arsplan=arsplan_id(ids.log, AR), punkt=punkt_named(ids, name), levererad=day
    )


def _treated(name: str, day: date, paragraf: str) -> Callable[[Ids], c.TreatPunkt]:
    return lambda ids: c.TreatPunkt(
        arsplan=arsplan_id(ids.log, AR),
        punkt=punkt_named(ids, name),
        behandlad=day,
        protokollsparagraf=paragraf,
    )
