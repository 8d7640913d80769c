"""What the papers to the revisorer have in common: whose words are told, and how a day is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.reports.document import Block, Bullets, Heading, Paragraph, Quote
from api.reports.editions import marked
from api.reports.internkontroll.saying import paragraf
from api.reports.tjansteskrivelse import OFFENTLIG, SEKRETESS
from api.web.formats import datum, gemen

if TYPE_CHECKING:
    from datetime import date

    from api.reports.moment import Moment
    from audit.revision.events_svar import SvarGiven, YttrandeGiven
    from audit.revision.granskning import Granskning
    from audit.revision.svarsfrist import Svarsfrist

HIDDEN: Final = "Skyddad text. Den visas inte för din roll."
NO_TEXTS: Final = (
    "Revisorernas skäl och det som nämnden har skrivit står i den upplaga som bara nämnden får."
)
NOT_WRITTEN: Final = "Inget är skrivet än."
REVISORERNA: Final = "Kommunens revisorer"


@dataclass(frozen=True, slots=True)
class Told:
    """A granskning as known at a moment; `words` tells whether its sealed texts came with it.

    `own` tells the nämnd's own edition from the public one, which holds no text people wrote.
    """

    state: Granskning
    per: date
    words: bool
    own: bool

    def text(self, text: str | None, source: str = "") -> Iterator[Block]:
        """Give a sealed text, or say that the reader may not see it; nothing in the public one."""
        if not self.own:
            return
        if not self.words:
            yield Paragraph(HIDDEN, quiet=True)
        elif text:
            yield Quote(text, source)

    @property
    def diarienummer(self) -> str:
        """Give the diarienummer, a dash where there is none."""
        opened = self.state.opened
        return (opened.diarienummer if opened else None) or "–"


def mark_of(told: Told, blocks: Iterable[Block]) -> str:
    """Say which edition a paper is, by the sealed texts that are in it or stand hidden."""
    found = tuple(blocks)
    words = any(isinstance(one, Quote) for one in found)
    hidden = any(isinstance(one, Paragraph) and one.text == HIDDEN for one in found)
    asked = SEKRETESS if told.own else OFFENTLIG
    return marked(asked, sealed=words or hidden, words=told.words)


def given_on(given: SvarGiven | YttrandeGiven | None, told: Told) -> str:
    """Say when an answer was given and by which paragraf; empty while it waits."""
    if given is None or given.lamnat > told.per:
        return ""
    where = f", {paragraf(given.paragraf)}" if given.paragraf else ""
    return f"{datum(given.lamnat)}{where}"


def parts(
    told: Told, written: Mapping[str, str | None], labels: Mapping[str, str]
) -> Iterator[Block]:
    """Give the parts of an answer that are written, each under its heading."""
    for code, label in labels.items():
        if code in written and told.own:
            yield Heading(label, 2)
            yield from told.text(written[code])


def when_due(frist: Svarsfrist | None, told: Told, what: str) -> str:
    """Say by when something is due, or when it was given; `what` begins the sentence."""
    if frist is None:
        return f"{what} är inte begärt."
    if frist.lamnat is not None:
        late = ", efter den begärda dagen" if frist.late(told.per) else ""
        where = f" ({paragraf(frist.paragraf)})" if frist.paragraf else ""
        return f"{what} lämnades den {datum(frist.lamnat)}{where}{late}."
    late = " Den dagen har passerat." if frist.late(told.per) else ""
    return f"{what} ska lämnas senast den {datum(frist.forfaller)}.{late}"


def foot(underlag: tuple[str, ...], to: tuple[str, ...], moment: Moment) -> Iterator[Block]:
    """Give what the beslut rests on, and to whom it is sent."""
    yield Heading("Beslutsunderlag")
    yield Bullets((*underlag, f"Registret: {gemen(moment.footer)}"))
    yield Heading("Beslutet skickas till")
    yield Bullets(to)
