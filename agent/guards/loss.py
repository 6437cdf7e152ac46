"""Guards against what a claim must not lose from the words it was made of: "not" and "may"."""

from collections.abc import Iterable

from agent.guards.alignment import span_in_evidence
from agent.guards.candidate import Candidate
from agent.text.cues import Cue, hedges, negations


def negation_kept(candidate: Candidate) -> str | None:
    """A negation inside the stretch that the claim restates is in the claim too, and none is new."""
    stretch = span_in_evidence(candidate)
    lost = _names(negations(stretch)) - _names(negations(candidate.claim))
    if lost:
        return "the sentence says it is not so"
    if negations(candidate.claim) and not negations(candidate.evidence):
        return "the sentence does not say “not”"
    return None


def hedge_kept(candidate: Candidate) -> str | None:
    """A hedge inside the stretch that the claim restates is in the claim too."""
    stretch = span_in_evidence(candidate)
    for cue in hedges(stretch):
        if cue.name not in _names(hedges(candidate.claim)):
            return f"“{cue.text}” is lost"
    return None


def _names(cues: Iterable[Cue]) -> set[str]:
    return {cue.name for cue in cues}
