"""`python -m assistant quotes`: its output, its object, its mistakes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.places import default_seeds
from tests.assistant.test_cli import run

SHIPPED = {path.name: path.read_bytes().decode() for path in default_seeds().glob("*.txt")}
OBJECT = "topic group survey_question source total quotes nearest caveats".split()
QUOTE = "text speaker office group survey_question theme lead_in differences places".split()
PLACE = "record source locator start end text speaker office group survey_question theme lead_in".split()

pytestmark = pytest.mark.model


def looked_up(home: Path, *words: str) -> str:
    return run("quotes", *words, "--index", str(home))[0]


def test_a_quote_is_printed_whole_with_who_said_it_in_reply_to_what_and_where(shipped_home: Path) -> None:
    out = looked_up(shipped_home, "lock-in", "--group", "council")
    assert "adherence to [named supplier] agreements.”\n  a respondent of the councils, in reply to ‘What else" in out
    assert "  introduced by: A variation on this was one respondent who bemoaned supplier lock-in" in out
    assert "\n  local-digital-today-2013.txt: 5. The Results › " in out
    assert out.endswith("\nQuotes illustrate; they are not counts.\n")


def test_json_is_one_object_whose_places_are_the_files_own_text(shipped_home: Path) -> None:
    out = looked_up(shipped_home, "variety", "of", "approaches", "--json", "--limit", "3")
    assert out.count("\n") == 1
    told = json.loads(out)
    assert list(told) == OBJECT
    assert told["topic"] == "variety of approaches"
    for quote in told["quotes"]:
        assert list(quote) == QUOTE
        for place in quote["places"]:
            assert list(place) == PLACE
            assert SHIPPED[place["source"]][place["start"] : place["end"]] == place["text"] != ""
    first = told["quotes"][0]
    assert {place["group"] for place in first["places"]} == {"councils", "suppliers", None}
    assert first["group"] is None
    assert "suppliers" in first["differences"][0]


def test_two_runs_are_equal_bytes(shipped_home: Path) -> None:
    words = ("quotes", "leadership", "--json", "--index", str(shipped_home))
    assert run(*words, PYTHONHASHSEED="1") == run(*words, PYTHONHASHSEED="2")


def test_what_nobody_speaks_of_is_said_and_is_no_mistake(shipped_home: Path) -> None:
    out = looked_up(shipped_home, "submarine warfare")
    assert out.startswith("No quote was found on ‘submarine warfare’.")
    assert out.endswith("without a TOPIC, all quotes are listed.\n")


def test_an_unknown_group_ends_in_2_with_those_there_are(shipped_home: Path) -> None:
    out, err = run("quotes", "--group", "dogs", "--index", str(shipped_home), code=2)
    assert (out, err) == ("", "There is no group ‘dogs’. Choose from:\n- councils\n- suppliers\n")


def test_no_limit_below_one(shipped_home: Path) -> None:
    assert "--limit" in run("quotes", "--limit", "0", "--index", str(shipped_home), code=2)[1]
