import unicodedata
from io import StringIO

from rich.cells import cell_len
from rich.console import Console

from agent.render import render, show
from tests.render.hostile import hostile_briefing
from tests.render.material import bridge_briefing


def test_text_fits_eighty_columns_without_colour() -> None:
    for briefing in (bridge_briefing(), hostile_briefing()):
        written = render(briefing, "text")
        assert max(map(cell_len, written.splitlines())) <= 80
        assert not [c for c in written if unicodedata.category(c) in {"Cc", "Cf"} and c != "\n"]


def test_markup_in_articles_stays_text() -> None:
    briefing = bridge_briefing().model_copy(update={"headline": "[red]Fire[/red] :smile: [/]"})
    assert render(briefing, "text").startswith("[red]Fire[/red] :smile: [/]\n")


def test_a_terminal_gets_colour_and_one_that_has_none_the_same_words() -> None:
    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=80)
    show(bridge_briefing(), console)
    assert "\x1b[" in out.getvalue()
    bare = StringIO()
    show(bridge_briefing(), Console(file=bare, width=80))
    assert "\x1b[" not in bare.getvalue()
    assert bare.getvalue().split() == render(bridge_briefing(), "text").split()


def test_a_narrow_terminal_loses_no_word() -> None:
    narrow = StringIO()
    show(bridge_briefing(), Console(file=narrow, width=44))
    assert max(map(cell_len, narrow.getvalue().splitlines())) <= 44
    assert narrow.getvalue().split() == render(bridge_briefing(), "text").split()


def test_every_fact_stands_once_and_lost_inputs_are_named() -> None:
    briefing = bridge_briefing()
    written = " ".join(render(briefing, "text").split())
    facts = (
        written.partition("KEY FACTS")[2].partition("WHERE THE SOURCES")[0]
        + (written.partition("ALSO REPORTED")[2].partition("SOURCES")[0])
    )
    assert [facts.count(fact.claim) for fact in briefing.facts] == [1] * len(briefing.facts)
    assert "news/empty.txt: not briefed: holds no text" in written
    assert "5 facts · 8 lines left out –" in written


def test_who_said_it_and_how_widely_it_is_told() -> None:
    written = " ".join(render(bridge_briefing(), "text").split())
    assert (
        "said by two people who read the inspection report (not named) · "
        "2 articles, 1 origin: Harbour Courier " in written
    )


def test_a_side_of_a_conflict_says_when_it_was_reported() -> None:
    written = render(bridge_briefing(), "text")
    assert "     The Daily Beacon · 20 November 2026, 06:30 UTC\n" in written


def test_what_lies_ahead_stands_by_its_date() -> None:
    written = render(bridge_briefing(), "text")
    ahead = written.partition("WHAT TO WATCH AFTER 21 NOVEMBER 2026\n")[2].partition("\n\n")[0]
    assert ahead.splitlines()[:4] == [
        "   – 1 December 2026",
        "     The regional council votes on 4.5 million crowns for replacement buses on 1",
        "     December. [17]",
        "   – 9 December 2026",
    ]


def test_a_long_list_is_cut_and_says_so() -> None:
    briefing = bridge_briefing()
    facts = tuple(
        fact.model_copy(update={"id": f"f{number}", "narrower": ()})
        for number, fact in enumerate(briefing.facts * 3, start=1)
    )
    written = render(briefing.model_copy(update={"facts": facts}), "text")
    assert "\n  25 " in written
    assert "\n  26 " not in written
    assert "and 29 facts more, in the page, the Markdown and the JSON form" in written
