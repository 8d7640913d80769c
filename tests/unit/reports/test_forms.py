"""The two forms of a document: the same content, and the same bytes whenever they are made."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import zipfile
from datetime import date

import docx
import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from api.reports import document as d
from api.reports.packing import pack
from api.reports.pdf import covered, shown, to_pdf
from api.reports.word import to_docx
from tests.support.sources import ROOT
from tests.unit.reports.papers import PIXEL, everything, text_of

ELSEWHERE = """
import hashlib
from api.reports.pdf import to_pdf
from api.reports.word import to_docx
from tests.unit.reports.papers import everything
print(*[hashlib.sha256(make(everything())).hexdigest() for make in (to_pdf, to_docx)])
"""


def test_another_process_makes_the_same_bytes() -> None:
    """PDF and Word made of the same document in two processes are equal to the last byte."""
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], cwd=ROOT, capture_output=True, text=True, check=True
    )
    here = [hashlib.sha256(make(everything())).hexdigest() for make in (to_pdf, to_docx)]

    assert done.stdout.split() == here


def test_the_pdf_keeps_both_standards() -> None:
    """It says PDF/A-2a and PDF/UA-1, is tagged and Swedish, and its title is shown."""
    with pikepdf.open(io.BytesIO(to_pdf(everything()))) as pdf, pdf.open_metadata() as said:
        root = pdf.Root

        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A")
        assert said["pdfuaid:part"] == "1"
        assert (str(root.Lang), bool(root.MarkInfo.Marked)) == ("sv-SE", True)
        assert "/StructTreeRoot" in root
        assert "/OutputIntents" in root
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert pdf.check_pdf_syntax() == []


def test_every_font_of_the_pdf_is_inside_it() -> None:
    """Each font is embedded, as a subset, and says which characters its glyphs are."""
    with pikepdf.open(io.BytesIO(to_pdf(everything()))) as pdf:
        fonts = [one for one in pdf.objects if _is(one, "/Font") and "/ToUnicode" in one]
        described = [one for one in pdf.objects if _is(one, "/FontDescriptor")]

        assert fonts
        assert all("+" in str(one.FontName) for one in described)
        assert all("/FontFile2" in one or "/FontFile3" in one for one in described)


def _is(thing: object, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_both_forms_say_the_same() -> None:
    """Every text of the document stands in the PDF and in Word, markup signs as they were typed."""
    pdf, word = text_of(to_pdf(everything())), _word_text(to_docx(everything()))

    for text in ("#let *fet* $x$", "[maskerat 26 kap. 1 § OSL]", "SN 2026-14", "Inga beslut.",
                 "Offentlig", "Konstruerade uppgifter", "Läget 2026-03-20", "Punkt 3"):  # fmt: skip
        assert text in pdf
        assert text in word


def _word_text(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        roots = [name for name in parts.namelist() if name.startswith("word/")]
        return " ".join(parts.read(name).decode() for name in roots if name.endswith(".xml"))


def test_a_character_without_a_glyph_is_named() -> None:
    """What no font of ours shows is told by its number; letters of many languages are shown."""
    assert shown("😀 łş Ω Ж") == "[U+1F600] łş Ω Ж"
    assert ord("å") in covered()


def test_an_endless_word_is_broken_and_nothing_of_it_lost() -> None:
    """The longest text that a form takes, as one word: PDF/A holds no string that long."""
    text = "a" * 20_000
    made = to_pdf(d.Document("Prov", "Nämnden", date(2026, 1, 1), "Foten", (d.Paragraph(text),)))

    assert made.startswith(b"%PDF")
    assert shown(text).replace("\n", "") == text
    assert shown("a" * 500) == "a" * 500


def test_what_cannot_be_seen_is_left_out() -> None:
    """Control characters, marks of direction and characters without width leave no trace."""
    assert d.tidy("a\x00b\u202ec\u200bd\r\ne\tf") == "abcd\ne f"


def test_a_picture_without_words_is_refused() -> None:
    """A chart that a blind reader would miss never becomes a PDF."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    figure = d.Figure(svg, PIXEL, "", "Diagram")
    paper = d.Document("Diagram", "Nämnden", everything().day, "", (figure,))

    with pytest.raises(ValueError, match="figure"):
        to_pdf(paper)


def test_word_tells_what_it_is() -> None:
    """Title, language and date are the document's; table heads repeat and pictures have words."""
    word = docx.Document(io.BytesIO(to_docx(everything())))
    body = word.element.xml

    assert word.core_properties.title == "Utredning"
    assert 'w:lang w:val="sv-SE"' in word.styles.element.xml
    assert word.core_properties.modified.date() == everything().day
    assert "<w:tblHeader" in body
    assert 'descr="En linje som stiger."' in body


def test_a_zip_is_the_same_whenever_it_is_packed() -> None:
    """Packed files carry no time of packing and keep their order."""
    made = pack({"b.txt": b"b", "a.txt": b"a"})

    assert made == pack({"b.txt": b"b", "a.txt": b"a"})
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert parts.namelist() == ["b.txt", "a.txt"]


def test_the_form_refuses_to_be_a_program() -> None:
    """What a document says is data: nothing in it is run or read from a file."""
    evil = d.Paragraph('#import "x.typ" #read("/etc/passwd") ]}" ')
    paper = d.Document("Prov", "Nämnden", everything().day, "", (evil,))

    assert '#read("/etc/passwd")' in text_of(to_pdf(paper))


def test_a_skipped_heading_level_is_refused() -> None:
    """A document whose headings skip a level is no PDF/UA, and is not made."""
    paper = d.Document("Prov", "Nämnden", everything().day, "", (d.Heading("Djupt", 2),))

    with pytest.raises(typst.TypstError):
        to_pdf(paper)


def test_the_fonts_are_those_that_the_notices_name() -> None:
    """Each file beside the fonts has the sum that the notices print: other fonts, other bytes."""
    folder = ROOT / "api/reports/fonts"
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")
    found = [path for path in folder.iterdir() if path.name != "SHA256SUMS"]

    assert found
    for path in found:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert f"| `{path.name}` | `{digest}` |" in notices


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=20)
def test_any_text_can_be_set(first: str, second: str) -> None:
    """Whatever somebody typed, in whatever script, both forms are made of it."""
    columns = (d.Column("Ett"), d.Column("Två"))
    blocks = (
        d.Heading("Rubrik"),
        d.Quote((first, d.Masked("26 kap. 1 § OSL"), second), first),
        d.Table("Tabell", columns, ((first, second),)),
        d.Bullets((first, second)),
        d.Notice("Läs", (first,)),
    )
    paper = d.Document("Prov", "Nämnden", date(2026, 3, 20), first, blocks, edition=second)

    assert to_pdf(paper)
    assert to_docx(paper)
