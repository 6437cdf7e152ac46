"""Lists: a lead-in that ends in a colon says one thing with each of its entries."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from agent.guards import Candidate
from agent.guards.standing import complete
from schemas.article import Article, Sentence

_BULLET = "• "
_MARK = re.compile(r"(?:[•*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_RUNS_ON = re.compile(
    r"\b(?:to|that|by|for|with|on|in|from|of|at|as|will|would|must|should|shall|can|could|may|might"
    r"|includes?|including|included|are|is|were|was)$"
)
"""The last word of a lead-in that goes on in its entries: "agreed to: close the quay"."""
_VERB_FOLLOWS = re.compile(r"\b(?:to|will|would|must|should|shall|can|could|may|might)$")
_ENTRY_END = re.compile(r"[;,.]?(?: (?:and|or))?[;,.]?$")


class Entry(NamedTuple):
    """The number of an entry's lead-in, and the claim that the two make."""

    lead: int
    claim: str


class Lists(NamedTuple):
    """The lists of an article: the numbers of the lead-ins, and the entries by their numbers."""

    leads: frozenset[int]
    entries: Mapping[int, Entry]


def find_lists(article: Article) -> Lists:
    """The lists whose entries follow a lead-in line, each entry with a mark or in lower case.

    An entry that is a sentence of its own says what it says: it makes no claim with its lead-in.
    """
    leads: set[int] = set()
    entries: dict[int, Entry] = {}
    for lead in article.sentences:
        words = article.words_of(lead.number)
        if lead.role != "body" or not words.endswith(":") or len(words.split()) < 3:
            continue
        for entry in _entries(article, lead):
            leads.add(lead.number)
            if claim := _joined(words, article.words_of(entry.number)):
                entries[entry.number] = Entry(lead.number, claim)
    return Lists(frozenset(leads), entries)


def _entries(article: Article, lead: Sentence) -> Iterator[Sentence]:
    """The first sentences of the marked paragraphs right after `lead`."""
    paragraph = lead.paragraph
    for sentence in article.sentences[lead.number :]:
        if sentence.paragraph == paragraph:
            continue
        words = article.words_of(sentence.number)
        marked = article.text.endswith(_BULLET, 0, sentence.start) or _MARK.match(words)
        if sentence.role != "body" or not (marked or words[:1].islower()):
            return
        paragraph = sentence.paragraph
        yield sentence


def _joined(lead: str, entry: str) -> str:
    """The claim of a lead-in and one entry, "" where the entry is a sentence of its own."""
    bare = " ".join(_MARK.sub("", entry, count=1).split())
    opening = " ".join(lead.split()).removesuffix(":")
    if _VERB_FOLLOWS.search(opening):
        bare = bare[:1].lower() + bare[1:]
    elif bare[:1].isupper() and not complete(Candidate(bare, bare, bare)):
        return ""
    bare = _ENTRY_END.sub("", bare)
    return f"{opening}{'' if _RUNS_ON.search(opening) else ':'} {bare}." if bare else ""
