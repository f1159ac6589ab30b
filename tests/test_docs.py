"""What the documents say is so: README, Makefile, pyproject.toml and sources.toml against what they speak of."""

from __future__ import annotations

import ast
import hashlib
import importlib.metadata
import re
import sys
import tomllib
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
SEEDS = ROOT / "seeds"
SOURCES = tomllib.loads((SEEDS / "sources.toml").read_text(encoding="utf-8"))["source"]
PACKAGES = ("index", "assistant", "evals")

MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
    if path.name != "__init__.py"
)
LISTED = re.findall(r"^\| `((?:index|assistant|evals)/[\w/.]+)` \| (\S.*) \|$", README, re.MULTILINE)


def _plain(requirement: str) -> str:
    """The name in a requirement, in the one spelling that package indexes compare."""
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=\[; ]", requirement)[0]).lower()


PROJECT = tomllib.loads(PYPROJECT)["project"]
NEEDS = (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
DECLARED = {_plain(need) for needs in NEEDS for need in needs} - {PROJECT["name"]}


def helps(package: str) -> dict[str, str | None]:
    """The commands of `python -m PACKAGE`, each with its help."""
    group = typer.main.get_command(importlib.import_module(f"{package}.__main__").app)
    assert isinstance(group, TyperGroup)
    return {name: command.help for name, command in group.commands.items()}


@pytest.mark.parametrize("module", MODULES)
def test_each_module_is_in_the_file_list_of_the_readme(module: str) -> None:
    assert module in dict(LISTED)


@pytest.mark.parametrize("path", [path for path, _ in LISTED])
def test_each_file_that_the_readme_lists_exists(path: str) -> None:
    assert (ROOT / path).is_file()


def test_the_file_list_names_no_file_twice() -> None:
    paths = [path for path, _ in LISTED]
    assert sorted(set(paths)) == sorted(paths)


@pytest.mark.parametrize(("package", "command"), sorted(set(re.findall(r"python -m (\w+) ([a-z-]+)", README))))
def test_each_command_that_the_readme_names_exists(package: str, command: str) -> None:
    if package in PACKAGES:
        assert command in helps(package)


@pytest.mark.parametrize("package", PACKAGES)
def test_each_command_is_in_the_readme_and_has_help(package: str) -> None:
    for name, words in helps(package).items():
        assert words, f"python -m {package} {name} has no help"
        assert f"python -m {package} {name}" in README


def test_make_targets_and_the_readme_name_each_other() -> None:
    targets = set(re.findall(r"^([a-z]+):.* ## ", MAKEFILE, re.MULTILINE)) - {"help"}
    assert set(re.findall(r"\bmake ([a-z]+)\b", README.replace("make PYTHON=", ""))) == targets


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:|#)([^)#]+)", README))))
def test_each_link_and_picture_of_the_readme_exists(link: str) -> None:
    assert (ROOT / link).exists()


def test_each_dependency_has_a_reason_beside_it() -> None:
    lines = re.findall(
        r'^ *(?:\w+ = \[)?"([\w.-]+)[<>=]=[^"]*"(.*)$', PYPROJECT[PYPROJECT.index("[project]") :], re.MULTILINE
    )
    assert [name for name, rest in lines if not re.search(r"# \S+ \S+", rest)] == []
    assert len(lines) > 20


def test_what_the_packages_import_is_a_declared_dependency() -> None:
    homes = importlib.metadata.packages_distributions()
    imported = {
        name.split(".")[0]
        for path in (ROOT / module for module in MODULES)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported(node)
    } - {*PACKAGES, *sys.stdlib_module_names}
    assert [name for name in sorted(imported) if not DECLARED & {_plain(home) for home in homes[name]}] == []


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []


def test_each_direct_dependency_is_pinned_and_no_pin_is_for_one_kind_of_machine() -> None:
    pins = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert {pin.split("==")[0] for pin in pins} >= DECLARED
    assert [pin for pin in pins if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", pin)] == []


def test_every_seed_is_listed_and_is_the_file_that_was_listed() -> None:
    files = [path for path in SEEDS.iterdir() if path.name != "sources.toml"]
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files} == {
        source["file"]: source["sha256"] for source in SOURCES
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["file"])
def test_what_is_said_of_a_source_is_printed_in_it(source: dict[str, str]) -> None:
    text = " ".join((SEEDS / source["file"]).read_text(encoding="utf-8").split())
    for key in ("title", "publisher", "author", "licence", "rights", "terms"):
        stated = source[key]
        assert stated == "not stated" or all(line in text for line in stated.strip().splitlines()), key


@pytest.mark.parametrize(
    ("file", "date", "printed"),
    [
        ("local-digital-today-2013.txt", "2013-10", "October 2013"),
        ("lgiu-briefing-2013.txt", "not stated", ""),
        ("nlgn-digital-leadership-2014.txt", "2014-03-24", "Mar 24, 2014"),
        ("local-digital-alliance-2015.txt", "2015-07-03", "3 Jul 2015"),
        ("lgiu-start-of-the-possible-2017.txt", "2017-04-24", "24 Apr 17"),
    ],
)
def test_the_date_of_a_source_is_the_one_printed_in_it(file: str, date: str, printed: str) -> None:
    assert {source["file"]: source["date"] for source in SOURCES}[file] == date
    assert printed in (SEEDS / file).read_text(encoding="utf-8")
