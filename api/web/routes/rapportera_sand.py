"""What becomes of a form that was sent: shown again with what was typed, or received."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Depends, Request

from api.reporting.answers import answers_of, names_somebody
from api.reporting.filled import UNREACHABLE
from api.reporting.receiving import is_known
from audit.errors import FieldProblem

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from api.reporting.answers import Answers
    from api.reporting.filled import Filled
    from api.services import Services

TOO_OLD: Final = "Sidan var för gammal. Det du skrev står kvar. Tryck på Skicka rapporten igen."
TOO_MANY: Final = "Många rapporter har kommit från samma nät. Vänta lite och skicka igen."
NOT_NOW: Final = (
    "Det gick inte att ta emot det just nu. Det du skrev står kvar. Skicka igen om en stund. "
    "Det blir bara en rapport."
)


async def form_of(request: Request) -> Mapping[str, str]:
    """Read the form that was sent; files have no place in it."""
    form = await request.form()
    return {name: value for name, value in form.multi_items() if isinstance(value, str)}


Sent = Annotated[Mapping[str, str], Depends(form_of)]


def address_of(request: Request) -> str:
    """Give the address that attempts are counted for."""
    return request.client.host if request.client else ""


def problem(field: str, reason: str) -> tuple[FieldProblem, ...]:
    """Give one thing that is wrong."""
    return (FieldProblem(field, reason),)


def checked(
    filled: Filled, form: Mapping[str, str], again: Callable[..., Response]
) -> Answers | Response:
    """Give the answers of a form, or the form again: something is wrong, or names somebody.

    `again` makes the page of what is wrong, of a status, and with or without the warning.
    """
    typed = filled.typed.cleaned()
    answers, problems = answers_of(typed, filled.shown, filled.places)
    if answers is None:
        return again(problems, 422)
    if filled.fresh:
        return again(problem("", TOO_OLD), 422)
    if names_somebody(typed) and not form.get("anda"):
        return again((), 200, warning=True)
    return answers


def received_or(
    request: Request,
    filled: Filled,
    again: Callable[..., Response],
    receiving: Callable[[], Response],
) -> Response:
    """Receive a form, or show it again where that cannot be done now."""
    services: Services = request.app.state.services
    try:
        # What was received before may always come again: its sender never saw the receipt.
        known = is_known(filled.log, filled.token)
        # One address can be a whole kommun: danger and those who are signed in never wait.
        free = known or filled.sender is not None or filled.typed.fara_nu
        if not free and not services.reporting.may_report(address_of(request)):
            return again(problem("", TOO_MANY), 429)
        return receiving()
    except UNREACHABLE:
        return again(problem("", NOT_NOW), 503)
