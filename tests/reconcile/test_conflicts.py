"""Sides, updates, wordings and credits of conflicts."""

import pytest

from agent.reconcile import reconcile
from tests.reconcile.material import article, fact, facts


async def test_a_toll_that_has_risen_is_an_update() -> None:
    noon = article("Port Gazette", "A storm in Velby killed 4 people.")
    night = article("Velby Radio", "A storm in Velby killed 9 people.", hours=9)
    result = await reconcile([noon, night], facts(noon) + facts(night))
    conflict = result.conflicts[0]
    assert (conflict.type, conflict.standing) == ("number", "update")
    assert [side.claim for side in conflict.sides] == [
        "A storm in Velby killed 4 people.",
        "A storm in Velby killed 9 people.",
    ]


async def test_a_toll_that_fell_is_no_update() -> None:
    noon = article("Port Gazette", "A storm in Velby killed 9 people.")
    night = article("Velby Radio", "A storm in Velby killed 4 people.", hours=9)
    result = await reconcile([noon, night], facts(noon) + facts(night))
    assert [one.standing for one in result.conflicts] == ["conflict"]


async def test_three_figures_are_one_conflict_with_three_sides() -> None:
    told = [
        article("Port Gazette", "The Hanno mill in Velby will cut 120 jobs."),
        article("Velby Radio", "The Hanno mill in Velby will cut 150 jobs."),
        article("Daily Sum", "The Hanno mill in Velby will cut 200 jobs."),
    ]
    result = await reconcile(told, [one for source in told for one in facts(source)])
    assert [len(conflict.sides) for conflict in result.conflicts] == [3]


async def test_sides_show_words_articles_origins_and_times() -> None:
    one = article("Port Gazette", "Velby council cancelled the harbour festival.")
    two = article("Velby Radio", "Velby council postponed the harbour festival.", hours=2)
    result = await reconcile([one, two], facts(one) + facts(two))
    first, second = result.conflicts[0].sides
    assert (first.articles, second.articles) == ((one.id,), (two.id,))
    assert first.evidence[0].quote == one.words_of(1)
    assert first.origins
    assert first.reported == one.published


async def test_two_wordings_of_a_quotation() -> None:
    one = article("Port Gazette", "“We shall build the pier again in stone,” Oda Brenn said.")
    two = article(
        "Velby Radio", "“We will build the pier again, in stone and steel,” Oda Brenn said."
    )
    told = [fact(source, 1, kind="statement", speaker="Oda Brenn") for source in (one, two)]
    result = await reconcile([one, two], told)
    assert [conflict.type for conflict in result.conflicts] == ["wording"]
    first, second = result.conflicts[0].sides
    assert first.claim == "We shall build the pier again in stone,"
    names = {origin.id: origin.name for origin in result.origins}
    behind = [[names[one] for one in side.origins] for side in (first, second)]
    assert behind == [["Port Gazette"], ["Velby Radio"]]


async def test_a_part_of_a_quotation_is_no_other_wording() -> None:
    one = article("Port Gazette", "“We shall build the pier again in stone,” Oda Brenn said.")
    two = article("Velby Radio", "Oda Brenn said they would “build the pier again in stone”.")
    told = [fact(source, 1, kind="statement", speaker="Oda Brenn") for source in (one, two)]
    result = await reconcile([one, two], told)
    assert result.conflicts == ()


async def test_one_remark_credited_to_two_hearers() -> None:
    one = article("Port Gazette", "An official told Northwire that the Velby pier was unsafe.")
    two = article("Velby Radio", "An official told Coast Press that the Velby pier was unsafe.")
    told = [
        fact(source, 1, speaker="an official", outlet=outlet, anonymous=True)
        for source, outlet in ((one, "Northwire"), (two, "Coast Press"))
    ]
    result = await reconcile([one, two], told)
    assert [conflict.type for conflict in result.conflicts] == ["attribution"]
    sides = result.conflicts[0].sides
    assert [side.articles for side in sides] == [(one.id,), (two.id,)]
    names = {origin.id: origin.name for origin in result.origins}
    behind = [[names[one] for one in side.origins] for side in sides]
    assert behind == [["Northwire"], ["Coast Press"]]


async def test_a_word_quoted_of_one_unnamed_official_is_one_remark_credited_to_two() -> None:
    one = article(
        "Port Gazette",
        "A Harrow official told Northwire that Velby had “postponed” the spring talks.",
        "Velby is a town on the coast.",
    )
    two = article(
        "Velby Radio",
        "A senior Harrow official, who spoke to Coast Press, admitted that Velby had “postponed”"
        " the talks, though no reason was given.",
        "The coast at Velby is steep.",
    )
    told = [
        fact(one, 1, kind="statement", speaker="a Harrow official", outlet="Northwire",
             anonymous=True),
        fact(one, 2),
        fact(two, 1, kind="statement", speaker="a senior Harrow official", outlet="Coast Press",
             anonymous=True),
        fact(two, 2),
    ]  # fmt: skip
    result = await reconcile([one, two], told)
    assert [conflict.type for conflict in result.conflicts] == ["attribution"]


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (
            "Velby has cancelled its spring talks with Harrow after a quarrel about fees.",
            "Talking to Harrow this spring was postponed by Velby.",
            "Velby’s spring talks with Harrow",
        ),
        (
            "The crack in the Velby pier is 12 centimetres long.",
            "Divers measured 19 centimetres for the crack in the Velby pier.",
            "The crack in the Velby pier",
        ),
        (
            "Divers found an old mine under the Velby pier.",
            "The harbour master denied that divers found an old mine under the Velby pier.",
            "Divers found an old mine under the Velby pier",
        ),
    ],
)
async def test_a_conflict_is_headed_by_what_it_is_about(one: str, other: str, about: str) -> None:
    sources = [article("Port Gazette", one), article("Velby Radio", other)]
    told = [each for source in sources for each in facts(source)]
    result = await reconcile(sources, told)
    assert [conflict.about for conflict in result.conflicts] == [about]
