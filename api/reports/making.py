"""From the log to a file: which papers an ärende has, and how each is made for a moment."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import organisation_id
from api.reports.arende import ArendePaper, arende_paper
from api.reports.coding import Coded, coded
from api.reports.moment import Moment, moment_of
from api.reports.papers import (
    beslut_document,
    data_of,
    ivo_document,
    ivo_package,
    utredning_document,
)
from api.reports.pdf import to_pdf
from api.reports.tjansteskrivelse import OFFENTLIG, SEKRETESS, tjansteskrivelse
from api.reports.word import to_docx
from audit.envelope import KeyPurpose
from audit.errors import NotFoundError
from audit.lexsarah.events_common import HandlingAttached
from audit.organisation import Organisation
from audit.store.handlingar import load_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from api.reports.document import Document
    from audit.envelope import Recorded
    from audit.store.log import Log

MEDIA: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A paper that an ärende has: in which formats and editions, and what it is for."""

    code: str
    name: str
    about: str
    formats: tuple[str, ...]
    editions: tuple[str, ...] = (SEKRETESS,)


KINDS: Final[dict[str, Kind]] = {
    one.code: one
    for one in (
        Kind(
            "ivo",
            "Underlag till IVO",
            "Allt som IVO behöver: de tio punkterna med källa, datum, namn och titel, följder,"
            " åtgärder, beslut och bilagor. Zip innehåller PDF, fil för e-tjänst och system,"
            " bilagelista och bilagorna som de är.",
            ("zip", "pdf", "json"),
        ),
        Kind(
            "utredning",
            "Utredningen",
            "Hela utredningen med alla texter. Personer står med koder.",
            ("pdf", "docx"),
        ),
        Kind(
            "beslut",
            "Beslutet",
            "Bedömning och beslut: vem som har beslutat, när och med vilket stöd.",
            ("pdf", "docx"),
        ),
        Kind(
            "tjansteskrivelse",
            "Tjänsteskrivelse till nämnden",
            "Information till nämnden med förslag till beslut. Den offentliga upplagan har inga"
            " texter ur ärendet.",
            ("pdf", "docx"),
            (SEKRETESS, OFFENTLIG),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Made:
    """A file, ready to be handed over; its name says nothing of anyone."""

    name: str
    media: str
    content: bytes

    @property
    def sha256(self) -> str:
        """Give the SHA-256 of the content in hex."""
        return hashlib.sha256(self.content).hexdigest()


def coded_at(log: Log, arende: UUID, history: Sequence[Recorded], number: int) -> Coded:
    """Put codes for names in a history that a person may read.

    The names are read for this alone, as the kodlista was at that moment, and shown to nobody.
    """
    with_names = log.load(arende, known_position=number, purposes=(KeyPurpose.KODLISTA,))
    return coded(history, [one.event for one in with_names])


def paper_at(
    log: Log, arende: UUID, history: Sequence[Recorded], moment: Moment
) -> tuple[ArendePaper, Coded]:
    """Tell an ärende as it was known at a moment, from a history read for it.

    Raises NotFoundError where nothing was known of it then.
    """
    if not history:
        raise NotFoundError("Ärendet fanns inte i registret då.")
    known = log.load(organisation_id(log), known_position=moment.number)
    organisation = Organisation.from_events([one.event for one in known])
    found = coded_at(log, arende, history, moment.number)
    return arende_paper(found, organisation, moment), found


def bilagor_at(log: Log, history: Sequence[Recorded], paper: ArendePaper) -> dict[str, bytes]:
    """Give the bytes of a paper's attachments by the name each is sent under.

    `history` was read for it, and that was recorded. Raises NotFoundError for one that is gone.
    """
    attached = (one for one in history if isinstance(one.event, HandlingAttached))
    return {
        named.fil: load_file(log, one)
        for named, one in zip(paper.handlingar, attached, strict=True)
    }


def make(
    paper: ArendePaper,
    moment: Moment,
    kind: str,
    form: str,
    edition: str,
    bilagor: Mapping[str, bytes] = MappingProxyType({}),
) -> Made:
    """Make a file; the package holds `bilagor`, the attachments by name, and nothing else does.

    Raises NotFoundError for a paper, format or edition that there is none of.
    """
    asked = KINDS.get(kind)
    if asked is None or form not in asked.formats or edition not in asked.editions:
        raise NotFoundError("Det finns inget sådant dokument.")
    name = f"{kind}-{edition}" if len(asked.editions) > 1 else kind
    return Made(
        f"{name}-{moment.per.isoformat()}.{form}",
        MEDIA[form],
        ivo_package(paper, moment, bilagor)
        if form == "zip"
        else _content(paper, moment, kind, form, edition),
    )


def _content(paper: ArendePaper, moment: Moment, kind: str, form: str, edition: str) -> bytes:
    if form == "json":
        return data_of(paper, moment)
    if kind == "tjansteskrivelse":
        return FORMS[form](tjansteskrivelse(paper, moment, edition))
    return FORMS[form](_DOCUMENTS[kind](paper, moment))


FORMS: Final[dict[str, Callable[[Document], bytes]]] = {"pdf": to_pdf, "docx": to_docx}
_DOCUMENTS: Final = {
    "ivo": ivo_document,
    "utredning": utredning_document,
    "beslut": beslut_document,
}

__all__ = ["KINDS", "Kind", "Made", "bilagor_at", "coded_at", "make", "moment_of", "paper_at"]
