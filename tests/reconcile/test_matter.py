"""What two facts are about: the matter beside who tells it, the people, the digits, the origin."""

import pytest

from agent.reconcile import reconcile
from agent.reconcile.content import content
from schemas.fact import Attribution
from tests.reconcile.material import article, fact, facts

RUNE = Attribution(speaker="Ola Rune", naming="named")


@pytest.mark.parametrize(
    ("claim", "matter"),
    [
        ("The weir is safe, said its keeper, Ola Rune.", "The weir is safe, "),
        (
            "The weir is safe, its keeper, Ola Rune, said.",
            "The weir is safe, its keeper, Ola Rune, said.",
        ),
        ("Ola Rune told the Dale Echo that the weir is safe.", " that the weir is safe."),
        ("The weir of Dale is safe.", "The weir of Dale is safe."),
    ],
)
def test_the_matter_of_a_claim_leaves_out_who_tells_it(claim: str, matter: str) -> None:
    assert content(claim, RUNE) == matter


async def test_two_people_in_one_place_are_a_conflict_of_identity() -> None:
    one = article("Dale Echo", "Anna Brodd runs the Port Varn ferry company for now.")
    other = article(
        "Port Star", "Ivar Lunde has taken charge and runs the Port Varn ferry company."
    )
    told = await reconcile([one, other], [*facts(one), *facts(other)])
    assert len(told.facts) == 2
    assert [conflict.type for conflict in told.conflicts] == ["identity"]


async def test_figures_with_swapped_digits_conflict_though_told_in_other_words() -> None:
    one = article("Dale Echo", "Port Varn paid 64 million crowns for the old shipyard.")
    other = article("Port Star", "The old shipyard went to Port Varn for 46 million.")
    told = await reconcile([one, other], [*facts(one), *facts(other)])
    assert [conflict.type for conflict in told.conflicts] == ["number"]


async def test_an_article_of_no_outlet_is_no_origin_of_what_a_named_one_reported() -> None:
    one = article("Dale Echo", "The Varn dam was shut on Tuesday after divers found cracks.")
    other = article(
        "", "The Varn dam was shut on Tuesday because divers had found cracks.", hours=3
    )
    other = other.model_copy(update={"id": "nameless", "source": "page.txt"})
    told = await reconcile([one, other], [*facts(one), fact(other, 1)])
    assert [told.facts[0].article_count, told.facts[0].origin_count] == [2, 1]
    assert [origin.name for origin in told.origins] == ["Dale Echo"]
