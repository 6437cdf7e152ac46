"""What an article is about: the name that a sentence without any name leaves to be understood."""

import re
from collections import Counter

from agent.text.names import find_names
from agent.text.outlets import is_outlet
from schemas.article import Article

_MENTIONS = 3
_AHEAD = 1.5
_GENERIC = re.compile(
    r"\b(?P<det>[Tt]he) (?P<noun>company|group|firm|business|manufacturer|maker|retailer|operator|airline|bank)\b"
    r"(?! (?:of|that|which)\b)(?P<owner>[’']s)?"
)


class Topic:
    """The body, place or thing that an article names most, if one stands out; "" if none does."""

    def __init__(self, article: Article) -> None:
        self._bodies = _counted(article, {"body", "other"})
        self.name = _foremost(_counted(article, {"body", "place", "other"}))
        self.company = _foremost(self._bodies)

    def fill_in(self, claim: str) -> str:
        """`claim` with "the company" named, and the topic put before a claim that names nothing."""
        if self.company:
            claim = _GENERIC.sub(self._company, claim, count=1) if self.company not in claim else claim
        if self.name and not any(True for _ in find_names(claim)):
            return f"{self.name}: {_after_colon(claim)}"
        return claim

    def _company(self, match: re.Match[str]) -> str:
        return self.company + (match["owner"] or "")


def _counted(article: Article, kinds: set[str]) -> Counter[str]:
    """How often each name stands in headline and body; a short form counts for its longest."""
    counts: Counter[str] = Counter()
    for sentence in article.sentences:
        if sentence.role == "noise":
            continue
        for name in find_names(article.text[sentence.start : sentence.end]):
            if name.kind in kinds and not is_outlet(name.text):
                counts[name.text] += 2 if sentence.number <= 3 else 1
    for short in list(counts):
        fuller = [name for name in counts if name != short and short in name.split()]
        if len(fuller) == 1:
            counts[fuller[0]] += counts[short]
    return counts


def _foremost(counts: Counter[str]) -> str:
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _MENTIONS:
        return ""
    name, most = ranked[0]
    rival = ranked[1][1] if len(ranked) > 1 and not set(ranked[1][0].split()) & set(name.split()) else 0
    return name if most >= _AHEAD * rival else ""


def _after_colon(claim: str) -> str:
    first = claim.split(" ", 1)[0]
    plain = first.lower() in {"the", "a", "an", "it", "in", "on", "at", "about", "its", "this"} or first.islower()
    return claim[:1].lower() + claim[1:] if plain else claim
