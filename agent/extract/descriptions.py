"""What "the bridge" is called in full in this article: descriptions, found by their last noun."""

import re
from collections import defaultdict
from dataclasses import dataclass

from agent.text.quotations import find_quotations
from agent.text.verbs import FINITE
from agent.text.vocabulary import STOP_WORDS
from schemas.article import Article, Sentence

_NAME = r"[A-Z][\w’'&.-]*\w"
_PROPER = re.compile(rf"\b(?P<first>{_NAME})(?: (?:(?:of|for) (?:the )?)?{_NAME}){{1,5}}(?![’'\w])")
_COMPOUND = re.compile(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) (?P<full>(?:{_NAME} ){{1,3}}"
    r"(?P<head>[a-z][a-z-]+))(?: (?P<second>[a-z][a-z-]+))?\b"
)
_INTRODUCED = re.compile(
    r"\b[Aa]n? (?P<full>(?:[a-z-]+ ){0,2}?(?P<head>[a-z][a-z-]+)"
    rf" (?:of|in|with|for|between|on) (?:the )?{_NAME}(?: (?:and |of )?{_NAME}){{0,3}})"
)
_PLAIN = re.compile(
    r"\b[Aa]n? (?P<full>(?!(?:new|first|second|third|further|last|final|next|major|big|small|long"
    r"|single|recent|similar|different|few|later|earlier|whole|good|bad|full|joint|late|early)\b)"
    r"[a-z-]{4,} (?P<head>report|meeting|inquiry|investigation|study|survey|agreement|deal|contract"
    r"|plan|strike|vote|ruling|statement|letter|memo|law|bill|project|programme|fire|blaze|flood"
    r"|storm|crash|trial|review|audit|order|tax|levy|fund|grant|loan|case|hearing|offer|bid))\b"
)
_THE = re.compile(
    r"\b(?P<det>[Tt]he|[Tt]his) (?P<head>[A-Za-z][a-z-]+)\b"
    r"(?! (?:of|for|in|with|between|to|that|which|who|whose|named|called)\b)(?! [A-Z])"
    r"(?! (?:administration|government|cabinet|campaign|presidency|era|team|family)\b)"
)
_NOT_HEADS = frozenset({
    "day", "week", "month", "year", "morning", "evening", "night", "time", "end", "start",
    "beginning", "past", "future", "same", "first", "second", "third", "last", "next", "way",
    "world", "country", "public", "other", "others", "latter", "former", "rest", "most",
    "whole", "number", "amount", "figure", "moment", "case", "fact", "press", "media",
    "weekend", "summer", "winter", "spring", "autumn", "people", "said", "result", "reason",
    "region", "area", "alliance", "bloc", "nation", "state", "continent",
    "government", "minister", "president", "chair", "chairman", "head", "director", "men",
    "women",
})  # fmt: skip
_FREQUENT = 3
"""So many times as often as any other must one name stand for a noun to be meant by it alone."""


@dataclass(frozen=True)
class Description:
    """`full` without its article, first standing at `start`; a name outranks a description."""

    full: str
    start: int
    proper: bool


class Descriptions:
    """The named things of one article by the noun that a later "the …" would use."""

    def __init__(self, article: Article) -> None:
        self._found: dict[str, list[Description]] = defaultdict(list)
        self._text = article.text
        for sentence in article.sentences:
            if sentence.role == "body":
                self._collect(article.text[sentence.start : sentence.end], sentence)

    def _collect(self, text: str, sentence: Sentence) -> None:
        for match in _PROPER.finditer(text):
            name = re.sub(r"[’']s$", "", match.group())
            words = name.split()
            for head in {words[-1].lower(), *({words[0].lower()} if "of" in words else ())}:
                self._add(head, name, sentence.start + match.start(), proper=True)
        for match in _COMPOUND.finditer(text):
            place = sentence.start + match.start()
            self._add(match["head"], match["full"], place, proper=True)
            if match["second"] and not _ends_phrase(match["head"], match["second"]):
                whole = f"{match['full']} {match['second']}"
                self._add(match["second"], whole, place, proper=True)
        for match in _INTRODUCED.finditer(text):
            self._add(match["head"], match["full"], sentence.start + match.start(), proper=False)
        for match in _PLAIN.finditer(text):
            self._add(match["head"], match["full"], sentence.start + match.start(), proper=False)

    def _add(self, head: str, full: str, start: int, *, proper: bool) -> None:
        full = re.sub(r"^(?:The|A|An) ", "", full)
        if head not in _NOT_HEADS and " " in full:
            self._found[head].append(Description(full, start, proper))

    def of(self, head: str, before: int) -> str | None:
        """What a bare "the `head`" at place `before` means: the one thing that was so described.

        A name is preferred to a description. None where nothing fits, or several things do and
        none of them is by far the most spoken of.
        """
        known = [d for d in self._found.get(head, ()) if d.start < before]
        known = [d for d in known if d.proper] or known
        groups: list[list[str]] = []
        for description in known:
            words = _names_in(description.full)
            home = next(
                (g for g in groups if words <= _names_in(g[0]) or _names_in(g[0]) <= words), None
            )
            if home is None:
                groups.append([description.full])
            else:
                home.append(description.full)
        groups.sort(key=len, reverse=True)
        if not groups or (len(groups) > 1 and len(groups[0]) < _FREQUENT * len(groups[1])):
            return None
        return max(groups[0], key=len)

    def fill_in(self, claim: str, before: int) -> str:
        """`claim` with every bare "the bridge" in full, where that is sure."""

        quoted = [(quotation.start, quotation.end) for quotation in find_quotations(claim)]

        def full(match: re.Match[str]) -> str:
            if any(start <= match.start() < end for start, end in quoted):
                return match.group()
            found = self.of(match["head"].lower(), before)
            if not found or found in claim:
                return match.group()
            article = "The" if match["det"][0].isupper() else "the"
            return found if self._bare(found) else f"{article} {found}"

        return _THE.sub(full, claim)

    def _bare(self, full: str) -> bool:
        """Whether the article mostly has a name without "the": "Marlow Island", for all that there
        is "the Marlow Island ferry"."""
        if not all(word[0].isupper() for word in full.split()):
            return False
        uses = [found.start() for found in re.finditer(rf"\b{re.escape(full)}\b", self._text)]
        led = sum(self._text[max(0, start - 4) : start].lower() == "the " for start in uses)
        return 2 * led < len(uses)


def _ends_phrase(*words: str) -> bool:
    """Whether one of `words` cannot stand inside a noun phrase."""
    return any(word in STOP_WORDS or FINITE.fullmatch(word) for word in words)


def _names_in(full: str) -> frozenset[str]:
    return frozenset(re.findall(r"[A-Z][\w’'&.-]*\w", full))
