"""The form that takes an extract, and the list of those that were read in before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.formats import antal, gemen, tid
from api.web.labels_las_in import REGISTRERAD, SLAG, SLAG_I_LISTAN
from api.web.models.formular import Field
from api.web.models.formular import Kind as FieldKind
from api.web.models.frame import Kind as Tone
from api.web.models.frame import Problem
from api.web.models.las_in import KindChoice, ReadInForm, ReadInPage
from api.web.models.parts import Bricka, Cell, Choice, Column, Paging, Table
from api.web.reading_in import OWN
from audit.intake.kinds import COLUMNS, REGISTERED, Kind
from audit.intake.ready_mappings import ready_mappings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.web.links import Links
    from api.web.models.frame import Frame
    from audit.errors import InvalidInputError
    from projections.imports.listing import ImportList
    from projections.imports.status import Import

PER_PAGE: Final = 20
FORM: Final = "las-in"
NO_FILE: Final = "Välj den fil som utdraget finns i."
_MUST: Final = "Ska vara ifylld på varje rad."
_COLUMN: Final = "Kolumnen ska finnas."
_MAY: Final = "Kolumnen får saknas."


def read_in_page(frame: Frame, form: ReadInForm, found: ImportList, at: int, links: Links) -> (
    ReadInPage
):  # fmt: skip
    """Make the page with the form, and one page of what was read in before."""
    pages = max(1, -(-found.total // PER_PAGE))
    return ReadInPage(
        frame=frame,
        form=form,
        earlier=_earlier(found),
        paging=Paging(
            at,
            pages,
            links.las_in(sida=at - 1) if at > 1 else None,
            links.las_in(sida=at + 1) if at < pages else None,
        ),
    )


def read_in_form(
    links: Links,
    csrf: str,
    values: Mapping[str, str] | None = None,
    error: InvalidInputError | None = None,
) -> ReadInForm:
    """Make the form, as it was filled in, with what was wrong beside each field."""
    given = values or {}
    reasons = {one.field: one.reason for one in error.problems} if error else {}

    def field(name: str, label: str, says: str, kind: FieldKind = FieldKind.TEXT) -> Field:
        kept = "" if kind is FieldKind.FILE else given.get(name, "")
        return Field(name, label, kind, kept, says, reason=reasons.get(name, ""))

    own = field(
        "mappningsfil",
        "Egen mappningsfil",
        "En TOML-fil som säger vad kolumnerna heter. Bara om du valde egen mappningsfil.",
        FieldKind.FILE,
    )
    mapping = _mapping(given.get("mappning", ""), reasons.get("mappning", ""))
    return ReadInForm(
        action=links.las_in(),
        csrf=csrf,
        kinds=tuple(_kind(kind, links, given.get("slag", "")) for kind in SLAG),
        kind_reason=reasons.get("slag", ""),
        mapping=mapping,
        own_mapping=own,
        day=field("dag", "Dag", "ÅÅÅÅ-MM-DD", FieldKind.DATE),
        clock=field("klockslag", "Klockslag", "TT.MM", FieldKind.NUMBER),
        file=field("fil", "Fil", "CSV med semikolon, högst 20 MB.", FieldKind.FILE),
        ready=tuple((one.label, one.says) for one in ready_mappings().values() if one.kind in SLAG),
        other_headings=bool(mapping.value or mapping.reason or own.reason),
        problems=_problems(error) if error else (),
    )


def _problems(error: InvalidInputError) -> tuple[Problem, ...]:
    """Name each field by its id on the page; the kinds are a group with an id of its own."""
    return tuple(Problem(f"{FORM}-{one.field}", one.reason) for one in error.problems)


def _kind(kind: Kind, links: Links, chosen: str) -> KindChoice:
    slag = SLAG[kind]
    return KindChoice(
        value=kind.value,
        name=slag.name,
        says=slag.says,
        columns=_columns(kind),
        template=links.las_in(part=f"/mall/{kind.value}.csv"),
        chosen=kind.value == chosen,
    )


def _columns(kind: Kind) -> Table:
    """Say of each column what it holds, and whether it must be there."""
    columns, slag = COLUMNS[kind], SLAG[kind]
    rows = tuple(
        (
            Cell(name),
            Cell(slag.columns.get(name, REGISTRERAD if name == REGISTERED else "")),
            Cell(
                _MAY if name in columns.optional else _MUST if name in columns.filled else _COLUMN
            ),
        )
        for name in columns.all
    )
    heads = (Column("Kolumn", whole=True), Column("Innehåll"), Column("Krav"))
    return Table(f"Kolumner: {gemen(slag.name)}", heads, rows)


def _mapping(chosen: str, reason: str) -> Field:
    choices = [Choice("", "Rubrikerna är som i mallen", chosen == "")]
    choices += [
        Choice(one.name, one.label, chosen == one.name)
        for one in ready_mappings().values()
        if one.kind in SLAG
    ]
    choices.append(Choice(OWN, "Egen mappningsfil", chosen == OWN))
    return Field(
        "mappning", "Rubriker i filen", FieldKind.SELECT, chosen, "", tuple(choices), reason
    )


def _earlier(found: ImportList) -> Table:
    heads = (
        Column("Inläst", whole=True),
        Column("Utdrag"),
        Column("Framställt", whole=True),
        *(Column(name, numeric=True) for name in ("Rader", "Nya uppgifter", "Rättade", "Avvisade")),
    )
    rows = tuple(_import(one) for one in found.rows)
    return Table("Tidigare inläsningar, den senaste först", heads, rows, "Inget är inläst än.")


def _import(one: Import) -> tuple[Cell, ...]:
    open_ = one.completed_at is None
    badge = (Bricka("Inte avslutad", Tone.WARNING),) if open_ else ()
    note = "Läs in samma fil igen, med samma tid." if open_ else ""
    return (
        Cell(tid(one.completed_at or one.started_at)),
        Cell(SLAG_I_LISTAN.get(one.kind, one.kind), brickor=badge, note=note),
        Cell(tid(one.extract_made_at)),
        Cell(antal(one.rows)),
        *(
            Cell("–" if number is None else antal(number))
            for number in (one.accepted, one.corrected, one.refused)
        ),
    )
