"""Stories whose relations were labelled twice: the second labels, laid beside the first as if they
were what the program had found."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import yaml
from pydantic import ValidationError

from agent.errors import InputError
from agent.reconcile import Reconciled
from evals.corpus_reader import CORPUS
from evals.gold_outputs import aligned_with_gold, gold_briefing, gold_output
from evals.locate import find_spans
from evals.outputs import ArticleOutput
from evals.story_align import StoryAlignment
from schemas.base import Form
from schemas.briefing import (
    AuditFinding,
    BriefingFact,
    ChangeType,
    Conflict,
    ConflictType,
    FactChange,
    Side,
    Variant,
)
from schemas.fact import Evidence, Fact
from schemas.gold import GoldAudit, GoldStory

SECOND_STORIES = CORPUS / "second" / "stories"


class SecondConflict(Form):
    """A conflict as the second labeller sees it; each side is a list of facts."""

    type: ConflictType
    standing: Literal["conflict", "update"]
    about: str
    sides: tuple[tuple[str, ...], ...]


class SecondChange(Form):
    """How a fact of day 2 stands to one of day 1, "" for none."""

    fact: str
    type: ChangeType
    earlier: str = ""


class SecondStory(Form):
    """What a second labeller made of the first one's facts, each named "<article>/<key>".

    `groups` say the same; `origins` are those of a group, by its first fact, or of a fact by
    itself. The labeller saw the articles and the facts, and none of what the first had made of
    them.
    """

    story: str
    groups: tuple[tuple[str, ...], ...]
    conflicts: tuple[SecondConflict, ...]
    origins: dict[str, tuple[str, ...]]
    audits: tuple[GoldAudit, ...]
    changes: tuple[SecondChange, ...]


def read_second_stories(
    stories: tuple[GoldStory, ...], folder: Path = SECOND_STORIES
) -> dict[str, StoryAlignment]:
    """The second labels of those of `stories` that have some, by story, beside the first.

    Raises InputError for a file that cannot be read or does not fit its story.
    """
    found = {}
    for story in stories:
        path = folder / f"{story.story}.yaml"
        if path.exists():
            try:
                raw = yaml.safe_load(path.read_text(encoding="utf-8"))
                found[story.story] = lay_beside(story, SecondStory.model_validate(raw))
            except (OSError, yaml.YAMLError, ValidationError, KeyError) as error:
                raise InputError(str(path), " ".join(str(error).split())) from error
    return found


def lay_beside(story: GoldStory, second: SecondStory) -> StoryAlignment:
    """`second` beside `story`. Raises KeyError for a fact that the story does not have."""
    outputs = tuple(gold_output(gold) for gold in story.articles)
    facts = {
        f"{gold.id}/{label.key}": fact
        for gold, output in zip(story.articles, outputs, strict=True)
        for label, fact in zip(gold.facts, output.facts, strict=True)
    }
    grouped = {name for group in second.groups for name in group}
    groups = (*second.groups, *((name,) for name in facts if name not in grouped))
    told = {name: f"f{number}" for number, group in enumerate(groups, start=1) for name in group}
    result = Reconciled(
        facts=tuple(_fact(group, told[group[0]], facts, second.origins) for group in groups),
        conflicts=tuple(
            _conflict(one, f"c{number}", facts, told)
            for number, one in enumerate(second.conflicts, start=1)
        ),
        audits=tuple(
            _audit(one, f"a{number}", story, outputs)
            for number, one in enumerate(second.audits, start=1)
        ),
    )
    changes = tuple(
        FactChange(fact=told[one.fact], type=one.type, claim=facts[one.fact].claim)
        for one in second.changes
    )
    briefing = gold_briefing(result).model_copy(update={"changes": changes})
    return aligned_with_gold(story, outputs, briefing)


def _fact(
    group: tuple[str, ...],
    number: str,
    facts: Mapping[str, Fact],
    origins: Mapping[str, tuple[str, ...]],
) -> BriefingFact:
    """What the second labeller tells as one fact; without a credit it is its article's own."""
    members = [facts[name] for name in group]
    behind = next((origins[name] for name in group if name in origins), ("own",))
    return BriefingFact(
        id=number,
        claim=members[0].claim,
        kind=members[0].kind,
        evidence=members[0].evidence,
        article_count=len({one.article for one in members}),
        origin_count=len(behind),
        origins=behind,
        variants=tuple(Variant(fact=m.id, article=m.article, claim=m.claim) for m in members),
    )


def _conflict(
    one: SecondConflict, number: str, facts: Mapping[str, Fact], told: Mapping[str, str]
) -> Conflict:
    sides = tuple(
        Side(
            claim=facts[side[0]].claim,
            facts=tuple(dict.fromkeys(told[name] for name in side)),
            evidence=(),
            articles=tuple(dict.fromkeys(facts[name].article for name in side)),
        )
        for side in one.sides
    )
    return Conflict(
        id=number, type=one.type, standing=one.standing, about=one.about, sides=sides, reason=""
    )


def _audit(
    one: GoldAudit, number: str, story: GoldStory, outputs: tuple[ArticleOutput, ...]
) -> AuditFinding:
    """Raises KeyError for a quote that its article lacks."""
    read = {gold.id: output for gold, output in zip(story.articles, outputs, strict=True)}
    article = read[one.article].article
    spans = find_spans(one.quote, article.text) if article else ()
    if article is None or not spans:
        raise KeyError(one.quote)
    start, end = next(iter(spans))
    crediting = Evidence(
        article=article.id, sentence=1, quote=article.text[start:end], start=start, end=end
    )
    return AuditFinding(
        id=number, type=one.type, text=one.quote, outlet=one.outlet, crediting=crediting
    )
