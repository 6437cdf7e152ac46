"""Guard against words put into the wrong mouth."""

import re

from agent.guards.candidate import Candidate
from agent.guards.readings import names_in
from agent.text.words import content_words

_SAYS = re.compile(
    r"^(?P<before>[^“”\"]{2,80}?) (?:said|says|told|added|warned|argued|stated|insisted|claimed)\b"
    r"|, (?P<after>[^,“”\"]{2,80}) (?:said|says|added)\b[^,]*$"
)


def speaker_held(candidate: Candidate) -> str | None:
    """Whoever the claim says is speaking is the one whom the article names as the speaker."""
    found = _SAYS.search(candidate.claim)
    if not found or not candidate.speaker:
        return None
    teller = found["before"] or found["after"]
    if _may_be(teller, candidate.speaker):
        return None
    return f"{candidate.speaker} says so, not {teller}"


def _may_be(teller: str, speaker: str) -> bool:
    """Whether the two share a name where both have one: "mayor" alone makes no two mayors one."""
    names, others = _words_of_names(teller), _words_of_names(speaker)
    if names and others:
        return bool(names & others)
    return bool(content_words(teller) & content_words(speaker))


def _words_of_names(text: str) -> frozenset[str]:
    return content_words(" ".join(name.text for name in names_in(text)))
