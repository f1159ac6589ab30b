"""What a question or a source prints stays text on its way into HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.escape import as_html, clean, shorten
from assistant.web.markdown import answer_html, line_html
from tests.web.reader import Reader

LINKS = {1: '<a class="cite" href="#t1-c1">[1]</a>', 2: '<a class="cite" href="#t1-c2">[2]</a>'}
ALLOWED = set("p br ul ol li blockquote em strong table thead tbody tr th td div a".split())


@given(st.text())
def test_any_text_in_html_reads_back_as_itself_and_makes_no_tag(text: str) -> None:
    read = Reader(as_html(text))
    assert not read.tags
    assert read.words == clean(text)


@given(st.text())
def test_any_text_survives_being_sent_as_utf_8(text: str) -> None:
    as_html(text + "\ud83d").encode()


def test_control_characters_are_replaced_and_zero_width_ones_kept() -> None:
    assert clean("a\x00b\x1bc\x85d\te\nf\u200bg") == "a\ufffdb\ufffdc\ufffdd\te\nf\u200bg"


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [("a b", 3, "a b"), ("a b c", 3, "a …"), ("abcdef", 3, "abc …"), (" a \n b ", 9, "a b"), ("", 3, "")],
)
def test_a_text_is_cut_at_a_blank(text: str, longest: int, short: str) -> None:
    assert shorten(text, longest) == short


@given(st.text(st.sampled_from("a1[]()<>*_`~|#-+>!&;:/. \n\t\\\"'=") | st.characters(), max_size=80))
def test_no_answer_makes_a_tag_or_a_link_of_its_own(text: str) -> None:
    read = Reader("".join(answer_html(text, LINKS)))
    assert {tag for tag, _ in read.tags} <= ALLOWED
    assert all(attrs["href"] in {"#t1-c1", "#t1-c2"} for tag, attrs in read.tags if tag == "a")
    assert not any(name.startswith("on") for _, attrs in read.tags for name in attrs)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a link](http://example.org)",
        "![a picture](http://example.org/x.png)",
        "<http://example.org>",
        "http://example.org",
        "`code`",
        "# no heading",
        "[x]: http://example.org",
        "${alert(1)} {{value}} $$x$$",
    ],
)
def test_html_links_images_and_code_of_a_source_stay_text_in_an_answer(text: str) -> None:
    read = Reader("".join(answer_html(text, LINKS)))
    assert [tag for tag, _ in read.tags] == ["p"]
    assert read.words.strip() == text


def test_markers_become_links_and_other_numbers_in_brackets_stay() -> None:
    (html,) = answer_html("**72.7%** of councils [1], as [3] says [2].", LINKS)
    assert html == f"<p><strong>72.7%</strong> of councils {LINKS[1]}, as [3] says {LINKS[2]}.</p>\n"


def test_markers_become_links_in_tables_lists_and_quotes() -> None:
    blocks = answer_html("| a | b |\n| --- | ---: |\n| x | 1% [1] |\n\n- y [2]\n\n> z [1]", LINKS)
    assert [block.count("#t1-c") for block in blocks] == [1, 1, 1]
    assert blocks[0].startswith('<div class="table" role="region"')


def test_an_escaped_asterisk_shows_as_one() -> None:
    assert answer_html(r"\*as printed\*", {}) == ["<p>*as printed*</p>\n"]


def test_a_line_keeps_its_asterisks_and_folds_its_breaks() -> None:
    assert line_html("*a*\n\n<b> [1] [9]", LINKS) == f"*a* &lt;b&gt; {LINKS[1]} [9]"
