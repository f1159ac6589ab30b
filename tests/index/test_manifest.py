from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from index.errors import IndexDamaged, IndexStale
from index.manifest import FORMATS, MANIFEST, SCHEMA, Manifest, changes, versions

ONE = Manifest(
    schema=SCHEMA,
    build="0123456789abcdef",
    model="words@1",
    weights="",
    dimension=5,
    space="cosine",
    seeds={"a.txt": "1"},
    counts={"passage": 1},
    versions={"chromadb": "1.5.9"},
    files={"records.jsonl": hashlib.sha256(b"{}\n").hexdigest()},
)


def written(folder: Path, data: object, records: bytes = b"{}\n") -> Path:
    (folder / "records.jsonl").write_bytes(records)
    (folder / MANIFEST).write_text(json.dumps(data), encoding="utf-8")
    return folder


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    written(tmp_path, None)
    (tmp_path / MANIFEST).write_bytes(ONE.to_bytes())
    assert Manifest.read(tmp_path) == ONE


def test_nothing_in_a_manifest_is_a_time() -> None:
    assert set(asdict(ONE)) == {
        *("schema", "build", "model", "weights", "dimension", "space"),
        *("seeds", "counts", "versions", "files"),
    }


@pytest.mark.parametrize("data", [None, [], "x", {}, {"build": "x"}])
def test_another_programs_file_of_that_name_is_no_manifest(tmp_path: Path, data: object) -> None:
    with pytest.raises(IndexDamaged, match="not the manifest of an index"):
        Manifest.read(written(tmp_path, data))


def test_an_older_schema_is_stale_whatever_else_it_holds(tmp_path: Path) -> None:
    with pytest.raises(IndexStale, match="built with schema 0, and this program reads schema 1"):
        Manifest.read(written(tmp_path, {"schema": 0, "unknown": True}))


def test_a_manifest_with_other_keys_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="not a whole index"):
        Manifest.read(written(tmp_path, {"schema": SCHEMA, "unknown": True}))


def test_a_record_that_was_changed_after_the_build_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"records\.jsonl is not as it was built"):
        Manifest.read(written(tmp_path, asdict(ONE), records=b'{"printed": "99%"}\n'))


def test_a_file_that_is_gone_is_noticed(tmp_path: Path) -> None:
    written(tmp_path, asdict(ONE))
    (tmp_path / "records.jsonl").unlink()
    with pytest.raises(IndexDamaged, match=r"not a whole index.*records\.jsonl"):
        Manifest.read(tmp_path)


def test_changes_name_each_file_with_what_became_of_it() -> None:
    assert changes({"a": "1", "b": "1", "c": "1"}, {"a": "2", "c": "1", "d": "1"}) == "a changed, b gone, d added"
    assert changes({"a": "1"}, {"a": "1"}) == ""


def test_the_versions_that_matter_are_known() -> None:
    assert all(versions(FORMATS).values())
    assert versions(("no-such-package",)) == {"no-such-package": ""}
