"""What evals/README.md says is so."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main
from typer.core import TyperGroup

import evals
from evals.__main__ import app
from evals.cases import FIELDS, Case
from evals.floors import AT_LEAST, AT_MOST
from evals.scorers import SCORERS

README = (Path(evals.__file__).parent / "README.md").read_text(encoding="utf-8")
TABLES = [re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE) for part in README.split("\n## ")]


def test_every_field_of_a_case_is_explained_in_its_order() -> None:
    assert tuple(TABLES[1]) == FIELDS == tuple(Case.model_fields)


def test_every_score_is_explained() -> None:
    beside = {"stable", "no_fault"}  # these two are no scorers: they need a second answer, or none at all
    assert set(TABLES[3]) == {scorer.__name__ for scorer in SCORERS} | beside


def test_every_score_that_counts_can_have_a_floor() -> None:
    assert set(TABLES[3]) == (set(AT_LEAST) | set(AT_MOST.values())) - {"passed"}


def test_every_command_and_option_it_names_exists() -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    for name in re.findall(r"python -m evals (\w+)", README):
        assert name in group.commands
    options = {option for command in group.commands.values() for item in command.params for option in item.opts}
    assert set(re.findall(r"--[a-z][a-z-]+", README)) <= options
