"""The sign-in page and the page that asks for the code, with what they carry on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.auth import LABELS
from api.demo.accounts import DISPLAY_NAMES, PASSWORD
from api.demo.build import SLUG
from api.web.carried import NOTHING, Carried
from api.web.models.frame import Frame, Kind, Notice, Problem
from api.web.models.konto import CodePage
from api.web.models.pages import LoginPage

if TYPE_CHECKING:
    from starlette.requests import Request

    from api.services import Services

STILL_THERE: Final = Notice(
    Kind.WARNING,
    "Du har blivit utloggad",
    "Ingenting är skickat, men det du skrev finns kvar. Logga in, så kommer du tillbaka till "
    "formuläret med texten ifylld.",
)
TOO_MUCH: Final = Notice(
    Kind.WARNING,
    "Du har blivit utloggad",
    "Ingenting är skickat, och texten är för lång för att följa med. Gå tillbaka i webbläsaren, "
    "kopiera den, och logga sedan in.",
)


def sign_in_page(
    request: Request,
    wanted: str,
    carried: Carried = NOTHING,
    name: str = "",
    problems: tuple[Problem, ...] = (),
) -> LoginPage:
    """Make the sign-in page; a password is never sent back."""
    return LoginPage(
        frame=Frame("Logga in", notices=notices(carried)),
        next=wanted,
        name=name[:200],
        problems=problems,
        demo_accounts=_demo_accounts(request),
        carried=carried.hidden,
    )


def code_page(
    wanted: str, carried: Carried = NOTHING, problems: tuple[Problem, ...] = ()
) -> CodePage:
    """Make the page that asks for the code."""
    frame = Frame("Skriv din kod", notices=notices(carried))
    return CodePage(frame, wanted, problems, carried.hidden)


def notices(carried: Carried) -> tuple[Notice, ...]:
    """Say what became of the text."""
    if carried.too_much:
        return (TOO_MUCH,)
    return (STILL_THERE,) if carried.fields else ()


def _demo_accounts(request: Request) -> tuple[tuple[str, str, str], ...]:
    """Give the demo's accounts where there is nothing but the demo to sign in to."""
    services: Services = request.app.state.services
    if set(services.logs) != {SLUG} or not services.logs[SLUG].constructed:
        return ()
    return tuple((one, PASSWORD, LABELS[role]) for one, (_, role) in DISPLAY_NAMES.items())
