"""From an error to what people and programs are told: the HTTP status of each, in one table.

Programs get problem+json (RFC 9457), people a page. What was sent in is never repeated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import psycopg
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.auth import errors as sign_in
from api.http import preconditions
from audit import errors
from audit.lexsarah import refusals

STATUS: Final[dict[type[Exception], tuple[int, str]]] = {
    errors.InvalidInputError: (422, "felaktig-uppgift"),
    errors.NotFoundError: (404, "finns-inte"),
    refusals.AccessRefusedError: (404, "ingen-atkomst"),
    refusals.JavRefusedError: (403, "jav"),
    refusals.StateRefusedError: (409, "steget-tillater-inte"),
    refusals.AuthorityRefusedError: (403, "nagon-annan-far"),
    errors.StateError: (409, "fel-lage"),
    errors.AuthorityError: (403, "saknar-behorighet"),
    preconditions.ConditionMissingError: (428, "villkor-saknas"),
    preconditions.RequestKeyError: (400, "nyckel-saknas"),
    errors.VersionConflictError: (412, "nagon-hann-fore"),
    errors.IdempotencyMismatchError: (422, "nyckeln-anvand"),
    errors.LogUnavailableError: (503, "liggaren-tar-inte-emot"),
    errors.OutcomeUnknownError: (503, "okant-utfall"),
    errors.ReadOnlyLogError: (503, "liggaren-skrivskyddad"),
    errors.ConfigurationError: (503, "fel-installning"),
    errors.UnknownTopicError: (503, "okand-handelse"),
    sign_in.NotSignedInError: (401, "inte-inloggad"),
    sign_in.SignInRefusedError: (401, "inloggning-nekad"),
    sign_in.TooManyAttemptsError: (429, "for-manga-forsok"),
    sign_in.CrossSiteError: (403, "annan-webbplats"),
    sign_in.PasswordOnlyError: (403, "bara-losenord"),
    psycopg.OperationalError: (503, "databasen-svarar-inte"),
    errors.LiggareError: (500, "fel"),
}
"""Looked up along the class's ancestors, so that a new kind of error has its parent's status."""

TITLES: Final[dict[int, str]] = {
    400: "Begäran går inte att läsa",
    401: "Inte inloggad",
    403: "Saknar behörighet",
    404: "Finns inte",
    405: "Går inte att göra så",
    406: "Formatet finns inte",
    409: "Går inte i det här läget",
    412: "Någon hann före",
    413: "För stort",
    415: "Fel slags innehåll",
    422: "Något i uppgifterna stämmer inte",
    428: "Villkor saknas",
    429: "För många försök",
    500: "Något gick fel hos oss",
    503: "Tjänsten svarar inte just nu",
}
_DETAILS: Final[dict[int, str]] = {
    400: "Begäran följer inte formatet.",
    404: "Det finns inget på den adressen.",
    405: "Adressen finns men tar inte emot den metoden; Allow säger vilka.",
    413: "Det som skickades är större än tjänsten tar emot.",
    500: "Felet är antecknat. Uppge numret om du hör av dig.",
    503: "Försök igen om en stund.",
}
_HEADERS: Final[dict[int, dict[str, str]]] = {
    401: {"WWW-Authenticate": 'Bearer realm="liggare"'},
    503: {"Retry-After": "5"},
}
_FIELD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,40}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is told of an error: to programs as problem+json, to people on a page."""

    status: int
    kind: str
    detail: str
    fields: tuple[errors.FieldProblem, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    """What programs are told besides, as members of their own (RFC 9457 §3.2)."""

    @property
    def title(self) -> str:
        """A few Swedish words for the status."""
        return TITLES.get(self.status, "Något gick fel")

    def as_json(self, trace: str) -> dict[str, Any]:
        """Give the members of RFC 9457 §3; `instance` is the id of the request."""
        body: dict[str, Any] = {
            "type": f"urn:liggare:fel:{self.kind}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": f"urn:liggare:anrop:{trace}",
        }
        if self.fields:
            body["errors"] = [{"field": one.field, "reason": one.reason} for one in self.fields]
        return body | dict(self.more)


def problem_of(error: Exception) -> Problem:
    """Turn any exception into what is told of it."""
    match error:
        case RequestValidationError():
            return _invalid(_validation_problems(error))
        case errors.InvalidInputError():
            return _invalid(error.problems)
        case HTTPException():
            return _plain(error.status_code, error.headers)
        case sign_in.TooManyAttemptsError():
            headers = {"Retry-After": str(error.retry_after)}
            return Problem(429, "for-manga-forsok", error.detail, headers=headers)
    for ancestor in type(error).__mro__:
        if ancestor in STATUS:
            return _listed(error, *STATUS[ancestor])
    return _plain(500, None)


def _listed(error: Exception, status: int, kind: str) -> Problem:
    headers = _HEADERS.get(status, {})
    detail = getattr(error, "detail", "") if isinstance(error, errors.LiggareError) else ""
    more = _told_besides(error)
    return Problem(status, kind, detail or _DETAILS.get(status, ""), headers=headers, more=more)


def _told_besides(error: Exception) -> dict[str, Any]:
    """Name the reason of a refusal, and what a program may need to go on.

    Of one for access nothing more is told: it reads the same where nothing is there.
    """
    match error:
        case refusals.AccessRefusedError() | refusals.JavRefusedError():
            return {"reason": error.reason}
        case refusals.StateRefusedError():
            return {"reason": error.reason, "lacks": list(error.lacks)}
        case refusals.AuthorityRefusedError():
            return {"reason": error.reason, "punkt": error.punkt, "who": list(error.who)}
    return {}


def _plain(status: int, headers: Mapping[str, str] | None) -> Problem:
    detail = _DETAILS.get(status, "Begäran kunde inte utföras.")
    kind = "http-" + str(status)
    return Problem(status, kind, detail, headers=dict(headers or {}))


def _invalid(problems: tuple[errors.FieldProblem, ...]) -> Problem:
    detail = "Rätta det som står under errors." if problems else "Uppgifterna går inte att använda."
    return Problem(422, "felaktig-uppgift", detail, problems)


def _validation_problems(error: RequestValidationError) -> tuple[errors.FieldProblem, ...]:
    """Say per field what is wrong, from the kind of fault alone: the value is not looked at."""
    return tuple(
        errors.FieldProblem(_field_name(one["loc"]), _reason(one)) for one in error.errors()[:20]
    )


def _field_name(location: tuple[int | str, ...]) -> str:
    """Name the field; a name that the caller made up is not repeated."""
    named = [part for part in location[1:] if isinstance(part, str)]
    name = named[-1] if named else str(location[0])
    return name if _FIELD.fullmatch(name) else "okänt"


def _reason(one: Mapping[str, Any]) -> str:
    kind, context = str(one["type"]), one.get("ctx", {})
    for part, text in _REASONS:
        if part in kind:
            return text.format(**context)
    return "Värdet går inte att använda."


_REASONS: Final = (
    ("missing", "Uppgiften saknas."),
    ("extra_forbidden", "Den uppgiften finns inte här."),
    ("too_long", "Är för långt."),
    ("too_short", "Är för kort."),
    ("greater_than_equal", "Ska vara minst {ge}."),
    ("less_than_equal", "Ska vara högst {le}."),
    ("less_than", "Är för stort."),
    ("int", "Ska vara ett heltal."),
    ("bool", "Ska vara true eller false."),
    ("string_type", "Ska vara text."),
    ("list", "Ska vara en lista."),
    ("dict", "Ska vara ett objekt."),
    ("model", "Ska vara ett objekt."),
    ("union_tag", "Ska säga vilket slag det är."),
    ("date", "Ska vara ett datum: ÅÅÅÅ-MM-DD."),
    ("uuid", "Ska vara ett id på formen 8-4-4-4-12 hexadecimala siffror."),
    ("enum", "Ska vara ett av: {expected}."),
    ("literal", "Ska vara ett av: {expected}."),
    ("pattern", "Har fel form."),
    ("json", "Går inte att läsa som JSON."),
)
