"""Reading an entry for the check: what varies little is read once and remembered.

What has another form is read slowly and strictly, so that the report can say what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from audit.canonical import NotCanonicalError, parse_canonical

NO_FORM: Final = "Posten är inte skriven i loggens form."
REMEMBERED: Final = 2048
HEX: Final = b"0123456789abcdef"
HEX_LENGTH: Final = 64
# PostgreSQL counts microseconds from here, and so does the check.
EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_HEX = r"[0-9a-f]{64}"
_TEXT = r'"[ !#-\[\]-~]*"'
_NUMBER = r"[1-9][0-9]*"
_NAMED = rf'"[a-z_]+":"{_HEX}"'
_TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z"
_PAIR = re.compile(r'"([a-z_]+)":"([0-9a-f]{64})"')
_NEEDED = frozenset(
    ("arende", "facts_sha256", "log", "request", "schema", "source", "topic", "version")
)
_MEMBERS = _NEEDED.union(("keys", "mappings", "rules", "sealed"))


class WrongEntryError(Exception):
    """The bytes are not an entry of this log; `what` says why, in Swedish."""

    def __init__(self, what: str) -> None:
        """Keep the sentence."""
        super().__init__(what)
        self.what = what


@dataclass(frozen=True, slots=True)
class Entry:
    """What the bytes of an entry say; hashes in hex, the time in microseconds since 2000."""

    arende: UUID
    commitment: str
    topic: str
    schema: int
    version: int
    position: int
    recorded_at: int
    keys: dict[str, str] = field(default_factory=dict)
    mappings: bytes = b""
    sealed: dict[str, str] = field(default_factory=dict)


class Middle(NamedTuple):
    """What stands between the facts' hash and the topic; hashes as they are spelled."""

    schema: int
    keys: bytes = b""
    mappings: bytes = b""
    sealed: bytes = b""


class Middles:
    """Reads the middles of the entries of one log, and remembers those that come again."""

    def __init__(self, log: UUID) -> None:
        """Prepare the two expressions: up to the log's id and mappings, and from the request on."""
        self._plain = f'","log":"{log}",'.encode()
        self._mapped = self._plain + b'"mappings":['
        self._first = re.compile(
            (
                rf'",(?:"keys":\{{({_NAMED}(?:,{_NAMED})*)\}},)?"log":"{log}",'
                rf'(?:"mappings":\[("{_HEX}"(?:,"{_HEX}")*)\],)?'
            ).encode()
        )
        self._last = re.compile(
            (
                r'"request":"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}",'
                rf'(?:"rules":\[{_TEXT}(?:,{_TEXT})*\],)?"schema":({_NUMBER}),'
                rf'(?:"sealed":\{{({_NAMED}(?:,{_NAMED})*)\}},)?'
                rf'"source":\{{(?:"extract_made_at":{_TEXT},)?'
                rf'(?:"file_sha256":"{_HEX}",)?"kind":"[a-z]+"\}},'
            ).encode()
        )
        self.known: dict[bytes, Middle] = {}

    def read(self, middle: bytes) -> Middle:
        """Read a middle that is not `known`; raises WrongEntryError where it has another form."""
        cut = middle.find(b'"request":')
        first, last = middle[:cut], middle[cut:]
        ending = self.known.get(last) or self._ending(last)
        if first == self._plain:
            return self._remember(middle, ending)
        # One mapping and no key, the most usual: the expression would say the same, but slower.
        one = first[len(self._mapped) : -2]
        if first == self._mapped + one + b"]," and is_one_hash(one):
            return Middle(ending[0], b"", one, ending[3])
        match = self._first.fullmatch(first)
        if match is None:
            raise WrongEntryError(NO_FORM)
        keys, mappings = match.groups(b"")
        return Middle(ending[0], keys, mappings, ending[3])

    def _ending(self, last: bytes) -> Middle:
        match = self._last.fullmatch(last)
        if match is None:
            raise WrongEntryError(NO_FORM)
        return self._remember(last, Middle(int(match[1]), sealed=match[2] or b""))

    def _remember(self, text: bytes, middle: Middle) -> Middle:
        # One request writes many entries; sealed words never come twice.
        if not middle.sealed:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[text] = middle
        return middle


def is_one_hash(text: bytes) -> bool:
    """Tell whether the text is one hash in hex, in quotes."""
    quoted = text[:1] == text[-1:] == b'"' and text.translate(None, HEX) == b'""'
    return quoted and len(text) == HEX_LENGTH + 2


def read_entry(data: bytes, log: UUID) -> Entry:
    """Read the bytes of one entry strictly; raises WrongEntryError."""
    try:
        whole = parse_canonical(data)
    except NotCanonicalError as error:
        raise WrongEntryError(NO_FORM) from error
    _demand_form(whole, log)
    body = whole["body"]
    _demand_spelling(whole, body)
    try:
        return Entry(
            UUID(body["arende"]), body["facts_sha256"], body["topic"], body["schema"],
            body["version"], whole["position"], microseconds(whole["recorded_at"]),
            dict(body.get("keys", {})), _spelled(body.get("mappings", [])),
            dict(body.get("sealed", {})),
        )  # fmt: skip
    except (ValueError, TypeError, AttributeError) as error:
        raise WrongEntryError("Ett fält i posten har fel form.") from error


def _demand_form(whole: Any, log: UUID) -> None:
    """Refuse an object with other members than format 1 has, or of another log."""
    if not isinstance(whole, dict) or set(whole) != {"body", "position", "recorded_at", "v"}:
        raise WrongEntryError("Posten har inte loggens yttre form.")
    body = whole["body"]
    if whole["v"] != 1 or not isinstance(body, dict):
        raise WrongEntryError("Posten har inte loggens yttre form.")
    if not (set(body) >= _NEEDED and set(body) <= _MEMBERS):
        raise WrongEntryError("Posten saknar fält eller har fält som inte hör dit.")
    if body["log"] != str(log):
        raise WrongEntryError("Posten hör till en annan logg.")


def _demand_spelling(whole: dict[str, Any], body: dict[str, Any]) -> None:
    """Refuse ids, hashes and times in any but their one spelling, and numbers below 1."""
    texts = ((_UUID, body["arende"]), (_HEX, body["facts_sha256"]), (_TIME, whole["recorded_at"]))
    numbers = (body["schema"], body["version"], whole["position"])
    if not (
        all(isinstance(text, str) and re.fullmatch(form, text) for form, text in texts)
        and all(type(number) is int and number > 0 for number in numbers)
    ):
        raise WrongEntryError("Ett fält i posten har fel form.")


def _spelled(mappings: list[str]) -> bytes:
    return ",".join(f'"{said}"' for said in mappings).encode()


def named_hashes(group: bytes) -> dict[str, str]:
    """Read `"name":"hash"` pairs that were matched; raises WrongEntryError out of order."""
    pairs = _PAIR.findall(group.decode())
    if [name for name, _ in pairs] != sorted({name for name, _ in pairs}):
        raise WrongEntryError(NO_FORM)
    return dict(pairs)


def microseconds(text: str) -> int:
    """Give a time of the entry format as microseconds since 2000; raises ValueError."""
    return _whole_second(text[:19]) + int(text[20:26])


@lru_cache(maxsize=4096)
def _whole_second(text: str) -> int:
    # Entries come many to a second: the calendar is asked once for them all.
    return (datetime.fromisoformat(text + "Z") - EPOCH) // _MICROSECOND
