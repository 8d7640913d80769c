"""The fields of a form that was sent, for handlers that do not know their names beforehand."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData


async def sent_form(request: Request) -> FormData:
    """Read the fields of a form that was sent."""
    return await request.form()


Sent = Annotated[FormData, Depends(sent_form)]
