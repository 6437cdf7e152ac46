"""One day's briefing against the one before."""

from datetime import UTC, datetime

import pytest

from agent.reconcile import Reconciled, changes, reconcile
from agent.reconcile.withdrawals import takes_back
from schemas.article import Article
from schemas.briefing import Briefing, ModelInfo
from schemas.call import Usage
from tests.reconcile.material import article, fact, facts
from tests.reconcile.two_days import ONE, OTHER, THIRD, TwoDays

BEFORE = article(
    "Port Gazette",
    "The crack in the Velby pier is 12 centimetres long.",
    "The Velby pier was closed on Tuesday.",
    "Oda Brenn opened the fish market.",
    "A lorry of 60 tonnes crossed the Velby pier.",
)


UNREACHED = {
    "The former mayor Edda Lund is accused of having taken 80,000 crowns from a builder.",
    "With all votes counted, the Greens lead with 29 percent.",
    "Orion recalls 45,000 phones because the battery can catch fire.",
    "Buyers get their money back until December 31.",
    "The barn near Eld had no roof.",
}
"""What is told wrongly of the two-day stories; docs/reconcile.md counts them."""


async def changed(*sentences: str, outlet: str = "Velby Radio") -> list[tuple[str, str]]:
    """How each of `sentences`, told a day later, stands to BEFORE."""
    now = article(outlet, *sentences, hours=24)
    earlier = _briefing(await _told(BEFORE))
    result = await _told(now)
    return [(one.type, one.earlier) for one in changes(earlier, result.facts, result.origins)]


async def _told(source: Article) -> Reconciled:
    return await reconcile([source], facts(source))


def _briefing(result: Reconciled) -> Briefing:
    return Briefing(
        generated=datetime(2026, 3, 4, tzinfo=UTC),
        headline="",
        summary=(),
        facts=result.facts,
        origins=result.origins,
        articles=(),
        model=ModelInfo(name="none", profile="compact", endpoint=""),
        usage=Usage(),
    )


async def test_new() -> None:
    assert await changed("A whale was seen off Marl.") == [("new", "")]


async def test_updated() -> None:
    told = await changed("The crack in the Velby pier is 19 centimetres long and not 12.")
    assert told == [("updated", "f1")]


async def test_a_change_tells_the_words_from_before() -> None:
    now = article("Velby Radio", "The crack in the Velby pier is 19 centimetres long and not 12.")
    result = await _told(now)
    (told,) = changes(_briefing(await _told(BEFORE)), result.facts, result.origins)
    assert told.before == "The crack in the Velby pier is 12 centimetres long."


async def test_confirmed_by_another_outlet_and_unchanged_by_the_same() -> None:
    line = "The Velby pier was closed on Tuesday."
    assert await changed(line) == [("confirmed", "f2")]
    assert await changed(line, outlet="Port Gazette") == [("unchanged", "f2")]


async def test_contradicted() -> None:
    told = await changed("Oda Brenn did not open the fish market.")
    assert told == [("contradicted", "f3")]


async def test_withdrawn() -> None:
    told = await changed(
        "The Gazette withdraws its report that a lorry of 60 tonnes crossed the Velby pier."
    )
    assert told == [("withdrawn", "f4"), ("new", "")]


async def test_a_time_of_every_day_is_unchanged() -> None:
    opens = article("Port Gazette", "The library opens at 9 a.m.")
    later = article("Port Gazette", "The library opens at 9 a.m.", hours=24)
    now = await _told(later)
    told = changes(_briefing(await _told(opens)), now.facts, now.origins)
    assert [one.type for one in told] == ["unchanged"]


@pytest.mark.parametrize("story", [*ONE, *OTHER, *THIRD], ids=lambda story: story.name)
async def test_each_sentence_of_a_second_day_is_told_for_what_it_is(story: TwoDays) -> None:
    first = article(story.outlet, *story.first)
    second = article(story.later_outlet, *(one.claim for one in story.second), hours=24)
    second = second.model_copy(update={"id": "second"})
    before = await _told(first)
    late = [fact(second, at, speaker=one.speaker) for at, one in enumerate(story.second, 1)]
    read = [second] if story.replaced else [first, second]
    now = await reconcile(read, late if story.replaced else [*facts(first), *late])
    told = changes(_briefing(before), now.facts, now.origins)
    ids = {v.fact: one.id for one in before.facts for v in one.variants}
    wrong = set()
    for at, sentence in enumerate(story.second, 1):
        holder = next(
            one.id for one in now.facts if any(v.fact == f"second-{at}" for v in one.variants)
        )
        right = sentence.type, ids.get(f"{first.id}-{sentence.earlier}", "")
        given = {(one.type, one.earlier) for one in told if one.fact in (holder, "")}
        if right not in given:
            wrong.add(sentence.claim)
    assert wrong == UNREACHED & {one.claim for one in story.second}


async def of_a_day_later(one: str, other: str) -> str:
    """How `other`, told a day later by the same outlet, stands to `one`."""
    before = await _told(article("Port Gazette", one, "Velby is a town on the coast."))
    later = article("Port Gazette", other, "Gulls were seen over Tarn.", hours=24)
    now = await _told(later.model_copy(update={"id": "second"}))
    return changes(_briefing(before), now.facts, now.origins)[0].type


COME = [
    ("Oda Brenn may resign as mayor of Velby.", "Oda Brenn resigned as mayor of Velby."),
    ("The Velby port plans to raise its landing fees.", "The Velby port raised its landing fees."),
    ("The council might close the Velby swimming pool.",
     "The council closed the Velby swimming pool."),
    ("The Hanno mill could cut 120 jobs in Velby.", "The Hanno mill has cut 120 jobs in Velby."),
    ("Kell Bank is considering raising its lending rate.", "Kell Bank raised its lending rate."),
    ("The Velby ferry is expected to sail to Marl again.", "The Velby ferry sailed to Marl again."),
    ("The union intends to block the Velby port.", "The union blocked the Velby port."),
    ("Karl Ost hopes to sell the Velby brewery.", "Karl Ost sold the Velby brewery."),
    ("Police may charge Karl Ost with fraud.", "Karl Ost was charged with fraud."),
    ("The union threatened to block the Velby port.", "The union has blocked the Velby port."),
    ("The Hanno mill may cut 120 jobs in Velby.", "The Hanno mill will cut 120 jobs in Velby."),
]  # fmt: skip
STILL_SO = [
    ("The Hanno mill may cut 120 jobs in Velby.", "The Hanno mill could cut 120 jobs in Velby."),
    ("Oda Brenn resigned as mayor of Velby.", "Oda Brenn has resigned as mayor of Velby."),
    ("The Velby port plans to raise its landing fees.",
     "The Velby port will raise its landing fees."),
    ("A nap at work may cut the risk of falling ill, the study found.",
     "The study found that a nap at work may cut the risk of falling ill."),
    ("The Velby pier was closed on 4 May.", "On 4 May the Velby pier was closed."),
    ("Oda Brenn said she would not resign as mayor of Velby.",
     "Oda Brenn said that she will not resign as mayor of Velby."),
    ("The Velby ferry, which could carry 90 cars, sank off Marl.",
     "The Velby ferry, which carried 90 cars, sank off Marl."),
    ("Divers could not reach the wreck of the Velby ferry.",
     "Divers did not reach the wreck of the Velby ferry."),
    ("The Velby pier was closed because it could collapse.",
     "The Velby pier was closed over fears of a collapse."),
    ("The harbour master expects a storm on the coast of Velby.",
     "The harbour master forecast a storm on the coast of Velby."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), COME)
async def test_what_was_ahead_or_possible_and_has_come_is_updated(one: str, other: str) -> None:
    assert await of_a_day_later(one, other) == "updated"


@pytest.mark.parametrize(("one", "other"), STILL_SO)
async def test_what_is_told_as_openly_as_before_is_unchanged(one: str, other: str) -> None:
    assert await of_a_day_later(one, other) == "unchanged"


async def test_what_was_possible_of_one_bank_and_has_come_of_another_is_new() -> None:
    told = await of_a_day_later("Kell Bank may raise its rate.", "Tarn Bank raised its rate.")
    assert told == "new"


@pytest.mark.parametrize(
    "claim",
    [
        "The union called for the report on the lorry to be withdrawn.",
        "The Gazette refused to withdraw its report on the lorry.",
        "The city removed a number of trees on Mill Street.",
        "The party withdrew from the talks after the report.",
    ],
)
def test_no_withdrawal(claim: str) -> None:
    assert not takes_back(claim)


async def test_all_that_a_retracted_paper_said_is_withdrawn() -> None:
    paper = article(
        "Letters of Zoology",
        "A paper by Rhea Moss on the marsh spider says that it smells rain.",
        "The marsh spider lives in Estavia.",
        "The paper by Rhea Moss on the marsh spider names 48 spiders.",
    )
    earlier = _briefing(await _told(paper))
    retraction = article(
        "Kell Times", "Rhea Moss has retracted her paper on the marsh spider.", hours=24
    )
    now = await _told(retraction)
    told = changes(earlier, now.facts, now.origins)
    assert [(one.type, one.earlier) for one in told] == [
        ("withdrawn", "f1"),
        ("withdrawn", "f3"),
        ("new", ""),
    ]
    assert [one.fact for one in told] == ["", "", now.facts[0].id]


async def test_a_withdrawal_that_was_told_before_is_unchanged() -> None:
    before = article("Port Gazette", "The Gazette withdraws its report on the lorry of 60 tonnes.")
    later = article("Port Gazette", before.text.strip(), hours=24)
    now = await _told(later)
    told = changes(_briefing(await _told(before)), now.facts, now.origins)
    assert [one.type for one in told] == ["unchanged"]
