"""What stands above every page of an ärende: its name, its steps in words and shape, its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.build.bedomning import bedomning_bricka
from api.web.forms.registry import FORMS
from api.web.forms.short_names import lexsarah_name
from api.web.labels_lexsarah import SIDOR
from api.web.models.frame import Kind, NavLink
from api.web.models.lexsarah_case import Head, Step
from api.web.models.parts import Bricka
from audit.lexsarah.bedomning import goes_to_ivo
from audit.lexsarah.events_arende import ArendeReadIn, DiarienummerRegistered
from audit.lexsarah.events_beslut import ArendeClosedShort
from audit.lexsarah.roles import IVO_LABELS, STEG_LABELS, IvoSteg, Steg

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from api.web.build.lexsarah.around import Around
    from audit.lexsarah.arende import Arende

OPENED_BY: Final = {"papper": "make_uttag", "vem-har-last": "read_who_read"}
"""Page → the act without which nobody opens it."""
STEPS: Final = (Steg.OPPNAT, Steg.UNDER_UTREDNING, Steg.BEDOMT, Steg.BESLUTAT, Steg.AVSLUTAT)


def head_of(
    id_: UUID,
    arende: Arende,
    around: Around,
    page: str,
    acts: Collection[str],
    gjort: str = "",
) -> Head:
    """Make the head of a page of an ärende; `gjort` is the act that led here.

    `acts` are those that the reader may take: they open the last two pages.
    """
    return Head(
        heading=name_of(id_, arende),
        about=_about(arende, around),
        badges=(*_bedomning(arende), *_ivo(arende)),
        steps=_steps(arende),
        tabs=tuple(
            NavLink(text, around.addresses.case(id_, part), current=part == page)
            for part, text in SIDOR.items()
            if part not in OPENED_BY or OPENED_BY[part] in acts or part == page
        ),
        done=done_text(gjort),
    )


def bare_head(id_: UUID) -> Head:
    """Make the head for those who see that there is an ärende, and nothing of what it says."""
    return Head(heading=lexsarah_name(id_, None), about="Lex Sarah", badges=(), steps=(), tabs=())


def done_text(gjort: str) -> str:
    """Say what was just done; empty for what is no act."""
    found = FORMS.get(gjort)
    return f"Sparat: {found[0].label}." if found else ""


def name_of(id_: UUID, arende: Arende) -> str:
    """Name an ärende."""
    return lexsarah_name(id_, diarienummer_of(arende))


def diarienummer_of(arende: Arende) -> str | None:
    """Give the number in the nämnd's diarium, registered here or read in."""
    number = arende.last(DiarienummerRegistered)
    opening = arende.opening
    earlier = opening.diarienummer if isinstance(opening, ArendeReadIn) else None
    return number.diarienummer if number else earlier


def _about(arende: Arende, around: Around) -> str:
    opening = arende.opening
    if opening is None:
        return "Lex Sarah"
    place = f"{around.enhet(opening.enhet)}, {around.verksamhet(opening.verksamhet)}"
    return f"Lex Sarah · {place}" + (" · Inläst" if isinstance(opening, ArendeReadIn) else "")


def _bedomning(arende: Arende) -> tuple[Bricka, ...]:
    if arende.bedomning is None:
        return (Bricka("Ingen bedömning än"),)
    first = "" if arende.final else "Första bedömning: "
    return (bedomning_bricka(arende.bedomning, first),)


def _ivo(arende: Arende) -> tuple[Bricka, ...]:
    label = IVO_LABELS[arende.ivo]
    kind = Kind.NEUTRAL
    if arende.ivo is IvoSteg.INTE_ANMALT and goes_to_ivo(arende.bedomning):
        kind = Kind.WARNING
    return (Bricka(label[:1].upper() + label[1:], kind),)


def _steps(arende: Arende) -> tuple[Step, ...]:
    if arende.steg not in STEPS:
        return ()
    here = STEPS.index(arende.steg)
    short = isinstance(arende.closing, ArendeClosedShort)
    return tuple(
        Step(_word(one), "now" if at == here else _state(one, past=at < here, short=short))
        for at, one in enumerate(STEPS)
    )


def _state(steg: Steg, *, past: bool, short: bool) -> str:
    if not past:
        return "coming"
    return "passed" if short and steg in {Steg.BEDOMT, Steg.BESLUTAT} else "done"


def _word(steg: Steg) -> str:
    label = STEG_LABELS[steg]
    return label[:1].upper() + label[1:]
