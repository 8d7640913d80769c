"""Tables of papers in both forms: their widths, whole rows, and nothing lost where one is high."""

from __future__ import annotations

import io
import re
from datetime import date

import docx
import pypdf
from docx.oxml.ns import qn

from api.reports import document as d
from api.reports.pdf import to_pdf
from api.reports.word import to_docx
from tests.unit.reports.papers import everything

COLUMNS = (d.Column("Nr", 10), d.Column("Text", 60), d.Column("Antal", 30, numeric=True))


def paper(*blocks: d.Block, edition: str = "", wide: bool = False) -> d.Document:
    """Make a paper of some parts."""
    return d.Document("Prov", "Provnämnden", date(2026, 1, 1), "Foten", blocks, edition=edition,
                      wide=wide)  # fmt: skip


def rows(number: int, text: str = "text") -> tuple[tuple[str, ...], ...]:
    """Give rows that say their number at their end."""
    return tuple((str(at), f"{text} slut{at}.", "7") for at in range(number))


def pages(made: bytes) -> list[str]:
    """Give the text of each page of a PDF."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]


def test_word_shares_the_width_as_the_pdf_does() -> None:
    """The grid and every cell hold the shares of the columns, and the table keeps to them."""
    word = docx.Document(io.BytesIO(to_docx(paper(d.Table("Tabell", COLUMNS, rows(2))))))
    (table,) = word.tables
    grid = [column.width or 0 for column in table.columns]
    section = word.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)

    assert [round(one / room * 100) for one in grid] == [10, 60, 30]
    assert all([cell.width for cell in row.cells] == grid for row in table.rows)
    assert table.autofit is False


def test_word_breaks_no_row_and_repeats_the_head() -> None:
    """Every row is kept whole, the head is marked as one, and a short table is kept together."""
    word = docx.Document(io.BytesIO(to_docx(paper(d.Table("Tabell", COLUMNS, rows(3))))))
    (table,) = word.tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    marks = [row._tr.trPr for row in table.rows]

    assert all(mark.find(qn("w:cantSplit")) is not None for mark in marks)
    assert [mark.find(qn("w:tblHeader")) is not None for mark in marks] == [
        True,
        False,
        False,
        False,
    ]
    assert kept == [True, True, True, None]


def test_a_heading_begins_its_own_page_without_a_paragraph_for_the_break() -> None:
    """No paragraph holds a page break that could make a page of nothing."""
    found = paper(d.Paragraph("Ett."), d.PageBreak(), d.Heading("Bilaga"), d.Paragraph("Två."))
    body = docx.Document(io.BytesIO(to_docx(found))).element.body.xml

    assert "<w:pageBreakBefore/>" in body
    assert 'w:type="page"' not in body


def test_the_mark_stands_in_bold_at_the_right_of_both_heads() -> None:
    """In Word as in the PDF: the edition is set apart from the name of the nämnd."""
    word = docx.Document(io.BytesIO(to_docx(everything())))
    head = word.sections[0].header.paragraphs[0]

    assert head.text == "Provnämnden\tOffentlig"
    assert [run.bold for run in head.runs] == [None, True]
    assert len(head.paragraph_format.tab_stops) == 1


def test_the_foot_is_one_line_with_the_number_of_the_page() -> None:
    """The line and the page's number stand in one paragraph, in the size of its style alone."""
    (foot,) = docx.Document(io.BytesIO(to_docx(everything()))).sections[0].footer.paragraphs

    assert foot.text.endswith("\tSida  av ")
    assert foot._p.xml.count("fldSimple ") == 2
    assert "<w:sz " not in foot._p.xml


def test_a_short_table_is_not_broken_over_two_pages() -> None:
    """Eight rows that do not fit below a long text stand together on the next page."""
    many = tuple(d.Paragraph(f"Stycke {at}.") for at in range(24))
    found = pages(to_pdf(paper(*many, d.Table("Tabell", COLUMNS, rows(8)))))
    on = {at for at in range(8) for page, text in enumerate(found) if f"slut{at}." in text and page}

    assert on in ({*range(8)}, set())


def test_nothing_is_lost_of_a_row_that_is_higher_than_a_page() -> None:
    """A text of many pages in one cell is broken after all: its first and last words stand."""
    long = "Början. " + "Lång text. " * 1500
    for wide in (False, True):
        found = " ".join(pages(to_pdf(paper(d.Table("T", COLUMNS, rows(2, long)), wide=wide))))

        assert found.count("Början.") == 2
        assert "slut0." in found.replace("\n", " ")
        assert "slut1." in found.replace("\n", " ")


def test_a_long_table_keeps_its_rows_whole() -> None:
    """Of forty rows of several lines each, every row begins and ends on one page."""
    cells = tuple((str(at), f"börjar{at}. {'ord ' * 60}slut{at}.", "7") for at in range(40))
    found = pages(to_pdf(paper(d.Table("T", COLUMNS, cells))))

    assert len(found) > 2
    for page in found:
        begun, ended = ({*re.findall(rf"{word}(\d+)", page)} for word in ("börjar", "slut"))
        assert begun == ended


def test_a_date_is_not_broken_at_its_hyphens_in_word() -> None:
    """It reads as before; what merely looks like one, and any other hyphen, is left alone."""
    text = "Före 2024-05-06, 2024-05-061 och SN 2024-14."
    word = docx.Document(io.BytesIO(to_docx(paper(d.Paragraph(text)))))
    (found,) = (one for one in word.paragraphs if "SN" in one.text)

    assert found.text == text
    assert found._p.xml.count("<w:noBreakHyphen/>") == 2
