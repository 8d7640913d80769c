"""How far each log and each view has come: for metrics, health and `liggare status` alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from audit.errors import LiggareError
from audit.store.log import Log
from projections.registry import VIEWS
from projections.snapshot import snapshot


@dataclass(frozen=True, slots=True)
class ViewState:
    """Where one view of a nämnd stands."""

    view: str
    position: int
    behind: int
    stopped_at: datetime | None
    error: str | None


@dataclass(frozen=True, slots=True)
class LogState:
    """Where one nämnd's log and its views stand; `refuses` says why it takes nothing, if so."""

    namnd: str
    name: str
    constructed: bool
    size: int
    recorded_at: datetime
    refuses: str | None
    views: tuple[ViewState, ...]

    @property
    def stopped(self) -> tuple[str, ...]:
        """Name the views that do not go on by themselves."""
        return tuple(view.view for view in self.views if view.stopped_at is not None)


def log_state(log: Log) -> LogState:
    """Ask one log and its views how far they have come."""
    head = log.head()
    return LogState(
        namnd=log.namnd.slug,
        name=log.namnd.name,
        constructed=log.constructed,
        size=head.size,
        recorded_at=head.recorded_at,
        refuses=why_it_refuses(log),
        views=view_states(log),
    )


def why_it_refuses(log: Log) -> str | None:
    """Give the reason why the log takes nothing now; None when it does."""
    refusal = log.parts.read_only or log.parts.committer.refusal
    if refusal is not None:
        return refusal
    try:
        log.parts.hand_over.demand_healthy()
    except LiggareError as error:
        return error.detail
    return None


def view_states(log: Log) -> tuple[ViewState, ...]:
    """Ask every view of a nämnd how far it has come; nothing is counted, so it takes no time."""
    found = []
    for view in VIEWS:
        with snapshot(log, view) as seen:
            basis = seen.basis
        found.append(
            ViewState(view.name, basis.position, basis.behind, basis.stopped_at, basis.error)
        )
    return tuple(found)


def gauges(logs: Mapping[str, Log]) -> Iterator[tuple[str, str, dict[str, str], float]]:
    """Give the gauges of all nämnder, as `api.metrics` wants them."""
    for slug, log in logs.items():
        state = log_state(log)
        of_namnd = {"namnd": slug}
        yield "liggare_log_size", "Loggens storlek i poster.", of_namnd, state.size
        yield "liggare_log_accepts", "1 om loggen tar emot.", of_namnd, float(state.refuses is None)
        for view in state.views:
            labels = {"namnd": slug, "view": view.view}
            yield "liggare_view_behind", "Poster som vyn inte har läst.", labels, view.behind
            stopped = float(view.stopped_at is not None)
            yield "liggare_view_stopped", "1 om vyn har stannat.", labels, stopped
