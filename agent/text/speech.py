"""Where a sentence says that somebody says something: the cue, and the words for the speaker."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from agent.text.names import names_within
from agent.text.openings import opening_subject, qualified
from agent.text.phrases import Span, looks_like_speaker, phrase_after
from agent.text.quotations import MASK
from agent.text.speakers import Page
from agent.text.subjects import subject_before
from agent.text.vocabulary import word_list

_SPEECH = word_list("speech_verbs")
_VIEWS = word_list("view_verbs")
_NOUN_STEMS = (
    "tweet report claim call note state estimate demand comment attack plan hint signal question"
    " promise joke shout echo forecast protest remark counter boast rule rate recall"
)
_WITH_CLAUSE = _VIEWS | {stem + end for stem in _NOUN_STEMS.split() for end in ("", "s")}
"""Verbs that tell who speaks only where a clause or a quotation follows."""
_CITED = re.compile(r"(?:cited|quoted|interviewed|seen|viewed|read) by")
_DATELINE = re.compile(
    r"\d{1,3}[.)] "
    r"|[A-Z][A-Z .'’/-]{2,40}(?:,[^()\n–—]{0,40}?)?(?:\([^()\n]*\) ?)?\s?[–—-]+ "
)
_LONGEST_DATELINE = 120
_AFTER_COMMA = frozenset(
    {"said", "says", "wrote", "added", "reported", "reports", "noted", "argued"}
)
_NEVER_INVERTED = frozenset({"tell", "tells", "told", "telling"})
_CUE = re.compile(
    r"\b[Aa]ccording to\b|\bin the words of\b"
    r"|\b(?:point(?:s|ed|ing) (?:out|to)|rul(?:es?|ed|ing) out)\b"
    r"|\b(?!reporting by|reported from|call(?:s|ed|ing)? (?:off|in|out|up)\b"
    r"|ask(?:s|ed|ing)? (?!if\b|whether\b|why\b|how\b|what\b|when\b|[“\"]))(?:"
    + "|".join(sorted(_SPEECH | _VIEWS, key=lambda verb: (-len(verb), verb)))
    + r")\b(?P<passive>(?: up| out)? by\b)?"
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|get|got)"
    r"(?: (?:also|not|now|still|[a-z]+ly|widely|first))?\s+$"
)
_INFINITIVE = re.compile(
    r"(?<!went on )(?<!goes on )(?<!continued )(?<!continues )(?<!yet )\bto\s+$"
    r"|\b(?:should|must|might|may|can|could|please)(?: [a-z]+ly)?\s+$"
)
_SILENT = frozenset({"say", "said", "answer", "respond", "explain", "reveal", "disclose"})
_NOT = re.compile(r"(?:\bnot|n['’]t|\bnever)(?: [a-z]+)?\s+$")
_NOUN_BEFORE = re.compile(
    r"\b(?:the|a|an|his|her|its|their|no|any|some|of|this|that|these|those|in|by|for|with|my|our"
    r"|such|(?!he|she|it|who)\b[a-z]+['’]s|new|recent)\s+$",
    re.IGNORECASE,
)
_CLAUSE_AFTER = re.compile(
    rf"\s*(?:[:,]?\s*[“\"{MASK}]|:|''|[A-Z]|(?:that|it|he|she|they|there|how|why|whether|if"
    r"|the|an?|his|her|no|to)\b)"
)
_QUOTE_BEFORE = re.compile(rf"(?:[{MASK}”\"]|''|[{MASK}.,?!]’)\s*(?:[—–-]\s*)?$")
_COMMA_BEFORE = re.compile(r"[,—–]\s*$")
_NEXT_WORDS = re.compile(
    r"\s*(?:the|a|an|its|his|her|their|our|one|two|three|four|some|he|she|they|it)\b|\s*[A-Z]"
    r"|\s*(?!(?:in|on|at|to|of|for|from|by|with|during|after|before|about|when|while|as|and|but|that"
    r"|this|last|late|early)\b)[a-z-]{3,}(?: [a-z-]{3,})? [A-Z][\w’'-]+ [A-Z]"
)
_CLOSES = re.compile(
    r"\s*(?:[.,;]|$|(?:(?:on |late |early )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in an? "
    r"(?:\w+ )?(?:statement|interview|email|tweet))[.,])"
)
_JOINED = re.compile(
    r"(?:,|\band|\bbut|\bor|\bthen)\s+(?:(?:later|then|also|has|have|had|[a-z]+ly)\s+){0,2}$"
)

_FAR = 500  # characters: a subject further off is none
_SUBORDINATOR = re.compile(
    r"\b(?:after|because|since|while|as|when|before|although|though|if|until|where)\s+$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s+(?:who|which)\b")
_LOOSE_PARTICIPLES = frozenset({"saying", "arguing", "claiming", "warning", "insisting"})

Way = Literal["subject", "closing", "inverted", "according"]


@dataclass(frozen=True)
class Saying:
    """A cue and the span of the words for its speaker.

    `way` is "subject" ("X said …"), "closing" ("…, X said"), "inverted" ("…, said X") or
    "according" ("according to X", "described by X"). `partial` is True where it stands in a
    subordinate clause, and covers only that: "Vell closed after X said …".
    """

    speaker: Span
    cue: Span
    way: Way
    partial: bool = False


def sayings(page: Page, start: int, end: int) -> Iterator[Saying]:
    """The sayings of the sentence at `start:end`, in order; quotations inside are not looked at."""
    subject: Span | None = None
    if dateline := _DATELINE.match(page.masked, start, min(end, start + _LONGEST_DATELINE)):
        start = dateline.end()
    floor = start
    for match in _CUE.finditer(page.masked, start, end):
        found = _phrase_follows(page, match, start, end) or _with_subject(
            page, match, floor, end, subject
        )
        if found is not None:
            subject, floor = found.speaker, match.end()
            yield found


def _phrase_follows(page: Page, match: re.Match[str], start: int, end: int) -> Saying | None:
    """ "according to X", "described by X", "…, said X"."""
    masked, word, cue = page.masked, match.group(), match.span()
    by_whom = word.endswith(("ording to", " of", " by"))
    if by_whom and _CITED.match(word):
        return None  # "two dockers cited by the Echo": the outlet, not the speaker
    if not by_whom and not _may_invert(masked, match, start, end):
        return None
    phrase = phrase_after(masked, cue[1], end, inverted=not by_whom)
    return Saying(phrase, cue, "according" if by_whom else "inverted") if phrase else None


def _may_invert(masked: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the speaker can follow the verb: after a quotation, or after a comma to the end."""
    at, after = match.span()
    if match.group() not in _SPEECH - _NEVER_INVERTED or not _NEXT_WORDS.match(masked, after, end):
        return False
    if _QUOTE_BEFORE.search(masked, max(start, at - 6), at):
        return True
    if match.group() not in _AFTER_COMMA:
        return False
    phrase = phrase_after(masked, after, end, inverted=True)
    closes = phrase is not None and _CLOSES.match(masked, phrase[1], end) is not None
    return closes and _COMMA_BEFORE.search(masked, max(start, at - 3), at) is not None


def _with_subject(
    page: Page, match: re.Match[str], start: int, end: int, earlier: Span | None
) -> Saying | None:
    """ "X said …" and "…, X said"; `earlier` is the subject of the sentence's last saying."""
    masked, word, cue = page.masked, match.group(), match.span()
    if not _is_active(masked, start, cue) or _is_noun(masked, start, match):
        return None
    names = names_within(page.cast.names, max(start, cue[0] - _FAR), cue[0])
    opening = earlier or opening_subject(
        masked, start, cue[0], names_within(page.cast.names, start, start + _FAR)
    )
    joined = bool(_JOINED.search(masked, max(start, cue[0] - 30), cue[0]))
    participle = word.endswith("ing") and not _PASSIVE.search(
        masked, max(start, cue[0] - 40), cue[0]
    )
    subject = None if participle else subject_before(masked, start, cue[0], names)
    if subject is None or not looks_like_speaker(masked, subject, names):
        shared = joined or word in _LOOSE_PARTICIPLES
        if opening and (shared or (earlier is None and qualified(masked, opening, cue[0]))):
            return Saying(opening, cue, "subject")
        return None
    closing = subject[0] > start and _CLOSES.match(masked, cue[1], end)
    if not closing and word in _WITH_CLAUSE and not _CLAUSE_AFTER.match(masked, cue[1], end):
        return None
    if closing:
        return Saying(subject, cue, "closing")
    return Saying(subject, cue, "subject", _is_subordinate(masked, start, subject, cue[0]))


def _is_subordinate(masked: str, start: int, subject: Span, at: int) -> bool:
    before = _SUBORDINATOR.search(masked, max(start, subject[0] - 10), subject[0])
    opens = before is not None and not masked[start : before.start()].strip()
    relative = _RELATIVE.search(masked, subject[1], at) and subject[0] > start
    return bool(relative) or (before is not None and not opens)


def _is_active(masked: str, start: int, cue: Span) -> bool:
    passive = _PASSIVE.search(masked, max(start, cue[0] - 40), cue[0])
    going_on = masked.startswith("ing", cue[1] - 3)
    if passive and not going_on:
        return False
    if masked[cue[0] : cue[1]] in _SILENT and _NOT.search(masked, max(start, cue[0] - 20), cue[0]):
        return False
    return _INFINITIVE.search(masked, max(start, cue[0] - 20), cue[0]) is None


def _is_noun(masked: str, start: int, match: re.Match[str]) -> bool:
    return _NOUN_BEFORE.search(masked, max(start, match.start() - 30), match.start()) is not None
