"""Whether the words around a place in a text speak of what was or of what is to come."""

import re
from typing import Literal

Tense = Literal["past", "future", "open"]
"""open: no cue, or one such as "was due", which tells of a plan but not whether it is over."""

_REACH = 120  # characters to each side
_BARE = ("will", "would", "shall", "should", "can", "could", "may", "might", "must", "to",
    "not", "let", "be", "and")  # fmt: skip
_NO_PAST = "".join(  # "will cut", "to cut", "be cut": after these the form is no past tense
    rf"(?<!\b{word} )" for word in _BARE
)
_CLAUSE_END = re.compile(r"[;!?\n—]|(?<!\b[ap]\.m)\.\s")
_CLAUSE_START = re.compile(_CLAUSE_END.pattern + '|[“"]')  # quoted words have a tense of their own
_CUE = re.compile(
    r"\b(?:(?P<future>will|won['’]t|shall|due|scheduled|set (?:to|for)|plans?|planned|planning"
    r"|expects?|expected|intends?|going to|(?:is|are) to|upcoming|to be|would|could|may|might|must"
    r"|should|ahead of|forecasts?)"
    r"|(?P<past>was|were|had|has|did|since|(?<!will )(?<!would )(?<!to )have"
    rf"|{_NO_PAST}(?:hit|cut|shut|put|set)"
    r"|(?<!\bbe )(?<!\band )(?:said|told|rose|fell|met|held|began|made|gave|took|went|came"
    r"|sent|left|lost|won|paid|sold|bought|struck|stood|withdrew|grew|saw|spoke|wrote|died|found"
    r"|ran|drew|broke|chose|became|brought|led|[a-z]{3,}(?<!e)ed)))\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:by|until|till|(?:moved|postponed|put off|put back|delayed|deferred|rescheduled|brought"
    r" forward) to)\s(?:\w+\s){0,4}$",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan\b[^,;]*$")  # what a thing is measured against is known
_WAS_TO_BE = re.compile(r"\b(?:was|were) to be [a-z]+(?:ed|n|t)\b[^,;]*$")
_HAD = re.compile(r"\bhad\b", re.IGNORECASE)
_WAS = re.compile(r"\b(?:was|were|been|had)\b", re.IGNORECASE)


def tense_at(text: str, start: int, end: int) -> Tense:
    """The tense of the clause around `text[start:end]`, by the nearest cue, those before it first.

    "By" and "until" speak of what is to come ("shut until Friday"), except after "had".
    """
    before = _CLAUSE_START.split(text[max(0, start - _REACH) : start])[-1]
    after = _CLAUSE_END.split(text[end : end + _REACH])[0]
    if _LIMIT.search(before):
        return "past" if _HAD.search(before) else "future"
    if _WAS_TO_BE.search(before):
        return "future"
    cues = list(_CUE.finditer(before))
    if cues and _THAN.search(before, cues[-1].end()):
        return "past"
    if cues:
        return _tense(cues[-1], before)
    cue = _CUE.search(after)
    return _tense(cue, after) if cue else "open"


def _tense(cue: re.Match[str], clause: str) -> Tense:
    if cue["past"]:
        return "past"
    return "open" if _WAS.search(clause, max(0, cue.start() - 20), cue.start()) else "future"
