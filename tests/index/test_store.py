from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index import lock
from index.build import build
from index.errors import IndexDamaged, IndexMissing, IndexStale, RecordUnknown
from index.manifest import MANIFEST
from index.records import Passage, Quote, Statistic
from index.store import COLLECTIONS, CURRENT, Index, current, write_vectors
from tests.fakes import WordEmbedder, line_recipe
from tests.index.seeding import LETTER, seed

MODEL = WordEmbedder()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with seeds/ and home/, to be read only."""
    place = tmp_path_factory.mktemp("built")
    build(seed(place / "seeds"), place / "home", embedder=WordEmbedder(), recipe=line_recipe())
    return place


@pytest.fixture
def index(built: Path) -> Iterator[Index]:
    with Index.open(built / "home", seeds=built / "seeds", model_id=MODEL.id) as opened:
        yield opened


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """The same, to be spoilt."""
    return Path(shutil.copytree(built, tmp_path / "copy"))


def refused(place: Path, fault: type[Exception], model: str | None = None) -> str:
    with pytest.raises(fault) as caught:
        Index.open(place / "home", seeds=place / "seeds", model_id=model)
    said = str(caught.value)
    mend = f"Build it: python -m index build --home {place / 'home'} --seeds {place / 'seeds'}"
    assert said.endswith(mend)
    return said


pytestmark = pytest.mark.store


# Reading


def test_records_come_in_order_and_by_kind(index: Index) -> None:
    assert [type(record) for record in index.records.values()] == [Passage] * 6 + [Statistic] * 2 + [Quote] * 2
    assert [record.text for record in index.of_kind("quote")] == ["The hours are too short.", "so quiet"]
    assert index.sources["letter.txt"].text == LETTER
    assert index.record("report.txt/q0") is index.records["report.txt/q0"]
    assert [link.kind for link in index.links] == ["disagreement"]


def test_an_unknown_id_says_how_to_see_them_all(index: Index) -> None:
    with pytest.raises(RecordUnknown, match=r"'zz'.*python -m index list"):
        index.record("zz")


def test_a_kind_that_does_not_exist_is_a_fault_of_the_caller(index: Index) -> None:
    for call in (index.of_kind, lambda kind: index.dense(kind, [1.0] * 5, 1), lambda kind: index.lexical(kind, "x", 1)):
        with pytest.raises(ValueError, match=r"expected one of passage, statistic, quote.*found 'figure'"):
            call("figure")


def test_the_nearest_come_first_with_a_similarity_between_0_and_1(index: Index) -> None:
    found = index.dense("passage", MODEL.embed_query("hours"), 6)
    assert index.records[found[0][0]].text.count("hours") == 1
    assert all(0 <= score <= 1 for _, score in found)
    assert found == sorted(found, key=lambda hit: (-hit[1], hit[0]))
    assert len(found) == 6


def test_opposite_vectors_have_similarity_0_and_equal_ones_1(index: Index) -> None:
    vector = np.array(MODEL.embed_query("Report: Opening hours keep 40.5% away."), dtype=np.float32)
    assert index.dense("statistic", vector, 1)[0][1] == 1.0
    assert {score for _, score in index.dense("statistic", -vector, 2)} == {0.0}


def test_a_vector_of_another_model_is_refused_with_both_dimensions(index: Index) -> None:
    with pytest.raises(ValueError, match=r"expected a vector of 5 numbers, found one of shape \(384,\)"):
        index.dense("passage", [0.1] * 384, 3)
    with pytest.raises(ValueError, match="expected a vector"):
        index.dense("passage", [float("nan")] * 5, 3)


@pytest.mark.parametrize("k", [0, -1, 1, 100])
def test_no_more_are_given_than_asked_for_or_than_there_are(index: Index, k: int) -> None:
    assert len(index.dense("passage", MODEL.embed_query("hours"), k)) == max(0, min(k, 6))
    assert len(index.lexical("passage", "the quiet café", k)) <= max(0, k)


def test_words_are_found_by_their_stems_and_figures_as_printed(index: Index) -> None:
    assert index.lexical("statistic", "40.5 per cent", 5)[0][0].startswith("report.txt/n")
    assert index.records[index.lexical("passage", "reader", 5)[0][0]].text.count("readers")
    assert index.lexical("passage", "zebra", 5) == []


def test_the_vocabulary_has_a_unit_vector_for_each_word(index: Index) -> None:
    words, vectors = index.vocabulary()
    assert words == ("61% of readers", "Opening hours keep")
    assert np.allclose(vectors, np.array([MODEL.embed_query(word) for word in words]), atol=1e-6)
    assert index.dense("vocabulary", vectors[1], 1) == [("Opening hours keep", 1.0)]


def test_many_threads_read_one_index(built: Path) -> None:
    with Index.open(built / "home") as index, ThreadPoolExecutor(8) as threads:
        asked = [MODEL.embed_query(word) for word in ("hours", "quiet", "café") * 20]
        found = list(threads.map(lambda vector: index.dense("passage", vector, 3), asked))
        assert found[:3] * 20 == found


READER = """
import sys
from pathlib import Path
from index.store import Index
with Index.open(Path(sys.argv[1])) as index:
    for _ in range(20):
        print(index.dense("passage", [0.0, 1.0, 0.0, 0.0, 0.0], 3))
"""


def test_many_processes_read_one_index_and_leave_it_as_it_was(copy: Path) -> None:
    command = [sys.executable, "-c", READER, str(copy / "home")]
    readers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    answers = {reader.communicate()[0] for reader in readers}
    assert len(answers) == 1
    assert answers.pop().count("report.txt/p2") == 20
    Index.open(copy / "home", seeds=copy / "seeds").close()  # whose files are compared with the manifest


def test_the_nearest_are_exact_and_equals_are_in_the_order_of_ids(tmp_path: Path) -> None:
    """Against brute force, over texts of which a third have the same vector: a graph of those would hide others."""
    random = np.random.default_rng(7)
    words = [f"w{n:02}x" for n in range(30)]
    lines = [" ".join(random.choice(words, 4)) if n % 3 else "The same." for n in range(1200)]
    model = WordEmbedder(" ".join(words))
    build(
        seed(tmp_path / "seeds", {"a.txt": "\n".join(lines)}), tmp_path / "home", embedder=model, recipe=line_recipe()
    )
    with Index.open(tmp_path / "home") as index:
        ids = [record.id for record in index.of_kind("passage")]
        vectors = np.array(model.embed_documents([f"A: {line}" for line in lines]))
        for asked in map(model.embed_query, (*words, "The same.", "w01x w02x w03x w04x")):
            scores = {id: round(float(score), 5) for id, score in zip(ids, vectors @ np.array(asked), strict=True)}
            found = index.dense("passage", asked, 30)
            assert [round(score, 5) for _, score in found] == pytest.approx(sorted(scores.values())[:-31:-1], abs=2e-5)
            assert found == sorted(found, key=lambda hit: (-hit[1], hit[0]))
        same = [id for id, line in zip(ids, lines, strict=True) if line == "The same."]
        assert [id for id, _ in index.dense("passage", model.embed_query("The same."), 400)] == sorted(same)


# Refusing


def test_no_index_is_told_with_the_command_that_builds_it(copy: Path) -> None:
    shutil.rmtree(copy / "home")
    assert "no index is built here" in refused(copy, IndexMissing)
    (copy / "home").mkdir()
    assert "no index is built here" in refused(copy, IndexMissing)


def test_changed_added_and_missing_sources_make_it_stale_and_are_named(copy: Path) -> None:
    (copy / "seeds" / "letter.txt").write_text("New.", encoding="utf-8")
    (copy / "seeds" / "new.txt").write_text("New.", encoding="utf-8")
    (copy / "seeds" / "report.txt").unlink()
    assert "letter.txt changed, new.txt added, report.txt gone" in refused(copy, IndexStale)


def test_another_title_in_sources_toml_makes_it_stale(copy: Path) -> None:
    listing = copy / "seeds" / "sources.toml"
    listing.write_text(listing.read_text(encoding="utf-8").replace("'Report'", "'Other'"), encoding="utf-8")
    assert "sources.toml changed" in refused(copy, IndexStale)


def test_a_source_added_but_not_built_makes_it_stale(copy: Path) -> None:
    seed(copy / "home" / "added" / "mine.txt", {"mine.txt": "Mine."})
    assert "added/mine.txt/mine.txt added" in refused(copy, IndexStale)


def test_another_model_is_named_beside_the_one_it_was_built_with(copy: Path) -> None:
    assert "built with the model words@1, and other@2 is asked for" in refused(copy, IndexStale, model="other@2")


def test_without_seeds_and_model_only_the_index_itself_is_checked(copy: Path) -> None:
    shutil.rmtree(copy / "seeds")
    Index.open(copy / "home").close()


@pytest.mark.parametrize(
    ("key", "value", "said"), [("schema", 0, "schema 0"), ("versions", {"chromadb": "0.1"}, "chromadb changed")]
)
def test_another_schema_or_store_makes_it_stale(copy: Path, key: str, value: object, said: str) -> None:
    path = current(copy / "home") / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {key: value}), encoding="utf-8")
    assert said in refused(copy, IndexStale)


@pytest.mark.parametrize("pointer", ["", "nowhere", "../seeds", "0123456789abcdef", "\xff"])
def test_a_pointer_that_names_no_built_folder_is_damage(copy: Path, pointer: str) -> None:
    (copy / "home" / CURRENT).write_bytes(pointer.encode("latin-1"))
    assert "expected the name of a built folder" in refused(copy, IndexDamaged)


@pytest.mark.parametrize(
    "name", [MANIFEST, "records.jsonl", "sources.json", "links.jsonl", "vocabulary.json", "vectors.npz"]
)
@pytest.mark.parametrize("how", ["gone", "cut"])
def test_half_an_index_is_damage(copy: Path, name: str, how: str) -> None:
    path = current(copy / "home") / name
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] if name != MANIFEST else b"{")
    assert str(current(copy / "home")) in refused(copy, IndexDamaged)


def test_a_changed_graph_of_vectors_is_damage(copy: Path) -> None:
    path = next(current(copy / "home").rglob("data_level0.bin"))
    path.write_bytes(path.read_bytes()[:-1])
    refused(copy, IndexDamaged)


@pytest.mark.parametrize("how", ["gone", "emptied", "foreign"])
def test_a_store_of_vectors_that_is_not_ours_is_damage_when_it_is_asked(copy: Path, how: str) -> None:
    database = current(copy / "home") / "chroma" / "chroma.sqlite3"
    database.unlink()
    if how == "emptied":
        shutil.rmtree(database.parent)
        write_vectors(database.parent, {kind: (["x"], np.ones((1, 5), dtype=np.float32)) for kind in COLLECTIONS})
    if how == "foreign":
        database.write_bytes(b"not a database, but long enough to look like a file of one" * 100)
    with Index.open(copy / "home") if how != "emptied" else _unchecked(copy) as index:
        with pytest.raises(IndexDamaged) as caught:
            index.dense("passage", MODEL.embed_query("hours"), 3)
        assert str(caught.value).endswith(f"python -m index build --home {copy / 'home'} --force")


def _unchecked(copy: Path) -> Index:
    """The index of a home whose manifest vouches for no files."""
    path = current(copy / "home") / MANIFEST
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"files": {}}), encoding="utf-8")
    return Index.open(copy / "home")


def test_a_closed_index_gives_its_folder_back(copy: Path) -> None:
    marker = current(copy / "home") / MANIFEST
    index = Index.open(copy / "home")
    assert lock.is_read(marker)
    index.close()
    index.close()
    assert not lock.is_read(marker)
