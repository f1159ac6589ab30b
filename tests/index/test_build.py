from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index import lock
from index.build import build
from index.errors import AssistantError, IndexBusy, IndexUnwritable, SourceError
from index.manifest import MANIFEST, Manifest
from index.plan import Recipe
from index.records import Source
from index.store import Index, current
from tests.fakes import Found, WordEmbedder, line_by_line, line_recipe
from tests.index.seeding import LETTER, LONGER, REPORT, folders, made, readable, seed

pytestmark = pytest.mark.store

# What is built


def test_the_manifest_tells_what_was_built(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    manifest = made(tmp_path)
    assert manifest.counts == {"passage": 6, "statistic": 2, "quote": 2, "source": 2, "link": 1, "vocabulary": 2}
    assert (manifest.model, manifest.dimension, manifest.space) == ("words@1", 5, "cosine")
    assert manifest.seeds["letter.txt"] == hashlib.sha256(LETTER.encode()).hexdigest()
    assert manifest == Manifest.read(current(tmp_path / "home"))


def test_equal_seeds_are_equal_bytes_wherever_they_are_built(tmp_path: Path) -> None:
    for place in (tmp_path / "a", tmp_path / "b"):
        seed(place / "seeds")
        made(place)
    one, other = (current(tmp_path / name / "home") for name in ("a", "b"))
    assert one.name == other.name
    files = [path.relative_to(one) for path in one.rglob("*") if path.is_file()]
    same = [path for path in files if "chroma" not in path.parts and path.name != MANIFEST]
    assert len(same) > 10
    assert all((one / path).read_bytes() == (other / path).read_bytes() for path in same)


def test_what_is_built_already_is_not_built_again(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    first, model = made(tmp_path), WordEmbedder()
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "home").rglob("*")}
    assert made(tmp_path, model) == first
    assert model.embedded == []
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "home").rglob("*")} == before


def test_only_new_texts_are_embedded(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    made(tmp_path)
    seed(tmp_path / "seeds", {"report.txt": LONGER, "letter.txt": LETTER})
    model = WordEmbedder()
    made(tmp_path, model)
    assert sorted(model.embedded) == ["99% of readers", "Report: 99% of readers read."]


def test_a_text_printed_twice_is_embedded_once(tmp_path: Path) -> None:
    seed(tmp_path / "seeds", {"a.txt": "Quiet.\nQuiet.\nQuiet.\n"})
    model = WordEmbedder()
    assert made(tmp_path, model).counts["passage"] == 3
    assert model.embedded == ["A: Quiet."]


def test_vectors_taken_over_are_the_same_to_the_bit(tmp_path: Path) -> None:
    for place in (tmp_path / "grown", tmp_path / "fresh"):
        seed(place / "seeds")
    made(tmp_path / "grown")
    for place in (tmp_path / "grown", tmp_path / "fresh"):
        seed(place / "seeds", {"report.txt": LONGER, "letter.txt": LETTER})
        made(place)
    vectors = [(current(tmp_path / name / "home") / "vectors.npz").read_bytes() for name in ("grown", "fresh")]
    assert vectors[0] == vectors[1]


def test_another_model_embeds_everything_anew(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    first, model = made(tmp_path), WordEmbedder(id="words@2")
    assert made(tmp_path, model).build != first.build
    assert len(model.embedded) > 5


def test_other_code_builds_anew_but_embeds_nothing(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    first, model = made(tmp_path), WordEmbedder()
    other = build(tmp_path / "seeds", tmp_path / "home", embedder=model, recipe=line_recipe("other code"))
    assert other.build != first.build
    assert model.embedded == []


def test_force_embeds_everything_into_a_new_folder(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    first, model = made(tmp_path), WordEmbedder()
    assert made(tmp_path, model, force=True).build == first.build
    assert len(model.embedded) > 5
    assert folders(tmp_path) == {first.build, f"{first.build}-2"}
    assert current(tmp_path / "home").name == f"{first.build}-2"


def test_a_damaged_index_is_built_again(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    made(tmp_path)
    (current(tmp_path / "home") / "records.jsonl").unlink()
    made(tmp_path)
    assert len(readable(tmp_path / "home")) == 2


def test_the_digest_of_the_shipped_extraction_is_that_of_its_code() -> None:
    assert Recipe.default().id == Recipe.default().id
    assert len(Recipe.default().id) == 64


def test_a_source_that_a_person_added_is_built_with_the_seeds(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    made(tmp_path)
    seed(tmp_path / "home" / "added" / "mine.txt", {"mine.txt": "Mine is 5% quiet."})
    made(tmp_path)
    assert "Mine is 5% quiet." in readable(tmp_path / "home")


# What stays when a build ends early


BAD = {
    "not UTF-8": {"report.txt": b"\xff"},
    "empty": {"report.txt": ""},
    "only blanks": {"report.txt": "\n \n"},
}


@pytest.mark.parametrize("files", BAD.values(), ids=BAD)
def test_bad_seeds_leave_the_index_before(tmp_path: Path, files: dict[str, str | bytes]) -> None:
    seed(tmp_path / "seeds")
    made(tmp_path)
    before = folders(tmp_path)
    seed(tmp_path / "seeds", files)
    with pytest.raises(SourceError):
        made(tmp_path)
    assert folders(tmp_path) == before
    assert len(readable(tmp_path / "home")) == 2


def test_records_that_are_not_verbatim_are_never_built(tmp_path: Path) -> None:
    def shortened(sources: Sequence[Source]) -> Found:
        found = line_by_line(sources)
        return replace(found, records=tuple(replace(record, text=record.text[:-1]) for record in found.records))

    seed(tmp_path / "seeds")
    recipe = Recipe("shortened", shortened, lambda record, source: record.text)
    with pytest.raises(SourceError, match=r"(?s)not their sources' own words.*and \d+ more"):
        build(tmp_path / "seeds", tmp_path / "home", embedder=WordEmbedder(), recipe=recipe)
    assert not (tmp_path / "home").exists()


class Breaks(WordEmbedder):
    """Cannot be loaded."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        raise AssistantError("no model here")


class Nothing(WordEmbedder):
    """Gives vectors without a direction."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[0.0, 0.0] for _ in texts]


@pytest.mark.parametrize(("model", "fault"), [(Breaks(), AssistantError), (Nothing(), ValueError)])
def test_a_model_that_fails_leaves_nothing_behind(tmp_path: Path, model: WordEmbedder, fault: type[Exception]) -> None:
    seed(tmp_path / "seeds")
    with pytest.raises(fault):
        made(tmp_path, model)
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == [lock.LOCK]


def test_two_builds_at_once_are_kept_apart_and_the_first_is_named(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    (tmp_path / "home").mkdir()
    with lock.building(tmp_path / "home"), pytest.raises(IndexBusy, match=f"process {os.getpid()} is building"):
        made(tmp_path)
    made(tmp_path)


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(IndexUnwritable, match=r"home: cannot be written.*--home FOLDER"):
        made(tmp_path)


# Which folders stay


def test_the_folder_before_stays_and_older_ones_go(tmp_path: Path) -> None:
    built = []
    for n in range(4):
        seed(tmp_path / "seeds", {"report.txt": REPORT + f"{n}% of readers.\n"})
        built.append(made(tmp_path).build)
    assert folders(tmp_path) == set(built[2:])


def test_a_folder_that_is_being_read_stays(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    made(tmp_path)
    with Index.open(tmp_path / "home") as reader:
        for n in range(3):
            seed(tmp_path / "seeds", {"report.txt": REPORT + f"{n}% of readers.\n"})
            made(tmp_path)
        assert len(folders(tmp_path)) == 3
        assert reader.dense("passage", WordEmbedder().embed_query("café"), 1)[0][0].startswith("letter.txt")
    seed(tmp_path / "seeds")
    made(tmp_path)
    assert len(folders(tmp_path)) == 2


def test_what_is_not_ours_in_the_home_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "home" / "photos").mkdir(parents=True)
    for n in range(3):
        seed(tmp_path / "seeds", {"report.txt": f"{n}% of readers.\n"})
        made(tmp_path)
    assert "photos" in folders(tmp_path)
