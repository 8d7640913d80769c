"""What is wrong with a whole file: then none of its rows is read in."""

from __future__ import annotations

from collections.abc import Sequence

from audit.errors import FieldProblem, InvalidInputError

MOST_PROBLEMS = 100
"""So many problems of a file are told; one wrong setting can make every row wrong."""


class BrokenFileError(InvalidInputError):
    """The file is broken: nothing of it was read in; rows and columns are named, values never."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        """Keep the first problems, and say how many more there were."""
        told = tuple(problems[:MOST_PROBLEMS])
        if len(problems) > MOST_PROBLEMS:
            more = f"Ytterligare {len(problems) - MOST_PROBLEMS} fel av samma slag visas inte."
            told = (*told, FieldProblem("", more))
        super().__init__(told)


def broken(reason: str, *, row: int | None = None, column: str = "") -> BrokenFileError:
    """Make the error of one problem."""
    return BrokenFileError([FieldProblem(column, reason, row)])
