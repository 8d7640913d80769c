"""The addresses of lex Sarah's own pages and forms: one place that knows how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from audit.lexsarah.acts import Stream

if TYPE_CHECKING:
    from uuid import UUID

_UNDER = {Stream.RAPPORT: "rapporter/", Stream.ARENDE: "", Stream.UTFORARE: "uppgifter/"}
"""Where the pages of a kind of stream lie; what begins a stream has no id yet."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one nämnd, whose slug is a safe part of a path."""

    namnd: str

    @property
    def base(self) -> str:
        """Give the address under which all lie: the list."""
        return f"/{quote(self.namnd, safe='')}/lex-sarah"

    def case(self, arende: UUID, page: str = "") -> str:
        """Address an ärende, or one of its pages."""
        return f"{self.base}/{arende}" + (f"/{page}" if page else "")

    def rapport(self, rapport: UUID) -> str:
        """Address a report as staff see it."""
        return f"{self.base}/rapporter/{rapport}"

    def stream(self, stream: Stream, id_: UUID | None) -> str:
        """Address the page of a stream; the list where it has none of its own."""
        return f"{self.base}/{_UNDER[stream]}{id_}" if id_ and stream in _UNDER else self.base

    def handling(self, stream: Stream, id_: UUID, handling: UUID) -> str:
        """Address an attached file."""
        return f"{self.stream(stream, id_)}/handlingar/{handling}"

    def act(self, act: str, stream: Stream, id_: UUID | None = None, **chosen: str | int) -> str:
        """Address the form of an act, with what is chosen already."""
        under = f"{_UNDER.get(stream, '')}{id_}/" if id_ else ""
        query = f"?{urlencode(chosen)}" if chosen else ""
        return f"{self.base}/{under}handla/{act}{query}"
