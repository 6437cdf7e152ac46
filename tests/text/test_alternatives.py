"""Patterns of many alternatives: the same matches, found with fewer tries."""

import re

from agent.text.alternatives import by_letter, split_alternatives

WORDS = ["call off", "calls?", "callous", "c?an", "(?:re)?opened", "put on", "put"]


def test_alternatives_joined_by_letter_match_as_they_do_one_by_one() -> None:
    text = "calls to call off, callous, can an act, reopened opened, put on and put"
    joined, plain = re.compile(by_letter(WORDS)), re.compile("|".join(WORDS))

    assert [one.span() for one in joined.finditer(text)] == [
        one.span() for one in plain.finditer(text)
    ]


def test_the_alternatives_of_one_letter_keep_their_order() -> None:
    assert by_letter(["put on", "cut", "put"]) == "p(?:ut on|ut)|c(?:ut)"


def test_alternatives_inside_groups_are_left_together() -> None:
    assert split_alternatives("shut(?:s|ting)?|(?:is|are) (?:a|b)|end") == [
        "shut(?:s|ting)?",
        "(?:is|are) (?:a|b)",
        "end",
    ]
