from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.build import build
from tests.fakes import WordEmbedder, line_recipe
from tests.index.seeding import LETTER, REPORT, seed

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.store


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """seeds/ and home/ of a small index."""
    folder = tmp_path_factory.mktemp("command")
    build(seed(folder / "seeds"), folder / "home", embedder=WordEmbedder(), recipe=line_recipe())
    return folder


def run(place: Path, *words: str, code: int = 0) -> tuple[str, str]:
    """Output and messages of `python -m index` on `place`; fails where the exit code is another."""
    options = ["--home", str(place / "home"), "--seeds", str(place / "seeds")] if "--help" not in words else []
    ended = subprocess.run(
        [sys.executable, "-m", "index", *words, *options],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "TERM": "dumb"},
    )
    out, err = ended.stdout.decode(), ended.stderr.decode()
    assert ended.returncode == code, err
    assert "Traceback" not in err
    return out, err


def test_list_json_is_one_object_a_line_with_place_and_text(place: Path) -> None:
    lines = run(place, "list", "--json")[0].split("\n")[:-1]
    objects = [json.loads(line) for line in lines]
    assert len(objects) == 10
    texts = {"report.txt": REPORT, "letter.txt": LETTER}
    for one in objects:
        assert {"id", "kind", "source", "locator", "start", "end", "text"} <= set(one)
        assert texts[one["source"]][one["start"] : one["end"]] == one["text"]
    assert [one["printed"] for one in objects if one["kind"] == "statistic"] == ["61%", "40.5%"]


def test_list_can_be_narrowed_by_kind_and_source(place: Path) -> None:
    out, _ = run(place, "list", "--kind", "quote", "--source", "letter.txt")
    assert out.split()[0] == "letter.txt/q1"
    assert out.endswith("so quiet\n")
    assert run(place, "list", "--kind", "statistic", "--source", "letter.txt")[0] == ""


@pytest.mark.parametrize(
    ("words", "said"), [(("--kind", "figure"), "'figure'"), (("--source", "no.txt"), "report.txt, letter.txt")]
)
def test_list_of_an_unknown_kind_or_source_names_the_known_ones(place: Path, words: tuple[str, ...], said: str) -> None:
    _, err = run(place, "list", *words, code=2)
    assert said in " ".join(err.replace("│", " ").split())


def test_show_a_record_with_its_place(place: Path) -> None:
    out, _ = run(place, "show", "letter.txt/q1")
    assert "source          letter.txt" in out
    assert out.endswith("\n\nso quiet\n")
    assert json.loads(run(place, "show", "letter.txt/q1", "--json")[0])["text"] == "so quiet"


def test_show_a_source_is_its_text_to_the_byte_in_any_locale(place: Path) -> None:
    assert run(place, "show", "letter.txt")[0] == LETTER
    assert "\r\n" in LETTER
    assert "£" in LETTER


def test_show_an_unknown_id_says_where_to_look(place: Path) -> None:
    _, err = run(place, "show", "zz", code=2)
    assert err == (
        "No record has the id 'zz'. To see them all: python -m index list\nSources: report.txt, letter.txt\n"
    )


def test_check_counts_what_is_verbatim(place: Path) -> None:
    assert run(place, "check")[0] == "6 passages, 2 statistics, 2 quotes of 2 sources: all verbatim\n"


def test_no_index_is_one_message_and_exit_code_2(tmp_path: Path) -> None:
    seed(tmp_path / "seeds")
    _, err = run(tmp_path, "list", code=2)
    assert err.count("\n") == 1
    assert "no index is built here. Build it: python -m index build --home" in err


def test_build_with_a_bad_seed_names_it_and_leaves_nothing(tmp_path: Path) -> None:
    seed(tmp_path / "seeds", {"a.txt": b"One\n\xff"})
    out, err = run(tmp_path, "build", code=2)
    assert "a.txt, line 2, byte 4: expected UTF-8, found 0xff" in err
    assert out == ""
    assert not (tmp_path / "home").exists()


def test_a_pipe_that_is_closed_early_is_no_fault(place: Path) -> None:
    command = f"{sys.executable} -m index list --json --home {place}/home --seeds {place}/seeds | head -c 1"
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S602
    assert ended.stdout == "{"
    assert "Traceback" not in ended.stderr


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; import index.__main__; print(*sorted({'torch', 'chromadb', 'bm25s'} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ended.stdout.strip() == ""


@pytest.mark.model
def test_build_add_and_check_with_the_shipped_extraction_and_model(tmp_path: Path) -> None:
    report = "1. Readers\n\nWe asked readers. 61% of readers come for the quiet.\n\n2. Café\n\nThe café cost £1,204.\n"
    seed(tmp_path / "seeds", {"report.txt": report})
    mine = tmp_path / "mine.txt"
    mine.write_text("The library\n\nIn 2031, 12% of visitors brought a dog.\n", encoding="utf-8")
    assert "1 source," in run(tmp_path, "build")[0]
    out, _ = run(tmp_path, "add", str(mine), "--title", "Dogs", "--date", "2031")
    assert "mine.txt: " in out
    assert f"To take it out: remove {tmp_path}/home/added/mine.txt" in out
    assert "12%" in run(tmp_path, "list", "--kind", "statistic", "--source", "mine.txt")[0]
    assert "all verbatim" in run(tmp_path, "check")[0]
    _, err = run(tmp_path, "add", str(mine), "--date", "yesterday", code=2)
    assert "date: expected a date like 2013" in err
