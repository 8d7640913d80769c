"""Chains: utredningar of one child that follow so closely that their time is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final
from uuid import UUID

from projections.barnutredning.queries import FIGURE, figure_snapshot
from projections.snapshot import Basis

if TYPE_CHECKING:
    from projections.snapshot import Source

WITHIN: Final = 30
"""Days from a closing to an opening that make a chain, unless the nämnd says otherwise."""


@dataclass(frozen=True, slots=True)
class Lank:
    """One utredning of a chain on a day; `avslutad` is None while it ran.

    `days` counts from the opening (day 0) to the closing or the day asked for; `gap` the days from
    the last closing before it (0 the same day), None for the first one and where another ran still.
    """

    arende_id: UUID
    enhet: str
    inledd: date
    avslutad: date | None
    days: int
    gap: int | None


@dataclass(frozen=True, slots=True)
class Kedja:
    """Two or more utredningar of one child in a row, oldest first."""

    parts: tuple[Lank, ...]

    @property
    def days(self) -> int:
        """Sum the days of the parts; the days between them are not counted."""
        return sum(part.days for part in self.parts)

    @property
    def running(self) -> bool:
        """Tell whether one of them ran on the day asked for."""
        return any(part.avslutad is None for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kedjor:
    """A stretch of the list of chains, those that run first, and what it rests on."""

    per: date
    within: int
    rows: tuple[Kedja, ...]
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)


def kedjor(
    source: Source,
    per: date,
    known_position: int,
    within: int = WITHIN,
    *,
    running_only: bool = False,
    enhet: str | None = None,
    offset: int = 0,
    limit: int | None = 100,
) -> Kedjor:
    """List the chains on a day, those that run first, then by days; `limit` None gives all.

    `running_only` keeps those with an utredning that runs; `enhet` those that it has a part in.
    Raises ValueError for days below zero.
    """
    if within < 0:
        message = "a chain is not closed before it is opened"
        raise ValueError(message)
    queries = FIGURE.bind(source.schema)
    text = queries.kedjor_pagaende if running_only else queries.kedjor
    asked = {"per": per, "known": known_position, "within": within, "running_only": running_only}
    with figure_snapshot(source) as seen:
        parts = seen.fetch(text, asked)
    chains = (
        Kedja(tuple(Lank(*part[2:]) for part in rows))
        for _, rows in groupby(parts, key=lambda part: part[:2])
    )
    found = sorted(
        (one for one in chains if enhet is None or any(p.enhet == enhet for p in one.parts)),
        key=lambda one: (not one.running, -one.days, one.parts[0].arende_id),
    )
    rows = tuple(found[offset : None if limit is None else offset + limit])
    return Kedjor(
        per=per, within=within, rows=rows, total=len(found), known_position=known_position,
        basis=seen.basis,
    )  # fmt: skip
