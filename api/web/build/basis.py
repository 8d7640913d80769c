"""What a page rests on, said in one line, and what must be said when it cannot be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.formats import antal, datum, tid
from api.web.labels_las_in import SLAG_I_LISTAN
from api.web.models import parts
from api.web.models.frame import Kind, Notice
from audit.clock import STOCKHOLM

if TYPE_CHECKING:
    from projections.asof import AsOf
    from projections.imports.status import ImportStatus
    from projections.snapshot import Basis


def basis_of(asof: AsOf, imports: ImportStatus | None = None, prefix: str = "") -> parts.Basis:
    """Write the line at the foot, and the newest extract behind what is shown."""
    moment = "innan något var registrerat"
    if asof.recorded_at is not None:
        moment = f"enligt uppgifter registrerade till och med {tid(asof.recorded_at)}"
    lead = prefix or f"Läget {datum(asof.per)}"
    line = f"{lead} {moment} · kontrollnummer {antal(asof.position)}"
    return parts.Basis(line, _extracts(imports))


def _extracts(imports: ImportStatus | None) -> tuple[str, ...]:
    newest = imports.newest if imports else None
    if imports is None or newest is None or newest.completed_at is None:
        return ()
    made = tid(newest.extract_made_at)
    last = newest.extract_made_at.astimezone(STOCKHOLM).date()
    older = (
        f"{SLAG_I_LISTAN[one.kind]}: det senaste utdraget är framställt {tid(one.extract_made_at)}."
        for one in imports.newest_of_each
        if one.extract_made_at.astimezone(STOCKHOLM).date() < last
    )
    return (f"Inläst {tid(newest.completed_at)} ur utdrag framställt {made}.", *older)


def notices_of(basis: Basis, known: int, imports: ImportStatus | None = None) -> list[Notice]:
    """Say what the reader must know: the view stopped, behind, or an import is open."""
    found: list[Notice] = []
    if not basis.covers(known):
        found.append(_stopped(basis, known) if basis.error else _behind(basis, known))
    if imports and imports.open:
        since = tid(imports.open[0].started_at)
        body = "Siffrorna kan ändras tills den är klar."
        found.append(Notice(Kind.WARNING, f"En inläsning pågår sedan {since}", body))
    return found


def _stopped(basis: Basis, known: int) -> Notice:
    since = f" sedan {tid(basis.stopped_at)}" if basis.stopped_at else ""
    return Notice(
        Kind.ERROR,
        f"Sammanställningen har stannat{since}",
        f"{_missing(basis, known)} Siffrorna är inte aktuella förrän felet är avhjälpt.",
        (f"Fel: {basis.error}",),
    )


def _behind(basis: Basis, known: int) -> Notice:
    return Notice(
        Kind.WARNING,
        "Sammanställningen är inte ikapp",
        f"{_missing(basis, known)} Ladda om sidan om en stund.",
    )


def _missing(basis: Basis, known: int) -> str:
    if basis.parted:
        return "Registret har kortats eller återställts sedan den gjordes."
    lacking = antal(known - basis.position)
    upto = f" Den har läst till och med {tid(basis.recorded_at)}." if basis.recorded_at else ""
    return f"Den saknar {lacking} av registreringarna som sidan skulle bygga på.{upto}"
