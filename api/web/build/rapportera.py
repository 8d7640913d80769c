"""The form for reporters as it is shown: choices, numbers to ring, what was typed before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from api.reporting.happened import NAR
from api.web.formats import telefon
from api.web.models.frame import Frame
from api.web.models.rapportera import FormPage, Group, Number, Option, PosterPage
from audit.lexsarah.codes import HANDELSE, KANAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.reporting.filled import Filled
    from api.reporting.places import Area, Places
    from api.web.models.frame import Problem
    from api.web.models.rapportera import Entering
    from audit.store.log import Namnd

TITLE = "Rapportera"
TITLE_ENTERING = "Rapportera åt någon annan"
SLAG = tuple(Option(value, text) for value, text in HANDELSE.items())
_NAR = tuple(Option(value, text) for value, text in NAR.items())
KANALER = tuple(Option(value, KANAL[value]) for value in ("telefon", "samtal", "papper"))


def public_frame(title: str, namnd: Namnd) -> Frame:
    """Make the surroundings of a page that anyone may open: nothing of who looks."""
    start = f"/rapportera/{namnd.slug}"
    return Frame(title, namnd=namnd.name, start=start, constructed=namnd.constructed)


def form_page(
    frame: Frame,
    action: str,
    filled: Filled,
    *,
    entering: Entering | None = None,
    csrf: str = "",
    warning: bool = False,
    problems: Sequence[Problem] = (),
) -> FormPage:
    """Make the form with what was typed into it; `csrf` is the token of whoever is signed in."""
    places, typed = filled.places, filled.typed
    known = places.find(typed.enhet) is not None
    return FormPage(
        frame=frame,
        heading=TITLE_ENTERING if entering else TITLE,
        action=action,
        token=filled.token,
        shown=str(filled.shown),
        typed=typed,
        slag=SLAG,
        nar=_NAR,
        places=tuple(_group(area) for area in places.areas),
        # A place that is not listed now must not be lost from what was typed.
        other_place="" if known else typed.enhet[:100],
        numbers=numbers(places, typed.enhet),
        sender=filled.sender.name if filled.sender else "",
        konto=filled.sealed if filled.sender else "",
        csrf=csrf,
        entering=entering,
        kanaler=KANALER if entering else (),
        warning=warning,
        problems=tuple(problems),
        status="" if entering else f"/status/{filled.log.namnd.slug}",
        for_others=f"{action}/at-nagon" if filled.sender and not entering else "",
    )


def _group(area: Area) -> Group:
    return Group(area.namn, tuple(Option(place.kod, place.namn) for place in area.places))


def numbers(places: Places, enhet: str) -> tuple[Number, ...]:
    """Give the numbers of chef i beredskap: that of the place, or of every verksamhet."""
    area = places.area_of(enhet)
    if area is not None:
        return (_number("", area.beredskap),) if area.beredskap else ()
    every = [_number(one.namn, one.beredskap) for one in places.areas if one.beredskap]
    alone = len(every) == len(places.areas) == 1
    return (_number("", every[0].number),) if alone else tuple(every)


def _number(where: str, number: str) -> Number:
    return Number(where, telefon(number), re.sub(r"[^\d+]", "", number))


def poster_page(frame: Frame, places: Places, enhet: str, address: str, drawn: str) -> PosterPage:
    """Make the poster of a place, or of the whole nämnd; without an address it says so instead."""
    place = places.find(enhet)
    found = numbers(places, enhet) if place else ()
    return PosterPage(
        frame=frame,
        place=place.namn if place else "",
        address=address.removeprefix("https://"),
        qr=drawn,
        number=found[0].number if found else "",
    )
