"""The model's part in the compact profile: one long sentence as short facts.

The model only proposes where to cut. Code takes a proposal over when every part is made of the
sentence's own words in their order, and the parts together leave nothing out.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from agent.extract.draft import Draft
from agent.extract.frame import take_off
from agent.guards import Candidate, Rejection, first_failure
from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.text.quotations import curly, find_quotations
from agent.text.words import content_words, coverage, tokens
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
_OWN_WORDS = "Use only the words of the sentence, in their order, as whole sentences."
_SAYING = frozenset({"say", "tell"})
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


class Cut(NamedTuple):
    """What a claim was cut into, and the words of it that none of the parts has."""

    parts: tuple[Draft, ...]
    left_out: tuple[str, ...] = ()


async def split(draft: Draft, article: Article, gateway: Gateway) -> Cut:
    """The facts of `draft`'s claim as the model cuts it; the draft itself where no cut holds.

    A part that a guard turns down is asked for again, with the guard's reason, where words would be
    lost with it; the facts that come of it all name that guard.
    """
    framed = take_off(draft.claim)
    core = framed.core
    prompt = load("split", "compact").render(sentence=curly(f"{core}."))
    limit = 40 + int(2.2 * len(core.split()))

    refused: list[str] = []

    def reason(answer: Split) -> str | None:
        rejections = _rejections(answer, core)
        refused.extend(rejection.guard for rejection in rejections.values())
        return _objection(_parts(answer, core), rejections, core)

    try:
        answer = await gateway.ask(
            prompt, Split, article=article.id, max_tokens=limit, check=reason
        )
    except AnswerError:
        return Cut((replace(draft, guards=tuple(dict.fromkeys(refused)) or (_LEFT_OUT,)),))
    guarded = replace(draft, guards=tuple(dict.fromkeys(refused)))
    parts = _parts(answer, core)
    if len(parts) < 2:
        return Cut((guarded,))
    drafts = tuple(guarded.worded(framed.around(part), "model") for part in parts)
    return Cut(drafts, _left_out(core, parts))


def _parts(answer: Split, core: str) -> list[str]:
    """The proposals that pass the guards, without those that another one says already."""
    sound: list[str] = []
    for fact in dict.fromkeys(answer.facts):
        part = _quotes_as_in(core, fact.strip())
        new = content_words(part) - content_words(" ".join(sound))
        if len(new) >= _NEWS and not first_failure(Candidate(part, core, core), leaving_out=_LATER):
            sound.append(part)
    return [part for part in sound if not _told_by(part, [p for p in sound if p != part])]


def _rejections(answer: Split, core: str) -> dict[str, Rejection]:
    """What the guards object to in what was proposed."""
    found = {f: first_failure(Candidate(f, core, core), leaving_out=_LATER) for f in answer.facts}
    return {fact: rejection for fact, rejection in found.items() if rejection}


def _told_by(part: str, others: list[str]) -> bool:
    """Whether shorter parts together tell all that `part` does."""
    shorter = [other for other in others if len(other) < len(part)]
    return len(shorter) > 1 and content_words(part) <= content_words(" ".join(shorter))


def _objection(parts: list[str], rejections: dict[str, Rejection], core: str) -> str | None:
    """Why the answer will not do; one whole part stands for a sentence that is left as it is."""
    missing = content_words(core) - content_words(" ".join(parts))
    faults = "; ".join(f"“{fact}”: {found.reason}" for fact, found in rejections.items())
    if not parts or (len(parts) > 1 and missing and faults):
        return f"{faults or 'nothing new is told'}. {_OWN_WORDS}"
    if len(parts) > 1 and coverage(core, " ".join(parts)) < _LEAST_COVERED:
        return f"something is left out: {', '.join(sorted(missing)[:4])}"
    return None


def _left_out(core: str, parts: list[str]) -> tuple[str, ...]:
    """The stretches of `core` whose content words none of the parts has."""
    kept = content_words(" ".join(parts)) | _SAYING
    runs: list[tuple[int, int]] = []
    going_on = False
    for token in tokens(core):
        words = content_words(token.text)
        if words and not words <= kept:
            start = runs.pop()[0] if going_on else token.start
            runs.append((start, token.end))
            going_on = True
        elif words:
            going_on = False
    return tuple(core[start:end] for start, end in runs)


def _quotes_as_in(core: str, part: str) -> str:
    """The quotation marks that the article uses."""
    return part.replace("“", '"').replace("”", '"') if '"' in core else part
