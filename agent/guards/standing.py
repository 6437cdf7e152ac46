"""Guards for reading a claim alone: it is a whole sentence and leans on nothing outside it."""

import re

from agent.guards.candidate import Candidate
from agent.text.dangling import dangling

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should"
    r"|did|does|do|said|says|told|[a-z]{2,}ed|[a-z]{3,}s)\b"
)
_BARE_FRAME = re.compile(r"^[^,“”\"]{2,60} (?:said|told|added)(?: [\w ]{0,30})?\.?$")
_FRAGMENT = re.compile(r"^(?:and|but|or|which|who|that|a move|marking|sow|[a-z])\b|^\w+ing\b(?!.*\b(?:is|was|are|were|will|would)\b)")


def complete(candidate: Candidate) -> str | None:
    """A subject and a verb, and not only the frame of a quotation."""
    claim = candidate.claim
    if len(claim.split()) < 3 or not _VERB.search(claim):
        return "it is not a whole sentence"
    if _BARE_FRAME.match(claim) and len(claim.split()) < 8:
        return "it tells who spoke and not what was said"
    return "it does not begin as a sentence" if _FRAGMENT.match(claim) else None


def stands_alone(candidate: Candidate) -> str | None:
    """No pronoun or description that only the sentences around would explain."""
    left = dangling(candidate.claim)
    return f"“{left[0]}” is not named" if left else None
