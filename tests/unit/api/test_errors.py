"""From errors to statuses: every error of the tree has one, and nothing that came in goes out."""

from __future__ import annotations

import inspect

import psycopg
import pytest
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from api.auth import errors as sign_in
from api.errors import STATUS, TITLES, problem_of
from audit import errors
from audit.errors import FieldProblem, InvalidInputError, LiggareError

TREE = [
    kind
    for module in (errors, sign_in)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, LiggareError) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", TREE)
def test_every_error_has_a_status_and_a_title(kind: type[LiggareError]) -> None:
    """Each error, by itself or by its parent, has an HTTP status with Swedish words for it."""
    listed = next(STATUS[parent] for parent in kind.__mro__ if parent in STATUS)

    assert listed[0] in TITLES


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.NotFoundError("Finns inte."), 404),
        (errors.AuthorityError("Nej."), 403),
        (errors.StateError("Inte nu."), 409),
        (errors.VersionConflictError("Någon hann före."), 412),
        (errors.ClockError("Klockan."), 503),
        (errors.IdempotencyMismatchError("Annan."), 422),
        (sign_in.NotSignedInError(), 401),
        (sign_in.TooManyAttemptsError(61), 429),
        (psycopg.OperationalError("password=hemligt"), 503),
        (HTTPException(405), 405),
        (RuntimeError("hemligt"), 500),
    ],
)
def test_each_error_becomes_its_status(error: Exception, status: int) -> None:
    """The table decides, and what a library said stays inside."""
    problem = problem_of(error)

    assert problem.status == status
    assert "hemligt" not in str(problem.as_json("0" * 32))


def test_a_new_kind_of_error_has_its_parents_status() -> None:
    """An error that the table does not list is told like the one it derives from."""

    class Newer(errors.StateError):
        """Something newer."""

    assert problem_of(Newer("Inte nu.")).status == 409


def test_not_signed_in_says_how() -> None:
    """A program is told that a Bearer token is wanted (RFC 6750)."""
    assert problem_of(sign_in.NotSignedInError()).headers["WWW-Authenticate"].startswith("Bearer")


def test_the_members_are_those_of_rfc_9457() -> None:
    """type, title, status, detail and instance are there; errors name field and reason."""
    body = problem_of(InvalidInputError([FieldProblem("per", "Fel.")])).as_json("a" * 32)

    assert set(body) == {"type", "title", "status", "detail", "instance", "errors"}
    assert body["errors"] == [{"field": "per", "reason": "Fel."}]


def test_validation_repeats_neither_value_nor_made_up_name() -> None:
    """The value is not looked at, and a name that the caller made up is not repeated."""
    raised = RequestValidationError(
        [
            {"type": "int_parsing", "loc": ("query", "limit"), "input": "19121212-1212"},
            {"type": "extra_forbidden", "loc": ("query", "19121212-1212"), "input": "x"},
        ]
    )

    body = problem_of(raised).as_json("0" * 32)

    assert "1212" not in str(body)
    assert [one["field"] for one in body["errors"]] == ["limit", "okänt"]
