"""The graders on one small story, each figure worked out by hand; and what cannot be graded."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import pytest

from evals.corpus_reader import read_story
from evals.outputs import ArticleOutput, StoryOutput
from evals.runs import grade
from evals.scores import Score
from schemas.briefing import AuditFinding, Briefing, BriefingFact, Conflict, SummarySentence
from schemas.call import Usage
from schemas.fact import Attribution, Fact, Quantity
from schemas.gold import GoldStory
from tests.evals.perfect import evidence, perfect

LABELS = """\
story: three-mills
title: The mill closes
split: dev
type: plain
articles:
- id: post
  outlet: Vale Post
  voice: wire
  published: 2025-05-14T12:00:00+02:00
  text: |
    The mill in Ard will close on May 30. The union may sue Brenn Holdings, Ida Moll said.

    The council of Ard did not buy the mill. Sign up for our letter today.
  facts:
  - key: closes
    claim: The mill in Ard will close on May 30.
    quotes: [The mill in Ard will close on May 30]
    kind: plan
    dates: [2025-05-30]
    keep: [mill, "30"]
  - key: may-sue
    claim: The union may sue Brenn Holdings, Ida Moll said.
    quotes: ["The union may sue Brenn Holdings, Ida Moll said"]
    kind: statement
    attribution: {speaker: Ida Moll, naming: named}
    keep: [may, union]
  - key: not-bought
    claim: The council of Ard did not buy the mill.
    quotes: [The council of Ard did not buy the mill]
    kind: event
    keep: [not, council]
  nothing: [Sign up for our letter today.]
- id: herald
  outlet: Ard Herald
  voice: broadsheet
  published: 2025-05-14T15:00:00+02:00
  text: |
    The mill in Ard will close on May 30, the Vale Post reported.
  facts:
  - key: closes
    claim: The mill in Ard will close on May 30.
    quotes: ["The mill in Ard will close on May 30, the Vale Post reported"]
    kind: plan
    attribution: {speaker: "", naming: outlet, outlet: Vale Post}
    dates: [2025-05-30]
- id: echo
  outlet: Echo
  voice: tabloid
  published: 2025-05-14T18:00:00+02:00
  text: |
    The mill in Ard will close on June 2. A fire cost it 40 looms, according to the Vale Post.
  facts:
  - key: closes-in-june
    claim: The mill in Ard will close on June 2.
    quotes: [The mill in Ard will close on June 2]
    kind: plan
    dates: [2025-06-02]
  - key: fire
    claim: A fire cost the mill 40 looms, according to the Vale Post.
    quotes: ["A fire cost it 40 looms, according to the Vale Post"]
    kind: event
    attribution: {speaker: "", naming: outlet, outlet: Vale Post}
    quantities: [40 loom]
never_merge:
- [closes, closes-in-june]
conflicts:
- {type: date, about: when the mill closes, sides: [[closes], [closes-in-june]]}
origins:
  closes: [Vale Post]
audits:
- {type: not_found, article: echo, outlet: Vale Post, quote: A fire cost it 40 looms}
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> GoldStory:
    path: Path = tmp_path_factory.mktemp("gold") / "mill.yaml"
    path.write_text(LABELS)
    return read_story(path)


def scored(story: GoldStory, output: StoryOutput, metric: str) -> list[Score]:
    return [score for score in grade((story,), (output,)) if score.metric == metric]


def figure(story: GoldStory, output: StoryOutput, metric: str) -> Fraction:
    """The mean of what could be graded."""
    values = [s.value for s in scored(story, output, metric) if s.value is not None]
    return sum((Fraction(v).limit_denominator(99) for v in values), Fraction()) / len(values or [1])


def with_facts(output: StoryOutput, facts: Iterable[Fact], at: int = 0) -> StoryOutput:
    """`output` with `facts` in place of those of its article `at`."""
    articles = list(output.articles)
    articles[at] = articles[at].model_copy(update={"facts": tuple(facts)})
    return output.model_copy(update={"articles": tuple(articles)})


def briefed(output: StoryOutput, **parts: object) -> StoryOutput:
    """`output` with these parts of its briefing in place of its own."""
    return output.model_copy(update={"briefing": briefing(output).model_copy(update=parts)})


def briefing(output: StoryOutput) -> Briefing:
    assert output.briefing is not None
    return output.briefing


def menu_fact(output: ArticleOutput) -> Fact:
    assert output.article is not None
    line = evidence(output.article, "Sign up for our letter today.")
    claim = line.quote
    return Fact(id="menu", article=line.article, claim=claim, kind="event", evidence=(line,))


def test_two_of_three_facts_and_a_menu_line(story: GoldStory) -> None:
    """Given: two gold facts and a line that is none. In the story the labels hold six in all."""
    whole = perfect(story)
    closes, may_sue, _ = whole.articles[0].facts
    output = with_facts(whole, [closes, may_sue, menu_fact(whole.articles[0])])
    assert figure(story, output, "fact_precision") == Fraction(5, 6)
    assert figure(story, output, "fact_recall") == Fraction(5, 6)
    assert figure(story, output, "noise_facts") == Fraction(1, 6)
    assert figure(story, output, "claim_alone_recall") == Fraction(5, 6)
    assert figure(story, output, "evidence_exact") == 1


def test_a_lost_hedge_is_unsupported_and_no_claim_alone(story: GoldStory) -> None:
    whole = perfect(story)
    closes, may_sue, not_bought = whole.articles[0].facts
    sure = may_sue.model_copy(update={"claim": "The union will sue Brenn Holdings, Ida Moll said."})
    output = with_facts(whole, [closes, sure, not_bought])
    assert figure(story, output, "supported") == Fraction(5, 6)
    assert figure(story, output, "claim_alone_recall") == Fraction(5, 6)
    assert figure(story, output, "fact_recall") == 1


def test_a_surname_and_a_pronoun_are_not_self_contained(story: GoldStory) -> None:
    whole = perfect(story)
    closes, may_sue, not_bought = whole.articles[0].facts
    bare = may_sue.model_copy(update={"claim": "The union may sue Brenn Holdings, Moll said."})
    it = closes.model_copy(update={"claim": "It will close on May 30, the mill in Ard."})
    output = with_facts(whole, [it, bare, not_bought])
    assert figure(story, output, "self_contained") == Fraction(4, 6)


def test_two_facts_in_one_claim_are_not_atomic(story: GoldStory) -> None:
    whole = perfect(story)
    closes, may_sue, not_bought = whole.articles[0].facts
    both = closes.model_copy(
        update={
            "claim": f"{closes.claim[:-1]}, and {may_sue.claim}",
            "evidence": closes.evidence + may_sue.evidence,
        }
    )
    output = with_facts(whole, [both, not_bought])
    assert figure(story, output, "atomic") == Fraction(4, 5)
    assert figure(story, output, "fact_recall") == 1


def test_credits_by_name_by_outlet_and_by_nobody(story: GoldStory) -> None:
    """The labels credit three facts. Given: a wrong name, nobody, and the right outlet."""
    whole = perfect(story)
    closes, may_sue, not_bought = whole.articles[0].facts
    wrong = may_sue.model_copy(update={"attribution": Attribution(speaker="Brenn", naming="named")})
    output = with_facts(whole, [closes, wrong, not_bought])
    herald = [f.model_copy(update={"attribution": None}) for f in whole.articles[1].facts]
    output = with_facts(output, herald, at=1)
    assert figure(story, output, "attribution_precision") == Fraction(1, 2)
    assert figure(story, output, "attribution_recall") == Fraction(1, 3)


def test_amounts_and_dates_count_by_what_both_have(story: GoldStory) -> None:
    """One amount right and one too many: 1 of 2. Three dates, one forgotten: 2 of 3."""
    whole = perfect(story)
    june, fire = whole.articles[2].facts
    more = Quantity(text="two", value=2, unit="wall")
    two_walls = fire.model_copy(update={"quantities": (*fire.quantities, more)})
    output = with_facts(whole, [june.model_copy(update={"dates": ()}), two_walls], at=2)
    assert figure(story, output, "quantities") == Fraction(1, 2)
    assert figure(story, output, "dates") == Fraction(2, 3)


def together(output: StoryOutput, *groups: tuple[int, ...]) -> StoryOutput:
    """`output` with its facts, counted from 0 through all articles, merged as `groups` say."""
    facts = [fact for article in output.articles for fact in article.facts]
    by_fact = {v.fact: v for fact in briefing(output).facts for v in fact.variants}
    merged = tuple(
        BriefingFact(
            id=f"b{number}",
            claim=facts[group[0]].claim,
            kind="event",
            evidence=facts[group[0]].evidence,
            article_count=len(group),
            origin_count=1,
            variants=tuple(by_fact[facts[at].id] for at in group),
        )
        for number, group in enumerate(groups)
    )
    return briefed(output, facts=merged, conflicts=(), changes=())


def test_merging_too_much(story: GoldStory) -> None:
    """closes, closes, closes-in-june in one: of 3 pairs 1 is right; B³ (⅔ + ⅔ + ⅓ + 3·1) / 6."""
    output = together(perfect(story), (0, 3, 4), (1,), (2,), (5,))
    assert figure(story, output, "merge_precision") == Fraction(1, 3)
    assert figure(story, output, "merge_recall") == 1
    assert figure(story, output, "wrong_merges") == 1
    assert figure(story, output, "b3_precision") == Fraction(7, 9)
    assert figure(story, output, "b3_recall") == 1


def test_merging_too_little(story: GoldStory) -> None:
    """All six apart: the one pair that says the same is missed; B³ recall (½ + ½ + 4·1) / 6."""
    output = together(perfect(story), (0,), (1,), (2,), (3,), (4,), (5,))
    assert scored(story, output, "merge_precision") == []
    assert figure(story, output, "merge_recall") == 0
    assert figure(story, output, "wrong_merges") == 0
    assert figure(story, output, "b3_precision") == 1
    assert figure(story, output, "b3_recall") == Fraction(5, 6)


def test_conflicts_by_type_and_one_too_many(story: GoldStory) -> None:
    whole = perfect(story)
    (right,) = briefing(whole).conflicts
    invented = right.model_copy(update={"id": "c2", "sides": (right.sides[0], _side(whole))})
    both = briefed(whole, conflicts=(right, invented))
    assert figure(story, both, "conflict_precision") == Fraction(1, 2)
    assert figure(story, both, "conflict_recall") == 1
    mistaken = briefed(whole, conflicts=(right.model_copy(update={"type": "number"}),))
    (miss,) = scored(story, mistaken, "conflict_recall")
    assert (miss.value, miss.kind, miss.reason) == (0, "date", "found as number (conflict)")


def _side(output: StoryOutput) -> object:
    """A side of a conflict that holds the fact not-bought."""
    (conflict,) = briefing(output).conflicts
    return conflict.sides[0].model_copy(update={"facts": ("not-bought",)})


def test_origins_audits_and_one_audit_too_many(story: GoldStory) -> None:
    whole = perfect(story)
    assert figure(story, whole, "origin_counts") == 1
    two = [f.model_copy(update={"origin_count": 2}) for f in briefing(whole).facts]
    assert figure(story, briefed(whole, facts=tuple(two)), "origin_counts") == 0
    (right,) = briefing(whole).audits
    herald = whole.articles[1].article
    assert herald is not None
    crediting = evidence(herald, "The mill in Ard will close on May 30, the Vale Post reported.")
    invented: AuditFinding = right.model_copy(update={"id": "a2", "crediting": crediting})
    both = briefed(whole, audits=(right, invented))
    assert figure(story, both, "audit_precision") == Fraction(1, 2)
    assert figure(story, both, "audit_recall") == 1
    other = briefed(whole, audits=(right.model_copy(update={"type": "differs"}),))
    assert figure(story, other, "audit_recall") == 0
    for outlet, held in (("VP", 1), ("Ard Herald", 0)):  # its initials, another outlet
        named = briefed(whole, audits=(right.model_copy(update={"outlet": outlet}),))
        assert figure(story, named, "audit_recall") == held


def test_a_summary_sentence_by_sentence(story: GoldStory) -> None:
    """Four sentences: sound; cites nothing; holds another date; drops the "not" of its fact."""
    told = (
        SummarySentence(text="The mill in Ard will close on May 30.", facts=("closes",)),
        SummarySentence(text="The mill in Ard will close on May 30.", facts=()),
        SummarySentence(text="The mill in Ard will close on May 30, 2031.", facts=("closes",)),
        SummarySentence(text="The council of Ard did buy the mill.", facts=("not-bought",)),
    )
    output = briefed(perfect(story), summary=told)
    cited = [score.value for score in scored(story, output, "summary_cited")]
    faithful = [score.value for score in scored(story, output, "summary_faithful")]
    assert cited == [1, 0, 0, 1]
    assert faithful[0] == 1
    assert faithful[2:] == [0, 0]


def test_spending_is_what_was_asked_and_an_unknown_price_is_no_price(story: GoldStory) -> None:
    spent = Usage(calls=2, prompt_tokens=900, completion_tokens=70, cost=None, seconds=8.5)
    whole = perfect(story)
    first = whole.articles[0].model_copy(update={"usage": spent})
    output = whole.model_copy(update={"articles": (first, *whole.articles[1:]), "usage": spent})
    for level in ("article", "story"):
        values = {
            name: [score.value for score in scored(story, output, f"{level}_{name}")]
            for name in ("prompt_tokens", "completion_tokens", "cost", "seconds")
        }
        assert values == {
            "prompt_tokens": [900],
            "completion_tokens": [70],
            "cost": [None],
            "seconds": [8.5],
        }


def test_what_cannot_be_graded_is_no_wrong_answer(story: GoldStory) -> None:
    """Without the June date told there is no pair to merge, no conflict and no date to judge."""
    whole = perfect(story)
    output = with_facts(whole, [], at=2)
    conflicts: tuple[Conflict, ...] = ()
    left = [f for f in briefing(whole).facts if f.id not in ("closes-in-june", "fire")]
    output = briefed(output, facts=tuple(left), conflicts=conflicts)
    for metric in ("wrong_merges", "conflict_recall"):
        (score,) = scored(story, output, metric)
        assert score.value is None, metric
        assert score.reason
    untold = [s for s in scored(story, output, "attribution_recall") if s.value is None]
    assert [score.reason for score in untold] == ["no fact tells it"]
