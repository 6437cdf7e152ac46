from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from agent.render import render
from agent.render.markdown import inline
from agent.text.plain import one_line
from tests.render.hostile import hostile_briefing
from tests.render.material import bridge_briefing

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXTS = st.text(
    st.sampled_from("ab1 .)(`*_~[]<>!#+-=|\\&;:\n\"'@é") | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)


def _kinds(markdown: str) -> set[str]:
    tokens = READER.parse(markdown)
    return {t.type for token in tokens for t in (token, *(token.children or ()))}


@given(TEXTS)
def test_article_text_in_markdown_is_text(text: str) -> None:
    tokens: Any = READER.parse(f"- {inline(text)}")
    parts = [child for token in tokens for child in token.children or ()]
    assert {part.type for part in parts} <= {"text", "text_special"}
    shown = "".join(part.content for part in parts)
    assert shown.replace("\u2060", "") == one_line(text)


@given(TEXTS)
def test_article_text_stays_in_its_table_cell(text: str) -> None:
    html = READER.render(f"| a | b |\n| - | - |\n| {inline(text)} | end |")
    assert html.count("<td>") == 2


def test_nothing_hostile_acts() -> None:
    written = render(hostile_briefing(), "markdown")
    assert not _kinds(written) & {"link_open", "image", "html_inline", "html_block", "code_inline"}
    assert "\x1b" not in written
    assert "@everyone" not in written


def test_summary_cites_facts_by_their_numbers() -> None:
    written = render(bridge_briefing(), "markdown")
    assert "14 cracks in the bridge at Orm. [1, 2] " in written
    assert "- **2.** Inspectors found 14 cracks in the bridge at Orm." in written


def test_a_conflict_has_two_sides_with_their_sources() -> None:
    written = render(bridge_briefing(), "markdown")
    sides = written.partition("**Different status: the night trains")[2].partition("**Different")[0]
    assert "\n- Norrland Rail has suspended every night train to Kestrel Bay. [1]  \n" in sides
    when = "20 November 2026, 06:30 UTC"
    assert f"4 articles, 2 origins: Harbour Courier, NNA · {when}*" in sides
    assert "\n- Night trains to Kestrel Bay have been cancelled for good. [3]  \n" in sides
    assert f"*The Daily Beacon · {when}*" in sides


def test_a_side_of_no_known_time_shows_none() -> None:
    briefing = bridge_briefing()
    first, second = briefing.conflicts[0].sides
    undated = first.model_copy(update={"reported": None})
    conflict = briefing.conflicts[0].model_copy(update={"sides": (undated, second)})
    written = render(briefing.model_copy(update={"conflicts": (conflict,)}), "markdown")
    assert "4 articles, 2 origins: Harbour Courier, NNA*" in written


def test_sources_link_only_to_web_addresses() -> None:
    written = render(bridge_briefing(), "markdown")
    assert "[Night trains to the bay stop after cracks found](https://c0.example/orm-bridge)" in (
        written
    )
    assert "Radio Tarn · news/r0.html ·" in written
    assert "8 lines left out (menu 5, caption 2, byline 1)" in written


def test_a_narrower_fact_hangs_under_the_fuller_one() -> None:
    lines = render(bridge_briefing(), "markdown").splitlines()
    numbers = [line.strip(" -*.")[:2] for line in lines if line.lstrip().startswith("- **")]
    assert "  - **12.** The cracks came to light on 14 November.  " in lines
    assert numbers.index("12") == numbers.index("2.") + 1
