"""The quotes of the published sources: all of them, to the character, with group, survey question and lead-in."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.quotes import extract_quotes
from index.records import Quote
from tests.fakes import PatternGroups
from tests.index.texts import labels_of, outlined

SEEDS = Path(__file__).parents[2] / "seeds"
SECTOR = PatternGroups(
    {
        "councils": "(?:local government|councils?)(?: respondents?)?",
        "suppliers": "suppliers?(?: respondents?| community)?",
    }
)


def published(name: str) -> list[Quote]:
    report = outlined((SEEDS / f"{name}.txt").read_bytes().decode("utf-8"), f"{name}.txt")
    return extract_quotes(report, labels_of(report), SECTOR)


REPORT = published("local-digital-today-2013")
OPEN_BENEFITS = "What other things will digital technologies help your organisation to do?"
OPEN_BARRIERS = "What else, if anything, do you feel is holding back digital progress?"
OPEN_LEADERS = "Should anyone else lead on digital within these organisations?"
IMPORTANT = "Are the following important in successfully developing a 'Digital' approach in your organisation?"
AGREE = "Do you agree or disagree with the following statements about Digital technologies?"
LEADING = "Who is leading on Digital within your organisation?"


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("lgiu-briefing-2013", 0),
        ("lgiu-start-of-the-possible-2017", 9),
        ("local-digital-alliance-2015", 7),
        ("local-digital-today-2013", 88),
        ("nlgn-digital-leadership-2014", 3),
    ],
)
def test_every_quote_of_a_published_source_is_found_and_no_more(name: str, count: int) -> None:
    assert len(published(name)) == count


def test_every_section_of_the_report_has_its_quotes() -> None:
    counts: dict[tuple[str, str | None], int] = {}
    for quote in REPORT:
        key = (
            quote.locator.headings[-1] if len(quote.locator.headings) < 3 else quote.locator.headings[1][:3],
            quote.group,
        )
        counts[key] = counts.get(key, 0) + 1
    assert counts == {
        ("Simply better for less", None): 5,
        ("1. Introduction", None): 1,
        ("Digitally better for less", None): 1,
        ("A successful digital approach", None): 4,
        ("A successful digital approach", "suppliers"): 2,
        ("Leading on the digital front line", "councils"): 1,
        ("Leading on the digital front line", "suppliers"): 1,
        ("Leading on the digital front line", None): 1,
        ("Strength of a strategy", None): 5,
        ("Holding back Digital", None): 1,
        ("Into a digital future", None): 1,
        ("3. Commentary", None): 9,
        ("5.1", "councils"): 20,
        ("5.1", "suppliers"): 8,
        ("5.2", "councils"): 5,
        ("5.2", "suppliers"): 4,
        ("5.3", "councils"): 3,
        ("5.3", "suppliers"): 4,
        ("5.6", "councils"): 9,
        ("5.6", "suppliers"): 3,
    }


# Group, survey question, lead-in, words: as printed, but for the line breaks.
PUBLISHED = [
    ("councils", OPEN_BENEFITS, "Others said digital technologies would help to", "Engage young people"),
    ("councils", OPEN_BENEFITS, "One respondent said simply", "Survive!"),
    ("councils", OPEN_BENEFITS, "These included answers such as", "Increase staff productivity"),
    (
        "councils",
        OPEN_BENEFITS,
        "Citizen engagement was a theme here … said one respondent",
        "Be creative in the ways we give citizens the opportunity to contribute towards decision making",
    ),
    (
        "suppliers",
        AGREE,
        """Another said that councils could … the issue of service targeting, which had cropped up in councils’ own
        responses""",
        "React more quickly and take better decisions through the use of big data analytics",
    ),
    (
        "councils",
        IMPORTANT,
        """Other topics which were the subject of comment by several respondents included increasing internal resources
        and skills, and running training and communications programmes to ensure everybody in the councils buys in to
        the digital revolution""",
        "particularly senior councillors",
    ),
    (
        "suppliers",
        IMPORTANT,
        "and one recommended",
        """A pragmatic approach to adoption of open standards, and freedom for organisations to adopt the technology
        they feel best suited to the case in hand providing it meets requirements for interoperability, usability,*

        security and so on. A willingness to look outside of public sector to see what private sector is doing, and
        what's working/not working.""",
    ),
    (
        "councils",
        LEADING,
        "One respondent elaborates on a devolved model of leadership, as follows",
        """There is a transformation group for each of our strategic objectives, and 'digital' is woven into all of the
        transformation enquiries that each is undertaking.""",
    ),
    ("suppliers", OPEN_LEADERS, "said one", "Not enough of the chief executives/top level engaged"),
    (
        "suppliers",
        OPEN_LEADERS,
        "said another",
        """Needs to come from the top - if the CEO/CFO isn't on board then the business transformation and hence
        benefits won't happen. IT/web lead is insufficient""",
    ),
    (
        "councils",
        OPEN_BARRIERS,
        "A variation on this was one respondent who bemoaned supplier lock-in in the IT department",
        """Too little understanding of the possibilities, and the rigidity of the IT department in terms of their
        adherence to [named supplier] agreements.""",
    ),
    ("councils", OPEN_BARRIERS, "said another", "Council structures and silo working"),
    (
        "suppliers",
        OPEN_BARRIERS,
        "while another said",
        "Lack of more detailed direction and exemplars. Not wanting to go first.",
    ),
]


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize(("group", "question", "lead_in", "text"), PUBLISHED)
def test_a_published_quote_has_its_group_question_and_lead_in(
    group: str, question: str, lead_in: str, text: str
) -> None:
    results = [quote for quote in REPORT if quote.locator.headings[0] == "5. The Results"]
    (quote,) = [quote for quote in results if flat(quote.text) == flat(text)]
    assert (quote.group, quote.survey_question, quote.lead_in) == (group, question, flat(lead_in))


def test_the_report_gives_the_same_words_to_a_council_and_to_a_supplier() -> None:
    mixed = [quote for quote in REPORT if quote.text.lstrip(".").lower().startswith("a mix of these people")]
    assert [(quote.group, quote.survey_question) for quote in mixed] == [
        ("councils", None),
        ("suppliers", OPEN_LEADERS),
        (None, None),
        ("suppliers", OPEN_LEADERS),
    ]


def test_the_commentary_holds_its_authors_words_and_an_unnamed_member_s_note() -> None:
    commentary = [quote for quote in REPORT if quote.locator.headings == ("3. Commentary",)]
    assert [quote.speaker for quote in commentary] == [
        "Martin Ferguson",
        None,
        *["Martin Ferguson"] * 4,
        *["Jos Creese"] * 3,
    ]
    assert commentary[1].text.startswith("In the majority of cases we already had the technology in place")
    assert commentary[-1].office == "CIO, Hampshire County Council & Chair of the Local CIO Council"


def test_the_articles_name_their_speakers() -> None:
    articles = [*published("lgiu-start-of-the-possible-2017"), *published("nlgn-digital-leadership-2014")]
    assert [(quote.speaker, quote.office) for quote in articles] == [
        *[("Theo Blackwell", "the report author")] * 4,
        *[("The report", None)] * 2,
        *[("Jonathan Carr-West", "chief executive, LGiU")] * 3,
        ("NLGN", None),
        ("the report", None),
        ("the report", None),
    ]
    alliance = published("local-digital-alliance-2015")
    assert [quote.speaker for quote in alliance[1:]] == [
        "Cathy Francis",
        "Cllr Peter Fleming",
        "Rob Whiteman",
        "Graeme McDonald",
        "Martin Ferguson",
        "Dylan Roberts",
    ]
    assert (alliance[0].speaker, alliance[0].group) == (None, None)
