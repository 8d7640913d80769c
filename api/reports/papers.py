"""The papers of one ärende: the underlag to IVO, the utredning and the beslut."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from api.reports import blocks as b
from api.reports.blocks import BILAGOR_AS_THEY_ARE
from api.reports.document import Block, Document, Notice, Paragraph
from api.reports.packing import pack
from api.reports.pdf import as_data, to_pdf
from audit.clock import iso_utc
from audit.lexsarah.codes import UPPLAGA

if TYPE_CHECKING:
    from api.reports.arende import ArendePaper
    from api.reports.moment import Moment

NO_NAMES = (
    "Personer står med koder (Enskild A, Personal 1). Vem en kod står för finns i en kodlista som"
    " inte följer med. Rapportörens namn finns inte i underlaget."
)


def document(
    title: str, moment: Moment, blocks: Iterable[Block], *, kind: str = "", edition: str = ""
) -> Document:
    """Put a paper together: with the line at its foot, and without its proof."""
    return Document(
        title=title,
        namnd=moment.namnd,
        day=moment.per,
        footer=moment.footer,
        blocks=tuple(blocks),
        kind=kind,
        edition=edition,
        constructed=moment.constructed,
    )


def proved(paper: Document, moment: Moment, sha256: str | None = None, what: str = "") -> Document:
    """Add the last page with the proof: of given data, or of what the paper itself says."""
    written = json.dumps(as_data(paper), ensure_ascii=False, sort_keys=True).encode()
    own = sha256 or hashlib.sha256(written).hexdigest()
    proof = moment.proof(own, what or "det som står på sidorna före")
    return replace(paper, blocks=(*paper.blocks, *proof))


def utredning_document(paper: ArendePaper, moment: Moment) -> Document:
    """Make the utredning: everything that stands in the ärende."""
    return proved(
        document(
            "Utredning enligt lex Sarah",
            moment,
            (
                b.card(paper),
                *_state(paper),
                Paragraph(NO_NAMES, quiet=True),
                *_answers(paper),
                *b.steg(paper),
                *b.bedomningar(paper),
                *b.atgarder(paper),
                *b.beslut(paper),
                *b.ivo(paper),
                *b.bilagor(paper),
                *b.tidslinje(paper),
            ),
            kind="Utredning",
            edition=UPPLAGA["sekretess"],
        ),
        moment,
    )


def _state(paper: ArendePaper) -> Iterator[Block]:
    if not paper.utan_punkter:
        yield from b.state(paper, good="Utredningen är komplett.")
        return
    yield Notice(paper.utan_punkter, warning=False)
    yield from b.to_look_at(paper)


def _answers(paper: ArendePaper) -> Iterator[Block]:
    if not paper.utan_punkter or any(one.answers for one in paper.punkter):
        yield from b.utredning(paper)
        yield from b.foljder(paper)


def beslut_document(paper: ArendePaper, moment: Moment) -> Document:
    """Make the beslut: what was judged and decided, by whom, resting on what."""
    return proved(
        document(
            "Beslut i ärende enligt lex Sarah",
            moment,
            (
                b.card(paper),
                Paragraph(NO_NAMES, quiet=True),
                *b.bedomningar(paper),
                *b.beslut(paper),
                *b.atgarder(paper),
                *b.ivo(paper),
            ),
            kind="Beslut",
            edition=UPPLAGA["sekretess"],
        ),
        moment,
    )


def data_of(paper: ArendePaper, moment: Moment) -> bytes:
    """Write everything as JSON, for programs: the same bytes for the same moment."""
    said = {
        "format": "liggaren/ivo-underlag/1",
        "namnd": moment.namnd,
        "konstruerad": moment.constructed,
        "laget": moment.per.isoformat(),
        "registrerat_till_och_med": iso_utc(moment.recorded_at),
        "kontrollnummer": moment.number,
        "kontrollstampel": {"storlek": moment.stamp_size, "text": moment.stamp},
        "komplett": not paper.lacks,
        "bilagor_att_granska": BILAGOR_AS_THEY_ARE if paper.handlingar else "",
        "arende": asdict(paper),
    }
    written = json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True)
    return (written + "\n").encode()


def ivo_document(paper: ArendePaper, moment: Moment) -> Document:
    """Make the underlag to IVO: complete, or with what lacks on its first page."""
    made = document(
        "Underlag till IVO enligt lex Sarah",
        moment,
        (
            *b.state(paper, good="Underlaget är komplett."),
            *b.bilagor_to_look_at(paper),
            b.card(paper),
            Paragraph(NO_NAMES, quiet=True),
            *b.utredning(paper),
            *b.foljder(paper),
            *b.bedomningar(paper),
            *b.atgarder(paper),
            *b.beslut(paper),
            *b.ivo(paper),
            *b.steg(paper),
            *b.bilagor(paper),
            *b.tidslinje(paper),
        ),
        kind="Underlag till IVO",
        edition=UPPLAGA["sekretess"],
    )
    sha256 = hashlib.sha256(data_of(paper, moment)).hexdigest()
    return proved(made, moment, sha256, "uppgifterna i filen ivo-underlag.json")


def ivo_package(paper: ArendePaper, moment: Moment, bilagor: Mapping[str, bytes]) -> bytes:
    """Make the whole package: PDF, JSON, the list of attachments, each of them, and all sums.

    `bilagor` holds the bytes of the attachments by the name each has in the package. They are
    those that were attached: nothing is taken out of them, and the list says so.
    """
    files = {
        "ivo-underlag.pdf": to_pdf(ivo_document(paper, moment)),
        "ivo-underlag.json": data_of(paper, moment),
        "bilagor.csv": _attachments(paper),
        **{one.fil: bilagor[one.fil] for one in paper.handlingar},
    }
    sums = "".join(f"{hashlib.sha256(one).hexdigest()}  {name}\n" for name, one in files.items())
    return pack({**files, "SHA256SUMS": sums.encode()})


def _attachments(paper: ArendePaper) -> bytes:
    rows = ["nr;fil;beskrivning;slag;storlek;sha256;att granska"]
    rows += [
        f"{one.number};{one.fil};{_cell(one.beskrivning)};{one.mediatyp};{one.storlek};{one.sha256}"
        f";{_cell(BILAGOR_AS_THEY_ARE)}"
        for one in paper.handlingar
    ]
    return ("\ufeff" + "\r\n".join(rows) + "\r\n").encode()


def _cell(text: str) -> str:
    # A cell that begins like a formula is run by spreadsheets.
    flat = " ".join(text.split()).replace('"', '""')
    guarded = f"'{flat}" if flat[:1] in tuple("=+-@") else flat
    return f'"{guarded}"'
