"""The engine of the internkontroll's forms: read what was sent, perform it, or say why not."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from api.acts import INTERNKONTROLL, Done
from api.web.forms import looking
from api.web.forms.engine import CHANGED, KEY, NOT_NOW, TWICE, UNKNOWN, VERSION, WARNED
from api.web.forms_internkontroll.commanding import commands_of, files_of
from api.web.forms_internkontroll.converting import placed
from audit.canonical import canonical_bytes_of_plain
from audit.errors import (
    AuthorityError,
    FieldProblem,
    IdempotencyMismatchError,
    InvalidInputError,
    LiggareError,
    LogUnavailableError,
    OutcomeUnknownError,
    StateError,
    VersionConflictError,
)

if TYPE_CHECKING:
    from api.web.forms.commanding import Sent
    from api.web.forms.typed import Typed
    from api.web.forms_internkontroll.situation import Situation

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
LOOK: Final = "titta"
"""The button that shows what would come of it, and saves nothing."""
_MECHANICS: Final = frozenset({KEY, VERSION, LOOK, WARNED, "vag"})
AGAINST: Final = (
    InvalidInputError,
    VersionConflictError,
    IdempotencyMismatchError,
    StateError,
    AuthorityError,
    LogUnavailableError,
)
"""What stands against an act; the form is shown again with it, and with all that was typed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What sending a form led to: `done`, or what to show with the form again.

    `version` and `key` are those of the next try.
    """

    key: str
    version: int
    done: Done | None = None
    status: int = 200
    problems: tuple[FieldProblem, ...] = ()
    warnings: tuple[FieldProblem, ...] = ()


def new_key() -> str:
    """Draw a form's key: the same form sent twice is done once."""
    return secrets.token_urlsafe(18)


def send(situation: Situation, typed: Typed, sent: Sent | None = None) -> Outcome:
    """Perform what a filled-in form asks for, or say what stands against it."""
    before = Outcome(key=_key(typed), version=_version(typed, situation))
    try:
        commands = commands_of(situation, typed, sent)
        if found := _warnings(situation, typed):
            return replace(before, status=422, warnings=found)
        done = INTERNKONTROLL.perform(
            situation.acting,
            *commands,
            expected=before.version if situation.own else None,
            key=before.key,
            body=_body(situation, typed, sent),
            files=files_of(commands, sent),
        )
    except AGAINST as error:
        return _against(error, situation, before)
    return replace(before, done=done)


def _warnings(situation: Situation, typed: Typed) -> tuple[FieldProblem, ...]:
    """Give what should be looked at once before it is saved; the person knows best."""
    if typed.get(WARNED) == "ja":
        return ()
    return looking.warnings(situation.form.fields, typed, {})


def _against(error: LiggareError, situation: Situation, before: Outcome) -> Outcome:
    match error:
        case InvalidInputError():
            return replace(before, status=422, problems=tuple(map(placed, error.problems)))
        case VersionConflictError():
            return Outcome(new_key(), situation.version, status=412, problems=_told(CHANGED))
        case IdempotencyMismatchError():
            return Outcome(new_key(), situation.version, status=409, problems=_told(TWICE))
        case StateError():
            return replace(before, status=409, problems=_told(error.detail))
        case AuthorityError():
            return replace(before, status=403, problems=_told(error.detail))
    unknown = isinstance(error, OutcomeUnknownError)
    text = UNKNOWN if unknown else f"{NOT_NOW} {error.detail}"
    return replace(before, status=503, problems=_told(text))


def _told(text: str) -> tuple[FieldProblem, ...]:
    return (FieldProblem("", text),)


def _body(situation: Situation, typed: Typed, sent: Sent | None) -> bytes:
    """Give what makes a request the same as an earlier one: the form, its page, what it says."""
    said = {name: text for name, text in typed.items() if name not in _MECHANICS}
    about = [situation.form.slug, str(situation.id), *map(str, sorted(situation.chosen.items()))]
    return canonical_bytes_of_plain([about, said, sent.sha256 if sent else ""])


def _key(typed: Typed) -> str:
    given = typed.get(KEY, "")
    return given if _KEY.fullmatch(given) else new_key()


def _version(typed: Typed, situation: Situation) -> int:
    text = typed.get(VERSION, "")
    known = text.isascii() and text.isdigit() and len(text) < len("9" * 9)
    return int(text) if known else situation.version
