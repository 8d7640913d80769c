"""The queries of the figures, put together from their fragments."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from audit.store.sql import Queries
from projections.barnutredning.view import VIEW
from projections.barnutredning.views import HANDLAGGNING, OROSANMALAN
from projections.imports.view import VIEW as IMPORTS
from projections.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.snapshot import Source

FRAGMENTS: Final = ("pagaende", "avslutade", "forlangda", "klassade", "samordnare", "filter")
POPULATIONS: Final = ("pagaende", "avslutade")
ANMALNINGAR: Final = ("oppna", "inkomna", "beslutade", "en")
UPPFOLJNINGAR: Final = {"oppna": "inte_avslutade", "avslutade": "avslutade_da"}
"""Population → the fragment that finds its candidates."""
MORE: Final = ("enhet", "lagrum")
"""What rows of a list say besides their times."""


def _put_together() -> Queries:
    """Fill in the fragments: one definition of who runs and of the classes, for every query."""
    texts = dict(Queries.load("projections.barnutredning", "figure.sql").texts)
    found = {name: _without_comment(texts.pop(name)) for name in FRAGMENTS}
    texts |= Queries.load("projections.barnutredning", "handlaggning.sql").texts
    found["noterat"] = _without_comment(texts.pop("noterat"))
    classed = _filled(found["klassade"], {"forlangda": found["forlangda"]})
    bodies = {"filter": found["filter"], "noterat": found["noterat"]}
    for population in POPULATIONS:
        own = {population: found[population]}
        own[f"klassade_{population}"] = classed.replace("{urval}", population)
        bodies[f"samordnare_{population}"] = found["samordnare"].replace("{urval}", population)
        bodies |= {name: _with(text, ()) for name, text in own.items()}
        bodies |= {f"{name}_i_lista": _with(text, MORE) for name, text in own.items()}
        bodies[f"{population}_med_barn"] = _with(own[population], ("barn",))
    return Queries({name: _filled(text, bodies) for name, text in texts.items()} | _kedjor(bodies))


def _kedjor(bodies: dict[str, str]) -> dict[str, str]:
    """Fill in whose chains are looked for: everybody's, or of those whose utredning runs."""
    texts = Queries.load("projections.barnutredning", "kedjor.sql").texts
    every, runs = (_without_comment(texts[name]) for name in ("alla", "pagaende_barn"))
    found = bodies["pagaende_med_barn"]
    return {
        "kedjor": texts["kedjor"].replace("{urval}", every),
        "kedjor_pagaende": texts["kedjor"]
        .replace("{urval}", runs)
        .replace("WITH delar", f"WITH {found}, delar", 1),
    }


def anmalan_queries() -> Queries:
    """Put together the queries over each population of orosanmälningar: `count_oppna` and so on."""
    texts = dict(Queries.load("projections.barnutredning", "anmalningar.sql").texts)
    names = (*ANMALNINGAR, "kolumner", "i_lista", "klassade", "oppen")
    found = {name: _without_comment(texts.pop(name)) for name in names}
    queries = {}
    for population in ANMALNINGAR:
        only = found["oppen"] if population == "oppna" else "true"
        bodies = {"klassade": found["klassade"], "villkor": only}
        for suffix, more in (("", ""), ("_i_lista", found["i_lista"])):
            columns = found["kolumner"].replace("{mer}", more)
            bodies[f"urval{suffix}"] = found[population].replace("{kolumner}", columns)
        for name, text in texts.items():
            queries[f"{name}_{population}"] = _filled(_filled(text, bodies), bodies)
    return Queries(queries)


def uppfoljning_queries() -> Queries:
    """Put together the queries over open and ended uppföljningar: `count_oppna` and so on."""
    texts = dict(Queries.load("projections.barnutredning", "uppfoljningar.sql").texts)
    names = ("uppfoljningar", *UPPFOLJNINGAR, *UPPFOLJNINGAR.values())
    found = {name: _without_comment(texts.pop(name)) for name in names}
    queries = {}
    for population, finding in UPPFOLJNINGAR.items():
        bodies = {"urval": found[population], "kandidater": found[finding]}
        own = _filled(found["uppfoljningar"], bodies)
        for name, text in texts.items():
            queries[f"{name}_{population}"] = _filled(text, {"uppfoljningar": own})
    return Queries(queries)


def _with(text: str, columns: tuple[str, ...]) -> str:
    """Fill in which columns rows carry besides those of the classes."""
    more = {f"{alias}.mer": "".join(f"{alias}.{name}, " for name in columns) for alias in "uv"}
    return _filled(text, more)


def _filled(text: str, bodies: dict[str, str]) -> str:
    for fragment, body in bodies.items():
        text = text.replace("{" + fragment + "}", body)
    return text


def _without_comment(text: str) -> str:
    """Drop the description: it may speak of parameters."""
    lines = (line.partition(" --")[0] for line in text.splitlines())
    return "\n".join(line for line in lines if not line.lstrip().startswith("--"))


FIGURE: Final = _put_together()
"""The queries of utredningar, by their names in `figure.sql` and `handlaggning.sql`."""


@contextmanager
def figure_snapshot(source: Source) -> Iterator[Snapshot]:
    """Open a read-only snapshot of the view for the queries of the figures."""
    with snapshot(source, VIEW, kept=True) as seen:
        yield seen


@contextmanager
def notes_snapshot(source: Source) -> Iterator[Snapshot]:
    """Open one of the utredningar and of what is noted in them, for the queries that need both."""
    with snapshot(source, VIEW, kept=True, notes=HANDLAGGNING) as seen:
        yield seen


@contextmanager
def anmalan_snapshot(source: Source) -> Iterator[Snapshot]:
    """Open one of the orosanmälningar."""
    with snapshot(source, OROSANMALAN, kept=True) as seen:
        yield seen


@contextmanager
def whole_snapshot(log: Log) -> Iterator[Snapshot]:
    """Open one of all the views of the clocks and of imports: what is read in it agrees."""
    with snapshot(
        log, VIEW, kept=True, notes=HANDLAGGNING, anmalningar=OROSANMALAN, imports=IMPORTS
    ) as seen:
        yield seen
