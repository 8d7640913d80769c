"""JSON for programs: one file per area, all under `/api/v1`, and health and metrics beside it."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Give the routers of the application, each with its full path."""
    from api.http import (  # noqa: PLC0415 - the parts import this package's helpers
        arenden,
        clocks,
        delegation,
        delegationsbeslut,
        dragningar,
        health,
        info,
        inlasningar,
        internkontroll,
        kontroller,
        logg,
        logg_entries,
        organisation,
    )
    from api.http.acts import routers as acts  # noqa: PLC0415 - as above
    from api.http.lexsarah import routers as lexsarah  # noqa: PLC0415 - as above

    parts = (
        info,
        internkontroll,
        clocks,
        kontroller,
        dragningar,
        inlasningar,
        arenden,
        logg,
        logg_entries,
        organisation,
        delegation,
        delegationsbeslut,
        health,
    )
    return (*(part.router for part in parts), *acts(), *lexsarah())
