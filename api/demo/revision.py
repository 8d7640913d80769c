"""The published audit of 2022 and the anmärkning for 2023, with what is constructed around them.

Published (Lindesberg 2022): the report's day, the day of answering, four questions answered
delvis, ja, ja, ja, and that there were four rekommendationer.
Published (Härnösand 2024): what the anmärkning for 2023 was about, and the day of answering.
Everything else is constructed, and says so where it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from api.demo.lexsarah.step import Ids, Step, step
from audit.revision import commands as c
from audit.revision.insyn import Insyn

if TYPE_CHECKING:
    from collections.abc import Callable

D = date.fromisoformat
AUDIT, YEARLY = "handlaggning", "arlig-2023"
RAPPORT: Final = "2022-05-31"
SVAR_SENAST: Final = "2022-09-21"
YTTRANDE_SENAST: Final = "2024-05-06"

FRAGOR: Final = (
    ("Är arbetssättet i handläggningen ändamålsenligt?", "delvis"),
    ("Finns rutiner, och följs de?", "ja"),
    ("Följs handlingsplanerna upp?", "ja"),
    ("Får nämnden veta det den behöver?", "ja"),
)
REKOMMENDATIONER: Final = (
    ("Bestäm när en handlingsplan ska finnas", "genomford"),
    ("Granska ett slumpvis draget ärende varje månad", "genomford"),
    ("Sammanställ granskningarna för nämnden en gång om året", "genomford"),
    ("Följ upp hur stor del av ärendena som har en aktuell plan", "pagar"),
)


def steps() -> Iterator[Step]:
    """Tell both, from the letter to where they stand on the demo's last day."""
    yield from _audit()
    yield from _yearly()


def granskning_id(ids: Ids, name: str) -> UUID:
    """Give the id of a granskning of the demo."""
    return uuid5(ids.log.id, f"demo/revision/{name}")


def _audit() -> Iterator[Step]:
    yield step("2022-04-04", "09:00", "namndsekreterare", _opened)
    yield step("2022-06-01", "09:00", "namndsekreterare",
               _told(AUDIT, c.ReceiveRapport, rapport=D(RAPPORT), inkom=D("2022-06-01")),
               *_found(),
               _told(AUDIT, c.RequestSvar, begart=D(RAPPORT),
                     forfaller=D(SVAR_SENAST)))  # fmt: skip
    yield step("2022-09-05", "10:00", "kvalitet", *_answer())
    yield step("2022-09-21", "08:30", "namndsekreterare",
               _told(AUDIT, c.GiveSvar, lamnat=D("2022-09-20"), paragraf="§ 95"))  # fmt: skip
    yield step("2023-11-15", "13:00", "verksamhetschef",
               *(_told(AUDIT, c.FollowUpRekommendation, rekommendation=number, lage=lage,
                       foljd_upp=D("2023-11-15"), text=_made("Läget vid årets uppföljning."))
                 for number, (_, lage) in enumerate(REKOMMENDATIONER, 1)))  # fmt: skip


def _opened(ids: Ids) -> c.OpenGranskning:
    insyn = Insyn(
        omraden=("barnutredning",),
        personer=(ids.konton["revisor"],),
        sista_dag=D("2022-06-30"),
        grund="allmanna_synpunkter",
        period_fran=D("2022-01-01"),
        period_till=D("2022-05-31"),
    )
    return c.OpenGranskning(
        granskning=granskning_id(ids, AUDIT),
        rubrik=_made("Granskning av handläggningen 2022"),
        brev=D("2022-03-30"),
        diarienummer="SN 2022-0041",
        insyn=insyn,
        text=_made("Revisorerna granskar om handläggningen är ändamålsenlig."),
    )


def _found() -> Iterator[Callable[[Ids], Any]]:
    """Give the questions with their published answers, and the rekommendationer."""
    for number, (rubrik, svar) in enumerate(FRAGOR, 1):
        yield _told(AUDIT, c.RegisterFraga, rubrik=_made(rubrik))
        yield _told(AUDIT, c.AnswerFraga, fraga=number, svar=svar, text=_made("Revisorernas skäl."))
    for rubrik, _ in REKOMMENDATIONER:
        yield _told(AUDIT, c.RegisterRekommendation, rubrik=_made(rubrik))


def _answer() -> Iterator[Callable[[Ids], Any]]:
    text = _made("Nämnden har tagit del av rapporten och delar revisorernas bild.")
    yield _told(AUDIT, c.WriteSvar, avsnitt="inledning", text=text)
    for number in range(1, len(REKOMMENDATIONER) + 1):
        text = _made("Nämnden följer rekommendationen under 2023.")
        yield _told(AUDIT, c.WriteSvar, avsnitt="rekommendation", rekommendation=number, text=text)
    text = _made("Åtgärderna följs upp i november 2023.")
    yield _told(AUDIT, c.WriteSvar, avsnitt="tidplan", text=text)


def _yearly() -> Iterator[Step]:
    yield step("2024-04-10", "09:00", "namndsekreterare",
               _told(YEARLY, c.OpenGranskning, rubrik="Granskning av verksamhetsåret 2023",
                     brev=D("2024-04-08"), diarienummer="SN 2024-0063",
                     text=_made("Den årliga granskningen. Den öppnar ingen skyddad text.")),
               _told(YEARLY, c.RegisterAnmarkning, ar=2023, riktad=D("2024-04-08"),
                     rubrik="Svag styrning, uppföljning och intern kontroll av ekonomin",
                     text="Ekonomisk skada kan inte uteslutas. (Återgivet med registrets ord.)"),
               _told(YEARLY, c.RequestYttrande, anmarkning=1, begart=D("2024-04-08"),
                     forfaller=D(YTTRANDE_SENAST)))  # fmt: skip
    yield step("2024-04-24", "14:00", "kvalitet",
               _told(YEARLY, c.WriteYttrande, anmarkning=1, avsnitt="bedomning",
                     text=_made("Nämnden delar bilden att uppföljningen behöver bli tätare.")),
               _told(YEARLY, c.WriteYttrande, anmarkning=1, avsnitt="atgarder",
                     text=_made("Ekonomin följs upp vid varje sammanträde.")))  # fmt: skip


def _told(name: str, command: Callable[..., Any], **values: Any) -> Callable[[Ids], Any]:
    return lambda ids: command(granskning=granskning_id(ids, name), **values)


def _made(text: str) -> str:
    """Say that a text is constructed."""
    return f"{text} (Konstruerat.)"


STEPS: Final[tuple[Step, ...]] = tuple(steps())
"""Everything that was done."""
