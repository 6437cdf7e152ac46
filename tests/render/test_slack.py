import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from agent.render.slack import Message, blocks, mrkdwn
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


def test_a_small_briefing_is_one_message_that_says_who_differs() -> None:
    (message,) = blocks(bridge_briefing())
    texts = _texts(dict(message))
    assert message["text"] == bridge_briefing().headline
    assert "*Different status: the night trains to Kestrel Bay*\nsuspended against cancelled" in (
        "\n".join(texts)
    )
    side = "Night trains to Kestrel Bay have been cancelled for good. [3]\n_The Daily Beacon_"
    assert side in texts
    assert (
        "*NNA* <https://a0.example/orm-bridge|Norrland Rail suspends night trains over bridge>"
        in (texts)
    )


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
