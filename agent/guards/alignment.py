"""Where in its evidence a claim's words stand, and which words bear on them."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from agent.guards.candidate import Candidate
from agent.text.cues import Cue
from agent.text.words import tokens

_ASIDE = re.compile(r",[^,]*,")
_NEW_CLAUSE = re.compile(r"[,;:.“”\"—–]|\b(?:and|but|which|who|while|whereas)\b")
_LINKS = frozenset(["a", "an", "the", "to", "of", "at", "in", "on", "be", "have", "been", "that"])
_FAR = 1
"""Words of which a claim makes no use that may stand between a cue and the word it bears on."""


@lru_cache(maxsize=16)  # several guards in a row ask for the same candidate's
def matched(candidate: Candidate) -> tuple[tuple[int, int], ...]:
    """Pairs of token places (claim, evidence) of the longest ordered match, by stem."""
    matcher = SequenceMatcher(None, candidate.claim_stems, candidate.evidence_stems, autojunk=False)
    return tuple(
        (block.a + step, block.b + step)
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    )


def bearing(candidate: Candidate, cues: Sequence[Cue]) -> list[Cue]:
    """Those of `cues`, found in the evidence, that bear on what the claim restates, in order.

    A cue bears on the next word of its own clause: the "may" of "The mill, which may move, will
    close" is no part of a claim that the mill will close. An aside between commas is passed over.
    """
    if not cues:
        return []
    words = tokens(candidate.evidence)
    used = [words[place] for _, place in matched(candidate)]
    used = [word for word in used if word.text.lower() not in _LINKS]
    borne = []
    for cue in cues:
        next_used = next((word for word in used if word.end > cue.start), None)
        if next_used is None:
            continue
        between = _ASIDE.sub(" ", candidate.evidence[cue.end : max(cue.end, next_used.start)])
        unused = [word for word in tokens(between) if word.text.lower() not in _LINKS]
        if len(unused) <= _FAR and not _NEW_CLAUSE.search(between):
            borne.append(cue)
    return borne
