"""Gathering, whatever the rulings are."""

from hypothesis import given
from hypothesis import strategies as st

from agent.reconcile.cluster import gather
from agent.reconcile.ruling import Ruling
from schemas.decision import Decision

_FACTS = {f"x{number}": f"a{number % 5}" for number in range(10)}


@st.composite
def rulings(draw: st.DrawFn) -> list[Ruling]:
    pairs = draw(st.lists(st.tuples(*(st.sampled_from(sorted(_FACTS)),) * 2), max_size=25))
    found = {}
    for left, right in pairs:
        if left != right:
            points = draw(st.floats(-5, 8))
            apart = draw(st.booleans())
            decision = Decision(
                left=left,
                right=right,
                relation="same" if points > 0 and not apart else "different",
                by="code",
                reason="drawn",
                points=points,
            )
            found[frozenset((left, right))] = Ruling(decision, apart=apart)
    return list(found.values())


@given(rulings())
def test_every_fact_stands_in_one_group_and_never_with_one_ruled_apart(drawn: list[Ruling]) -> None:
    groups = gather(_FACTS, drawn)
    assert sorted(fact for group in groups for fact in group) == sorted(_FACTS)
    together = {frozenset((a, b)) for group in groups for a in group for b in group}
    assert not any(
        frozenset((one.decision.left, one.decision.right)) in together for one in drawn if one.apart
    )


def test_no_chain_of_half_alike_facts() -> None:
    def ruled(left: str, right: str, points: float) -> Ruling:
        relation = "same" if points > 0 else "different"
        return Ruling(
            Decision(left=left, right=right, relation=relation, by="code", reason="", points=points)
        )

    facts = {"a": "1", "b": "2", "c": "3"}
    assert gather(facts, [ruled("a", "b", 3), ruled("b", "c", 0.5)]) == [["a", "b"], ["c"]]
    near = [ruled("a", "b", 3), ruled("b", "c", 0.5), ruled("a", "c", -0.5)]
    assert gather(facts, near) == [["a", "b", "c"]]
