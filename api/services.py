"""What a running Liggare consists of: made by `api.bootstrap.build`, carried by the application."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from api.reporting.attempts import ReportingAttempts

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from api.auth.attempts import SignInAttempts
    from api.metrics import Metrics
    from audit.settings import Settings
    from audit.store.accounts import Accounts
    from audit.store.factors import Factors
    from audit.store.log import Log
    from audit.store.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything the ways in share; `close` ends it in the right order and may be called twice."""

    settings: Settings
    pool: ConnectionPool[Connection[Any]]
    accounts: Accounts
    factors: Factors
    people: People
    attempts: SignInAttempts
    metrics: Metrics
    logs: Mapping[str, Log]
    """The open log of each nämnd, by slug."""
    reporting: ReportingAttempts = field(default_factory=ReportingAttempts)
    closers: list[Callable[[], None]] = field(default_factory=list)

    def close(self) -> None:
        """Stop what runs in the background, then the logs, then the pool."""
        while self.closers:
            self.closers.pop()()
