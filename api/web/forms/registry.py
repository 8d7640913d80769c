"""Every form by its act, and the acts that have no form here, with the reason."""

from __future__ import annotations

from typing import Final

from api.web.forms.fields import FormSpec
from api.web.forms.specs_arende import ARENDE
from api.web.forms.specs_beslut import CLOSINGS, DECIDING, IVO
from api.web.forms.specs_rapport import RAPPORT, UTFORARE
from api.web.forms.specs_utredning import ASSESSING, ATGARDER, WRITING

ALL: Final[tuple[FormSpec, ...]] = (
    *RAPPORT, *ARENDE, *ASSESSING, *WRITING, *ATGARDER, *DECIDING, *IVO, *CLOSINGS, *UTFORARE,
)  # fmt: skip
"""Every form, in the order in which they are offered within a group."""

FORMS: Final[dict[str, tuple[FormSpec, ...]]] = {
    act: tuple(one for one in ALL if one.act == act)
    for act in dict.fromkeys(one.act for one in ALL)
}
"""Act → its forms: most have one, sorting a report has one for each way it can go."""

ELSEWHERE: Final[dict[str, str]] = {
    "receive_rapport": "the public form of reporting",
    "enter_rapport": "the form of reporting for someone else",
    "open_rapport": "opening the page of a report is the act",
    "note_meddelande": "the service itself",
    "issue_kvitto": "the service itself",
    "read_in_arende": "the import of earlier ärenden",
    "make_uttag": "the page of papers",
    "read_rapport": "the page of a report",
    "read_arende": "the page of an ärende",
    "read_arende_facts": "the page of an ärende, without words",
    "read_who_read": "the page of who has read",
}
"""Acts without a form of this kind, and where they are done instead."""


def form_of(act: str, way: str = "") -> FormSpec | None:
    """Give the form of an act, and of one of its ways; None where there is no such form."""
    found = FORMS.get(act, ())
    return next((one for one in found if one.way == way), None)
