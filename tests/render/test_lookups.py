from datetime import UTC, datetime

import pytest

from agent.render.dates import ahead, timeline
from agent.render.figures import figures
from agent.render.index import index
from agent.render.named import named
from agent.render.origins import one_origin_alone
from agent.render.quotes import telling
from agent.render.words import (
    date_value,
    day_and_hour,
    decided_by,
    left_out,
    left_out_why,
    said_by,
    sentence_case,
    spread,
    told_by,
    took,
)
from schemas.article import Dropped
from schemas.briefing import Briefing, BriefingFact
from schemas.call import Usage
from schemas.fact import Attribution, DateMention, Quantity
from tests.render.material import bridge_briefing, span


def _with(briefing: Briefing, **fields: object) -> Briefing:
    return briefing.model_copy(update=fields)


def _changed(fact: BriefingFact, **fields: object) -> BriefingFact:
    return fact.model_copy(update=fields)


def test_dates_ahead_are_those_after_the_newest_article() -> None:
    briefing = bridge_briefing()
    assert [day.value for day in timeline(briefing)] == ["2026-11-14", "2026-11-19"]
    assert [day.value for day in ahead(briefing)] == ["2026-12-01", "2026-12-09", "2027-03"]


def test_a_date_is_told_once_with_the_facts_that_name_it() -> None:
    briefing = bridge_briefing()
    long = f"The council, {'which was asked twice ' * 6}meets on 9 December in Orm."
    second = _changed(briefing.facts[10], id="f11", claim=long, dates=briefing.facts[9].dates)
    days = ahead(_with(briefing, facts=(briefing.facts[9], second)))
    assert [(day.value, [entry.fact for entry in day.entries]) for day in days] == [
        ("2026-12-09", ["f10", "f11"])
    ]
    assert days[0].entries[1].claim == (
        "… twice which was asked twice which was asked twice meets on 9 December in Orm."
    )


def test_dates_stand_by_the_day_on_which_they_begin() -> None:
    briefing = bridge_briefing()
    values = {"2026-12-01": "day", "2026-Q4": "quarter", "2026-W48": "week", "2026-12": "month"}
    mentions = tuple(
        DateMention.model_validate({"text": value, "value": value, "precision": precision})
        for value, precision in values.items()
    )
    days = ahead(_with(briefing, facts=(_changed(briefing.facts[0], dates=mentions),)))
    assert [day.value for day in days] == ["2026-Q4", "2026-W48", "2026-12-01", "2026-12"]
    assert {day.entries[0].claim for day in days} == {briefing.facts[0].claim}


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
    assert [day.value for day in ahead(briefing)] == ([value] if is_ahead else [])
    assert [day.value for day in timeline(briefing)] == ([] if is_ahead else [value])


def test_without_publication_times_the_briefing_s_own_is_the_border() -> None:
    briefing = bridge_briefing()
    undated = tuple(a.model_copy(update={"published": None}) for a in briefing.articles)
    briefing = _with(briefing, articles=undated, generated=datetime(2026, 12, 5, tzinfo=UTC))
    assert [day.value for day in ahead(briefing)] == ["2026-12-09", "2027-03"]


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


def test_a_name_stands_once_with_the_office_and_not_the_courtesy() -> None:
    briefing = bridge_briefing()
    claims = ("Mr. Tomas Reyl told NATO so.", "Nato asked NATO and Director Tomas Reyl.")
    facts = tuple(
        _changed(fact, claim=claim, attribution=None)
        for fact, claim in zip(briefing.facts, claims, strict=False)
    )
    entries = {entry.name: entry for entry in named(_with(briefing, facts=facts, articles=()))}
    assert list(entries) == ["Tomas Reyl", "NATO"]
    assert (entries["Tomas Reyl"].title, entries["NATO"].title) == ("Director", "")
    assert len(entries["NATO"].facts) == 2


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
    led_in = span("b0", "have been cancelled for good after 14 cracks were found")
    assert telling("Cancelled for good after 14 cracks were found.", (led_in,)) is None
    assert telling("Cancelled for good.", (led_in,)) == led_in


def test_who_tells_it_and_from_whom() -> None:
    assert told_by(["Kestrel Post"], ["Kestrel Post"]) == "Kestrel Post"
    assert told_by(["Kestrel Post"], ["NNA"]) == "Kestrel Post, from NNA"
    assert told_by(["a", "b", "c"], ["NNA", "b"]) == "3 articles, 2 origins: NNA, b"
    assert told_by(["a", "b"], []) == "a, b"
    assert told_by(list("abcdefg"), list("abcdefg")).endswith("origins: a, b, c, d, e and 2 more")


def test_words_for_spread_and_dates() -> None:
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
    assert sentence_case("the week of") == "The week of"


def test_words_for_lines_left_out() -> None:
    reasons = ["a"] * 5 + ["b"] * 4 + ["c"] * 3 + ["d"] * 2 + ["e", "f"]
    lost = [Dropped(source="x", what="text", text="t", reason=reason) for reason in reasons]
    assert left_out(lost) == "16 lines left out"
    assert left_out_why(lost) == "16 lines left out (a 5, b 4, c 3, d 2, other reasons 2)"
    refused = Dropped(source="x", what="claim", text="t", reason="9 is not in its words")
    assert left_out_why([lost[0], refused]) == "1 line left out, 1 claim refused (a 1)"
    assert left_out_why([refused]) == left_out([refused]) == "1 claim refused"
    assert left_out_why([]) == ""


def test_who_is_named_beside_a_claim_is_not_named_again() -> None:
    official = Attribution(speaker="an official", naming="anonymous", outlet="Harbour Courier")
    said = "said by an official (not named)"
    assert said_by(official, "Trains stop.") == f"{said}, first reported by Harbour Courier"
    assert said_by(official, "Trains stop.", ["The Harbour Courier"]) == said
    both = ["The Harbour Courier", "NNA"]
    assert said_by(official, "Trains stop.", both) == f"{said}, first reported by Harbour Courier"
    assert said_by(official, "An official told the Harbour Courier that trains stop.") == ""
    assert said_by(None, "Trains stop.") == ""


def test_a_reason_that_repeats_the_sides_is_not_given() -> None:
    about_trains, *_, wording, _ = bridge_briefing().conflicts
    assert decided_by(about_trains) == "suspended against cancelled for good"
    sides = tuple(
        side.model_copy(update={"claim": words})
        for side, words in zip(wording.sides, ("no choice", "no option"), strict=True)
    )
    repeated = {"sides": sides, "reason": "“no choice” against “no option”"}
    assert decided_by(wording.model_copy(update=repeated)) == ""


def test_an_hour_is_shown_where_there_is_one() -> None:
    assert day_and_hour(datetime(2026, 11, 19)) == "19 November 2026"
    assert day_and_hour(datetime(2026, 11, 19, 0, 5)) == "19 November 2026, 00:05"
    assert day_and_hour(datetime(2026, 11, 19, tzinfo=UTC)) == "19 November 2026, 00:00 UTC"


def test_what_the_reading_took() -> None:
    usage = Usage(calls=2, prompt_tokens=1_000, completion_tokens=200, cost=0.5, seconds=3.2)
    assert took(usage) == "2 calls, 1,200 tokens, $0.50, 3 s"
    assert took(usage.model_copy(update={"cost": None})) == "2 calls, 1,200 tokens, 3 s"
    assert took(Usage()) == "no call to the model: every answer was kept"
