"""Grades the summary: does each sentence cite facts, and say nothing that they do not?"""

from agent.text.cues import hedges, negations
from evals.graders.support import added
from evals.matcher import Weights, presence
from evals.scores import Score, judged
from evals.story_align import StoryAlignment
from schemas.briefing import BriefingFact, SummarySentence


def summary_cited(story: StoryAlignment) -> list[Score]:
    """Of the summary's sentences, those whose cited facts hold what they say."""
    return [
        _score("summary_cited", story, sentence, _citation_fault(story, sentence))
        for sentence in _sentences(story)
    ]


def summary_faithful(story: StoryAlignment) -> list[Score]:
    """Of the summary's sentences, those that add nothing to the cited facts and lose no doubt."""
    return [
        _score("summary_faithful", story, sentence, _faith_fault(story, sentence))
        for sentence in _sentences(story)
    ]


def _sentences(story: StoryAlignment) -> tuple[SummarySentence, ...]:
    return story.output.briefing.summary if story.output.briefing else ()


def _cited(story: StoryAlignment, sentence: SummarySentence) -> list[BriefingFact]:
    briefing = story.output.briefing
    return [fact for fact in (briefing.facts if briefing else ()) if fact.id in sentence.facts]


def _read(facts: list[BriefingFact]) -> str:
    quotes = (evidence.quote for fact in facts for evidence in fact.evidence)
    return " ".join([*(fact.claim for fact in facts), *quotes])


def _citation_fault(story: StoryAlignment, sentence: SummarySentence) -> str:
    facts = _cited(story, sentence)
    if not facts or len(facts) < len(set(sentence.facts)):
        return "cites a fact that is not there" if sentence.facts else "cites no fact"
    texts = [article.text for article in story.gold.articles]
    found = presence(sentence.text, _read(facts), Weights(texts, [sentence.text]))
    return "" if found.present else f"its facts do not hold: {', '.join(found.missing)}"


def _faith_fault(story: StoryAlignment, sentence: SummarySentence) -> str:
    facts = _cited(story, sentence)
    faults = added(sentence.text, _read(facts), _read(facts))
    if facts and all(negations(fact.claim) for fact in facts) and not negations(sentence.text):
        faults.append("lost the negation of its facts")
    if facts and all(hedges(fact.claim) for fact in facts) and not hedges(sentence.text):
        faults.append("lost the hedge of its facts")
    return "; ".join(faults)


def _score(metric: str, story: StoryAlignment, sentence: SummarySentence, fault: str) -> Score:
    return judged(metric, story.gold.story, not fault, evidence=sentence.text, reason=fault)
