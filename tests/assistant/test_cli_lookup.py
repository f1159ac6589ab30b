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


# Statistics


def figures(home: Path, *words: str) -> str:
    return run("statistics", *words, "--index", str(home))[0]


def test_a_figure_is_printed_with_what_it_measures_of_whom_and_every_place(shipped_home: Path) -> None:
    out = figures(shipped_home, "legacy", "systems", "--group", "council", "--response", "yes")
    assert out.startswith(
        "72.7%  Legacy systems and ICT infrastructure – ‘Yes’\n  of the councils, in reply to ‘What do"
    )
    assert "\n  base: 178 Local Authority Personnel\n" in out
    assert "Highlights [7051–7213]: 72%\n" in out
    assert "differs from 72% in ‘Highlights’" in out


def test_json_of_statistics_is_one_object_whose_places_are_the_files_own_text(shipped_home: Path) -> None:
    told = json.loads(figures(shipped_home, "savings", "--json"))
    assert list(told) == "topic group response survey_question source total statistics nearest".split()
    assert told["total"] > len(told["statistics"]) == 10
    for place in (place for one in told["statistics"] for place in one["places"]):
        text = SHIPPED[place["source"]]
        assert text[place["start"] : place["end"]] == place["text"]
        assert text[place["figure_start"] : place["figure_end"]] == place["printed"]


def test_csv_and_json_are_not_given_at_once(shipped_home: Path) -> None:
    assert "not both" in run("statistics", "--json", "--csv", "--index", str(shipped_home), code=2)[1]


def test_an_unknown_response_ends_in_2_with_those_there_are(shipped_home: Path) -> None:
    out, err = run("statistics", "--response", "maybe", "--index", str(shipped_home), code=2)
    assert out == ""
    assert err.startswith("There is no response ‘maybe’. Choose from:\n- ")
    assert "\n- Strongly Agree\n" in err
