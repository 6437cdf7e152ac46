"""Where in its evidence a claim's words stand, in order."""

from difflib import SequenceMatcher

from agent.guards.candidate import Candidate
from agent.text.words import tokens


def matched(candidate: Candidate) -> list[tuple[int, int]]:
    """Pairs of token places (claim, evidence) of the longest ordered match, by stem."""
    matcher = SequenceMatcher(None, candidate.claim_stems, candidate.evidence_stems, autojunk=False)
    return [
        (block.a + step, block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    ]


def span_in_evidence(candidate: Candidate) -> str:
    """The stretch of the evidence from the first to the last word that the claim's predicate uses.

    The claim's subject may stand far before its verb (", which …"), so the longest run of matched
    words with no gap above four words decides, not the outermost matches. "" where nothing matches.
    """
    places = [place for _, place in matched(candidate)]
    if not places:
        return ""
    runs, run = [], [places[0]]
    for place in places[1:]:
        if place - run[-1] > 5:
            runs.append(run)
            run = []
        run.append(place)
    runs.append(run)
    longest = max(runs, key=len)
    spans = tokens(candidate.evidence)
    return candidate.evidence[spans[longest[0]].start : spans[longest[-1]].end]
