"""The model's part in the compact profile: one long sentence as short facts.

The model only proposes where to cut. Code takes a proposal over when every part is made of the
sentence's own words in their order, and the parts together leave nothing out.
"""

import re
from dataclasses import replace

from agent.extract.draft import Draft
from agent.extract.frame import take_off
from agent.guards import Candidate, first_failure
from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.text.quotations import curly, find_quotations
from agent.text.words import content_words, coverage
from prompts import load
from schemas.article import Article
from schemas.wire.split import Split

_SHORTEST = 14
_JOINT = re.compile(
    r", (?:which|who|whose|where|while|although|with|\w+ing|and|but)\b"
    r"| and (?:\w+ed|will|would|could|is|are|was|were|has|had|said|that|told)\b| — |; "
    r"| but (?:\w+ed|has|had|is|was|did|said|does)\b| and \w+s (?:the|an?|its|her|his|on)\b"
)
_LEAST_COVERED = 0.8
_LEFT_OUT = "left something out"
_NEWS = 2
"""Content words that a part must add to those before it."""
_LATER = frozenset({"does not stand alone", "about the page", "wrong speaker"})


def worth_asking(draft: Draft) -> bool:
    """Whether the claim shows a joint where a second fact may begin.

    What is mostly somebody's quoted words is never cut: it is one thing said.
    """
    length = len(draft.claim.split())
    quoted = sum(len(quotation.text.split()) for quotation in find_quotations(draft.claim))
    if quoted > length / 2:
        return False
    return length >= _SHORTEST and bool(_JOINT.search(draft.claim))


async def split(draft: Draft, article: Article, gateway: Gateway) -> tuple[Draft, ...]:
    """The facts of `draft`'s claim as the model cuts it; the draft itself where no cut holds."""
    framed = take_off(draft.claim)
    prompt = load("split", "compact").render(sentence=curly(f"{framed.core}."))
    limit = 40 + int(2.2 * len(framed.core.split()))

    refused: list[str] = []

    def reason(answer: Split) -> str | None:
        refused.extend(_refusals(answer, framed.core))
        return _objection(_parts(answer, framed.core), framed.core)

    try:
        answer = await gateway.ask(
            prompt, Split, article=article.id, max_tokens=limit, check=reason
        )
    except AnswerError:
        return (replace(draft, guards=tuple(dict.fromkeys(refused)) or (_LEFT_OUT,)),)
    parts = _parts(answer, framed.core)
    if len(parts) < 2:
        return (draft,)
    return tuple(draft.worded(framed.around(part), "model") for part in parts)


def _parts(answer: Split, core: str) -> list[str]:
    """The proposals that pass the guards, without those that another one says already."""
    sound: list[str] = []
    for fact in dict.fromkeys(answer.facts):
        part = _quotes_as_in(core, fact.strip())
        new = content_words(part) - content_words(" ".join(sound))
        if len(new) >= _NEWS and not first_failure(Candidate(part, core, core), leaving_out=_LATER):
            sound.append(part)
    return [part for part in sound if not _told_by(part, [p for p in sound if p != part])]


def _refusals(answer: Split, core: str) -> list[str]:
    """The guards that object to what was proposed."""
    found = (first_failure(Candidate(f, core, core), leaving_out=_LATER) for f in answer.facts)
    return [rejection.guard for rejection in found if rejection]


def _told_by(part: str, others: list[str]) -> bool:
    """Whether shorter parts together tell all that `part` does."""
    shorter = [other for other in others if len(other) < len(part)]
    return len(shorter) > 1 and content_words(part) <= content_words(" ".join(shorter))


def _objection(parts: list[str], core: str) -> str | None:
    if not parts:
        return "use only the words of the sentence, in their order, as whole sentences"
    if len(parts) > 1 and coverage(core, " ".join(parts)) < _LEAST_COVERED:
        missing = content_words(core) - content_words(" ".join(parts))
        return f"something is left out: {', '.join(sorted(missing)[:4])}"
    return None


def _quotes_as_in(core: str, part: str) -> str:
    """The quotation marks that the article uses."""
    return part.replace("“", '"').replace("”", '"') if '"' in core else part
