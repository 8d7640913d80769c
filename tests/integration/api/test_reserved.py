"""No nämnd can be called what an address begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from api.founding import RESERVED, found_namnd
from audit.errors import ConfigurationError
from audit.store.founding import Founding

if TYPE_CHECKING:
    from tests.support.services import Service


def test_every_first_part_of_an_address_is_reserved(service: Service) -> None:
    """What is not the nämnd's own begins with a word that no nämnd can have."""
    paths = [
        one.path or ""
        for one in iter_route_contexts(service.app.routes)
        if isinstance(one.original_route, APIRoute)
    ]
    first = {path.split("/")[1].split(".")[0] for path in paths if path.count("/")}

    assert first - {"", "{namnd}"} <= RESERVED


def test_a_reserved_name_is_refused(service: Service) -> None:
    """Opening a nämnd under such a name says why it cannot be."""
    with pytest.raises(ConfigurationError):
        found_namnd(service.services.settings, Founding("rapportera", "Rapportnämnden"))
