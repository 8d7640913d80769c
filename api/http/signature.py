"""Endpoints made of data: a signature is given to a function, for that is what FastAPI reads."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


def signed(function: Endpoint, name: str, hints: Mapping[str, Any]) -> Endpoint:
    """Name an endpoint and say what it is called with: parameter → type, as FastAPI reads it."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [inspect.Parameter(one, keyword, annotation=hint) for one, hint in hints.items()]
    function.__name__ = name
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return function
