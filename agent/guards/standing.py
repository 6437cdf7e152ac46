"""Guards for reading a claim alone: it is a whole sentence and leans on nothing outside it."""

import re

from agent.guards.candidate import Candidate
from agent.text.dangling import dangling
from agent.text.verbs import FINITE

_BARE_FRAME = re.compile(
    r"^[^,“”\"]{2,60} (?:said|told|added)(?! (?:nothing|no|so|yes)\b)(?P<rest> [\w ]{0,30})?\.?$"
)
_FRAME_FIRST = re.compile(
    r"^[^,“”\"]{2,60} (?:said|says|reported)(?: (?:on|in|at|last|this) [^,]{2,30})?, (?:and|but)\b"
)
_FRAGMENT = re.compile(
    r"^[a-z]+\b|^(?:Marked|Marking|Sow|Given|Known|Described|Seen)\b"
    r"|^[A-Z]\w+ing\b(?!.*\b(?:is|was|are|were|will|would|has|had|[a-z]+ed)\b)"
)
_RELATIVE = re.compile(
    r"(?P<comma>,? )\b(?P<pronoun>which|who|whose|where)\b(?P<clause>[^,]*)"
    r"|(?<=\w) that (?:may|might|will|would|can|is|was|has)\b.*"
)
_NOT_MAIN = re.compile(
    r"\b(?:be|been|being|to|has|have|had|is|are|was|were|a|an|the)(?: not| \w+ly)? $"
)


def complete(candidate: Candidate) -> str | None:
    """A subject and a verb, and not only the frame of a quotation."""
    claim = candidate.claim
    if len(claim.split()) < 3 or not FINITE.search(_RELATIVE.sub(_after_relative, claim)):
        return "it is not a whole sentence"
    frame = _BARE_FRAME.match(claim)
    if (frame and not FINITE.search(frame["rest"] or "")) or _FRAME_FIRST.match(claim):
        return "it tells who spoke and not what was said"
    return "it does not begin as a sentence" if _FRAGMENT.match(claim) else None


def _after_relative(found: re.Match[str]) -> str:
    """What stands after a relative clause that no comma sets off: the main verb onwards in "Those
    who came were fed", nothing in "those who came"."""
    if found["pronoun"] is None or found["comma"] != " ":
        return ""
    clause = found["clause"]
    verbs = [
        verb for verb in FINITE.finditer(clause) if not _NOT_MAIN.search(clause[: verb.start()])
    ]
    if found["pronoun"] in ("which", "who"):  # the first word is the verb of the clause itself
        verbs = [verb for verb in verbs if clause[: verb.start()].strip()]
    else:
        verbs = verbs[1:]
    return f" {clause[verbs[0].start() :]}" if verbs else ""


def stands_alone(candidate: Candidate) -> str | None:
    """No pronoun or description that only the sentences around would explain."""
    left = dangling(candidate.claim)
    return f"“{left[0]}” is not named" if left else None
