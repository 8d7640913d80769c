"""The form in which a month of the waiting list is counted, and how what was typed is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from api.web.build.verkstallighet.lista import MANADSNAMN
from api.web.build.verkstallighet.seen import Seen
from api.web.models.formular import Field, Form
from api.web.models.formular import Kind as FieldKind
from api.web.models.frame import Problem
from api.web.models.lexsarah import Link
from api.web.models.plan import Head
from api.web.models.verkstallighet import Grupp, ManadPage
from audit.errors import FieldProblem, InvalidInputError
from audit.verkstallighet.vantelista import (
    NONE,
    OMRADEN,
    RADER,
    VARAV,
    Rad,
    Vantelista,
    month_begun,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

YES: Final = "ja_"
BESIDE: Final = "Övriga uppgifter"
"""What stands above the rows that are no part of a need."""
WAITING: Final = "antal som väntar"
OF_ALL: Final = "av alla som väntar"
BEYOND: Final = "har väntat mer än 3 månader"
SAID_YES: Final = f"{OF_ALL}: har tackat ja men inte flyttat in"
LEAD: Final = (
    f"Skriv ett tal i varje ruta. Skriv 0 eller {NONE} om det inte var någon. Lämna rutan tom om"
    " det inte är räknat."
)
Asked = tuple[str, str, str]
"""An input: its name, above which inputs it stands, and what it asks for."""


def month_to_come(seen: Seen, ar: int, omrade: str, manad: int) -> ManadPage | None:
    """Make the page that says when a month can be counted; None where it has begun."""
    if month_begun(ar, manad, seen.acting.today):
        return None
    month, day = f"{MANADSNAMN[manad - 1]} {ar}", f"{ar}-{manad:02}-01"
    reason = f"Månad: {month} har inte börjat. Den kan registreras från och med {day}."
    form = Form("manad", "", "", "", (), problems=(Problem("", reason),))
    page = manad_page(seen, ar, omrade, manad, form)
    return replace(page, head=replace(page.head, lead=""))


def manad_page(seen: Seen, ar: int, omrade: str, manad: int, form: Form) -> ManadPage:
    """Make the page of the form of a month."""
    here = f"/{seen.acting.log.namnd.slug}/vantelista/{ar}"
    return ManadPage(
        frame=seen.frame,
        head=Head(
            overline="Väntelista",
            heading=f"{OMRADEN[omrade]}, {MANADSNAMN[manad - 1]} {ar}",
            lead=LEAD,
            back=Link("Väntelistan", f"{here}?omrade={omrade}"),
        ),
        form=form,
        groups=tuple(_groups(omrade, form)) if form.fields else (),
    )


def _groups(omrade: str, form: Form) -> Iterator[Grupp]:
    """Give the inputs under what is needed: each label then says only what it asks for."""
    by_name = {one.name: one for one in form.fields}
    headings = dict.fromkeys(heading for _, heading, _ in _asked(omrade))
    for heading in headings:
        yield Grupp(
            heading,
            tuple(
                replace(by_name[name], label=text[0].upper() + text[1:])
                for name, above, text in _asked(omrade)
                if above == heading
            ),
        )


def _asked(omrade: str) -> Iterator[Asked]:
    """Give the inputs of an område in order: a need, its parts, and who of them has said yes."""
    for behov in (row for row in RADER[omrade] if row.slag == "behov"):
        heading = behov.om[0].upper() + behov.om[1:]
        yield behov.kod, heading, WAITING
        for row in RADER[omrade]:
            if row.under == behov.kod:
                yield row.kod, heading, _of_whom(row.etikett.removeprefix(VARAV).strip())
        yield f"{YES}{behov.kod}", heading, SAID_YES
    for row in RADER[omrade]:
        if row.slag == "upplysning":
            yield row.kod, BESIDE, row.etikett[0].lower() + row.etikett[1:]


def _of_whom(part: str) -> str:
    """Say of whom a part of a need is counted: of all who wait, or of those beyond three months."""
    of, both, rest = part.partition(f"{BEYOND} och ")
    return f"av dem som {BEYOND}: har {rest}" if both and not of else f"{OF_ALL}: {part}"


def manad_form(seen: Seen, ar: int, omrade: str, manad: int) -> Form:
    """Make the form, with what was counted before; each label tells also what is needed."""
    lista = seen.known.vantelistor.get(ar, Vantelista())
    return Form(
        id="manad",
        action=f"/{seen.acting.log.namnd.slug}/vantelista/{ar}/{omrade}/{manad}",
        csrf=seen.frame.account.csrf if seen.frame.account else "",
        heading=MANADSNAMN[manad - 1],
        fields=tuple(
            Field(name, f"{above}: {text}", FieldKind.NUMBER, _counted(lista, omrade, manad, name))
            for name, above, text in _asked(omrade)
        ),
        button="Spara månaden",
    )


def _counted(lista: Vantelista, omrade: str, manad: int, name: str) -> str:
    """Give what stands in an input: what was counted before."""
    cell = lista.cell(omrade, name.removeprefix(YES), manad)
    return str(cell.tackat_ja or "") if name.startswith(YES) else cell.text


def typed_counts(omrade: str, typed: Mapping[str, str]) -> tuple[dict[str, int], dict[str, int]]:
    """Read what was typed: counts by row, and those who said yes; what is empty is left out.

    Raises InvalidInputError naming each input that is neither a number nor a dash, and each in
    which more have said yes than wait.
    """
    antal: dict[str, int] = {}
    yes: dict[str, int] = {}
    problems = []
    for row in RADER[omrade]:
        for name, into in ((row.kod, antal), (f"{YES}{row.kod}", yes)):
            text = typed.get(name, "").strip()
            if text in {NONE, "-"}:
                text = "0"
            if text.isascii() and text.isdigit():
                into[row.kod] = int(text)
            elif text:
                wanted = f"skriv ett heltal, {NONE} om det inte var någon, eller lämna rutan tom."
                problems.append(FieldProblem(name, f"{name}: {wanted}"))
    if problems:
        raise InvalidInputError(problems)
    yes = {kod: number for kod, number in yes.items() if number}
    _demand_counted(RADER[omrade][0], antal, yes)
    return antal, yes


def _demand_counted(first: Rad, antal: Mapping[str, int], yes: Mapping[str, int]) -> None:
    """Raise InvalidInputError where nothing was counted, or more have said yes than wait."""
    if not antal:
        reason = f"{first.kod}: minst en ruta i formuläret behöver ett tal."
        raise InvalidInputError([FieldProblem(first.kod, reason)])
    problems = [
        FieldProblem(f"{YES}{kod}", f"{YES}{kod}: kan inte vara fler än alla som väntar.")
        for kod, number in yes.items()
        if number > antal.get(kod, 0)
    ]
    if problems:
        raise InvalidInputError(problems)
