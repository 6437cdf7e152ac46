"""From drafts to facts: evidence cut from the article, amounts and dates read, ids given."""

from collections.abc import Iterable
from typing import NamedTuple

from agent.extract.amounts import Amounts
from agent.extract.draft import Draft
from agent.extract.kinds import kind_of
from agent.extract.repeats import Told, told
from agent.extract.sources import told_how
from agent.extract.times import Times
from agent.text.words import content_words
from schemas.article import Article
from schemas.fact import Evidence, Fact


class _Reader(NamedTuple):
    """What reads the amounts and dates of one article's claims."""

    amounts: Amounts
    times: Times


def to_facts(article: Article, drafts: Iterable[Draft]) -> tuple[Fact, ...]:
    """The drafts as facts, in order, none told twice: of two that say the same the fuller stays."""
    facts: list[Fact] = []
    said: list[Told] = []
    read = _Reader(Amounts(article), Times(article))
    for draft in drafts:
        claim = told(draft.claim)
        twin = next((n for n, one in enumerate(said) if one.same_as(claim)), None)
        if twin is None:
            facts.append(_fact(article, draft, len(facts) + 1, read))
            said.append(claim)
        else:
            facts[twin] = _joined(article, facts[twin], draft, read)
            said[twin] = told(facts[twin].claim)
    return tuple(facts)


def evidence_of(article: Article, number: int) -> Evidence:
    """Sentence `number` of `article` as evidence."""
    sentence = article.sentences[number - 1]
    return Evidence(
        article=article.id,
        sentence=number,
        quote=article.words_of(number),
        start=sentence.start,
        end=sentence.end,
    )


def _fact(article: Article, draft: Draft, number: int, read: _Reader) -> Fact:
    return Fact(
        id=f"{article.id}-{number}",
        article=article.id,
        claim=draft.claim,
        kind=draft.kind or kind_of(draft.claim, draft.attribution),
        attribution=told_how(draft.attribution, draft.claim),
        quantities=read.amounts.of(draft.claim),
        dates=read.times.of(draft.claim, draft.attribution, draft.sentences[0]),
        evidence=tuple(evidence_of(article, n) for n in draft.sentences),
        making=draft.making,
        guards=draft.guards,
    )


def _joined(article: Article, fact: Fact, draft: Draft, read: _Reader) -> Fact:
    """One fact on both its sentences, in the fuller of the two wordings."""
    cited = {evidence.sentence for evidence in fact.evidence}
    more = tuple(evidence_of(article, n) for n in draft.sentences if n not in cited)
    if len(content_words(draft.claim)) > len(content_words(fact.claim)):
        number = int(fact.id.rsplit("-", 1)[-1])
        fuller = _fact(article, draft, number, read)
        own = {evidence.sentence for evidence in fuller.evidence}
        rest = tuple(e for e in fact.evidence if e.sentence not in own)
        return fuller.model_copy(update={"evidence": fuller.evidence + rest})
    return fact.model_copy(update={"evidence": fact.evidence + more})
