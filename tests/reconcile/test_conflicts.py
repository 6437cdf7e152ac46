"""Sides, updates, wordings and credits of conflicts."""

import pytest

from agent.reconcile import reconcile
from agent.reconcile.disputed import disputed
from agent.reconcile.glossary import glossary
from agent.reconcile.reading import Reading, read
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


POSTPONED = "Velby council postponed the harbour festival."
CANCELLED = "Velby council cancelled the harbour festival."


async def _standing(
    later: str, hours: int, *, outlet: str = "Velby Radio", speaker: str = ""
) -> list[tuple[str, str]]:
    """What becomes of POSTPONED, told by the Port Gazette at noon, and `later`, `hours` after."""
    one = article("Port Gazette", POSTPONED)
    two = article(outlet, later, hours=hours).model_copy(update={"id": "later"})
    told = [fact(one, 1, speaker=speaker), fact(two, 1, speaker=speaker)]
    result = await reconcile([one, two], told)
    return [(conflict.type, conflict.standing) for conflict in result.conflicts]


@pytest.mark.parametrize(
    "later",
    [
        "The harbour festival of Velby council is now cancelled.",
        "Velby council has since called off the harbour festival.",
        "Velby council cancelled the harbour festival after all.",
    ],
)
async def test_a_later_status_that_calls_itself_new_is_an_update(later: str) -> None:
    assert await _standing(later, 24) == [("status", "update")]
    assert await _standing(later, 0) == [("status", "conflict")]
    assert await _standing(later, -24) == [("status", "conflict")]


@pytest.mark.parametrize(
    "later",
    [
        CANCELLED,
        "The harbour festival, now in its third year, has been cancelled by Velby council.",
        "The harbour festival has since 2019 been run by Velby council, which has cancelled it.",
        "Velby council cancelled the harbour festival instead of moving it.",
    ],
)
async def test_another_voice_s_other_status_is_a_conflict_however_late(later: str) -> None:
    assert await _standing(later, 24) == [("status", "conflict")]


@pytest.mark.parametrize("voice", [{"outlet": "Port Gazette"}, {"speaker": "Ida Holm"}])
async def test_the_same_voice_a_day_later_updates_its_status(voice: dict[str, str]) -> None:
    assert await _standing(CANCELLED, 24, **voice) == [("status", "update")]
    assert await _standing(CANCELLED, 3, **voice) == [("status", "conflict")]


async def test_a_voice_credited_with_both_on_the_later_day_has_not_changed_its_mind() -> None:
    first = article("Port Gazette", POSTPONED)
    last = article("Velby Radio", POSTPONED, CANCELLED, hours=24)
    told = [fact(one, 1, speaker="Ida Holm") for one in (first, last)]
    told.append(fact(last, 2, speaker="Ida Holm"))
    result = await reconcile([first, last], told)
    assert [conflict.standing for conflict in result.conflicts] == ["conflict"]


def readings(*claims: str) -> list[Reading]:
    sources = [article(f"Paper {number}", claim) for number, claim in enumerate(claims)]
    return [read(fact(source, 1), source, glossary([source], [])) for source in sources]


def test_the_heading_may_come_from_others_that_tell_the_same() -> None:
    date, put_off, talks, postponed = readings(
        "Velby has called off its big date with Orla.",
        "Velby said it had put off meeting Orla.",
        "Velby has cancelled the spring talks with Orla.",
        "Orla said that Velby had postponed the talks in spring.",
    )
    assert disputed(date, put_off) == "Velby said it had put off meeting Orla"
    assert disputed(date, put_off, [(talks, postponed)]) == "The spring talks with Orla"


def test_a_bare_noun_is_no_heading() -> None:
    one, two = readings(
        "Tokyo postponed the meeting several weeks ago.",
        "Japan called off its yearly meeting with Orla.",
    )
    assert disputed(one, two) == "Japan’s yearly meeting with Orla"
