"""The order of a briefing's facts, and their new numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.compose import rank
from agent.compose.rank import SHARES
from schemas.briefing import BriefingFact, ChangeType, FactChange
from schemas.fact import Kind
from tests.compose.material import article, conflict, fact

ARTICLES = [
    article("a", "Hanno mill cuts jobs in Velby", "The Hanno mill will cut 120 jobs.", "More."),
    article("b", "Jobs go at Velby mill", "The mill in Velby will cut 120 jobs."),
    article("c", "Harbour fair opens", "The harbour fair opened."),
]
KINDS: list[Kind] = ["event", "plan", "figure", "statement", "background"]


def order(*facts: BriefingFact) -> list[str]:
    """The claims by falling weight."""
    return [one.claim for one in rank(facts, (), (), ARTICLES).facts]


def test_what_more_articles_tell_comes_first() -> None:
    alone, shared = fact("f1", "Ida Brun was there."), fact("f2", "Pia Holt was there.", articles=3)
    assert order(alone, shared) == [shared.claim, alone.claim]


def test_of_two_in_as_many_articles_the_one_with_more_origins_comes_first() -> None:
    one = fact("f1", "Ida Brun was there.", articles=3, origins=1)
    three = fact("f2", "Pia Holt was there.", articles=3, origins=3)
    assert order(one, three) == [three.claim, one.claim]


def test_the_lead_comes_before_the_tail() -> None:
    tail, lead = fact("f1", "Ida Brun left.", sentence=30), fact("f2", "Pia Holt left.", sentence=2)
    assert order(tail, lead) == [lead.claim, tail.claim]


def test_what_a_headline_says_comes_before_what_none_says() -> None:
    unsaid = fact("f1", "Swans nested on the lake.")
    said = fact("f2", "The Hanno mill cuts jobs in Velby.")
    assert order(unsaid, said) == [said.claim, unsaid.claim]


def test_news_comes_before_its_background() -> None:
    facts = [fact(f"f{n}", f"Person {n} was there.", kind=kind) for n, kind in enumerate(KINDS)]
    assert order(*reversed(facts)) == [one.claim for one in facts]


def test_disputed_facts_rise() -> None:
    calm, left, right = (fact(f"f{n}", f"The mill cuts {n} jobs.") for n in (1, 2, 3))
    ranked = rank([calm, left, right], [conflict(left, right)], (), ARTICLES)
    assert [one.claim for one in ranked.facts] == [left.claim, right.claim, calm.claim]


@pytest.mark.parametrize("stale", ["unchanged", "confirmed"])
def test_what_is_no_news_since_the_last_briefing_sinks(stale: ChangeType) -> None:
    old, new = fact("f1", "Ida Brun was there."), fact("f2", "Pia Holt was there.")
    changed = [
        FactChange(fact="f1", type=stale, claim=old.claim, earlier="f1"),
        FactChange(fact="f2", type="new", claim=new.claim),
        FactChange(fact="", type="withdrawn", claim="Somebody was there.", earlier="f9"),
    ]
    ranked = rank([old, new], (), changed, ARTICLES)
    assert [one.claim for one in ranked.facts] == [new.claim, old.claim]
    assert [change.fact for change in ranked.changes] == ["f2", "f1", ""]


def test_equals_keep_their_order() -> None:
    twins = [fact(f"f{n}", "Ida Brun was there.") for n in range(5)]
    moved = [
        one.model_copy(update={"evidence": one.evidence * (n + 1)}) for n, one in enumerate(twins)
    ]
    ranked = rank(moved, (), (), ARTICLES).facts
    assert [len(one.evidence) for one in ranked] == [1, 2, 3, 4, 5]


def test_the_shares_of_a_weight_add_up() -> None:
    assert sum(SHARES.values()) == pytest.approx(1)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.integers(1, 3), st.integers(1, 5), st.integers(1, 40)),
        min_size=2,
        max_size=9,
    ),
    st.data(),
)
def test_nothing_is_lost_and_every_reference_holds(
    drawn: list[tuple[Kind, int, int, int]], data: st.DataObject
) -> None:
    facts = [
        fact(f"f{n}", f"Person {n} left.", kind=kind, articles=told, origins=origins, sentence=at)
        for n, (kind, told, origins, at) in enumerate(drawn, start=1)
    ]
    upper, lower, *_ = data.draw(st.permutations(range(len(facts))))
    facts[upper] = facts[upper].model_copy(update={"narrower": (facts[lower].id,)})
    dispute = conflict(facts[upper], facts[lower])

    ranked = rank(facts, [dispute], (), ARTICLES)

    assert [one.id for one in ranked.facts] == [f"f{n + 1}" for n in range(len(facts))]
    assert sorted(one.claim for one in ranked.facts) == sorted(one.claim for one in facts)
    weights = [one.weight for one in ranked.facts]
    assert weights == sorted(weights, reverse=True)
    assert all(0 <= weight <= 1 for weight in weights)
    claims = {one.id: one.claim for one in ranked.facts}
    (hanging,) = (one.narrower[0] for one in ranked.facts if one.narrower)
    assert claims[hanging] == facts[lower].claim
    assert [claims[side.facts[0]] for side in ranked.conflicts[0].sides] == [
        side.claim for side in dispute.sides
    ]
