"""Whether a headline or a summary sentence says what its facts say, and no more."""

from collections.abc import Iterable

from agent.guards import Candidate, first_failure
from agent.text.cues import opinions

HEADLINE_WORDS = 16

_NOT_OF_SUMMARIES = frozenset({"changed order", "wrong speaker", "other sentence"})
"""A summary may turn a fact round and joins several; its speakers are checked with their names."""
_NOT_OF_HEADLINES = frozenset({"incomplete", "wrong speaker", "does not stand alone"})


def headline_fault(headline: str, claims: Iterable[str]) -> str | None:
    """A headline is short and shortens one of the `claims`, in its order of words."""
    if len(headline.split()) > HEADLINE_WORDS:
        return f"it is longer than {HEADLINE_WORDS} words"
    faults = [_unfaithful(headline, claim, _NOT_OF_HEADLINES) for claim in claims]
    return None if None in faults else faults[0]


def sentence_fault(text: str, cited: str) -> str | None:
    """What is wrong with a summary sentence beside the claims that it cites."""
    return _unfaithful(text, cited, _NOT_OF_SUMMARIES)


def _unfaithful(text: str, cited: str, leaving_out: frozenset[str]) -> str | None:
    failure = first_failure(Candidate(text, cited, cited), leaving_out=leaving_out)
    if failure:
        return failure.reason
    held = {cue.name for cue in opinions(cited)}
    judged = [cue.text for cue in opinions(text) if cue.name not in held]
    return f"“{judged[0]}” is a judgement that the facts do not hold" if judged else None
