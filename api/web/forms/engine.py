"""The engine of the forms: show one, read what was sent, perform it, or say why not."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from api.acts import Done, perform_all
from api.web.forms import looking
from api.web.forms.commanding import Sent, commands_of, files_of
from api.web.forms.correcting import ACTS as CORRECTIONS
from api.web.forms.correcting import NEW, fields_of
from api.web.forms.news import QUIET, news_since
from api.web.forms.refusing import REFUSALS, refusal_of
from audit.canonical import canonical_bytes_of_plain
from audit.errors import (
    FieldProblem,
    IdempotencyMismatchError,
    InvalidInputError,
    LiggareError,
    LogUnavailableError,
    OutcomeUnknownError,
    VersionConflictError,
)
from audit.lexsarah import (
    AccessRefusedError,
    AuthorityRefusedError,
    JavRefusedError,
    StateRefusedError,
)

if TYPE_CHECKING:
    from api.web.forms.situation import Situation
    from api.web.forms.typed import Typed
    from api.web.models.lexsarah import Refusal
    from audit.lexsarah import Command
    from audit.store.handlingar import Files

KEY: Final = "nyckel"
VERSION: Final = "version"
WARNED: Final = "varnad"
WAY: Final = "vag"
_MECHANICS: Final = frozenset({KEY, VERSION, WARNED, WAY})
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
TWICE: Final = (
    "Formuläret har redan skickats en gång, med annan text. Det som skickades då är sparat. "
    "Vill du spara det här också skickar du en gång till."
)
NOT_NOW: Final = "Det gick inte att spara just nu. Din text står kvar: skicka igen om en stund."
UNKNOWN: Final = (
    "Det är okänt om det sparades. Skicka igen: är det redan sparat sparas det inte en gång till."
)
CHANGED: Final = "Någon annan har ändrat sedan du öppnade sidan. Inget av ditt är sparat än."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What sending a form led to: `done`, or what to show with the form again.

    `status` is that of the answer; `version` and `key` are those of the next try.
    """

    done: Done | None = None
    status: int = 200
    problems: tuple[FieldProblem, ...] = ()
    warnings: tuple[FieldProblem, ...] = ()
    refusal: Refusal | None = None
    news: tuple[str, ...] = ()
    key: str = ""
    version: int = 0


def new_key() -> str:
    """Draw a form's key: the same form sent twice is done once."""
    return secrets.token_urlsafe(18)


def send(situation: Situation, typed: Typed, sent: Sent | None = None) -> Outcome:
    """Perform what a filled-in form asks for, or say what stands against it.

    Raises AccessRefusedError: it reads as not found.
    """
    key, version = _key(typed), _version(typed, situation)
    before = Outcome(key=key, version=version)
    try:
        commands = commands_of(situation, typed, sent)
        found = _warnings(situation, typed)
        if found:
            return replace(before, status=422, warnings=found)
        body = _body(situation, typed, sent)
        done = _perform(situation, commands, body, before, files_of(commands, sent))
        return replace(before, done=done)
    except AccessRefusedError:
        raise
    except (*TOLD, *REFUSALS) as error:
        return _against(error, situation, before)


TOLD: Final = (
    InvalidInputError,
    VersionConflictError,
    IdempotencyMismatchError,
    LogUnavailableError,
)
"""What stands against an act besides the refusals; the form is shown again with it."""


def _against(error: Exception, situation: Situation, before: Outcome) -> Outcome:
    """Give what to show with the form again."""
    match error:
        case InvalidInputError():
            return replace(before, status=422, problems=placed(situation, error.problems))
        case VersionConflictError():
            return _conflict(situation, before)
        case IdempotencyMismatchError():
            problem = FieldProblem("", TWICE)
            version = situation.version
            return Outcome(status=409, problems=(problem,), key=new_key(), version=version)
        case JavRefusedError() | StateRefusedError() | AuthorityRefusedError():
            status = 409 if error.reason == "state" else 403
            return replace(before, status=status, refusal=refusal_of(error, situation))
    unknown = isinstance(error, OutcomeUnknownError)
    detail = error.detail if isinstance(error, LiggareError) else ""
    text = UNKNOWN if unknown else f"{NOT_NOW} {detail}"
    return replace(before, status=503, problems=(FieldProblem("", text),))


def placed(situation: Situation, problems: Iterable[FieldProblem]) -> tuple[FieldProblem, ...]:
    """Put a problem with a corrected fact at the input that holds its new value."""
    if situation.spec.act not in CORRECTIONS:
        return tuple(problems)
    kept = {one.name for one in situation.spec.fields}
    return tuple(
        one if one.field in kept else FieldProblem(f"{NEW}{one.field}", one.reason)
        for one in problems
    )


def _perform(
    situation: Situation, commands: Sequence[Command], body: bytes, before: Outcome, files: Files
) -> Done:
    expected = _quietly_newer(situation, before.version) if situation.stream else None
    return perform_all(
        situation.acting, commands, expected=expected, key=before.key, body=body, files=files
    )


def _quietly_newer(situation: Situation, seen: int) -> int:
    """Give the version that counts as seen: what only the service noted since changes nothing."""
    newer = [one for one in situation.history if one.event.originator_version > seen]
    return situation.version if all(one.topic in QUIET for one in newer) else seen


def _conflict(situation: Situation, before: Outcome) -> Outcome:
    return replace(
        before,
        status=412,
        problems=(FieldProblem("", CHANGED),),
        news=news_since(situation, before.version),
        version=situation.version,
    )


def _warnings(situation: Situation, typed: Typed) -> tuple[FieldProblem, ...]:
    if typed.get(WARNED) == "ja":
        return ()
    fields = fields_of(situation, typed)
    return looking.warnings(fields, typed, looking.listed_names(situation))


def _body(situation: Situation, typed: Typed, sent: Sent | None) -> bytes:
    """Give what makes a request the same as an earlier one: act, stream and what it says."""
    said = {name: text for name, text in typed.items() if name not in _MECHANICS}
    about = [situation.spec.act, situation.spec.way, str(situation.stream)]
    return canonical_bytes_of_plain([about, said, sent.sha256 if sent else ""])


def _key(typed: Typed) -> str:
    given = typed.get(KEY, "")
    return given if _KEY.fullmatch(given) else new_key()


def _version(typed: Typed, situation: Situation) -> int:
    text = typed.get(VERSION, "")
    known = text.isascii() and text.isdigit() and len(text) < len("9" * 9)
    return int(text) if known else situation.version


def said_of(outcome: Outcome) -> Iterable[FieldProblem]:
    """Give all that is said of the form's inputs."""
    return (*outcome.problems, *outcome.warnings)
