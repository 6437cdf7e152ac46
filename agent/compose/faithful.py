"""Whether a headline or a summary sentence says what its facts say, and no more."""

import re
from collections.abc import Iterable

from agent.guards import Candidate, first_failure
from agent.text.cues import opinions
from agent.text.words import content_words

HEADLINE_WORDS = 16

_WORD = re.compile(r"[\w’'-]+(?:\.\d+)?%?|,")
_LINKS = frozenset({"of", "for", "to", "on", "against", "over", "about", "with", "from", "by"})

ADJUNCT = re.compile(
    r",? (?:after|amid|following|because)\b|, (?:as|while|when|which|who|where|with)\b"
)
"""What a headline may end before: when and why it happened, not what."""

_MAIN = 0.34
"""The share of a claim's main words that a headline must hold to tell what happened."""

_NOT_OF_SUMMARIES = frozenset({"changed order", "wrong speaker", "other sentence"})
"""A summary may turn a fact round and joins several; its speakers are checked with their names."""
_NOT_OF_HEADLINES = frozenset({"incomplete", "wrong speaker", "does not stand alone"})


def headline_fault(headline: str, claims: Iterable[str]) -> str | None:
    """A headline is short and shortens one of the `claims`, in its order of words."""
    if len(headline.split()) > HEADLINE_WORDS:
        return f"it is longer than {HEADLINE_WORDS} words"
    faults = [
        _unfaithful(headline, claim, _NOT_OF_HEADLINES)
        or _beheaded(headline, claim)
        or _of_an_adjunct(headline, claim)
        for claim in claims
    ]
    return None if None in faults else faults[0]


def sentence_fault(text: str, cited: str) -> str | None:
    """What is wrong with a summary sentence beside the claims that it cites."""
    return _unfaithful(text, cited, _NOT_OF_SUMMARIES)


def _beheaded(headline: str, claim: str) -> str | None:
    """Whether a noun was cut out before the "of" or "for" of what is kept: "raised its demand for
    spending" must not become "raised spending"."""
    words = _WORD.findall(claim)
    lower = [word.lower() for word in words]
    at = -1
    for word in _WORD.findall(headline.lower()):
        try:
            found = lower.index(word, at + 1)
        except ValueError:
            continue
        left_out = words[at + 1 : found]
        if at >= 0 and len(left_out) > 1 and left_out[-1] in _LINKS and "," not in left_out:
            return f"it leaves out “{' '.join(left_out)}”, which changes what is meant"
        at = found
    return None


def _of_an_adjunct(headline: str, claim: str) -> str | None:
    """Whether the headline tells what the claim only adds: of "the talks were called off after the
    minister had asked for more", what the minister asked for."""
    adjunct = ADJUNCT.search(claim)
    if adjunct is None:
        return None
    told, main = content_words(headline), content_words(claim[: adjunct.start()])
    added = content_words(claim[adjunct.start() :]) - main
    if len(told & added) > len(told & main) and len(told & main) < _MAIN * len(main):
        return "it tells what came before, and not what happened"
    return None


def _unfaithful(text: str, cited: str, leaving_out: frozenset[str]) -> str | None:
    failure = first_failure(Candidate(text, cited, cited), leaving_out=leaving_out)
    if failure:
        return failure.reason
    held = {cue.name for cue in opinions(cited)}
    judged = [cue.text for cue in opinions(text) if cue.name not in held]
    return f"“{judged[0]}” is a judgement that the facts do not hold" if judged else None
