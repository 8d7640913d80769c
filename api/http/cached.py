"""ETag and If-None-Match (RFC 9110 §§8.8.3, 13.1.2): the same answer is not sent twice."""

from __future__ import annotations

import hashlib

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response


def cached(request: Request, made: BaseModel) -> Response:
    """Answer with the model as JSON and its ETag, or with 304 when the caller has it already."""
    body = made.model_dump_json()
    tag = f'"{hashlib.sha256(body.encode()).hexdigest()[:32]}"'
    if matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type="application/json", headers={"ETag": tag})


def matches(given: str, tag: str) -> bool:
    """Compare weakly: any of the listed tags, or `*`."""
    listed = (one.strip().removeprefix("W/") for one in given.split(","))
    return given.strip() == "*" or tag in listed
