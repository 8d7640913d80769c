"""What must go together within one event: facts that ask for other facts or for words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from audit.envelope import Event
from audit.errors import FieldProblem
from audit.lexsarah.codes import INLAGD
from audit.lexsarah.events_arende import ArendeReadIn, ArendeTaken, UttagMade
from audit.lexsarah.events_common import AnnanAnmalanNoted, HandlingAttached
from audit.lexsarah.events_other import (
    PersonalInformed,
    UtforareAnmalanReceived,
    UtforareRapportReceived,
)
from audit.lexsarah.events_rapport import (
    FragaAnswered,
    KvittoIssued,
    MeddelandeFailed,
    RapportReceived,
    RapportSorted,
    RapportSupplemented,
)
from audit.lexsarah.events_utredning import (
    BedomningMade,
    KodRecorded,
    KonsekvensAnswered,
    PunktAnswered,
)

LONGEST_EGEN_RAPPORT = 200
"""Bytes: below the 256 to which sealed words are padded, so that every answer is as long."""

_KOD = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,11} [A-ZÅÄÖ0-9]{1,3}")
_SHA256_HEX = re.compile(r"[0-9a-f]{64}")

Problems = Iterator[FieldProblem]


def _lacks(name: str) -> FieldProblem:
    return FieldProblem(name, f"{name}: uppgiften behövs.")


def _missing(event: Event, *names: str) -> Problems:
    for name in names:
        value = getattr(event, name)
        if value is None or (isinstance(value, str) and not value.strip()):
            yield _lacks(name)


def _received(event: RapportReceived) -> Problems:
    if (event.kanal in INLAGD) != (event.inlagd_av is not None):
        reason = "kanal: den som lägger in åt någon annan anger hur rapporten kom, och ingen annan."
        yield FieldProblem("kanal", reason)
    yield from _bound(event)


def _bound(event: RapportReceived | RapportSupplemented | FragaAnswered) -> Problems:
    yield from _hex_problems(event.text_sha256, "text_sha256")


def _failed(event: MeddelandeFailed) -> Problems:
    if event.forsok < 1:
        yield FieldProblem("forsok", "forsok: räknas från ett.")


def _kvitto(event: KvittoIssued) -> Problems:
    if event.lopnummer < 1:
        yield FieldProblem("lopnummer", "lopnummer: räknas från ett.")


def _sorted(event: RapportSorted) -> Problems:
    if event.utfall == "lex_sarah":
        yield from _missing(event, "arende")
        if event.lamnad is not None:
            yield FieldProblem("lamnad", "lamnad: hör till en rapport som lämnas vidare.")
        return
    yield from _missing(event, "lamnad", "till_rapportor")
    if event.arende is not None:
        yield FieldProblem("arende", "arende: hör till en rapport som utreds enligt lex Sarah.")


def _annan_anmalan(event: AnnanAnmalanNoted) -> Problems:
    if event.utfall == "inte_aktuell":
        yield from _missing(event, "skal")


def _hex_problems(sha256: str | None, name: str = "sha256") -> Problems:
    if sha256 is not None and not _SHA256_HEX.fullmatch(sha256):
        yield FieldProblem(name, f"{name}: 64 hexadecimala tecken behövs.")


def _attached(event: HandlingAttached) -> Problems:
    yield from _hex_problems(event.sha256)
    if event.storlek < 0:
        yield FieldProblem("storlek", "storlek: är inte under noll.")


def _uttag(event: UttagMade) -> Problems:
    yield from _hex_problems(event.sha256)


def _read_in(event: ArendeReadIn) -> Problems:
    if event.ivo_kompletterad and not event.ivo_anmald:
        yield _lacks("ivo_anmald")
    if event.avslutad and event.avslutad < event.rapport_inkom:
        yield FieldProblem("avslutad", "avslutad: dagen ligger före den då rapporten kom in.")


def _taken(event: ArendeTaken) -> Problems:
    if not event.inget_jav:
        yield FieldProblem("inget_jav", "inget_jav: den som är jävig anmäler det i stället.")
    own = event.egen_rapport
    if own and len(own.encode(errors="replace")) > LONGEST_EGEN_RAPPORT:
        reason = f"egen_rapport: högst {LONGEST_EGEN_RAPPORT} byte."
        yield FieldProblem("egen_rapport", reason)
    if event.foregaende is not None:
        yield from _missing(event, "skal_kod")


def _bedomning(event: BedomningMade) -> Problems:
    if event.sankt:
        yield from _missing(event, "till_rapportor")
    if event.taget is None or not event.taget.utanfor:
        yield from _missing(event, "skal")


def _kod(event: KodRecorded) -> Problems:
    # The code stands in clear: this form leaves no room for a name or a personnummer.
    if not _KOD.fullmatch(event.kod):
        yield FieldProblem("kod", "kod: skrivs som Enskild A eller Personal 1.")


def _punkt(event: PunktAnswered) -> Problems:
    wanted = ("art", "text", "kalla", "namn", "titel") if event.aktuell else ("skal",)
    yield from _missing(event, *wanted)


_WITH_A_YES: Final[dict[str, tuple[str, ...]]] = {
    "konsekvens": ("text",),
    "egen_berattelse": ("datum", "satt", "text"),
    "barnets_ord": ("datum", "satt", "text"),
    "foretradare": ("datum", "satt"),
    "handelse_berattad": ("datum", "satt"),
    "utfall_berattat": ("datum", "satt"),
    "egen_akt": ("datum",),
}


def _konsekvens(event: KonsekvensAnswered) -> Problems:
    yes = _WITH_A_YES.get(event.fraga, ()) if event.svar == "ja" else ("text",)
    yield from _missing(event, *yes)


def _utforare(event: UtforareRapportReceived | UtforareAnmalanReceived) -> Problems:
    if event.gjord and event.gjord > event.kom_in:
        yield FieldProblem("gjord", "gjord: dagen ligger efter den då nämnden fick veta det.")


def _informed(event: PersonalInformed) -> Problems:
    if event.antal is not None and event.antal < 1:
        yield FieldProblem("antal", "antal: är minst ett.")


SPECIFIC: Final[dict[type[Event], Callable[[Any], Problems]]] = {
    RapportReceived: _received,
    RapportSupplemented: _bound,
    FragaAnswered: _bound,
    MeddelandeFailed: _failed,
    KvittoIssued: _kvitto,
    RapportSorted: _sorted,
    AnnanAnmalanNoted: _annan_anmalan,
    HandlingAttached: _attached,
    UttagMade: _uttag,
    ArendeReadIn: _read_in,
    ArendeTaken: _taken,
    BedomningMade: _bedomning,
    KodRecorded: _kod,
    PunktAnswered: _punkt,
    KonsekvensAnswered: _konsekvens,
    UtforareRapportReceived: _utforare,
    UtforareAnmalanReceived: _utforare,
    PersonalInformed: _informed,
}
"""Event → what must go together in it."""
