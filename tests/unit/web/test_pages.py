"""Every page as HTML: one heading, named regions, no word of the machinery, nothing unescaped."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError

from api.web.labels import FORBIDDEN
from api.web.models.frame import Frame
from api.web.models.pages import ErrorPage
from api.web.models.parts import Table
from api.web.templating import environment, render, static_file
from tests.unit.web.samples import PAGES, figure_page, frame, login_page

VOID = {"img", "input", "link", "meta", "source", "use", "br"}


class Seen(HTMLParser):
    """What a page consists of: its tags with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag, and that it is open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Demand that the tag which closes is the one that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.text.append(data)


@pytest.fixture(params=sorted(PAGES), name="seen")
def _seen(request: pytest.FixtureRequest) -> Seen:
    """Each page, read."""
    return Seen(PAGES[request.param]())


def test_a_page_is_whole_and_has_one_heading(seen: Seen) -> None:
    """Every tag is closed in order, the language is said, and there is one first heading."""
    names = [tag for tag, _ in seen.tags]

    assert seen.open == []
    assert dict(seen.tags)["html"]["lang"] == "sv"
    assert (names.count("h1"), names.count("main")) == (1, 1)


def test_ids_are_unique_and_what_refers_to_them_finds_them(seen: Seen) -> None:
    """Labels, descriptions and inner links lead somewhere."""
    ids = [attrs["id"] for _, attrs in seen.tags if "id" in attrs]
    referring = ("for", "aria-labelledby", "aria-describedby")
    wanted = [
        one
        for _, attrs in seen.tags
        for name in referring
        for one in (attrs.get(name) or "").split()
    ]
    wanted += [
        href[1:] for _, attrs in seen.tags if (href := attrs.get("href") or "").startswith("#")
    ]

    assert len(ids) == len(set(ids))
    assert set(wanted) <= set(ids)


def test_a_page_says_no_word_of_the_machinery(seen: Seen) -> None:
    """Words that belong to the code are not read by people."""
    text = " ".join([*seen.text, *(attrs.get("alt") or "" for _, attrs in seen.tags)])

    assert not [
        word for word in FORBIDDEN if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)
    ]


def test_a_page_needs_nothing_that_its_policy_forbids(seen: Seen) -> None:
    """No style or script stands in the page itself, and every address is our own."""
    for tag, attrs in seen.tags:
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]
        assert tag != "style"
        assert (tag != "script") or attrs["src"]
        for name in ("href", "src", "srcset", "action"):
            assert (attrs.get(name) or "/").startswith(("/", "#"))


def test_every_form_that_changes_something_carries_its_token(seen: Seen) -> None:
    """A form that posts, but for the one that signs in, has the hidden field."""
    forms = [attrs for tag, attrs in seen.tags if tag == "form" and attrs["method"] == "post"]
    posting = [attrs["action"] for attrs in forms]
    tokens = [attrs for _, attrs in seen.tags if attrs.get("name") == "csrf_token"]

    assert len(tokens) == len([one for one in posting if one != "/logga-in"])


def test_a_constructed_namnd_says_so_on_its_page() -> None:
    """The banner stands on pages of a constructed nämnd and on no other."""
    error = ErrorPage(replace(frame(), constructed=False), 404, "Finns inte", "Det finns inget.")

    assert "Konstruerade uppgifter" in figure_page()
    assert "Konstruerade uppgifter" not in render("fel.html", error)


def test_a_wrong_field_is_named_at_the_top_and_at_the_field() -> None:
    """The summary leads to the field, and the field says what is wrong."""
    page = PAGES["logga-in-fel"]()

    assert 'href="#losenord"' in page
    assert 'aria-describedby="losenord-fel"' in page
    assert 'aria-invalid="true"' in page


def test_what_people_wrote_is_shown_as_text() -> None:
    """A name that looks like markup is not markup."""
    error = ErrorPage(Frame("x"), 404, "<script>alert(1)</script>", "&")

    assert "<script>alert" not in render("fel.html", error)


def test_a_password_is_never_sent_back() -> None:
    """The password field is empty also when the form is shown again."""
    field = re.search(r'<input[^>]*id="losenord"[^>]*>', login_page())

    assert field is not None
    assert 'value=""' in field[0]


def test_a_missing_name_is_an_error_and_not_a_blank() -> None:
    """A template that asks for what its model lacks does not render."""
    with pytest.raises(UndefinedError):
        environment().from_string("{{ finns_inte }}").render()


def test_an_empty_table_says_that_it_is_empty() -> None:
    """A list without rows has a row that says so."""
    text = PAGES["vem-har-last"]()

    assert Table("", (), ()).empty in text


def test_addresses_of_files_change_with_their_content() -> None:
    """A file's address carries a stamp of its bytes, and an unknown file is refused."""
    assert re.fullmatch(r"/static/app\.css\?v=[0-9a-f]{12}", static_file("app.css"))
    with pytest.raises(FileNotFoundError):
        static_file("finns-inte.css")
