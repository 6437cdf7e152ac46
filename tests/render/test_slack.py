import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.render.index import KEY_FACTS
from agent.render.quotes import in_marks
from agent.render.slack import Message, Part, blocks, blocks_of
from agent.render.slack_text import mrkdwn, section
from schemas.briefing import Briefing, SummarySentence
from tests.render.hostile import hostile_briefing
from tests.render.material import bridge_briefing


def _long_briefing() -> Briefing:
    """Two hundred long facts, one conflict of many sides."""
    briefing = bridge_briefing()
    facts = tuple(
        fact.model_copy(update={"id": f"f{n}", "claim": f"{n} {fact.claim * 4}", "narrower": ()})
        for n, fact in enumerate(briefing.facts * 12, start=1)
    )
    conflict = briefing.conflicts[0].model_copy(update={"sides": briefing.conflicts[0].sides * 7})
    return briefing.model_copy(update={"facts": facts, "conflicts": (conflict,)})


def _texts(value: Any) -> list[str]:
    """Every text that Slack would parse as its markup, fallback texts included."""
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    if not isinstance(value, dict):
        return []
    own = value.get("text")
    parsed = isinstance(own, str) and value.get("type") != "plain_text"
    return ([str(own)] if parsed else []) + [t for inner in value.values() for t in _texts(inner)]


def _within_limits(message: Message) -> None:
    assert len(message["blocks"]) <= 50
    assert len(str(message["blocks"])) <= 13_000
    for block in message["blocks"]:
        if block["type"] == "header":
            assert 0 < len(block["text"]["text"]) <= 150
        elif block["type"] == "section":
            assert 0 < len(block["text"]["text"]) <= 3_000
            assert len(block.get("fields", ())) <= 10
            assert all(0 < len(field["text"]) <= 2_000 for field in block.get("fields", ()))


def test_every_message_keeps_slacks_limits() -> None:
    for briefing in (bridge_briefing(), hostile_briefing(), _long_briefing()):
        for message in blocks(briefing):
            _within_limits(message)


def test_very_long_texts_are_cut_to_fit() -> None:
    long = "<&>" * 3_000
    briefing = bridge_briefing()
    fact = briefing.facts[0].model_copy(update={"claim": long})
    side = briefing.conflicts[0].sides[0].model_copy(update={"claim": long})
    changed = {"about": long, "reason": long, "sides": (side,) * 25}
    conflict = briefing.conflicts[0].model_copy(update=changed)
    briefing = briefing.model_copy(
        update={
            "headline": long,
            "summary": (SummarySentence(text=long, facts=("f1",)),) * 9,
            "facts": (fact,),
            "conflicts": (conflict,),
        }
    )
    for message in blocks(briefing):
        _within_limits(message)
        assert not [t for t in _texts(dict(message)) if re.search(r"&(?!amp;|lt;|gt;)", t)]


def test_a_thread_is_split_between_facts_and_loses_none() -> None:
    briefing = _long_briefing()
    messages = blocks(briefing)
    assert len(messages) > 1
    texts = _texts([block for message in messages for block in message["blocks"]])
    for number, fact in enumerate(briefing.facts, start=1):
        told = [text for text in texts if text.startswith(f"*{number}.* ")]
        assert len(told) == 1
        assert fact.claim in told[0]


def test_the_channel_gets_what_matters_and_the_thread_the_words() -> None:
    briefing = bridge_briefing()
    channel, *thread = blocks(briefing)
    texts = _texts(dict(channel))
    assert channel["text"] == briefing.headline
    told = "\n".join(texts)
    assert "*Different status: the night trains to Kestrel Bay*\nsuspended against" in told
    side = "Night trains to Kestrel Bay have been cancelled for good. [3]\n_The Daily Beacon · "
    assert f"{side}20 November 2026, 06:30 UTC_" in texts
    assert "2 articles, 1 origin: Harbour Courier" in told
    assert "The words they stand on" not in told
    below = [text for message in thread for text in _texts(dict(message))]
    assert below[1] == "*The words they stand on*"
    quotes = "\n".join(below)
    for fact in briefing.facts[:KEY_FACTS]:
        for evidence in fact.evidence:
            assert mrkdwn(in_marks(evidence.quote)) in quotes
    linked = "<https://a0.example/orm-bridge|Norrland Rail suspends night trains over bridge>"
    assert f"*NNA* {linked}" in below


def test_the_controls_end_the_first_message_and_have_their_room() -> None:
    controls = [{"type": "actions", "elements": [{"type": "button", "value": "v" * 400}] * 5}]
    for briefing in (bridge_briefing(), _long_briefing()):
        first, *rest = blocks(briefing, controls)
        assert first["blocks"][-1:] == controls
        assert all(controls[0] not in message["blocks"] for message in rest)
        _within_limits(first)


def test_a_page_holds_fifty_blocks_and_the_fifty_first_begins_the_next() -> None:
    facts = tuple(
        fact.model_copy(update={"id": f"f{n}", "claim": f"{n}", "evidence": (), "narrower": ()})
        for n, fact in enumerate(bridge_briefing().facts * 8, start=1)
    )
    empty = {"summary": (), "conflicts": (), "audits": (), "changes": (), "articles": ()}
    briefing = bridge_briefing().model_copy(update={"facts": facts, **empty})
    full = [message for message in blocks(briefing) if len(message["blocks"]) == 50]
    assert full
    assert max(len(message["blocks"]) for message in blocks(briefing)) == 50


@pytest.mark.parametrize(("length", "cut"), [(3_000, False), (3_001, True)])
def test_a_block_takes_three_thousand_characters(length: int, cut: bool) -> None:
    text = section("x" * length)["text"]["text"]
    assert len(text) == 3_000
    assert text.endswith("…") is cut


@pytest.mark.parametrize(("length", "cut"), [(2_000, False), (2_001, True)])
def test_a_field_takes_two_thousand_characters(length: int, cut: bool) -> None:
    text = section("t", ["x" * length])["fields"][0]["text"]
    assert len(text) == 2_000
    assert text.endswith("…") is cut


@pytest.mark.parametrize(("length", "cut"), [(150, False), (151, True)])
def test_a_headline_takes_a_hundred_and_fifty_characters(length: int, cut: bool) -> None:
    briefing = bridge_briefing().model_copy(update={"headline": "h" * length})
    title = blocks(briefing)[0]["blocks"][0]["text"]["text"]
    assert len(title) == 150
    assert title.endswith("…") is cut


def test_no_message_passes_the_characters_that_slack_takes() -> None:
    sizes = [len(str(message["blocks"])) for message in blocks(_long_briefing())]
    assert max(sizes) <= 12_500
    assert max(sizes) > 11_000


@pytest.mark.parametrize("part", ["evidence", "conflicts", "sources"])
def test_a_part_alone_fits_into_so_many_blocks(part: Part) -> None:
    briefing = bridge_briefing()
    whole = blocks_of(briefing, part, 100)
    assert len(whole) > 3
    assert blocks_of(briefing, part, len(whole)) == whole
    short = blocks_of(briefing, part, 3)
    assert short[:2] == whole[:2]
    assert "thread" in short[2]["text"]["text"]


def test_a_part_without_entries_says_so() -> None:
    briefing = bridge_briefing().model_copy(update={"conflicts": ()})
    (block,) = blocks_of(briefing, "conflicts", 100)
    assert "nothing of the kind" in block["text"]["text"]


def test_articles_call_nobody_and_link_nowhere() -> None:
    for message in blocks(hostile_briefing()):
        for text in _texts(dict(message)):
            assert not re.search(r"<[!@#a-z]", text)
            assert "*loud*" not in text
            assert "~gone~" not in text
            assert ":skull:" not in text
            assert "\x1b" not in text


def test_slack_is_told_to_parse_no_names() -> None:
    for message in blocks(bridge_briefing()):
        for block in message["blocks"]:
            if block["type"] == "section":
                assert block["text"]["verbatim"]


@given(st.text(st.sampled_from("ab*_~`<>&!@#:|\n é"), max_size=60), st.integers(2, 80))
def test_article_text_in_slack_is_text(text: str, most: int) -> None:
    written = mrkdwn(text, most)
    assert len(written) <= most
    assert not re.search(r"[<>*~`]|&(?!amp;|lt;|gt;)|(?<!\w)_|_(?!\w)|:[\w+'-]+:", written)
