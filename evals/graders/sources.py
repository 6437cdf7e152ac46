"""Grades who got it from whom, what an audit found, and what changed since the day before."""

from collections.abc import Iterable

from agent.reconcile.outlets import Outlets
from agent.text.words import content_words
from evals.locate import find_spans
from evals.scores import Score, judged
from evals.story_align import StoryAlignment
from schemas.briefing import AuditFinding
from schemas.gold import GoldAudit


def origin_counts(story: StoryAlignment) -> list[Score]:
    """Of the keys whose origins the gold names, those told with as many origins."""
    briefing = story.output.briefing
    scores = []
    for key, names in story.gold.origins.items():
        facts = [f for f in (briefing.facts if briefing else ()) if key in story.keys_of([f.id])]
        widest = max(facts, key=lambda fact: fact.article_count, default=None)
        held = widest is not None and widest.origin_count == len(names)
        reason = f"counts {widest.origin_count} origins" if widest else "no fact tells it"
        scores.append(
            judged(
                "origin_counts",
                story.gold.story,
                held if widest else None,
                evidence=f"{key}: {len(names)} ({', '.join(names)})",
                reason=reason,
            )
        )
    return scores


def audit_recall(story: StoryAlignment) -> list[Score]:
    """Of the gold's audit findings, those made with their type."""
    made = story.output.briefing.audits if story.output.briefing else ()
    scores = []
    for gold in story.gold.audits:
        near = [finding for finding in made if _same_credit(story, finding, gold)]
        held = any(finding.type == gold.type for finding in near)
        reason = f"found as {near[0].type}" if near else "not found"
        scores.append(
            judged(
                "audit_recall",
                story.gold.story,
                held,
                kind=gold.type,
                evidence=f"{gold.article} credits {gold.outlet}: {gold.quote}",
                reason=reason,
            )
        )
    return scores


def audit_precision(story: StoryAlignment) -> list[Score]:
    """Of the audit findings made, those that the gold has."""
    made = story.output.briefing.audits if story.output.briefing else ()
    scores = []
    for finding in made:
        near = [gold for gold in story.gold.audits if _same_credit(story, finding, gold)]
        held = any(gold.type == finding.type for gold in near)
        reason = f"is {near[0].type}" if near else "no finding in the gold"
        scores.append(
            judged(
                "audit_precision",
                story.gold.story,
                held,
                kind=finding.type,
                evidence=finding.text,
                reason=reason,
            )
        )
    return scores


def changes(story: StoryAlignment) -> list[Score]:
    """Of the gold's changes since day 1, those labelled alike."""
    briefing, earlier = story.output.briefing, story.output.earlier
    scores = []
    for gold in story.gold.changes:
        given = [
            change.type
            for change in (briefing.changes if briefing else ())
            if gold.key in story.keys_of([change.fact])
            or (gold.earlier and gold.earlier in story.keys_of([change.earlier], earlier))
        ]
        held = gold.type in given
        reason = f"called {', '.join(given)}" if given else "not told"
        scores.append(
            judged(
                "changes",
                story.gold.story,
                held if given else None,
                kind=gold.type,
                evidence=f"{gold.key} {gold.earlier}".strip(),
                reason=reason,
            )
        )
    return scores


def _same_credit(story: StoryAlignment, finding: AuditFinding, gold: GoldAudit) -> bool:
    crediting = finding.crediting
    if story.gold_ids.get(crediting.article) != gold.article:
        return False
    if not _one_outlet(story, finding.outlet, gold.outlet):
        return False
    article = _article_text(story, gold.article)
    return any(
        start < crediting.end and crediting.start < end
        for start, end in find_spans(gold.quote, article)
    )


def _one_outlet(story: StoryAlignment, one: str, other: str) -> bool:
    """Whether two names share a word or mean one outlet, as its initials do ("the PG")."""
    outlets = Outlets(article.outlet for article in story.gold.articles)
    return bool(content_words(one) & content_words(other)) or (
        outlets.name(one) == outlets.name(other)
    )


def _article_text(story: StoryAlignment, gold_id: str) -> str:
    texts: Iterable[str] = (
        output.article.text
        for output in story.output.articles
        if output.id == gold_id and output.article
    )
    return next(iter(texts), "")
