"""From a view model to a response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse

from api.web.templating import render

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def page(template: str, model: DataclassInstance, status: int = 200) -> HTMLResponse:
    """Render a page and answer with it."""
    return HTMLResponse(render(template, model), status)
