"""The parts of addresses: an id, a year, a quarter, each with what is said of it."""

from __future__ import annotations

from typing import Annotated, Final
from uuid import UUID

from fastapi import Path

EXAMPLE_ID: Final = "0198a1c4-7d00-7c3a-9b1e-5f0d2c9a4e11"
OTHER_ID: Final = "0198a1c4-8a10-7b52-8f6d-31c0e7d9aa02"

Id = Annotated[UUID, Path(description="Id.", examples=[EXAMPLE_ID])]
Year = Annotated[int, Path(ge=2000, le=2149, description="Året.", examples=[2024])]
Quarter = Annotated[int, Path(ge=1, le=4, description="Kvartalet.", examples=[1])]
