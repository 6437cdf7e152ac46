"""What an article is about: the name that a sentence without any name leaves to be understood."""

import re
from collections import Counter
from collections.abc import Iterator

from agent.text.cast import Cast
from agent.text.names import Name, find_names
from agent.text.outlets import is_outlet
from agent.text.quotations import find_quotations
from agent.text.vocabulary import PLACES
from schemas.article import Article

_MENTIONS = 3
_AHEAD = 1.6
_IN_TITLE = 3
_IN_LEAD = 2
_LONGEST_ACRONYM = 5
_GENERIC = re.compile(
    r"\b[Tt]he (?:company|group|firm|business|manufacturer|maker|retailer|operator|airline|bank)\b"
    r"(?! (?:of|that|which)\b)(?P<owner>[’']s)?"
)


class Topic:
    """The body, place or thing that an article names most, if one stands out; "" if none does."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self._people = {word for person in cast.people for word in person.name.split()}
        self._cast = cast
        counts, lead = self._counted(article)
        self.name = _foremost(counts, lead, {"body", "place", "other"})
        self.company = _foremost(counts, lead, {"body"}) or _foremost(
            counts, lead, {"body", "other"}
        )

    def fill_in(self, claim: str) -> str:
        """`claim` with "the company" named, and the topic put before a claim that names nothing."""
        if self.company and self.company not in claim and not find_quotations(claim):
            claim = _GENERIC.sub(lambda m: self.company + (m["owner"] or ""), claim, count=1)
        if self.name and not find_names(claim):
            return f"{self.name}: {_after_colon(claim)}"
        return claim

    def _counted(self, article: Article) -> tuple[Counter[tuple[str, str]], set[str]]:
        """How often each (name, kind) is spoken of, and the names in title and first sentence."""
        counts: Counter[tuple[str, str]] = Counter()
        titled = {name.text for name in self._things(f"… {article.title}")}
        lead: set[str] = set(titled)
        first = True
        for sentence in article.sentences:
            if sentence.role == "noise":
                continue
            names = list(self._things(article.text[sentence.start : sentence.end]))
            if sentence.role == "headline" or first:
                lead |= {name.text for name in names}
            first = first and sentence.role != "body"
            counts.update((name.text, name.kind) for name in names)
        for name, kind in list(counts):
            counts[name, kind] += _IN_TITLE * (name in titled) + _IN_LEAD * (name in lead)
        return counts, lead

    def _things(self, text: str) -> Iterator[Name]:
        for name in find_names(text):
            person = name.kind == "person" or set(name.text.split()) <= self._people
            shouted = name.text.isupper() and len(name.text) > _LONGEST_ACRONYM
            # A lone word may have its capital by its place, and a lone place is where things
            # happen, not what they happen to.
            lone = " " not in name.text and (name.kind == "place" or name.start == 0)
            numbered = any(letter.isdigit() for letter in name.text)
            country = name.text.lower() in PLACES
            if not (person or shouted or lone or numbered or country or is_outlet(name.text)):
                yield name


def _foremost(counts: Counter[tuple[str, str]], lead: set[str], kinds: set[str]) -> str:
    """The most spoken-of name that the lead has; a short form counts for its one longer form."""
    totals: Counter[str] = Counter()
    for (name, kind), count in counts.items():
        if kind in kinds:
            totals[name] += count
    for short in list(totals):
        fuller = [name for name in totals if name != short and short in name.split()]
        if len(fuller) == 1:
            totals[fuller[0]] += totals[short]
    ranked = [(name, count) for name, count in totals.most_common() if count >= _MENTIONS]
    if not ranked or not any(ranked[0][0] in known or known in ranked[0][0] for known in lead):
        return ""
    name, most = ranked[0]
    rivals = [count for other, count in ranked[1:] if not set(other.split()) & set(name.split())]
    return name if most >= _AHEAD * max(rivals, default=0) else ""


def _after_colon(claim: str) -> str:
    first = claim.split(" ", 1)[0]
    small = {
        "The",
        "A",
        "An",
        "It",
        "In",
        "On",
        "At",
        "About",
        "Its",
        "This",
        "Both",
        "All",
        "Some",
    }
    return claim[:1].lower() + claim[1:] if first in small else claim
