"""Calls people and things in a claim by the name the article gives them: it then stands alone."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from agent.extract.descriptions import Descriptions
from agent.extract.events import Events
from agent.extract.topic import Topic
from agent.text.attribution import Attributed, find_attributions
from agent.text.cast import Cast, find_cast
from agent.text.interview import Turn, find_turns
from agent.text.names import Name, names_within
from agent.text.outlets import is_outlet
from agent.text.pronouns import read_cast
from agent.text.quotations import find_quotations
from schemas.article import Article, Sentence
from schemas.fact import Attribution

_POSSESSIVE = {"his", "its", "their"}
_SUBJECTS = {"he", "she"}
_OF_OFFICE = re.compile(
    r"(?:[’']s)? (?:administration|government|cabinet|campaign|presidency|era|team|family)\b"
)
"""After a surname that stands for more than the person: "the Brask government" is in no need."""
_ITS_HEAD = re.compile(r"Its [a-z][a-z -]{2,40}, [A-Z][\w’'-]+ [A-Z]")
_FIRM = re.compile(r"(?:^|(?<=for )|(?<=at )|(?<=of ))(?:the )?(?:company|firm|group|enterprise)$")
_ORIGIN = re.compile(
    r"It was (?:first )?(?:opened|built|founded|established|set up|launched|designed|completed) "
)
_REPORTED = re.compile(
    r", ((?:[A-Z][\w-]+ ?){1,3}) report(?:s|ed)[.,]|, reports ((?:[A-Z][\w-]+ ?){1,3}?)[.,]"
)
_WORD = re.compile(r"[\w’'.-]*\w")


class References:
    """Who and what is meant in one article; ambiguous references are left as they are."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._body = [sentence for sentence in article.sentences if sentence.role == "body"]

    # Read when first asked for: a request to a model goes out before the article is studied.
    @cached_property
    def cast(self) -> Cast:
        """The article's people and bodies."""
        return read_cast(self._article)

    @cached_property
    def _places(self) -> list[int]:
        return sorted({*self.cast.mentions, *self.cast.pronouns})

    @cached_property
    def spoken(self) -> Mapping[int, Attributed]:
        """Who says each sentence, by its number."""
        return find_attributions(self._article, self.cast, self._outlets())

    def spoken_in(self, claim: str) -> Attribution | None:
        """Who says `claim` by its own words; None where they name nobody."""
        sentence = Sentence(number=1, start=0, end=len(claim), paragraph=1)
        alone = self._article.model_copy(update={"text": claim, "sentences": (sentence,)})
        said = find_attributions(alone, find_cast(alone), self._outlets()).get(1)
        return said.attribution if said and not said.pronoun and not said.partial else None

    @cached_property
    def turns(self) -> Mapping[int, Turn]:
        """Whose turn each sentence of an interview is, by its number; empty for other articles."""
        return find_turns(self._article, self.cast)

    @cached_property
    def _descriptions(self) -> Descriptions:
        return Descriptions(self._article)

    @cached_property
    def _events(self) -> Events:
        return Events(self._article, self.cast)

    @cached_property
    def _topic(self) -> Topic:
        return Topic(self._article, self.cast)

    def fill_in(self, claim: str, number: int, acting: str = "") -> str:
        """`claim`, which restates sentence `number`, with full names for surnames, pronouns and
        bare descriptions; `acting` is who acted in the sentence before. Words inside quotation
        marks stay as they are."""
        meant = self.meant_in(number)
        for word, full in meant.items():
            claim = _named(claim, word, full)
        for short, full in self.cast.acronyms.items():
            if full not in claim and f"({short})" not in claim:
                claim = _named(claim, short, full)
        start = self._article.sentences[number - 1].start
        claim = self._events.fill_in(self._descriptions.fill_in(claim, start), start)
        return self._topic.fill_in(claim, acting)

    def person(self, name: str) -> tuple[str, str]:
        """The person whom `name` means, in full, and the pronoun known to fit; "" for nobody."""
        fitting = [p for p in self.cast.people if p.name == name or name.endswith(p.name)]
        return (fitting[0].name, fitting[0].pronoun) if len(fitting) == 1 else ("", "")

    def thing(self, subject: str) -> str:
        """`subject` unless it is a person, whom "It" cannot mean; then ""."""
        return "" if subject and self.person(subject)[0] else subject

    def credited(self, attribution: Attribution) -> Attribution:
        """`attribution` with the firm's name where "the company" or its spokesman speaks."""
        firm = self._topic.company
        words = _FIRM.search(attribution.speaker)
        if not firm or not words:
            return attribution
        named = attribution.speaker[: words.start()] + firm
        whole = not attribution.speaker[: words.start()].strip()
        naming = "named" if whole else attribution.naming
        return attribution.model_copy(update={"speaker": named, "naming": naming})

    def _outlets(self) -> set[str]:
        """Names that the article credits with a report, whatever they look like: "…, Vell
        reported", "the Echo" for the Echo Newswire."""
        text = self._article.text
        closing = {found[1] or found[2] for found in _REPORTED.finditer(text)}
        named = {name.text for name in self.cast.names if name.start not in self.cast.mentions}
        short = {
            name.partition(" ")[0]
            for name in named
            if is_outlet(name) and name.count(" ") and not name.startswith("The ")
        }
        return {n for n in (closing | short) & named if not self._topic.is_company(n)}

    def meant_before(self, claim: str, number: int) -> str:
        """What "It" or "its" means in `claim` of sentence `number`: the one thing that the sentence
        before names and describes, or, where that names no other body, the firm that the article is
        about, or its topic for what was built or founded."""
        before = bisect_left(self._body, number, key=lambda s: s.number) - 1
        if before < 0:
            return ""
        meant = self._topic.named_in_full() if _ORIGIN.match(claim) else self._topic.company
        names = names_within(self.cast.names, self._body[before].start, self._body[before].end)
        others = [
            name
            for name in names
            if name.kind in {"body", "other"}
            and name.start not in self.cast.mentions
            and name.text not in meant
            and not self._topic.is_company(name.text)
        ]
        bodies = {name.text for name in names if name.kind == "body"}
        if len(bodies) == 1 and _ITS_HEAD.match(claim):
            return bodies.pop()
        if others:
            return self._introduced(names) if len(names) == 1 else ""
        return meant

    def _introduced(self, names: Sequence[Name]) -> str:
        """The only thing that a sentence names, where it goes on to tell what that is: "the Treaty
        of the Sound, which was signed in 1953"."""
        end = names[0].end
        told = self._article.text.startswith((", which ", ", a ", ", an ", ", the "), end)
        the = self._article.text[: names[0].start].endswith("the ")
        return f"{'The ' if the else ''}{names[0].text}" if told else ""

    def meant_in(self, number: int) -> dict[str, str]:
        """The surnames and pronouns of sentence `number`, in order, with whom they mean."""
        sentence = self._article.sentences[number - 1]
        names = names_within(self.cast.names, sentence.start, sentence.end)
        named = {name.start: name.text for name in names}
        first = bisect_left(self._places, sentence.start)
        last = bisect_left(self._places, sentence.end)
        meant: dict[str, str] = {}
        for place in self._places[first:last]:
            full = self.cast.mentions.get(place) or self.cast.pronouns[place]
            found = _WORD.match(self._article.text, place)
            word = named.get(place) or (found.group() if found else "")
            if word and word != full:
                meant.setdefault(word, full)
        return meant


def _named(claim: str, word: str, full: str) -> str:
    """`claim` with `full` for the first `word` outside quotations, unless it is named before."""
    quoted = [(q.start, q.end) for q in find_quotations(claim)]
    if claim.startswith(f"{word.capitalize()} ") and word in _SUBJECTS:
        word = word.capitalize()  # a part that was cut off begins with what stood inside
    for match in re.finditer(rf"(?<![\w’'-]){re.escape(word)}(?![\w-]|’(?!s\b))", claim):
        if any(start <= match.start() < end for start, end in quoted) or _OF_OFFICE.match(
            claim, match.end()
        ):
            continue
        if full in claim[: match.start()] or claim.startswith(
            full, match.start() - len(full) + len(word)
        ):
            return claim
        rest = claim[match.end() :]
        if word.lower() in _POSSESSIVE or (word.lower() == "her" and _owns(rest)):
            full = f"{full}’s" if "’" in claim or "'" not in claim else f"{full}'s"
        return claim[: match.start()] + full + rest
    return claim


def _owns(rest: str) -> bool:
    """Whether "her" stands before a noun ("her deputy") and not alone ("told her on Monday")."""
    follower = re.match(r" ([a-z-]+)", rest)
    return bool(follower) and follower[1] not in {  # type: ignore[index]
        "on", "in", "at", "to", "that", "and", "for", "as", "with", "by", "about", "after",
        "before",
    }  # fmt: skip
