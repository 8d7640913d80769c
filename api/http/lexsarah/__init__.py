"""Lex Sarah for programs: one table of commands, and the resources that they change."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Give the routers of lex Sarah."""
    from api.http.lexsarah import (  # noqa: PLC0415 - the parts import this package's helpers
        arenden,
        att_gora,
        commands,
        rapporter,
    )

    return tuple(part.router for part in (rapporter, arenden, att_gora, commands))
