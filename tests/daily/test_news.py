from agent.daily.news import news_of, words_told
from schemas.briefing import Briefing, BriefingFact, ChangeType, FactChange, ModelInfo, Variant
from schemas.call import Usage
from schemas.edition import EditionStory
from tests.store.material import MORNING


def fact(number: int, claim: str, source: str = "") -> BriefingFact:
    variant = Variant(fact=source or f"a-{number}", article="a", claim=claim)
    return BriefingFact(
        id=f"f{number}",
        claim=claim,
        kind="event",
        evidence=(),
        article_count=1,
        origin_count=1,
        variants=(variant,),
    )


def briefing(*facts: BriefingFact, changes: tuple[FactChange, ...] = ()) -> Briefing:
    return Briefing(
        generated=MORNING,
        headline="The quay",
        summary=(),
        facts=facts,
        changes=changes,
        articles=(),
        model=ModelInfo(name="m", profile="full", endpoint="e"),
        usage=Usage(),
    )


def change(kind: ChangeType, fact_id: str, claim: str, earlier: str = "") -> FactChange:
    return FactChange(fact=fact_id, type=kind, claim=claim, earlier=earlier)


def story(made: Briefing, *told: EditionStory) -> EditionStory:
    return EditionStory(
        id="s", title="", followed=bool(told), new_articles=1, news=news_of(made, told),
        briefing=made,
    )  # fmt: skip


SHUT, TOLL = fact(1, "The quay is shut."), fact(2, "Three are hurt.")
FIRST = story(briefing(SHUT, TOLL))


def test_of_a_new_story_every_fact_is_new() -> None:
    assert [(one.type, one.fact) for one in FIRST.news] == [("new", "f1"), ("new", "f2")]


def test_what_no_longer_holds_leads_with_what_was_told() -> None:
    five, reopened = fact(1, "The quay has reopened.", "b-1"), fact(2, "Five are hurt.", "b-2")
    changes = (
        change("new", "f1", five.claim),
        change("updated", "f2", reopened.claim, "f2"),
        change("withdrawn", "", SHUT.claim, "f1"),
    )
    told = news_of(briefing(five, reopened, changes=changes), [FIRST])
    assert [one.type for one in told] == ["withdrawn", "updated", "new"]
    assert told[0].claim == SHUT.claim
    assert told[1].earlier == TOLL.claim


def test_what_is_unchanged_or_merely_confirmed_is_no_news() -> None:
    changes = (change("unchanged", "f1", SHUT.claim, "f1"), change("confirmed", "f2", "x", "f2"))
    assert news_of(briefing(SHUT, TOLL, changes=changes), [FIRST]) == ()


def test_a_fact_briefed_before_is_never_new_again() -> None:
    other_words = fact(1, "The quay has been shut.", "a-1")
    same_words = fact(2, "THREE are hurt.", "c-9")
    changes = (change("new", "f1", other_words.claim), change("new", "f2", same_words.claim))
    assert news_of(briefing(other_words, same_words, changes=changes), [FIRST]) == ()


def test_a_correction_is_told_once() -> None:
    five = fact(1, "Five are hurt.", "b-1")
    changes = (change("updated", "f1", five.claim, "f2"),)
    second = story(briefing(five, changes=changes), FIRST)
    assert len(second.news) == 1
    again = (change("updated", "f1", five.claim, "f1"), change("new", "f1", five.claim))
    held = briefing(five, changes=(changes[0], *again))
    third = news_of(held, [FIRST, second.model_copy(update={"briefing": FIRST.briefing})])
    assert [one for one in third if one.earlier == TOLL.claim] == []


def test_what_another_story_told_in_these_words_is_no_news() -> None:
    words = words_told([FIRST])
    moved, other = fact(1, "the quay is shut.", "c-1"), fact(2, "A crane fell.", "c-2")
    assert [one.claim for one in news_of(briefing(moved, other), [], words)] == [other.claim]
    second = story(briefing(other))
    changes = (change("new", "f1", moved.claim),)
    assert news_of(briefing(moved, changes=changes), [second], words) == ()
