"""A form as it came back: its token, when it was shown, what was typed, and who sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import psycopg

from api.acts import the_organisation
from api.reporting.answers import Typed
from api.reporting.derived import is_token, new_token
from api.reporting.happened import Shown
from api.reporting.places import Places, places_of
from api.reporting.sender import Sender, opened
from audit.clock import today
from audit.errors import LogUnavailableError
from projections.asof import today_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit.store.log import Log

UNREACHABLE: Final = (LogUnavailableError, psycopg.OperationalError)
"""What says that nothing can be received now: then the form comes back as it was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A form that was sent; with `fresh` it had no token that could be used, and got one."""

    log: Log
    token: str
    shown: Shown
    typed: Typed
    places: Places
    sender: Sender | None = None
    sealed: str = ""
    fresh: bool = False

    @classmethod
    def of(cls, log: Log, form: Mapping[str, str]) -> Filled:
        """Read a form; what the database cannot say now is left out, what was typed never."""
        given = form.get("formular", "")
        token = given if is_token(given) else new_token()
        sealed = form.get("konto", "")
        try:
            day = today_of(log)
            places = places_of(the_organisation(log), day)
        except UNREACHABLE:
            day, places = today(), Places()
        return cls(
            log=log,
            token=token,
            shown=Shown.read(form.get("visad", ""), day),
            typed=Typed.read(form),
            places=places,
            sender=opened(log.parts.keys.identifier, sealed, token) if sealed else None,
            sealed=sealed,
            fresh=token != given,
        )
