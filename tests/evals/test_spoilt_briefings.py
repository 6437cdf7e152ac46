"""A flawless briefing is spoilt step by step: what only a story shows must move the right way."""

from collections.abc import Callable

import pytest

from evals.graders import BY_NAME, METRICS
from schemas.briefing import Briefing, BriefingFact
from schemas.call import Usage
from tests.evals.grading import STORIES, values
from tests.evals.perfect import perfect
from tests.evals.spoilings import SPOILINGS
from tests.evals.test_spoilt_facts import MENU_SHOWS

MERGING_SHOWS = ("wrong_merges", "merge_precision", "b3_precision", "merge_f1", "b3_f1")
SPLITTING_SHOWS = ("merge_recall", "b3_recall")
WASTE_SHOWS = tuple(metric.name for metric in METRICS if metric.amount)


def merged(briefing: Briefing, one: str, other: str) -> Briefing:
    """`briefing` with the fact `other` taken for the fact `one`."""
    facts = {fact.id: fact for fact in briefing.facts}
    gone = facts.pop(other)
    kept = facts[one]
    facts[one] = kept.model_copy(update={"variants": kept.variants + gone.variants})
    return briefing.model_copy(update={"facts": tuple(facts.values())})


def test_merging_what_must_stay_apart_shows() -> None:
    story = STORIES["rate-decisions"]
    steps = []
    for step in (0, 1, 2):
        output = perfect(story)
        assert output.briefing is not None
        briefing, done = output.briefing, 0
        for one, other in story.never_merge:
            ids = {fact.id for fact in briefing.facts}
            if done < step and one in ids and other in ids:
                briefing, done = merged(briefing, one, other), done + 1
        output = output.model_copy(update={"briefing": briefing})
        steps.append([figure or 0.0 for figure in values(story, output, MERGING_SHOWS)])
    wrong, *rest = zip(*steps, strict=True)
    assert wrong[0] == 0 < wrong[1] < wrong[2]
    assert all(figures[0] > figures[1] > figures[2] for figures in rest)


def test_splitting_what_is_one_shows() -> None:
    story = STORIES["wire-reprint"]
    output = perfect(story)
    assert output.briefing is not None
    facts: list[BriefingFact] = []
    for fact in output.briefing.facts:
        facts += [
            fact.model_copy(update={"id": f"{fact.id}-{number}", "variants": (variant,)})
            for number, variant in enumerate(fact.variants)
        ]
    split = output.model_copy(
        update={"briefing": output.briefing.model_copy(update={"facts": tuple(facts)})}
    )
    metrics = (*SPLITTING_SHOWS, "merge_precision")
    whole, apart = values(story, output, metrics), values(story, split, metrics)
    assert (whole[0] or 0.0) > (apart[0] or 0.0)
    assert (whole[1] or 0.0) > (apart[1] or 0.0)
    assert apart[2] is None


BriefingSpoiling = Callable[[Briefing], Briefing]

BRIEFINGS: dict[str, tuple[str, BriefingSpoiling, tuple[str, ...]]] = {
    "no conflicts": (
        "harbour-talks",
        lambda b: b.model_copy(update={"conflicts": b.conflicts[1:]}),
        ("conflict_recall", "conflict_f1"),
    ),
    "conflicts of another type": (
        "harbour-talks",
        lambda b: b.model_copy(
            update={"conflicts": tuple(c.model_copy(update={"type": "date"}) for c in b.conflicts)}
        ),
        ("conflict_recall", "conflict_precision"),
    ),
    "an update called a conflict": (
        "bridge-days",
        lambda b: b.model_copy(
            update={
                "conflicts": tuple(
                    c.model_copy(update={"standing": "conflict"}) for c in b.conflicts
                )
            }
        ),
        ("conflict_recall", "conflict_precision"),
    ),
    "each article an origin": (
        "wire-reprint",
        lambda b: b.model_copy(
            update={
                "facts": tuple(
                    f.model_copy(update={"origin_count": f.article_count}) for f in b.facts
                )
            }
        ),
        ("origin_counts",),
    ),
    "an audit missed": (
        "harbour-talks",
        lambda b: b.model_copy(update={"audits": b.audits[1:]}),
        ("audit_recall", "audit_f1"),
    ),
    "an audit against the wrong outlet": (
        "harbour-talks",
        lambda b: b.model_copy(
            update={"audits": (*b.audits, b.audits[0].model_copy(update={"outlet": "Elsewhere"}))}
        ),
        ("audit_precision", "audit_f1"),
    ),
    "all changes new": (
        "bridge-days",
        lambda b: b.model_copy(
            update={"changes": tuple(c.model_copy(update={"type": "new"}) for c in b.changes)}
        ),
        ("changes",),
    ),
    "a summary without citations": (
        "harbour-talks",
        lambda b: b.model_copy(
            update={"summary": tuple(s.model_copy(update={"facts": ()}) for s in b.summary)}
        ),
        ("summary_cited",),
    ),
    "a summary with a new figure": (
        "harbour-talks",
        lambda b: b.model_copy(
            update={
                "summary": tuple(
                    s.model_copy(update={"text": f"{s.text} It cost 987 crowns."})
                    for s in b.summary
                )
            }
        ),
        ("summary_faithful",),
    ),
}


@pytest.mark.parametrize("name", BRIEFINGS)
def test_spoilt_briefings_show(name: str) -> None:
    story_name, spoil, metrics = BRIEFINGS[name]
    story = STORIES[story_name]
    output = perfect(story)
    assert output.briefing is not None
    spoilt = output.model_copy(update={"briefing": spoil(output.briefing)})
    pairs = zip(values(story, output, metrics), values(story, spoilt, metrics), strict=True)
    for good, bad in pairs:
        assert good is not None
        assert bad is None or bad < good


def test_asking_more_shows_step_by_step() -> None:
    story = STORIES["bridge-days"]
    steps = []
    for step in (1, 2, 3):
        spent = Usage(
            calls=step,
            prompt_tokens=900 * step,
            completion_tokens=70 * step,
            cost=0.01 * step,
            seconds=8.5 * step,
        )
        output = perfect(story)
        articles = tuple(one.model_copy(update={"usage": spent}) for one in output.articles)
        output = output.model_copy(update={"articles": articles, "usage": spent})
        steps.append([figure or 0.0 for figure in values(story, output, WASTE_SHOWS)])
    assert all(BY_NAME[name].lower_is_better for name in WASTE_SHOWS)
    assert all(one < two < three for one, two, three in zip(*steps, strict=True))


def test_every_metric_is_seen_to_move() -> None:
    shown = {*MENU_SHOWS, *MERGING_SHOWS, *SPLITTING_SHOWS, *WASTE_SHOWS}
    shown.update(name for spoiling in SPOILINGS.values() for name in spoiling.metrics)
    shown.update(name for _, _, metrics in BRIEFINGS.values() for name in metrics)
    assert shown == BY_NAME.keys()
