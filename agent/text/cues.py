"""Cue words: hedges, negations, what became of an event, directions, words of opinion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agent.text.vocabulary import word_list
from agent.text.words import lowered

_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|nowhere|cannot|without|hardly|barely"
    r"|\w+n['’]t|fail(?:s|ed|ing)? to|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)(?= to\b)"
    r"|declin(?:e|es|ed|ing)(?= to\b)|reject(?:s|ed|ing)?|unable to|no longer|lack(?:s|ed|ing)?"
    r"|rul(?:e|es|ed|ing) out|rather than|instead of|far from|unlikely|absence of)\b"
)
_NEGATION_IDIOMS = re.compile(
    r"\bnot only\b|\bno doubt\b|\bno less than\b|\bno more than\b|\bno fewer than\b|\bno sooner\b"
    r"|\bno\. ?\d|\bnot least\b|\bnot to mention\b"
)

_HEDGE = re.compile(
    r"\b(?:may(?: be| have)?|might|could|would|should|appear(?:s|ed)? to|seem(?:s|ed)?(?: to)?"
    r"|reportedly|allegedly|apparently|supposedly|purportedly|possibly|probably|perhaps"
    r"|potentially|likely|unlikely|presumably|expect(?:s|ed|ing)?|plan(?:s|ned|ning)?(?= to\b)"
    r"|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?(?= to\b)|hop(?:e|es|ed|ing)|consider(?:s|ed|ing)?"
    r"|propos(?:e|es|ed|ing|al|als)|threaten(?:s|ed|ing)?|suggest(?:s|ed|ing)?"
    r"|believ(?:e|es|ed|ing)|alleg(?:e|es|ed|ing|ation|ations)|claim(?:s|ed|ing)?"
    r"|suspect(?:s|ed)?|scheduled|due(?= to [a-z])|set(?= to\b)|poised(?= to\b)|about(?= to\b)"
    r"|unconfirmed|preliminary|provisional(?:ly)?|tentative(?:ly)?|in principle"
    r"|forecast(?:s|ed)?|project(?:s|ed)(?= to\b)|predict(?:s|ed|ing)?|estimat(?:e|es|ed|ing)"
    r"|said to (?:be|have)|understood to|thought to|if)\b",
    re.IGNORECASE,
)
_MONTH_MAY = re.compile(r"(?:\b(?:in|of|since|until|by|last|next|late|early|mid|and|to)[ -]|\d )$")

_DIRECTION_OF = {
    word: way
    for way, name in (("up", "rising"), ("down", "falling"), ("flat", "steady"))
    for word in word_list(name)
}

_OPINION_OF = {word: word for word in word_list("opinions")}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Cue:
    """One cue where it stands: `source[start:end] == text`; `name` is its canonical name."""

    name: str
    text: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def negations(text: str) -> tuple[Cue, ...]:
    """Words that turn a statement round: "not", "denied", "failed to"; all named "not"."""
    lower = lowered(text)
    idioms = [match.span() for match in _NEGATION_IDIOMS.finditer(lower)]
    return tuple(
        Cue("not", text[match.start() : match.end()], match.start(), match.end())
        for match in _NEGATION.finditer(lower)
        if not any(start <= match.start() < end for start, end in idioms)
    )


@lru_cache(maxsize=4096)
def hedges(text: str) -> tuple[Cue, ...]:
    """Words that hold a statement open: "may", "reportedly", "is expected to"; all lower-case
    names. The month May is none."""
    return tuple(
        Cue(match.group().lower(), match.group(), match.start(), match.end())
        for match in _HEDGE.finditer(text)
        if not _is_month(text, match)
    )


def directions(text: str) -> tuple[Cue, ...]:
    """Words of rising ("up"), falling ("down") and standing still ("flat")."""
    return tuple(_listed(text, _DIRECTION_OF))


def opinions(text: str) -> tuple[Cue, ...]:
    """Words that judge rather than tell, each named by itself."""
    return tuple(_listed(text, _OPINION_OF))


def _is_month(text: str, match: re.Match[str]) -> bool:
    """ "May" with a capital inside a sentence, or after a preposition or a day's number."""
    if match.group() != "May":
        return False
    before = text[max(0, match.start() - 8) : match.start()]
    return bool(_MONTH_MAY.search(before.lower())) or bool(re.search(r"\w,? $", before))


def _listed(text: str, names: dict[str, str]) -> Iterator[Cue]:
    for match in _WORD.finditer(text):
        name = names.get(match[0].lower())
        if name is not None:
            yield Cue(name, match[0], match.start(), match.end())
