"""Guards for reading a claim alone: it is a whole sentence and leans on nothing outside it."""

import re

from agent.guards.candidate import Candidate
from agent.text.dangling import dangling
from agent.text.verbs import FINITE

_BARE_FRAME = re.compile(r"^[^,“”\"]{2,60} (?:said|told|added)(?: [\w ]{0,30})?\.?$")
_FRAME_FIRST = re.compile(
    r"^[^,“”\"]{2,60} (?:said|says|reported)(?: (?:on|in|at|last|this) [^,]{2,30})?, (?:and|but)\b"
)
_FRAGMENT = re.compile(
    r"^[a-z]+\b|^(?:Marked|Marking|Sow|Given|Known|Described|Seen)\b"
    r"|^[A-Z]\w+ing\b(?!.*\b(?:is|was|are|were|will|would|has|had|[a-z]+ed)\b)"
)
_RELATIVE = re.compile(
    r"\b(?:which|who|whose|where)\b[^,]*|(?<=\w) that (?:may|might|will|would|can|is|was|has)\b.*"
)


def complete(candidate: Candidate) -> str | None:
    """A subject and a verb, and not only the frame of a quotation."""
    claim = candidate.claim
    if len(claim.split()) < 3 or not FINITE.search(_RELATIVE.sub("", claim)):
        return "it is not a whole sentence"
    if (_BARE_FRAME.match(claim) and len(claim.split()) < 8) or _FRAME_FIRST.match(claim):
        return "it tells who spoke and not what was said"
    return "it does not begin as a sentence" if _FRAGMENT.match(claim) else None


def stands_alone(candidate: Candidate) -> str | None:
    """No pronoun or description that only the sentences around would explain."""
    left = dangling(candidate.claim)
    return f"“{left[0]}” is not named" if left else None
