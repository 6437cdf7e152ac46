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
_TOLD = re.compile(r"\b(?:said|says|told|added|warned)\b")
_NOT_MAIN = re.compile(
    r"\b(?:be|been|being|to|has|have|had|is|are|was|were|a|an|the)(?: not| \w+ly)? $"
)


_WORD = re.compile(r"[’'%]*\w[\w’'%]*")
_UNENDED = re.compile(
    r"\b(?:the|an?|and|or|but|that|has|have|had|been|is|was|were|are|will|would|could|may|might)$"
)
_LED_ON = re.compile(r",[”\"]\W*$")
_GOES_ON = re.compile(r"[’'\"”)]? \w")
_SAID_NEXT = re.compile(r",? (?:had |has |have |also |later )?(?:said|says|told|added|warned)\b")


def complete(candidate: Candidate) -> str | None:
    """A subject and a verb, not only the frame of a quotation, and not broken off."""
    claim = candidate.claim
    if len(claim.split()) < 3 or not FINITE.search(_RELATIVE.sub(_after_relative, claim)):
        return "it is not a whole sentence"
    frame = _BARE_FRAME.match(claim)
    if (frame and not FINITE.search(frame["rest"] or "")) or _FRAME_FIRST.match(claim):
        return "it tells who spoke and not what was said"
    if _FRAGMENT.match(claim):
        return "it does not begin as a sentence"
    return "it breaks off" if _broken_off(candidate) else None


def _broken_off(candidate: Candidate) -> bool:
    """Whether the claim ends where its sentence goes on: before "said", or after "the" or "was"; or
    after the comma that leads from a quotation to its speaker."""
    if _LED_ON.search(candidate.claim):
        return True
    words = list(_WORD.finditer(candidate.claim))[-3:]
    last = candidate.claim[words[0].start() : words[-1].end()] if words else ""
    at = candidate.evidence.rfind(last) if last else -1
    if at < 0:
        return False
    rest = at + len(last)
    if _UNENDED.search(last):
        return bool(_GOES_ON.match(candidate.evidence, rest))
    opened = "," in candidate.claim and not _TOLD.search(candidate.claim)
    return opened and bool(_SAID_NEXT.match(candidate.evidence, rest))


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
