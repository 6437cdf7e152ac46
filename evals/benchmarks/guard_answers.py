"""What the guards say of recorded answers: each wording that a model proposed, with its verdict."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from agent.extract import extract_facts
from agent.guards import Candidate, first_failure
from agent.llm.gateway import Gateway
from agent.llm.request import T
from agent.text.cues import hedges, negations
from agent.text.words import coverage
from evals.align import keeps
from evals.graders.support import added
from evals.locate import where
from evals.matcher import Weights, presence
from evals.recordings import StaleError
from prompts.rendered import RenderedPrompt
from schemas.article import Article
from schemas.gold import GoldArticle, GoldFact
from schemas.wire.split import Split

Verdict = Literal["right", "wrong", "undecided"]

_LEFT_TO_THE_WHOLE = frozenset({"does not stand alone", "about the page", "wrong speaker"})
"""Guards that the compact profile asks of a whole sentence and not of the parts it is cut into."""
_FORM = frozenset({"incomplete"})
"""Guards of form: that the words say the right thing does not tell whether they say it whole."""
_SAME_SENTENCE = 0.8


@dataclass(frozen=True)
class Proposal:
    """One wording that the model proposed for a part of `sentence`, the guard that turned it down
    ("" where none did), and whether it did so rightly."""

    article: str
    sentence: str
    claim: str
    guard: str
    verdict: Verdict


class Overhearing(Gateway):
    """Another gateway's answers, with a note of what each check was shown."""

    def __init__(self, gateway: Gateway) -> None:
        self.info = gateway.info
        self.unusable = gateway.unusable
        self.shown: dict[tuple[str, str], None] = {}
        self._gateway = gateway

    async def ask(
        self,
        prompt: RenderedPrompt,
        form: type[T],
        *,
        article: str = "",
        max_tokens: int,
        check: Callable[[T], str | None] | None = None,
        repeat: int = 0,
    ) -> T:
        """The other gateway's answer."""
        asked = prompt.messages[-1]["content"].strip()

        def overheard(answer: T) -> str | None:
            if isinstance(answer, Split):
                self.shown.update(dict.fromkeys((asked, fact.strip()) for fact in answer.facts))
            return check(answer) if check else None

        return await self._gateway.ask(
            prompt,
            form,
            article=article,
            max_tokens=max_tokens,
            check=overheard if check else None,
            repeat=repeat,
        )


async def proposals(
    gold: GoldArticle, article: Article, gateway: Gateway, background: tuple[str, ...]
) -> list[Proposal] | None:
    """What the model proposed for `article`; None where the recording lacks an answer."""
    overhearing = Overhearing(gateway)
    try:
        await extract_facts(article, overhearing)
    except StaleError:
        return None
    weights = Weights(background, (fact.claim for fact in gold.facts))
    return [
        _judged(gold, article, sentence, claim, weights) for sentence, claim in overhearing.shown
    ]


def _judged(
    gold: GoldArticle, article: Article, sentence: str, claim: str, weights: Weights
) -> Proposal:
    core = sentence.removesuffix(".")
    rejection = first_failure(Candidate(claim, core, core), leaving_out=_LEFT_TO_THE_WHOLE)
    guard = rejection.guard if rejection else ""
    sound = _sound(claim, sentence, article, list(_near(gold, article, sentence)), weights)
    decided = sound is not None and not (sound and guard in _FORM)
    verdict: Verdict = "undecided"
    if decided:
        verdict = "wrong" if sound == bool(guard) else "right"
    return Proposal(gold.id, sentence, claim, guard, verdict)


def _near(gold: GoldArticle, article: Article, sentence: str) -> Iterator[GoldFact]:
    """The gold facts that stand in the sentence of `article` that was shown to the model."""
    numbers = frozenset(
        one.number
        for one in article.sentences
        if coverage(article.words_of(one.number), sentence) >= _SAME_SENTENCE
        or coverage(sentence, article.words_of(one.number)) >= _SAME_SENTENCE
    )
    yield from (fact for fact in gold.facts if where(article, fact.quotes) & numbers)


def _sound(
    claim: str, sentence: str, article: Article, near: list[GoldFact], weights: Weights
) -> bool | None:
    """Whether `claim` tells a labelled fact and loses and adds nothing; None where no label tells:
    what it says is in no labelled fact, and is nothing that the article lacks."""
    told = [
        fact
        for fact in near
        if keeps(fact, claim) == keeps(fact, sentence)
        and presence(fact.claim, f"{claim} {_unspoken(fact, sentence)}", weights).present
    ]
    known = f"{article.text} {article.title} {sentence}"
    if added(claim, f"{sentence} {' '.join(fact.claim for fact in told)}", known):
        return False
    if not told:
        return None
    lost_hedge = all(hedges(fact.claim) for fact in told) and not hedges(claim)
    lost_not = all(negations(fact.claim) for fact in told) and not negations(claim)
    return not (lost_hedge or lost_not)


def _unspoken(fact: GoldFact, sentence: str) -> str:
    """The words of the label that its sentence itself does not have: names filled in by hand."""
    said = set(re.findall(r"[\w’'-]+", sentence.lower()))
    return " ".join(w for w in re.findall(r"[\w’'-]+", fact.claim) if w.lower() not in said)
