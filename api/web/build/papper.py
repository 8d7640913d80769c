"""The page of an ärende's papers, of what is copied from it, and of what is masked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.reports.making import KINDS, Kind
from api.reports.masking import DEFAULT, LAGRUM, RELEASED, Passages
from api.web.formats import antal, gemen, tid
from api.web.labels import ROLLER, named
from api.web.models import papper as m
from audit.lexsarah import Arende, what_lacks
from audit.lexsarah.acts import ACTS
from audit.lexsarah.codes import FORMAT, UPPLAGA, UTTAG
from audit.lexsarah.events_arende import DiarienummerRegistered, UttagMade
from audit.lexsarah.events_beslut import ArendeClosed
from audit.lexsarah.roles import Role
from audit.roles import ROLE_LABELS

if TYPE_CHECKING:
    from api.reports.arende import ArendePaper
    from api.reports.copying import CopyField
    from api.reports.moment import Moment
    from api.web.models.frame import Frame
    from audit.envelope import Event, Recorded

MASKED: Final = "maskad_kopia"
_LONG: Final = 70
"""Signs on a line of a text field, by which its height is chosen."""
_MOST_ROWS: Final = 14


@dataclass(frozen=True, slots=True)
class Seen:
    """An ärende as somebody sees it: `may` take papers out, or `reads` them in a granskning."""

    frame: Frame
    base: str
    csrf: str
    moment: Moment
    history: Sequence[Recorded]
    may: bool
    names: Mapping[UUID, str]
    reads: bool = False

    @property
    def events(self) -> list[Event]:
        """Give the events alone."""
        return [one.event for one in self.history]


def papers_page(seen: Seen) -> m.PapersPage:
    """Make the page of the papers."""
    arende = Arende.from_events(seen.events)
    return m.PapersPage(
        frame=seen.frame,
        back=seen.base,
        name=arende_title(arende),
        csrf=seen.csrf,
        line=seen.moment.footer,
        lacks=_lacks(arende),
        may="" if seen.may or seen.reads else who_may(),
        papers=(*(_paper(seen, one) for one in KINDS.values()), _mask(seen)),
        earlier=tuple(_earlier(seen, one) for one in reversed(seen.history) if _is_uttag(one)),
    )


def _lacks(arende: Arende) -> tuple[str, ...]:
    """Say what lacks; nothing where it was closed the short way or in another register."""
    if arende.closing is not None and not isinstance(arende.closing, ArendeClosed):
        return ()
    return tuple(one.sentence for one in what_lacks(arende))


def arende_title(arende: Arende) -> str:
    """Name an ärende by its diarienummer, or by when it began."""
    number = arende.last(DiarienummerRegistered)
    if number is not None:
        return number.diarienummer
    opening = arende.opening
    return f"Ärende från {opening.rapport_inkom.isoformat()}" if opening else "Ärendet"


def who_may() -> str:
    """Say who may take papers out."""
    may = ", ".join(ROLE_LABELS[one] for one in Role if one in ACTS["make_uttag"].may)
    return f"Dokument får tas ut av: {may}."


def _paper(seen: Seen, kind: Kind) -> m.Paper:
    links = (("Kopiera texterna till IVO:s e-tjänst", f"{seen.base}/papper/kopiera"),)
    return m.Paper(
        name=kind.name,
        about=kind.about,
        buttons=tuple(_buttons(seen, kind)) if seen.may or seen.reads else (),
        links=links if kind.code == "ivo" and seen.may else (),
    )


def _buttons(seen: Seen, kind: Kind) -> Sequence[m.Button]:
    return [
        m.Button(
            f"Hämta {FORMAT[form]}" + (f": {UPPLAGA[edition].lower()}" if several else ""),
            f"{seen.base}/papper/{kind.code}.{form}",
            (("upplaga", edition),),
        )
        for several in (len(kind.editions) > 1,)
        for edition in kind.editions
        for form in kind.formats
    ]


def _mask(seen: Seen) -> m.Paper:
    about = "Du väljer stycke för stycke vad som lämnas ut. Det du inte väljer tas bort."
    links = (("Välj vad som lämnas ut", f"{seen.base}/papper/maskera"),) if seen.may else ()
    return m.Paper(UTTAG[MASKED], about, (), links)


def _is_uttag(one: Recorded) -> bool:
    return isinstance(one.event, UttagMade)


def _earlier(seen: Seen, one: Recorded) -> m.Earlier:
    event = one.event
    if not isinstance(event, UttagMade):
        message = "only what was taken out is listed"
        raise TypeError(message)
    who = seen.names.get(one.actor.account, "Okänt konto") if one.actor else "–"
    role = gemen(named(ROLLER, one.actor.role)) if one.actor else ""
    edition = f", {UPPLAGA[event.upplaga].lower()}" if event.upplaga == "offentlig" else ""
    return m.Earlier(
        when=tid(one.recorded_at),
        what=f"{UTTAG[event.slag]}, {FORMAT[event.format]}{edition}",
        who=f"{who}, {role}",
        number=antal(event.known_position) if event.known_position else "–",
        sha256=event.sha256 or "",
        again=_again(seen, event) if seen.may else None,
    )


def _again(seen: Seen, event: UttagMade) -> m.Button | None:
    kind = KINDS.get(event.slag)
    if kind is None or event.format not in kind.formats or event.known_position is None:
        return None
    fields = (("upplaga", event.upplaga), ("nr", str(event.known_position)))
    return m.Button("Gör samma fil igen", f"{seen.base}/papper/{kind.code}.{event.format}", fields)


def copy_page(
    seen: Seen, name: str, paper: ArendePaper | None = None, fields: Sequence[CopyField] = ()
) -> m.CopyPage:
    """Make the page of the texts to copy; without a paper, the one that offers to show them."""
    return m.CopyPage(
        frame=seen.frame,
        back=f"{seen.base}/papper",
        name=name,
        csrf=seen.csrf,
        action=f"{seen.base}/papper/kopiera",
        line=seen.moment.footer,
        lacks=paper.lacks if paper else (),
        att_atgarda=paper.att_atgarda if paper else (),
        fields=tuple(
            m.Field(f"falt-{number}", one.name, one.text, one.lacks, _rows(one.text))
            for number, one in enumerate(fields, 1)
        ),
    )


def _rows(text: str) -> int:
    lines = sum(1 + len(line) // _LONG for line in text.splitlines())
    return min(_MOST_ROWS, max(1, lines))


def mask_page(seen: Seen, name: str, texts: Sequence[Passages]) -> m.MaskPage:
    """Make the page on which a person says of each passage whether it is handed out."""
    choices = [(code, f"Ta bort: {law}, {about}") for code, (law, about) in LAGRUM.items()]
    return m.MaskPage(
        frame=seen.frame,
        back=f"{seen.base}/papper",
        name=name,
        csrf=seen.csrf,
        action=f"{seen.base}/papper/maskera",
        number=str(seen.moment.number),
        line=seen.moment.footer,
        choices=(*choices, (RELEASED, "Lämna ut")),
        groups=tuple(
            m.PassageGroup(
                one.id,
                one.heading,
                tuple(m.Passage(part.id, part.text, DEFAULT) for part in one.parts),
            )
            for one in texts
        ),
        problems=(),
    )
