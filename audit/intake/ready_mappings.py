"""The mapping files that come with Liggare: one per source that is known, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from audit.intake.kinds import Kind

PLACE: Final = resources.files("audit.intake") / "mappings"
ENDING: Final = ".toml"


@dataclass(frozen=True, slots=True)
class ReadyMapping:
    """A mapping file: its name, the kind of extract it is for, and what people read of it."""

    name: str
    kind: Kind
    label: str
    says: str
    toml: str


@cache
def ready_mappings() -> Mapping[str, ReadyMapping]:
    """Give every mapping file by its name, in the order of what people read."""
    found = (one for one in PLACE.iterdir() if one.name.endswith(ENDING))
    made = (_read(one.name.removesuffix(ENDING), one.read_text(encoding="utf-8")) for one in found)
    return {one.name: one for one in sorted(made, key=lambda one: one.label)}


def _read(name: str, toml: str) -> ReadyMapping:
    raw = tomllib.loads(toml)
    return ReadyMapping(name, Kind(raw["slag"]), raw["namn"], raw["beskrivning"], toml)
