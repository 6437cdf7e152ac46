import pytest

from agent.render.figures import figures
from agent.render.index import index
from agent.render.named import named
from agent.render.origins import one_origin_alone
from agent.render.quotes import telling
from schemas.briefing import Briefing, BriefingFact
from schemas.fact import Quantity
from tests.render.bridge_texts import span
from tests.render.material import bridge_briefing


def _with(briefing: Briefing, **fields: object) -> Briefing:
    return briefing.model_copy(update=fields)


def _changed(fact: BriefingFact, **fields: object) -> BriefingFact:
    return fact.model_copy(update=fields)


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
