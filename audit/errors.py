"""The error tree of Liggare: each error has one Swedish sentence for people.

The HTTP status of each error is mapped in one place, `api/errors.py`.
No error carries personal data: fields are named, their values are never echoed.
"""

from __future__ import annotations

from dataclasses import dataclass


class LiggareError(Exception):
    """Something went wrong in Liggare; `detail` says it in Swedish without personal data."""

    def __init__(self, detail: str = "") -> None:
        """Keep the Swedish sentence that may be shown to people."""
        super().__init__(detail or (type(self).__doc__ or ""))
        self.detail = detail


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing wrong with one field of the input: which field, why (Swedish), and in which row."""

    field: str
    reason: str
    row: int | None = None


class InvalidInputError(LiggareError):
    """The input is wrong; `problems` names each field and reason."""

    def __init__(self, problems: tuple[FieldProblem, ...] | list[FieldProblem]) -> None:
        """Keep the problems; the detail is their reasons joined."""
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.reason for problem in self.problems))


class NotFoundError(LiggareError):
    """No such thing, or no access to it: the two are not told apart."""


class StateError(LiggareError):
    """The ärende is not in a state where this may be done."""


class AuthorityError(LiggareError):
    """The signed-in person may not do this; the detail names who may."""


class VersionConflictError(LiggareError):
    """Somebody else changed the ärende first; nothing was written."""


class IdempotencyMismatchError(LiggareError):
    """The idempotency key was used before with another body; nothing was written."""


class LogUnavailableError(LiggareError):
    """The log cannot accept events now; nothing was written."""


class OutcomeUnknownError(LogUnavailableError):
    """The connection was lost while committing: the events may or may not be in the log."""


class ClockError(LogUnavailableError):
    """The log's last time is more than 60 s ahead of the database clock; nothing was written."""


class ReadOnlyLogError(LogUnavailableError):
    """A restored or copied log, read-only until `liggare namnd adopt` records it."""


class ConfigurationError(LiggareError):
    """Liggare is set up wrongly and refuses to start; the detail says what mends it."""


class UnknownTopicError(LiggareError):
    """The log holds a (topic, version) that this release does not know."""
