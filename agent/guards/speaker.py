"""Guard against words put into the wrong mouth."""

import re

from agent.guards.candidate import Candidate
from agent.guards.readings import names_in
from agent.text.words import content_words

_SAYS = re.compile(
    r"^(?P<before>[^“”\"]{2,120}?)(?P<comma>,?)(?: (?:and|but|yet|had|has|have|also|later))*"
    r"(?<! be)(?<! been)(?<! is)(?<! are)(?<! was)(?<! were)"
    r" (?:said|says|told|added(?! \d)|warned|argued|stated|insisted|claimed|denied|announced)\b"
    r"(?P<rest>.*)"
    r"|, (?P<after>[^,“”\"]{2,80}) (?:said|says|added)\b[^,]*$"
)


def speaker_held(candidate: Candidate) -> str | None:
    """Whoever the claim says is speaking is the one whom the article names as the speaker."""
    found = _SAYS.search(candidate.claim)
    if not found or not candidate.speaker:
        return None
    tellers = _tellers(found)
    if any(_may_be(teller, candidate.speaker) for teller in tellers):
        return None
    return f"{candidate.speaker} says so, not {tellers[0]}"


def _tellers(found: re.Match[str]) -> list[str]:
    """The words that may name who speaks. After a comma they stand on either side of the verb:
    "The pool will close, said Ida Brun", "Ida Brun, the mayor, said the pool will close"."""
    if found["after"]:
        return [found["after"]]
    if found["comma"]:
        return [found["before"], found["rest"]]
    return [found["before"].rpartition(", ")[2]]


def _may_be(teller: str, speaker: str) -> bool:
    """Whether the two share a name where both have one: "mayor" alone makes no two mayors one."""
    if teller.strip().lower() == speaker.lower():  # "she", who is nobody's name
        return True
    names, others = _words_of_names(teller), _words_of_names(speaker)
    words, other_words = content_words(teller), content_words(speaker)
    if names and others:
        return bool(names & other_words) or bool(others & words)
    return bool(words & other_words)


def _words_of_names(text: str) -> frozenset[str]:
    return content_words(" ".join(name.text for name in names_in(text)))
