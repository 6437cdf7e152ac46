"""The subject that opens a sentence, for verbs further on that share it."""

import re
from collections.abc import Sequence
from itertools import islice

from agent.text.names import Name
from agent.text.phrases import Span, can_speak

PREPOSITIONS = frozenset({
    "in", "on", "at", "by", "with", "from", "for", "during", "under", "over", "into", "to", "about",
    "against", "through", "despite", "like", "unlike", "within", "without", "among", "amid", "per",
    "between", "behind", "across", "near", "following", "around", "of", "regarding", "via",
})  # fmt: skip
DETERMINERS = frozenset({
    "the", "a", "an", "one", "two", "three", "four", "five", "six", "some", "many", "several",
    "most", "few", "other", "others", "both", "his", "her", "its", "their", "this", "these",
    "those", "no", "another", "any", "every", "my", "our", "your", "he", "she", "they", "it",
})  # fmt: skip
LEADING = re.compile(
    r"(?:(?:and|but|or|so|yet|still|now|then|meanwhile|however|also|even|indeed|earlier|later|only"
    r"|instead|for example|for instance|(?:last|this|next|that|earlier this|later that) (?:week"
    r"|month|year|day|night|morning|evening|summer|spring|autumn|fall|winter|time)"
    r"|(?:on |by |since )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|morning|evening"
    r"|afternoon))?|(?:in|by|since) (?:(?:early |late )?(?:January|February|March|April|May|June"
    r"|July|August|September|October|November|December|\d{4})))\s+)+",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\s,]+")
_SUBORDINATORS = frozenset({
    "if", "when", "while", "after", "before", "although", "though", "because", "since", "as",
    "once", "until", "unless", "whereas", "where",
})  # fmt: skip
_PRONOUN_FIRST = re.compile(r"(?:He|She|They|It|he|she|they|it)\b")
_FEW_WORDS = 6
_FAR = 400  # characters: an opening that long is none
_QUALIFIER = re.compile(
    r" (?:familiar|close|briefed|involved|cited|quoted|interviewed|polled|with|at|of|in|for|from|on"
    r"|inside)\b"
)
_QUALIFIED_TO = re.compile(r",| (?:that|which|who|said|says|cited|quoted|interviewed|had)\b")


def opening_subject(masked: str, start: int, at: int, names: Sequence[Name]) -> Span | None:
    """The subject that opens the sentence, for a later verb that shares it ("X left and said")."""
    leading = LEADING.match(masked, start, at)
    start = first = leading.end() if leading else start
    at = min(at, start + _FAR)
    opening = masked[start:at].split(maxsplit=1)
    if opening and _opens_aside(opening[0].lower()):
        comma = masked.find(",", start, at)
        if comma < 0:
            return None
        first = comma + 1
    while first < at and masked[first].isspace():
        first += 1
    if leading := LEADING.match(masked, first, at):
        first = leading.end()
    if pronoun := _PRONOUN_FIRST.match(masked, first, at):
        return pronoun.span()
    for word in islice(WORD.finditer(masked, first, at), _FEW_WORDS):
        name = next((n for n in names if n.start <= word.start() and word.end() <= n.end + 2), None)
        if name is not None and not masked.startswith(("'s", "’s"), name.end):
            return (first, name.end)
        titled = any(n.start == word.end() + 1 for n in names)
        if name is None and can_speak(word.group().lower()) and not titled:
            return _with_qualifier(masked, first, word.end(), at)
    return None


def _with_qualifier(masked: str, first: int, end: int, at: int) -> Span:
    """The phrase with what tells such people apart: "three people familiar with the draft"."""
    stop = _QUALIFIED_TO.search(masked, end, min(at, end + 80))
    return (first, stop.start()) if stop and _QUALIFIER.match(masked, end, at) else (first, end)


def qualified(masked: str, subject: Span, at: int) -> bool:
    """Whether only words that tell `subject` apart stand between it and the verb at `at`."""
    return bool(_QUALIFIER.match(masked, subject[1], at)) or bool(
        _QUALIFIED_TO.match(masked, subject[1], at)
    )


def _opens_aside(word: str) -> bool:
    """Whether a sentence that starts with `word` has its subject after the first comma."""
    return word in PREPOSITIONS | _SUBORDINATORS or word.endswith("ing")
