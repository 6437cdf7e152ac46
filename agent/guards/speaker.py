"""Guard against words put into the wrong mouth."""

import re

from agent.guards.candidate import Candidate
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
    named = content_words(found["before"] or found["after"])
    if named & content_words(candidate.speaker):
        return None
    return f"{candidate.speaker} says so, not {found['before'] or found['after']}"
