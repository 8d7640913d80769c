"""Everything that was registered about a granskning, with its corrections, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from api.acts import REVISION
from api.web.build.granskningar.insyn import insyn_facts
from api.web.formats import antal, datum
from api.web.labels import FALT, HANDELSER, TEXTS, named
from api.web.models.frame import Kind
from api.web.models.granskningar import Part, Section
from api.web.models.parts import Bricka
from audit.codec import fact_fields, sealed_parts
from audit.envelope import Erased
from audit.revision import codes
from audit.revision import events_granskning as g
from audit.revision.insyn import Insyn
from audit.revision.replacing import CORRECTABLE

if TYPE_CHECKING:
    from api.web.build.granskningar.seen import Seen
    from api.web.models.lexsarah import Link
    from audit.envelope import Event
    from audit.revision.granskning import Granskning

CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "svar": codes.SVAR,
    "lage": codes.LAGEN,
    "avsnitt": codes.AVSNITT,
}
"""Fact → what its codes are called."""
NAMES: Final = {
    **FALT,
    "avsnitt": "Del",
    "foljd_upp": "Läget den",
    "forfaller": "Ska lämnas senast",
    "inkom": "Kom in",
}
"""What facts are called here, where other areas call them something else."""
CORRECTS: Final = "Här rättar du det som blev fel. Det som stod syns kvar."
ALL: Final = "Allt som har registrerats, även det som har rättats."
CORRECTED: Final = Bricka("Rättad", Kind.INFO, "snart")
TAKEN_BACK: Final = Bricka("Återtagen", Kind.NEUTRAL, "utan")


def history_section(seen: Seen, state: Granskning) -> Section:
    """Make the section: each happening as it was registered, and what became of it."""
    marks = _marks(state)
    corrects = REVISION.may(seen.acting, "correct_granskning")
    return Section(
        id="historia",
        heading="Det som har registrerats",
        lead=CORRECTS if corrects else ALL,
        fold=f"Visa allt som har registrerats ({antal(len(state.events))})",
        parts=tuple(_part(seen, state, one, marks) for one in state.events),
    )


def _marks(state: Granskning) -> dict[int, Bricka]:
    found: dict[int, Bricka] = {}
    for one in state.events:
        if isinstance(one, g.GranskningCorrected):
            found[one.corrects] = TAKEN_BACK if one.aterkallad else CORRECTED
    return found


def _part(seen: Seen, state: Granskning, event: Event, marks: Mapping[int, Bricka]) -> Part:
    number = event.originator_version
    if isinstance(event, Erased):
        return Part(heading=TEXTS["gallrad"])
    mark = marks.get(number)
    return Part(
        heading=f"{event.happened.start}: {HANDELSER[event.TOPIC]}",
        badges=(mark,) if mark else (),
        facts=tuple(_facts(seen, event)),
        text=_text(seen, event),
        links=_links(seen, state, number),
    )


def _links(seen: Seen, state: Granskning, number: int) -> tuple[Link, ...]:
    standing = state.event(number)
    if type(standing) not in CORRECTABLE:
        return ()
    return seen.links(state.id, "correct-granskning", "take-back", corrects=number)


def _text(seen: Seen, event: Event) -> str:
    names = sealed_parts(type(event))
    written = "\n".join(text for name in names if (text := getattr(event, name)))
    return seen.text(written, there=bool(names))


def _facts(seen: Seen, event: Event) -> Iterator[tuple[str, str]]:
    if isinstance(event, g.GranskningCorrected):
        yield from _correction(event)
        return
    for name, _ in fact_fields(type(event)):
        # Its time stands in the heading.
        value = None if name == "happened" else getattr(event, name)
        if isinstance(value, Insyn):
            yield from insyn_facts(seen, value)
        elif value is not None:
            yield NAMES[name], told(name, value)


def _correction(event: g.GranskningCorrected) -> Iterator[tuple[str, str]]:
    yield "Gäller", f"Registrering {event.corrects}"
    if event.aterkallad:
        yield "Vad", "Återtagen"
    for name, text in event.replaced.items():
        yield f"{NAMES.get(name, name)}, nu", told(name, text) or "Borttaget"


def told(name: str, value: Any) -> str:
    """Give a fact in words."""
    if isinstance(value, date):
        return datum(value)
    known = CODES.get(name)
    return named(known, str(value)) if known else str(value)
