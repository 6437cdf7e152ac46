"""Guards for reading a claim alone: it is a whole sentence and leans on nothing outside it."""

import re
from collections.abc import Iterator

from agent.guards.candidate import Candidate
from agent.text.dangling import dangling
from agent.text.verbs import FINITE
from agent.text.words import lowered

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
_ENDLESS = re.compile(r"\b(?:the|an?|and|or|whose|whether|because|until)\.?$")
_LED_ON = re.compile(r"^[“\"][^“”\"]*,[”\"](?P<speaker>[^“”\"]*)$|,[”\"]\W*$")
_BY_ACCOUNT = re.compile(r"\b(?:according|as)\b")
_GOES_ON = re.compile(r"[’'\"”)]? \w")
_SAID_NEXT = re.compile(r",? (?:had |has |have |also |later )?(?:said|says|told|added|warned)\b")
_SAID_BEFORE = re.compile(r"\b(?:said|says|added) $")
_CLAUSE = re.compile(r"\b(?:that|whether|if|because|while|when|where|whose|who|which)\b")
_TAIL = 3
"""Words by which the end of a claim is found in its sentence."""


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
    after a quotation's comma, with or without its speaker; or before a clause has its verb."""
    claim = candidate.claim
    led_on = _LED_ON.search(claim)
    if led_on and not _speaks(led_on["speaker"] or ""):
        return True
    if _ENDLESS.search(claim) or _clause_cut(candidate):
        return True
    told = bool(_TOLD.search(claim))
    if not told and _ends_in_speaker(candidate):
        return True
    last = _last_words(claim)
    at = candidate.evidence.rfind(last) if last else -1
    if at < 0:
        return False
    rest = at + len(last)
    if _UNENDED.search(last):
        return bool(_GOES_ON.match(candidate.evidence, rest))
    opened = "," in claim and not told
    return opened and bool(_SAID_NEXT.match(candidate.evidence, rest))


def _speaks(words: str) -> bool:
    """Whether what stands after a quotation says that it was spoken."""
    return bool(FINITE.search(words) or _BY_ACCOUNT.search(words))


def _last_words(text: str) -> str:
    words = list(_WORD.finditer(text))[-_TAIL:]
    return text[words[0].start() : words[-1].end()] if words else ""


def _ends_in_speaker(candidate: Candidate) -> bool:
    """Whether what follows the last comma is only whom the sentence has speak: "…, two directors"
    for "two directors said …", which is no "…, two directors of the mill"."""
    _, comma, tail = candidate.claim.rstrip(".").rpartition(",")
    tail = tail.strip(' ”"')
    if not comma or not tail or FINITE.search(tail):
        return False
    places = list(_places(lowered(tail), lowered(candidate.evidence)))
    return bool(places) and all(
        _SAID_NEXT.match(candidate.evidence, start + len(tail))
        or _SAID_BEFORE.search(candidate.evidence, 0, start)
        for start in places
    )


def _places(words: str, text: str) -> Iterator[int]:
    """Where `words` begin in `text`."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _clause_cut(candidate: Candidate) -> bool:
    """Whether the last clause of the claim lacks the verb that comes next in its sentence."""
    opener = next(reversed(list(_CLAUSE.finditer(candidate.claim))), None)
    clause = candidate.claim[opener.end() :] if opener else ""
    last = _last_words(clause)
    if not last or FINITE.search(clause):
        return False
    at = candidate.evidence.rfind(last)
    return at >= 0 and bool(FINITE.match(candidate.evidence, at + len(last) + 1))


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
