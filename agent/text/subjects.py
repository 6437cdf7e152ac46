"""The subject of a verb, looked for to its left without a parser."""

import re
from collections.abc import Sequence

from agent.text.names import Name
from agent.text.openings import DETERMINERS, LEADING, PREPOSITIONS, WORD
from agent.text.phrases import Span, looks_like_speaker, trimmed
from agent.text.quotations import MASK
from agent.text.vocabulary import PERSON_NOUNS, TITLES

_BOUNDARY = re.compile(
    rf"[;:—–(\[“”\"{MASK}]|''|,|\s-+\s"
    r"|\b(?:that|because|when|while|after|before|although|though|if|whether|since|but|as|so|where"
    r"|until|unless|than|whom|what|how|why|yet|nor)\b",
    re.IGNORECASE,
)
_AUXILIARIES = re.compile(
    r"(?:[\s,]+(?:has|have|had|also|then|later|once|again|still|just|often|already|never|even|both"
    r"|now|soon|since|would|will|did|does|do|could|should|may|might|must|can|not|cannot|first"
    r"|long|all|each|himself|herself|itself|themselves|[a-z]+ly|repeatedly|is|are|was|were|been"
    r"|went on to|goes on to|continued to|continues to|has yet to|told|further|twice|instead"
    r"|simply|in turn|[a-z]+n['’]t|today|yesterday|publicly|on average|reportedly"
    r"|(?:late |early )?(?:on|in) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning"
    r"|night|evening|afternoon))?"
    r"|in (?:a|an) (?:[a-z-]+ )?(?:statement|interview|speech|tweet|email|post)"
    r"|(?:last|this|earlier this) (?:week|month|year)|on Twitter))+\s*$"
)
_FINITE = re.compile(r"\b(?:is|was|are|were|be|been|has|have|had|will|would|does|did)\b")
_APPOSITIVE = re.compile(
    r"\s*(?:a|an|the|who|whose|which|one|his|her|its|their|our|former|formerly|now|then|also|like"
    r"|along|including|in|on|at|of|from|by|for|with|\d+|\w+ing|\w+ed|not)\b|\s*[DRI]-[A-Z]",
)
_WHO = re.compile(r"(?:who|which|whose)\b")
_OWNED = re.compile(r"\s*(?:the\b|[\w-]+['’]s\b)", re.IGNORECASE)
_ADJECTIVES = 3
_BRACKET = re.compile(r"\s*\([^()\n]{1,60}\)$")


def subject_before(masked: str, start: int, at: int, names: Sequence[Name]) -> Span | None:
    """The subject of the verb at `at`, looking back no further than `start`; None if unclear."""
    start = max(start, at - 500)
    stripped = _AUXILIARIES.search(masked, max(start, at - 120), at)
    end = trimmed(masked, start, stripped.start() if stripped else at)
    if end <= start:
        return None
    if masked[end - 1] in ",—–":
        return _before_aside(masked, start, end - 1, names)
    if re.search(r"\b(?:who|which)$", masked[start:end]):
        return _antecedent(masked, start, end, names)
    return _phrase_ending_at(masked, start, end, names)


def _antecedent(masked: str, start: int, end: int, names: Sequence[Name]) -> Span | None:
    """Whom "who" stands for: the noun phrase before it, with or without a comma."""
    end = trimmed(masked, start, masked.rfind("wh", start, end))
    if end > start and masked[end - 1] == ",":
        end = trimmed(masked, start, end - 1)
    named = next((name for name in reversed(names) if name.end == end), None)
    if named is not None:
        return (named.start, named.end)
    return _phrase_ending_at(masked, start, end, names) if end > start else None


def _before_aside(masked: str, start: int, end: int, names: Sequence[Name]) -> Span | None:
    """The phrase that an aside between commas, dashes or brackets describes."""
    mark, at = masked[end], end
    best: Span | None = None
    while (at := masked.rfind(mark, start, at)) > start and MASK not in masked[at:end]:
        if best is None and (name := _name_alone(masked, at + 1, end, names)):
            return name  # "the minister, Ines Vaz, said"
        if mark == "," and not _describes(masked, at + 1, end):
            continue
        phrase = _phrase_ending_at(masked, start, trimmed(masked, start, at), names)
        if phrase and looks_like_speaker(masked, phrase, names):
            best = phrase
            if any(name.end == phrase[1] for name in names) and not _WHO.match(masked, phrase[0]):
                return best
    return best


def _name_alone(masked: str, start: int, end: int, names: Sequence[Name]) -> Span | None:
    """The name that is all there is between two commas, if it may be a person's."""
    words = masked[start:end]
    first = start + len(words) - len(words.lstrip())
    last = trimmed(masked, start, end)
    alone = (name for name in names if (name.start, name.end) == (first, last))
    return next(((n.start, n.end) for n in alone if n.kind in {"person", "other"}), None)


def _describes(masked: str, at: int, end: int) -> bool:
    """Whether the words after a comma tell who somebody is or what they are doing."""
    words = masked[at : min(end, at + 60)].lower().split()[:3]
    ranked = any(word in TITLES or word in PERSON_NOUNS or word == "number" for word in words)
    return ranked or _APPOSITIVE.match(masked, at) is not None


def _phrase_ending_at(masked: str, start: int, end: int, names: Sequence[Name]) -> Span | None:
    if bracket := _BRACKET.search(masked, start, end):
        end = bracket.start()
    first = start
    for boundary in _BOUNDARY.finditer(masked, start, end):
        if not any(name.start <= boundary.start() < name.end for name in names):
            first = boundary.end()
    first = _after_conjunction(masked, first, end, names)
    while first < end and masked[first].isspace():
        first += 1
    if leading := LEADING.match(masked, first, end):
        first = leading.end()
    words = [(m.start(), m.group().lower()) for m in WORD.finditer(masked, first, end)]
    if not words:
        return None
    if words[-1][1] in {"he", "she", "they"}:
        return (words[-1][0], end)
    if _FINITE.search(masked, first, end):
        return None
    if words[0][1] in PREPOSITIONS or words[0][1].endswith("ing"):
        first = _last_phrase(words)
    return (first, end) if first < end else None


def _after_conjunction(masked: str, first: int, end: int, names: Sequence[Name]) -> int:
    """Where the phrase starts if "and" parts it from another clause, not from a second name."""
    for match in re.finditer(r"\b(?:and|or)\b", masked[first:end]):
        place = first + match.start()
        if any(name.start <= place < name.end for name in names):
            continue
        left = (first, trimmed(masked, first, place))
        if len(masked[first:place].split()) <= _ADJECTIVES and _OWNED.match(masked, left[0]):
            continue  # "Norvia's foreign and defence ministries"
        if left[1] - left[0] > 60 or not looks_like_speaker(masked, left, names):
            return first + match.end()
    return first


def _last_phrase(words: list[tuple[int, str]]) -> int:
    """The start of the last noun phrase of a stretch that opens with a preposition."""
    place = len(words) - 1
    while place > 0 and words[place - 1][1] not in PREPOSITIONS - {"of"}:
        if words[place][1] in DETERMINERS and words[place - 1][1] != "of":
            break
        place -= 1
    return words[place][0]
