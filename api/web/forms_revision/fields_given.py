"""How it is asked when an answer or a yttrande was given, and by which decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.forms.asking import day, short

if TYPE_CHECKING:
    from api.web.forms.fields import Field

PARAGRAF: Final = "Paragrafen för nämndens beslut, i protokollet. Till exempel: § 95."
GIVEN: Final = (
    "ÅÅÅÅ-MM-DD. Dagen då {0} gick till {1}. Det är samma dag som nämnden beslutade om det, eller"
    " senare."
)


def given(what: str, whom: str) -> tuple[Field, ...]:
    """Ask for the day it was given, which is not always the decision's, and the decision's §."""
    return (
        day("lamnat", f"Dagen då nämnden lämnade {what}", GIVEN.format(what, whom), today=False),
        short("paragraf", "Beslutets paragraf", PARAGRAF),
    )
