from datetime import UTC, datetime

import pytest

from agent.render.dates import ahead, timeline
from agent.render.figures import figures
from agent.render.index import index
from agent.render.named import named
from agent.render.origins import one_origin_alone
from agent.render.quotes import telling
from agent.render.words import date_value, left_out, spread, told_by
from schemas.article import Dropped
from schemas.briefing import Briefing, BriefingFact
from schemas.fact import DateMention, Quantity
from tests.render.material import bridge_briefing, span


def _with(briefing: Briefing, **fields: object) -> Briefing:
    return briefing.model_copy(update=fields)


def _changed(fact: BriefingFact, **fields: object) -> BriefingFact:
    return fact.model_copy(update=fields)


def test_dates_ahead_are_those_after_the_newest_article() -> None:
    briefing = bridge_briefing()
    assert [dated.value for dated in timeline(briefing)] == ["2026-11-14", "2026-11-19"]
    assert [dated.value for dated in ahead(briefing)] == ["2026-12-01", "2026-12-09", "2027-03"]


@pytest.mark.parametrize(
    ("value", "precision", "is_ahead"),
    [
        ("2026-11-21", "day", False),
        ("2026-11-22", "day", True),
        ("2026-11-21T23:00", "minute", False),
        ("2026-11", "month", True),
        ("2026-10", "month", False),
        ("2026-W47", "week", True),
        ("2026-W46", "week", False),
        ("2026-Q3", "quarter", False),
        ("2026-Q4", "quarter", True),
        ("nonsense", "day", False),
    ],
)
def test_a_period_is_ahead_until_its_last_day(value: str, precision: str, is_ahead: bool) -> None:
    mention = DateMention.model_validate({"text": value, "value": value, "precision": precision})
    briefing = bridge_briefing()
    briefing = _with(briefing, facts=(_changed(briefing.facts[0], dates=(mention,)),))
    assert [d.value for d in ahead(briefing)] == ([value] if is_ahead else [])
    assert [d.value for d in timeline(briefing)] == ([] if is_ahead else [value])


def test_without_publication_times_the_briefing_s_own_is_the_border() -> None:
    briefing = bridge_briefing()
    undated = tuple(a.model_copy(update={"published": None}) for a in briefing.articles)
    briefing = _with(briefing, articles=undated, generated=datetime(2026, 12, 5, tzinfo=UTC))
    assert [dated.value for dated in ahead(briefing)] == ["2026-12-09", "2027-03"]


def test_the_same_amount_in_other_words_is_one_figure() -> None:
    briefing = bridge_briefing()
    first = _changed(
        briefing.facts[0], quantities=(Quantity(text="25%", value=25, unit="percent"),)
    )
    quarter = Quantity(text="25 percent", value=25, unit="percent")
    second = _changed(briefing.facts[1], quantities=(quarter,))
    found = figures(_with(briefing, facts=(first, second)))
    assert [(figure.words, [fact.id for fact in figure.facts]) for figure in found] == [
        ("25%", ["f1", "f2"])
    ]


def test_a_figure_shows_the_words_around_it() -> None:
    figure = figures(bridge_briefing())[0]
    assert (figure.before, figure.words, figure.after) == (
        "Inspectors found ",
        "14",
        " cracks in the bridge at Orm.",
    )


def test_a_ring_of_narrower_facts_is_still_shown_once() -> None:
    briefing = bridge_briefing()
    one = _changed(briefing.facts[0], narrower=("f2",))
    two = _changed(briefing.facts[1], narrower=("f1", "f2", "nowhere"))
    outline = index(_with(briefing, facts=(one, two))).outline
    assert [(placed.fact.id, placed.depth) for placed in outline] == [("f1", 0), ("f2", 1)]


def test_key_facts_end_before_the_eleventh_and_keep_what_hangs_under_them() -> None:
    found = index(bridge_briefing())
    assert [placed.fact.id for placed in found.key_facts()] == [
        "f1", "f2", "f12", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10",
    ]  # fmt: skip
    assert [placed.fact.id for placed in found.further_facts()][:2] == ["f11", "f13"]


def test_two_articles_of_one_outlet_get_numbered_labels() -> None:
    briefing = bridge_briefing()
    renamed = {"outlet": "NNA"}
    articles = (briefing.articles[0].model_copy(update=renamed), *briefing.articles[1:])
    labels = index(_with(briefing, articles=articles)).labels
    assert (labels["c0"], labels["a0"], labels["p0"]) == ("NNA (1)", "NNA (2)", "Kestrel Post")


@pytest.mark.parametrize(
    ("url", "source", "label"),
    [
        ("https://www.tarn.example/x", "x.html", "tarn.example"),
        ("", "folder/x.html", "x"),
        ("https://[broken", "-", "-"),
    ],
)
def test_an_article_without_an_outlet_goes_by_its_address(
    url: str, source: str, label: str
) -> None:
    article = bridge_briefing().articles[0]
    nameless = article.model_copy(update={"outlet": "", "url": url, "source": source})
    assert index(_with(bridge_briefing(), articles=(nameless,))).labels["c0"] == label


def test_a_surname_counts_for_the_person_named_in_full() -> None:
    briefing = bridge_briefing()
    short = _changed(briefing.facts[0], claim="The buses were ordered by Vaz.", attribution=None)
    entries = {entry.name: entry for entry in named(_with(briefing, facts=(short,)))}
    assert list(entries) == ["Ines Vaz"]


def test_what_rests_on_one_origin_alone() -> None:
    courier = one_origin_alone(bridge_briefing())[0]
    assert courier.origin.name == "Harbour Courier"
    assert [fact.id for fact in courier.retold] == ["f2", "f10", "f11", "f12"]
    assert [fact.id for fact in courier.told_once] == ["f4", "f13", "f18"]


def test_a_quote_that_repeats_the_claim_tells_nothing() -> None:
    same = span("c0", "Repairs may cost 30 million crowns")
    more = span("b0", "will cost 36 million crowns, the Courier says")
    assert telling("Repairs may cost 30 million crowns.", (same,)) is None
    assert telling("Repairs may cost 30 million crowns.", (same, more)) == more


def test_who_tells_it_and_from_whom() -> None:
    assert told_by(["Kestrel Post"], ["Kestrel Post"]) == "Kestrel Post"
    assert told_by(["Kestrel Post"], ["NNA"]) == "Kestrel Post, from NNA"
    assert told_by(["a", "b", "c"], ["NNA", "b"]) == "3 articles, 2 origins: NNA, b"
    assert told_by(["a", "b"], []) == "a, b"
    assert told_by(list("abcdefg"), list("abcdefg")).endswith("origins: a, b, c, d, e and 2 more")


def test_words_for_spread_dates_and_left_out_lines() -> None:
    assert spread(1, 1) == "1 article"
    assert spread(5, 1) == "5 articles, 1 origin"
    assert spread(5, 0) == "5 articles"
    assert date_value("2026-11-14") == "14 November 2026"
    assert date_value("2026-11-14T09:30") == "14 November 2026, 09:30"
    assert date_value("2026-W03") == "the week of 12 January 2026"
    assert date_value("2026-W99") == "2026-W99"
    assert date_value("2026-Q3") == "Q3 2026"
    assert date_value("2026-11") == "November 2026"
    assert date_value("soon") == "soon"
    reasons = ["a"] * 5 + ["b"] * 4 + ["c"] * 3 + ["d"] * 2 + ["e", "f"]
    lost = [Dropped(source="x", what="text", text="t", reason=reason) for reason in reasons]
    assert left_out(lost) == "16 lines left out: a 5, b 4, c 3, d 2, other reasons 2"
    refused = Dropped(source="x", what="claim", text="t", reason="9 is not in its words")
    assert left_out([lost[0], refused]) == "1 line left out: a 1; 1 claim refused"
    assert left_out([]) == ""
