"""Guards against what a claim must not lose from the words it was made of: "not" and "may"."""

from agent.guards.alignment import bearing
from agent.guards.candidate import Candidate
from agent.guards.readings import hedges_in, negations_in


def negation_kept(candidate: Candidate) -> str | None:
    """Each negation of what the claim restates is in the claim too, and none is new.

    They are counted, for "did not rule out" holds two and "ruled out" one.
    """
    kept = len(negations_in(candidate.claim))
    if kept < len(bearing(candidate, negations_in(candidate.evidence))):
        return "the sentence says it is not so"
    if kept and not negations_in(candidate.evidence):
        return "the sentence does not say “not”"
    return None


def hedge_kept(candidate: Candidate) -> str | None:
    """A hedge on what the claim restates is in the claim too."""
    kept = {cue.name for cue in hedges_in(candidate.claim)}
    cues = hedges_in(candidate.evidence)
    lost = [cue.text for cue in bearing(candidate, cues) if cue.name not in kept]
    return f"“{lost[0]}” is lost" if lost else None
