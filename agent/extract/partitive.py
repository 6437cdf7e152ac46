"""What "most of them" and "all were" are a part of: the plural subject of the sentence before."""

import re

from agent.text.names import find_names
from agent.text.nouns import is_plural, singular
from agent.text.number_tokens import cut
from agent.text.verbs import FINITE
from agent.text.vocabulary import DATE_WORDS, STOP_WORDS, word_pairs

_SHARE = (
    r"(?:(?:[Aa]bout|[Nn]early|[Aa]lmost|[Aa]round|[Mm]ore than|[Aa]t least|[Oo]nly|[Jj]ust) )?"
    r"(?:[Mm]ost|[Mm]any|[Ss]ome|[Ss]everal|[Ff]ew|[Nn]one|[Aa]ll|[Hh]alf|[Tt]wo|[Tt]hree|[Ff]our"
    r"|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d[\d,]*)"
)
_OF_THEM = re.compile(rf"(?:^|(?<=, )|(?<=and )|(?<=: ))(?P<share>{_SHARE}) of them\b")
_INSIDE = re.compile(r"(?P<share>\b(?:most|half|a third|two thirds|a quarter|many|some)) of them\b")
_BARE = re.compile(
    rf"^(?P<share>{_SHARE})(?= (?:had|have|were|are|was|is|has|will|would|could|can)\b)"
)
_WHOLE = re.compile(rf"^(?:{_SHARE} of )?(?:(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll) )?")
_PEOPLE = frozenset({"people", "men", "women", "children", "households", "police"})
_UNITS = DATE_WORDS | word_pairs("measures").keys() | word_pairs("currency_names").keys()
_LONGEST = 6
_PARTS = re.compile(rf", {_SHARE} of them[^,]*")
_NUMBER_FIRST = re.compile(r"\b\d[\d,]* [a-z]{3,}\b")


def told_of_what(claim: str, before: str, subject: str) -> str:
    """`claim` with the plural `subject` of the claim `before` for the "them" of "most of them", or
    after a bare "Most", "All" or "Two": "Most of the homes were dry". As it is where `before` has
    another plural that could be meant, or the subject names somebody."""
    found = _OF_THEM.search(claim) or _BARE.match(claim) or _alone(claim)
    subject = subject or _counted(before)
    if not found or not subject:
        return claim
    whole = _WHOLE.sub("", subject)
    whole = whole[:1].lower() + whole[1:]
    rest = _PARTS.sub("", before.partition(subject)[2])
    if not _plural(whole) or _plurals(rest):
        return claim
    return f"{claim[: found.start()]}{found['share']} of the {whole}{claim[found.end() :]}"


def _alone(claim: str) -> re.Match[str] | None:
    """ "two thirds of them" inside `claim`, where no plural stands before it."""
    found = _INSIDE.search(claim)
    return found if found and not _plurals(claim[: found.start()]) else None


def _counted(before: str) -> str:
    """The only thing that `before` counts, where too much stands before it for a plain subject."""
    counts = _NUMBER_FIRST.findall(before)
    return counts[0] if len(counts) == 1 else ""


def _plural(whole: str) -> bool:
    """Whether `whole` ends in its plural noun and names nobody, so that "the" can go before it."""
    last = whole.rpartition(" ")[2]
    if " and " in whole or find_names(whole) or len(whole.split()) > _LONGEST:
        return False
    return last in _PEOPLE or is_plural(last)


def _plurals(rest: str) -> list[str]:
    """The plural nouns of `rest` that stand alone and measure nothing: "ten kilometres", "for
    less than 50 crowns"."""
    signs = cut(rest)
    found = []
    for at, sign in enumerate(signs):
        after = signs[at + 1].low if at + 1 < len(signs) else "."
        ends = not after[0].isalpha() or after in STOP_WORDS or bool(FINITE.fullmatch(after))
        plural = sign.low in _PEOPLE or is_plural(sign.low)
        measure = singular(sign.low) in _UNITS or signs[max(0, at - 2)].low == "than"
        if plural and ends and not measure:
            found.append(sign.low)
    return found
