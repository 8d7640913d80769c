"""Short ways to write the fields of a spec, and the fields that many forms share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from api.web.forms.fields import Field, FieldKind

JAV: Final = "6 kap. 28–30 §§ kommunallagen (2017:725)"


def short(name: str, label: str, hint: str = "", *, required: bool = True) -> Field:
    """Ask for a line of text."""
    return Field(name=name, label=label, hint=hint, required=required)


def long(name: str, label: str, hint: str = "", *, required: bool = True) -> Field:
    """Ask for a text of any length; codes stand for people in it."""
    return Field(name=name, label=label, kind=FieldKind.LONGTEXT, hint=hint, required=required)


def day(
    name: str, label: str, hint: str = "", *, required: bool = True, today: bool = True
) -> Field:
    """Ask for a day, by default preset to today."""
    return Field(
        name=name, label=label, kind=FieldKind.DATE, hint=hint, required=required, today=today
    )


def radio(
    name: str, label: str, choices: Mapping[str, str], hint: str = "", *, required: bool = True
) -> Field:
    """Ask for one of a few."""
    return Field(
        name=name,
        label=label,
        kind=FieldKind.RADIO,
        hint=hint,
        required=required,
        choices=choices,
    )


def select(
    name: str,
    label: str,
    choices: Mapping[str, str] | None = None,
    hint: str = "",
    *,
    source: str = "",
    required: bool = True,
) -> Field:
    """Ask for one of many, known here or in the case (`source`)."""
    return Field(
        name=name,
        label=label,
        kind=FieldKind.SELECT,
        hint=hint,
        required=required,
        choices=choices,
        source=source,
    )


def number(name: str, label: str, hint: str = "", *, required: bool = True) -> Field:
    """Ask for a whole number."""
    return Field(name=name, label=label, kind=FieldKind.NUMBER, hint=hint, required=required)


def yes_no(name: str, label: str, hint: str = "") -> Field:
    """Ask for yes or no."""
    return Field(name=name, label=label, kind=FieldKind.YES_NO, hint=hint)


def needed(field: Field, when: str) -> Field:
    """Let a field be needed only after an answer before it."""
    return replace(field, required=False, when=when)


def hidden(name: str, label: str) -> Field:
    """Carry a value that the address chose."""
    return Field(name=name, label=label, kind=FieldKind.HIDDEN)


def told_reporter(hint: str, when: str = "") -> Field:
    """Ask for what the reporter is to be told."""
    return needed(long("till_rapportor", "Text till rapportören", hint), when)


UTANFOR: Final = Field(
    name="taget",
    label="Vem beslutade?",
    kind=FieldKind.UTANFOR,
    hint="Det som redan är bestämt registreras som det var. Saknas stöd i delegationsordningen "
    "sparas det ändå, och det syns.",
)
"""A beslut that was taken elsewhere."""

OWN_NOTE: Final = Field(
    name="taget",
    label="Vem bestämde det?",
    kind=FieldKind.UTANFOR,
    hint="Befattning eller organ, aldrig en persons namn.",
)
"""Who decided about a note."""

HAPPENED: Final = Field(
    name="happened",
    label="När ägde det rum?",
    kind=FieldKind.HAPPENED,
    hint="En dag, eller en första och en sista dag. Tomt betyder i dag.",
    required=False,
)
"""When something took place, where it was not today."""

FILE: Final = Field(
    name="fil",
    label="Fil",
    kind=FieldKind.FILE,
    hint="PDF, bild (PNG eller JPEG), text, Word eller Excel, högst 20 MB. Filen sparas krypterad, "
    "som den är. Namn i filen, och uppgifter om vem som har gjort den, tas inte bort.",
)
"""A file."""
