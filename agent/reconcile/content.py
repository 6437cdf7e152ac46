"""What a claim tells, without the words for who tells it: "…, said its director, Ada Quist"."""

import re

from agent.text.alternatives import by_letter
from agent.text.vocabulary import word_list
from schemas.fact import Attribution

_VERBS = sorted(word_list("speech_verbs") | {"according to"}, key=lambda verb: (-len(verb), verb))
_SAYS = re.compile(rf"\b(?<!['’]s )(?:{by_letter(_VERBS)})\b", re.IGNORECASE)
_HEARER = re.compile(r"\w+ (?:the |a |an )?[\w.’'-]+(?: [\w.’'-]+){0,3}?(?= that\b|, [“\"]|: )")
_TAIL = re.compile(
    r"(?: (?:the |a )?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}| us| me| reporters| journalists)?"
    r"(?: (?:on|in|at|late on|early on|after) (?:\w+ ){0,2}\w+| yesterday| today)?[. ]*"
)
"""Whom a remark was made to, and when or where, at the end of a claim."""

_PRONOUNS = frozenset({"he", "she", "they", "it"})
_FRAME = 140  # characters: a speaker further from the verb is not its subject
_LEAST = 2  # words that are left


def content(claim: str, attribution: Attribution | None) -> str:
    """`claim` without its reporting frame; whole where it has none, or nothing else.

    Two remarks of one person share that person's name and office, which is no sign that they are
    one remark. The verb stays: a demand is no denial.
    """
    words = attribution.speaker.split() if attribution else []
    if not words:
        return claim
    speaker = words[-1].strip("().,’'").lower()
    for verb in _SAYS.finditer(claim):
        kept = _without_frame(claim, verb, speaker)
        if len(kept.split()) >= _LEAST:
            return kept
    return claim


def _without_frame(claim: str, verb: re.Match[str], speaker: str) -> str:
    """What is left where `verb` has the speaker at its side; "" where it has not."""
    before, after = claim[: verb.start()], claim[verb.end() :]
    lower, rest = before.lower(), after.lower()
    main, comma, last = before.rpartition(", ")
    if verb.group().lower() == "according to":
        return (before or after.partition(", ")[2]) if speaker in rest[:_FRAME] else ""
    teller = speaker in last.lower() or last.strip().lower() in _PRONOUNS
    if comma and teller and _TAIL.fullmatch(after):
        return main
    if comma and teller and after.startswith(", "):  # "The talks are off, he said, for good"
        return main + after
    if speaker in rest and ("“" in before or '"' in before or lower.rstrip().endswith(",")):
        return before
    if speaker in lower[-_FRAME:] and not ("“" in before or '"' in before):
        hearer = _HEARER.match(claim, verb.start())
        return claim[hearer.end() if hearer else verb.start() :]
    return ""
