"""Lists: the lead-in and each entry make one claim, on the words of both."""

import pytest

from tests.extract.test_long import claims, page, read

_MET = "Velby council met on Monday."


@pytest.mark.parametrize(
    ("lead", "entries", "expected"),
    [
        (
            "The council agreed on Monday to:",
            ["- close the quay", "- sell the ferry Stella"],
            [
                "The council agreed on Monday to close the quay.",
                "The council agreed on Monday to sell the ferry Stella.",
            ],
        ),
        (
            "Velby council will:",
            ["• Close the quay;", "• Sell the ferry Stella; and", "• Cut fares by 3%."],
            [
                "Velby council will close the quay.",
                "Velby council will sell the ferry Stella.",
                "Velby council will cut fares by 3%.",
            ],
        ),
        (
            "Norvik named two ports that it will serve from May:",
            ["1. Velby", "2. Osterby"],
            [
                "Norvik named two ports that it will serve from May: Velby.",
                "Norvik named two ports that it will serve from May: Osterby.",
            ],
        ),
    ],
)
async def test_a_lead_in_says_one_thing_with_each_entry(
    lead: str, entries: list[str], expected: list[str]
) -> None:
    article = page(f"{_MET}\n\n{lead}\n\n" + "\n".join(entries), "The council on Monday")
    extraction = await read(article)
    assert claims(extraction) == [_MET, *expected]
    for fact in extraction.facts[1:]:
        first, second = fact.evidence
        assert (first.quote, first.sentence) == (lead, 2)
        assert second.sentence > first.sentence
        assert second.quote.strip("- 12.•;and") in article.text
        for evidence in fact.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.quote
    assert not [one for one in extraction.dropped if one.text == lead]


async def test_entries_that_are_sentences_speak_for_themselves_and_the_lead_in_is_listed() -> None:
    lead = "The council agreed on three things:"
    text = f"{_MET}\n\n{lead}\n\n• Velby sells the ferry Stella.\n• The quay shuts on 3 May."
    extraction = await read(page(text, "The council on Monday"))
    assert claims(extraction) == [
        _MET,
        "Velby sells the ferry Stella.",
        "The quay shuts on 3 May.",
    ]
    assert [one.text for one in extraction.dropped if "list" in one.reason] == [lead]


async def test_a_list_goes_on_with_the_subject_of_its_lead_in() -> None:
    lead = "Norvik named two ports that it will serve from May:"
    text = f"{lead}\n\n• Velby\n• Osterby\n\nIt opened in 1980."
    assert claims(await read(page(text)))[-1] == "Norvik opened in 1980."


async def test_a_colon_before_a_plain_paragraph_is_no_list() -> None:
    text = f"{_MET}\n\nThe council agreed on Monday:\n\nNorvik sold the ferry Stella."
    assert "Norvik sold the ferry Stella." in claims(await read(page(text)))
