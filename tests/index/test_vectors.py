from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.vectors import FILE, Vectors, key


def test_a_key_is_of_the_model_and_the_text() -> None:
    assert len({key("a", "bc"), key("ab", "c"), key("b", "bc"), key("a", "bd")}) == 4


def test_vectors_come_out_in_the_order_of_the_keys_asked_for() -> None:
    vectors = Vectors.of({"b": [0.0, 2.0], "a": [1.0, 0.0]})
    assert vectors.keys == ("a", "b")
    assert vectors.rows(["b", "a", "b"]).tolist() == [[0, 1], [1, 0], [0, 1]]


def test_a_vector_of_unit_length_stays_as_it_is_to_the_bit() -> None:
    once = Vectors.of({"a": [0.1, 0.2, 0.3], "b": [3.0, 4.0, 0.0]})
    again = Vectors.of(once.as_dict())
    assert np.array_equal(once.matrix, again.matrix)
    assert np.allclose(np.linalg.norm(once.matrix, axis=1), 1)


@pytest.mark.parametrize("row", [[0.0, 0.0], [float("nan"), 1.0], [float("inf"), 1.0], [1.0, 2.0, 3.0]])
def test_what_has_no_direction_or_another_length_is_refused(row: list[float]) -> None:
    with pytest.raises(ValueError, match=r"different lengths|inhomogeneous"):
        Vectors.of({"a": [1.0, 0.0], "b": row})


def test_vectors_that_differ_only_by_noise_are_kept_once_under_the_first_name() -> None:
    vectors = Vectors.of({"a": [0.6, 0.8], "b": [0.6000001, 0.8], "c": [0.8, 0.6], "d": [-0.0, 1.0], "e": [0.0, 1.0]})
    found = vectors.distinct(["n1", "n2", "n3", "n4", "n5", "n6"], ["a", "b", "c", "a", "d", "e"])
    assert found.names == ["n1", "n3", "n5"]
    assert found.twins == {"n1": ["n2", "n4"], "n5": ["n6"]}
    assert found.matrix.shape == (3, 2)


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    vectors = Vectors.of({"a": [0.6, 0.8], "b": [1.0, 0.0]})
    (tmp_path / FILE).write_bytes(vectors.to_bytes())
    back = Vectors.read(tmp_path)
    assert back.keys == vectors.keys
    assert np.array_equal(back.matrix, vectors.matrix)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x93NUMPY"])
def test_a_file_that_holds_no_vectors_is_damage(tmp_path: Path, data: bytes) -> None:
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(IndexDamaged, match="the vectors cannot be read"):
        Vectors.read(tmp_path)
