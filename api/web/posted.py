"""What a page's form sent: plain text by the names of its fields."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

MOST_FIELDS = 200


async def posted(request: Request) -> dict[str, str]:
    """Give the text fields of a form; files are asked for by name where a page takes them."""
    form = await request.form(max_fields=MOST_FIELDS)
    return {name: value for name, value in form.items() if isinstance(value, str)}


Posted = Annotated[dict[str, str], Depends(posted)]
