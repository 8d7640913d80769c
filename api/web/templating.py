"""One Jinja2 environment for every page: autoescaped, strict about what is missing."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from api.web import labels
from api.web.edges import edges
from api.web.formats import FILTERS, procent
from api.web.unbroken import obrutet

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

STATIC = resources.files("api.web") / "static"


@cache
def environment() -> Environment:
    """Make the environment; a name that a view model lacks is an error and not an empty string."""
    made = Environment(
        loader=PackageLoader("api.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Templates come with the package: to ask the disk for each on every page finds nothing.
        auto_reload=False,
    )
    made.filters.update(FILTERS)
    made.globals.update(procent=procent, ord=labels.text, fil=static_file, kanter=edges, par=zip)
    return made


@cache
def static_file(name: str) -> str:
    """Give the address of a static file with a stamp of its content, so that caches never lie.

    Raises FileNotFoundError for a file that we do not have.
    """
    stamp = hashlib.sha256(STATIC.joinpath(name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={stamp}"


def render(template: str, page: DataclassInstance) -> str:
    """Render a template from a view model: its fields are the only names the template sees."""
    names = {field.name: getattr(page, field.name) for field in fields(page)}
    return obrutet(environment().get_template(template).render(names))
