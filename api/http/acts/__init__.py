"""The acts of the areas that have a table of acts, for programs: one way for all of them."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter


@cache
def routers() -> tuple[APIRouter, ...]:
    """Give the routers of the areas; made once, however many applications there are."""
    from api.http.acts import (  # noqa: PLC0415 - the parts import this package's helpers
        arsplan,
        internkontroll,
        revision,
        verkstallighet,
    )
    from api.http.acts.commands import add_commands  # noqa: PLC0415 - as above
    from api.http.acts.reading import add_reading  # noqa: PLC0415 - as above

    made = []
    for part in (internkontroll, verkstallighet, revision, arsplan):
        router = APIRouter()
        add_reading(router, part.AREA)
        add_commands(router, part.AREA)
        made.append(router)
    return tuple(made)
