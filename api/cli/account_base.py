"""What the commands about accounts share: usernames, days, and reaching the accounts."""

from __future__ import annotations

import re
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from api.cli.shared import services

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.accounts import Accounts

USERNAME: Final = re.compile(r"[a-z0-9][a-z0-9._@-]{1,79}")


class Username(click.ParamType[str]):
    """A username: lower-case ASCII letters, digits, full stop, hyphen, underscore and at sign."""

    name = "användarnamn"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Accept it in upper case too."""
        if not USERNAME.fullmatch(value.casefold()):
            self.fail("Använd bokstäver a–z, siffror och . _ - @, minst två tecken.", param, ctx)
        return value.casefold()


class Day(click.ParamType[date]):
    """A day as ÅÅÅÅ-MM-DD."""

    name = "dag"

    def convert(
        self, value: str | date, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read it; a date that a default gave is taken as it is."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail("Skriv dagen som ÅÅÅÅ-MM-DD.", param, ctx)


@contextmanager
def accounts() -> Iterator[Accounts]:
    """Reach the accounts of the installation, without opening any log."""
    with services(only=()) as built:
        yield built.accounts
