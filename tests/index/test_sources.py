from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.added import add_source, listing
from index.errors import IndexBusy, IndexUnwritable, SourceError
from index.lock import building
from index.places import default_home, default_seeds, mend_command
from index.sources import Entry, checked, decode, hashes_of, read_sources
from tests.fakes import line_recipe
from tests.index.seeding import LETTER, REPORT, entry, seed


def message(seeds: Path) -> str:
    with pytest.raises(SourceError) as caught:
        read_sources(seeds)
    return str(caught.value)


def test_sources_come_in_the_order_of_their_listing_with_every_character(tmp_path: Path) -> None:
    reading = read_sources(seed(tmp_path))
    assert [(source.name, source.text) for source in reading.sources] == [
        ("report.txt", REPORT),
        ("letter.txt", LETTER),
    ]
    assert reading.sources[0].publisher == "Reading & Partners"
    assert reading.sources[0].year == "2031"


def test_line_ends_and_a_byte_order_mark_stay_since_offsets_count_them(tmp_path: Path) -> None:
    text = "\ufeffOne\r\nTwo\rThree\n"
    assert read_sources(seed(tmp_path, {"a.txt": text})).sources[0].text == text


def test_the_hashes_of_a_reading_are_those_of_the_files(tmp_path: Path) -> None:
    seeds = seed(tmp_path)
    assert (
        read_sources(seeds).hashes
        == hashes_of(seeds)
        == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in seeds.iterdir()}
    )


def test_the_shipped_sources_are_read() -> None:
    assert len(read_sources(default_seeds()).sources) == 5


# Bad input


def test_a_source_that_is_not_utf8_is_named_with_line_and_byte(tmp_path: Path) -> None:
    found = message(seed(tmp_path, {"a.txt": b"One\nCaf\xe9 hours\n"}))
    assert "a.txt, line 2, byte 7: expected UTF-8, found 0xe9" in found
    assert "UTF-16" not in found


def test_a_source_in_utf16_is_told_so(tmp_path: Path) -> None:
    assert "looks like UTF-16" in message(seed(tmp_path, {"a.txt": "One".encode("utf-16")}))


def test_a_binary_file_that_happens_to_be_utf8_is_refused(tmp_path: Path) -> None:
    assert "a.txt, line 2, byte 5: expected text, found a zero byte" in message(
        seed(tmp_path, {"a.txt": b"PK\nab\x00c"})
    )


@pytest.mark.parametrize("text", ["", " \n\t\r\n"])
def test_an_empty_source_is_refused(tmp_path: Path, text: str) -> None:
    assert "a.txt, line 1: expected text, found an empty file" in message(seed(tmp_path, {"a.txt": text}))


def test_a_changed_source_is_named_with_the_expected_and_the_found_hash(tmp_path: Path) -> None:
    seeds = seed(tmp_path)
    (seeds / "letter.txt").write_text("Another letter.", encoding="utf-8")
    found = message(seeds)
    assert hashlib.sha256(LETTER.encode()).hexdigest() in found
    assert hashlib.sha256(b"Another letter.").hexdigest() in found
    assert "sources.toml, line 15," in found


def test_a_file_without_an_entry_is_refused(tmp_path: Path) -> None:
    seeds = seed(tmp_path)
    (seeds / "stray.txt").write_text("Stray.", encoding="utf-8")
    assert "stray.txt: has no entry in sources.toml" in message(seeds)


@pytest.mark.parametrize("name", [".DS_Store", "report.txt~"])
def test_what_editors_and_file_managers_leave_is_no_source(tmp_path: Path, name: str) -> None:
    seeds = seed(tmp_path)
    (seeds / name).write_bytes(b"\xff")
    assert len(read_sources(seeds).sources) == 2
    assert name not in hashes_of(seeds)


def test_an_entry_without_its_file_is_refused(tmp_path: Path) -> None:
    seeds = seed(tmp_path)
    (seeds / "letter.txt").unlink()
    assert "'letter.txt' is listed, and there is no such file" in message(seeds)


def test_an_entry_given_twice_is_refused(tmp_path: Path) -> None:
    seeds = seed(tmp_path, {"a.txt": "One"})
    (seeds / "sources.toml").write_text(entry("a.txt", b"One") * 2, encoding="utf-8")
    assert "'a.txt' is listed 2 times" in message(seeds)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("[[source]\nfile = 'a.txt'", "not TOML: .*line 1"),
        ("", "expected one or more .*found nothing"),
        ("title = 'x'", "expected one or more .*found .'title'"),
        ("source = 'a.txt'", "expected one or more"),
        ("source = ['a.txt']", "line 1: source: .*found 'a.txt'"),
        ("# first\n\n[[source]]\nfile = 'a.txt'", "line 3: title: .*found none"),
        (
            entry("a.txt", b"One", date="October 2013"),
            "line 1: date: expected a date like 2013, .*found 'October 2013'",
        ),
        (entry("a.txt", b"One", title=""), "title: .*at least 1 character"),
        (entry("a.txt", b"One", sha256="ABC"), "sha256: expected the 64 hex digits"),
        (entry("a.txt", b"One", licence="x") + "license = 'y'", "license: Extra inputs are not permitted"),
        (entry("../a.txt", b"One"), "file: expected the file's name, without a folder"),
        (entry(".a.txt", b"One"), "file: expected"),
        ("[[source]]\nfile = 1", "file: .*found 1"),
        (b"[[source]]\ntitle = '\xe9'", ", line 2, byte 20: expected UTF-8"),
    ],
)
def test_a_bad_listing_is_named_with_its_place(tmp_path: Path, toml: str | bytes, said: str) -> None:
    seeds = seed(tmp_path, {"a.txt": "One"})
    (seeds / "sources.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
    with pytest.raises(SourceError, match=f"(?s)sources.toml.*{said}"):
        read_sources(seeds)


def test_a_format_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert "report.pdf: expected a plain text file (.txt), found '.pdf'" in message(seed(tmp_path, {"report.pdf": "x"}))


def test_a_missing_folder_and_a_missing_listing_are_told_apart(tmp_path: Path) -> None:
    assert "there is no such folder" in message(tmp_path / "nowhere")
    assert "sources.toml: there is no such file" in message(tmp_path)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_to_the_character_or_refused_with_a_place(data: bytes) -> None:
    try:
        text = decode(data, Path("a.txt"))
    except SourceError:
        with pytest.raises(SourceError, match=r"^a\.txt, line \d+, byte \d+: expected"):
            decode(data, Path("a.txt"))
    else:
        assert text.encode() == data


# A person's own sources


def add(tmp_path: Path, name: str, data: bytes, **stated: str) -> Path:
    (tmp_path / "mine").mkdir(exist_ok=True)
    (tmp_path / "mine" / name).write_bytes(data)
    seeds = tmp_path / "seeds"
    if not seeds.exists():
        seed(seeds)
    return add_source(tmp_path / "mine" / name, tmp_path / "home", seeds=seeds, stated=stated, recipe=line_recipe())


STATED = {"title": "Mine", "publisher": "not stated", "date": "not stated", "licence": "not stated"}


def test_an_added_source_is_read_after_the_seeds(tmp_path: Path) -> None:
    add(tmp_path, "mine.txt", b"Mine own words.", **STATED)
    reading = read_sources(tmp_path / "seeds", tmp_path / "home")
    assert [source.name for source in reading.sources] == ["report.txt", "letter.txt", "mine.txt"]
    assert reading.sources[2].title == "Mine"
    assert {"added/mine.txt/mine.txt", "added/mine.txt/sources.toml"} < set(reading.hashes)
    assert reading.hashes == hashes_of(tmp_path / "seeds", tmp_path / "home")


def test_the_same_name_again_takes_the_place_of_the_former(tmp_path: Path) -> None:
    add(tmp_path, "mine.txt", b"Mine own words.", **STATED)
    folder = add(tmp_path, "mine.txt", b"Better words.", **STATED)
    assert read_sources(tmp_path / "seeds", tmp_path / "home").sources[2].text == "Better words."
    assert [path.name for path in folder.parent.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("report.txt", b"One", "holds a source of this name"),
        ("a.txt", b"", "line 1: expected text, found an empty file"),
        ("a.txt", b"\xff\xfeO\0", "looks like UTF-16"),
        ("a.txt", b"a\0b", "a zero byte"),
        ("a.pdf", b"%PDF-1.7", "expected a plain text file"),
        ("a", b"One", "expected a plain text file"),
        ("a.txt", b"One\n" * 2_500_001, "expected at most 10,000,000 bytes, found 10,000,004"),
    ],
)
def test_a_file_that_cannot_be_a_source_is_refused_and_nothing_is_written(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        add(tmp_path, name, data, **STATED)
    assert not (tmp_path / "home").exists()


def test_a_date_in_words_is_refused_when_adding(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.txt: date: expected a date like 2013"):
        add(tmp_path, "a.txt", b"One", **STATED | {"date": "last week"})


def test_a_folder_or_nothing_cannot_be_added(tmp_path: Path) -> None:
    for path, said in ((tmp_path, "found a folder"), (tmp_path / "no.txt", "no such file")):
        with pytest.raises(SourceError, match=said):
            add_source(path, tmp_path / "home", seeds=seed(tmp_path / "seeds"), stated=STATED)


def test_nothing_is_added_while_the_index_is_built(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with building(tmp_path / "home"), pytest.raises(IndexBusy):
        add(tmp_path, "a.txt", b"One", **STATED)


def test_a_home_that_is_a_file_is_told_apart_from_a_fault(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    with pytest.raises(IndexUnwritable, match="cannot be written"):
        add(tmp_path, "a.txt", b"One", **STATED)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_whatever_is_stated_of_a_source_comes_back_from_its_listing(words: str) -> None:
    given_entry = checked({"file": "a.txt", "sha256": "0" * 64, **STATED, "title": words, "publisher": words}, "here")
    assert Entry.model_validate(tomllib.loads(listing(given_entry))["source"][0]) == given_entry


# Places


def test_the_mending_command_names_what_is_not_the_default(tmp_path: Path) -> None:
    assert mend_command(default_home(), default_seeds()) == "python -m index build"
    assert mend_command(tmp_path / "my index") == f"python -m index build --home '{tmp_path}/my index'"
    assert mend_command(default_home(), tmp_path) == f"python -m index build --seeds {tmp_path}"


def test_the_home_is_the_one_that_the_environment_names(tmp_path: Path) -> None:
    assert default_home({"ASSISTANT_INDEX": str(tmp_path)}) == tmp_path
    assert default_home({"ASSISTANT_INDEX": " "}).name == ".index"
