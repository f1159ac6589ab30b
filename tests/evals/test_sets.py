"""Sets as files: JSON lines and CSV, the bad line named and the others kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.cases import FIELDS
from evals.errors import SetError
from evals.sets import find, read, read_all, shipped, write_template

LINE = '{"id": "%s", "kind": "figure", "question": "How many?", "answerable": true, "figures": [["61%%"]]}'
HEAD = "id,kind,question,answerable,figures,evidence\n"


def written(folder: Path, text: str, name: str = "own.jsonl") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def test_a_bad_line_is_named_and_the_others_stand(tmp_path: Path) -> None:
    read_set = read(written(tmp_path, f"{LINE % 'a'}\nnot json\n\n{LINE % 'b'}\n[1]\n"))
    assert [case.id for case in read_set.cases] == ["a", "b"]
    assert list(read_set.lines) == [1, 4]
    assert [(fault.line, fault.message[:11]) for fault in read_set.faults] == [(2, "is not JSON"), (5, "is not a JS")]
    assert str(read_set.faults[0]).startswith(f"{tmp_path / 'own.jsonl'}, line 2: ")


def test_an_id_that_stands_twice_is_a_fault_that_names_both_lines(tmp_path: Path) -> None:
    read_set = read(written(tmp_path, f"{LINE % 'a'}\n{LINE % 'a'}\n"))
    assert [str(fault.message) for fault in read_set.faults] == ["id: ‘a’ is also on line 1"]


def test_a_question_with_a_line_separator_is_one_line(tmp_path: Path) -> None:
    line = json.dumps({**json.loads(LINE % "a"), "question": "How\u2028many?\x85"}, ensure_ascii=False)
    assert read(written(tmp_path, line)).cases[0].question == "How\u2028many?\x85"


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff"])
def test_a_set_without_a_case_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(SetError, match="holds no case"):
        read(written(tmp_path, text))


def test_a_set_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_bytes((LINE % "a").encode() + b"\n\xa312\n")
    with pytest.raises(SetError, match=r"line 2: is not UTF-8 \(byte 0xa3\)"):
        read(path)


def test_json_nested_a_thousandfold_is_a_bad_line_and_no_crash(tmp_path: Path) -> None:
    read_set = read(written(tmp_path, "[" * 100_000 + f"\n{LINE % 'a'}"))
    assert len(read_set.faults) == 1
    assert len(read_set.cases) == 1


def test_a_set_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(SetError, match="known-figures-tables"):
        find("known-figure")


def test_two_sets_of_one_name_would_mix_their_results(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    one, other = written(tmp_path, LINE % "a"), written(tmp_path / "x", LINE % "a")
    with pytest.raises(SetError, match="same name"):
        read_all([str(one), str(other)])


def test_a_spreadsheet_cell_holds_groups_on_lines_and_alternatives_between_bars(tmp_path: Path) -> None:
    row = 'a,figure,"How many, really?",yes,"61% | 60%\n12%","Six in ten\nA row 12%"\n'
    case = read(written(tmp_path, HEAD + row, "own.csv")).cases[0]
    assert case.figures == [["61%", "60%"], ["12%"]]
    assert case.evidence == [["Six in ten"], ["A row 12%"]]
    assert case.question == "How many, really?"


def test_a_spreadsheet_saved_with_semicolons_and_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    text = "\ufeff" + HEAD.replace(",", ";").replace("\n", "\r\n") + "a;figure;Who?;no;;\r\n"
    assert read(written(tmp_path, text, "own.csv")).cases[0].answerable is False


def test_a_ragged_row_is_named_with_its_cells_and_the_others_stand(tmp_path: Path) -> None:
    text = HEAD + "a,figure,How many, really?,yes,61%,x,y\nb,figure,Who?,no,,\n"
    read_set = read(written(tmp_path, text, "own.csv"))
    assert [str(fault.message) for fault in read_set.faults] == [
        "has 8 cells and the first row 6; is a comma outside quotation marks?"
    ]
    assert [case.id for case in read_set.cases] == ["b"]
    assert read_set.lines == (3,)


def test_a_cell_that_is_neither_yes_nor_no_is_named(tmp_path: Path) -> None:
    read_set = read(written(tmp_path, HEAD + "a,figure,How many?,perhaps,61%,\n", "own.csv"))
    assert "say yes or no" in read_set.faults[0].message


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("id,kind,question,answerable,figurs\n", "no column ‘figurs’"),
        ("id,kind,question\n", "‘answerable’ is missing"),
        ("id,id,kind,question,answerable\n", "‘id’ stands twice"),
    ],
)
def test_a_spreadsheet_with_other_columns_is_refused_with_the_right_ones(tmp_path: Path, head: str, said: str) -> None:
    with pytest.raises(SetError, match=f"{said}.*{FIELDS[0]}, {FIELDS[1]}"):
        read(written(tmp_path, head + "a,b,c,d\n", "own.csv"))


@pytest.mark.parametrize("name", ["own.csv", "own.jsonl"])
def test_a_template_reads_back_and_is_never_written_over(tmp_path: Path, name: str) -> None:
    write_template(tmp_path / name)
    read_set = read(tmp_path / name)
    assert not read_set.faults
    assert [case.answerable for case in read_set.cases] == [True, False]
    assert read_set.cases[0].figures == [["61.5%", "62%"]]
    with pytest.raises(SetError, match="exists already"):
        write_template(tmp_path / name)


def test_both_templates_are_the_same_set(tmp_path: Path) -> None:
    for name in ("own.csv", "other.jsonl"):
        write_template(tmp_path / name)
    from_csv, from_json = read(tmp_path / "own.csv").cases, read(tmp_path / "other.jsonl").cases
    # a tab in a cell is kept; only the white space around a cell is not
    assert [case.model_dump() for case in from_csv] == [case.model_dump() for case in from_json]


def test_every_shipped_set_reads_without_a_fault() -> None:
    assert shipped()
    assert [str(fault) for one in read_all([]) for fault in one.faults] == []
