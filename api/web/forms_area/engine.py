"""The engine of these forms: what was typed, read, performed, or why not."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts import Done, parse
from api.web.forms import looking
from api.web.forms.engine import CHANGED, KEY, NOT_NOW, TWICE, UNKNOWN, VERSION, WARNED
from api.web.forms.typed import plain_values
from audit.canonical import canonical_bytes_of_plain
from audit.errors import (
    AuthorityError,
    FieldProblem,
    IdempotencyMismatchError,
    InvalidInputError,
    LiggareError,
    LogUnavailableError,
    NotFoundError,
    OutcomeUnknownError,
    StateError,
    VersionConflictError,
)
from audit.ids import new_random_id

if TYPE_CHECKING:
    from api.web.forms.typed import Typed
    from api.web.forms_area.situation import Situation

_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
MECHANICS: Final = frozenset({KEY, VERSION, WARNED, "vag", "csrf_token"})
"""What a form sends beside its answers."""
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


def send(situation: Situation, typed: Typed) -> Outcome:
    """Perform what a filled-in form asks for, or say what stands against it."""
    version = situation.version
    before = Outcome(key=key_of(typed), version=version_of(typed, version))
    try:
        command = _command(situation, typed)
        if typed.get(WARNED) != "ja" and (found := _warnings(situation, typed)):
            return replace(before, status=422, warnings=found)
        done = situation.forms.door.perform(
            situation.acting,
            command,
            expected=None if situation.form.begins else before.version,
            key=before.key,
            body=_body(situation, typed),
        )
    except AGAINST as error:
        return outcome_of(error, version, before)
    return replace(before, done=done)


def _warnings(situation: Situation, typed: Typed) -> tuple[FieldProblem, ...]:
    """Give what should be looked at: names and numbers in texts, and what the form itself finds."""
    form = situation.form
    own = form.warns(situation.ground, situation.chosen, typed) if form.warns else ()
    return (*looking.warnings(situation.fields, typed, {}), *own)


def _command(situation: Situation, typed: Typed) -> Any:
    form = situation.form
    if form.corrects:
        return _correction(situation, typed)
    values = plain_values(form.command, situation.fields, typed)
    made = {form.makes: str(new_random_id())} if form.makes else {}
    named = {**values, **_chosen(situation), **made}
    return parse(form.command, situation.ground.values(form, named))


def _chosen(situation: Situation) -> dict[str, object]:
    """Give what the address chose, as the command names it: a number or an id."""
    name = situation.form.chooses
    if not name or name not in situation.form.command.__dataclass_fields__:
        return {}
    text = situation.chosen.get(name, "")
    number = text.isascii() and text.isdigit() and len(text) <= len("999999")
    return {name: int(text) if number else text}


def _correction(situation: Situation, typed: Typed) -> Any:
    target, form = situation.target, situation.form
    replaced: dict[str, str] = {}
    if form.replaces:
        facts = [situation.forms.facts[n] for n in situation.forms.correctable[type(target)]]
        # What the form itself asks for, such as why, is read with the facts: all lacks at once.
        plain_values(type(target), (*facts, *form.fields), typed)
        given = {one.name: typed.get(one.name, "").strip() for one in facts}
        stands = situation.forms.present
        replaced = {name: text for name, text in given.items() if text != stands(target, name)}
        if not replaced:
            raise InvalidInputError([FieldProblem("", "Ändra minst en uppgift.")])
    about = {
        "corrects": target.originator_version,
        "replaced": replaced,
        "aterkallad": not form.replaces,
        "skal": typed.get("skal", "").strip() or None,
    }
    # Made without reading its texts as anything else: what is corrected may become empty.
    stream = {name: UUID(text) for name, text in situation.ground.values(form, {}).items()}
    return form.command(**stream, **about)


def outcome_of(
    error: LiggareError,
    version: int,
    before: Outcome,
    placed: Callable[[FieldProblem], FieldProblem] = lambda one: one,
) -> Outcome:
    """Say what stood against sending; `version` is the newest, `placed` puts it at an input.

    Raises NotFoundError as it came.
    """
    match error:
        case InvalidInputError():
            return replace(before, status=422, problems=tuple(map(placed, error.problems)))
        case VersionConflictError():
            return Outcome(new_key(), version, status=412, problems=_told(CHANGED))
        case IdempotencyMismatchError():
            return Outcome(new_key(), version, status=409, problems=_told(TWICE))
        case StateError():
            return replace(before, status=409, problems=_told(error.detail))
        case AuthorityError():
            return replace(before, status=403, problems=_told(error.detail))
        case NotFoundError():
            raise error
    unknown = isinstance(error, OutcomeUnknownError)
    text = UNKNOWN if unknown else f"{NOT_NOW} {error.detail}"
    return replace(before, status=503, problems=_told(text))


def _told(text: str) -> tuple[FieldProblem, ...]:
    return (FieldProblem("", text),)


def key_of(typed: Typed) -> str:
    """Give the form's key, a new one for what is none."""
    given = typed.get(KEY, "")
    return given if _KEY.fullmatch(given) else new_key()


def version_of(typed: Typed, newest: int) -> int:
    """Give the version that the form was made from, the newest for what is none."""
    text = typed.get(VERSION, "")
    known = text.isascii() and text.isdigit() and len(text) < len("9" * 9)
    return int(text) if known else newest


def _body(situation: Situation, typed: Typed) -> bytes:
    """Give what makes a request the same as an earlier one: the form, its page, what it says."""
    said = {name: text for name, text in typed.items() if name not in MECHANICS}
    about = [situation.form.slug, situation.back, *map(str, sorted(situation.chosen.items()))]
    return canonical_bytes_of_plain([about, said])
