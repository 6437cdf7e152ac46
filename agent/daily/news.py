"""What an edition leads with: the facts that do not stand as an earlier edition told them."""

from collections.abc import Iterable, Sequence, Set

from schemas.briefing import Briefing, BriefingFact, FactChange
from schemas.edition import EditionStory, News

LEADING = frozenset({"new", "updated", "contradicted", "withdrawn"})
"""The changes that are news. That another outlet says the same is none."""


def news_of(
    briefing: Briefing, told: Sequence[EditionStory], elsewhere: Set[str] = frozenset()
) -> tuple[News, ...]:
    """The news of a story's briefing, in order of weight; `told` is the story in the editions
    before, oldest first, against the last of which the briefing was made. `elsewhere` are the
    claims, as `words_told` gives them, that other stories have told as new: an article may be
    counted to another story as more of it is known.

    Nothing is told twice: neither a fact as new whose words were briefed before, nor the same
    correction or withdrawal again.
    """
    facts = {fact.id: fact for fact in briefing.facts}
    if not told:
        return tuple(
            News(type="new", claim=fact.claim, fact=fact.id)
            for fact in briefing.facts
            if fact.claim.casefold() not in elsewhere
        )
    earlier = {fact.id: fact.claim for fact in told[-1].briefing.facts}
    known = {sign for story in told for fact in story.briefing.facts for sign in _signs(fact)}
    known |= elsewhere
    said = {_words(news) for story in told for news in story.news}
    found = []
    for change in sorted(briefing.changes, key=lambda one: _place(one, briefing)):
        fact = facts.get(change.fact)
        if change.type not in LEADING:
            continue
        if change.type == "new" and (fact is None or not known.isdisjoint(_signs(fact))):
            continue
        news = _news(change, earlier.get(change.earlier, ""))
        if _words(news) not in said:
            said.add(_words(news))
            found.append(news)
    return tuple(found)


def words_told(stories: Iterable[EditionStory]) -> frozenset[str]:
    """The claims that `stories` told as new, whatever their capitals."""
    return frozenset(
        news.claim.casefold() for story in stories for news in story.news if news.type == "new"
    )


def _news(change: FactChange, earlier: str) -> News:
    """A withdrawn fact's claim is itself what was told before."""
    before = earlier if change.type in ("updated", "contradicted") else ""
    return News(type=change.type, claim=change.claim, earlier=before, fact=change.fact)


def _signs(fact: BriefingFact) -> set[str]:
    """What a fact is known again by: the articles' facts that it holds, and their words."""
    words = {variant.claim.casefold() for variant in fact.variants}
    return words | {variant.fact for variant in fact.variants} | {fact.claim.casefold()}


def _words(news: News) -> tuple[str, str, str]:
    return news.type, news.claim.casefold(), news.earlier.casefold()


def _place(change: FactChange, briefing: Briefing) -> tuple[int, int]:
    """What was told before and holds no more comes first, then the rest by the facts' weight."""
    order = {fact.id: place for place, fact in enumerate(briefing.facts)}
    first = change.type in ("withdrawn", "contradicted", "updated")
    return (0 if first else 1), order.get(change.fact, -1)
