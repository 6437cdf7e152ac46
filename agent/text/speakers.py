"""From the words for a speaker to the attribution: who it is, and how they are named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.text.cast import Cast
from agent.text.names import Name, names_within
from agent.text.outlets import is_outlet
from agent.text.phrases import Span, can_speak, counts_people, head_end, singular
from agent.text.vocabulary import BODY_NOUNS, DOCUMENT_NOUNS, PEOPLES
from schemas.fact import Attribution

_PRONOUNS = frozenset({"he", "she", "they", "it", "his", "her", "their"})
_REPORT_OF = re.compile(r"\s(?:by|in|from|of) (?:the )?$", re.IGNORECASE)
_NO_MORE = frozenset({"the", "a", "an", "'s", "’s"})
_AGENCY = frozenset({"agency", "newspaper", "newswire"})
_SHORT = 3


@dataclass(frozen=True)
class Teller:
    """Speaker words resolved. `pronoun` is set where nobody could be found for a pronoun."""

    attribution: Attribution
    span: Span
    pronoun: str = ""


@dataclass(frozen=True)
class Page:
    """What the rules read: an article's text, the same with quotations masked, and its cast.

    `outlets` are names of news outlets known beyond the built-in list.
    """

    text: str
    masked: str
    cast: Cast
    outlets: tuple[str, ...] = ()


def read_speaker(page: Page, span: Span) -> Teller | None:
    """Who the words at `span` are; None where they can be no speaker."""
    word = re.sub(r"['’](?:s|re|ve|ll|d)$", "", page.text[span[0] : span[1]].lower())
    if word in _PRONOUNS:
        return _pronoun(page, word, (span[0], span[0] + len(word)))
    head = head_end(page.masked, span)
    inside = names_within(page.cast.names, *span)
    if outlet := outlet_in(page, span, inside):
        return Teller(Attribution(speaker="", naming="outlet", outlet=outlet), span)
    named = next((name for name in reversed(inside) if name.start < head <= name.end + 2), None)
    if named and named.text.lower() not in PEOPLES:
        return Teller(Attribution(speaker=_full(page, named), naming="named"), span)
    return _beside(page, span) or _described(page, span, head)


def _beside(page: Page, span: Span) -> Teller | None:
    """Who is named right after a description: "its director, Hanne Ruys"."""
    after = span[1] + 2
    names = names_within(page.cast.names, after, after + 1)
    if not names or page.text[span[1] : after] != ", " or names[0].start not in page.cast.mentions:
        return None
    return Teller(
        Attribution(speaker=_full(page, names[0]), naming="named"), (span[0], names[0].end)
    )


def outlet_in(page: Page, span: Span, inside: Sequence[Name]) -> str:
    """The outlet that the phrase at `span` is or whose report it is, else ""."""
    head = page.text[span[0] : head_end(page.masked, span)]
    for name in inside:
        outlet = outlet_name(page, name)
        rest = head.replace(name.text, "").lower().split()
        if not outlet and _AGENCY & set(rest) and set(rest) <= _AGENCY | _NO_MORE:
            return name.text
        if not outlet:
            continue
        link = page.text[span[0] + len(head) : name.start]
        report = rest and rest[-1].strip("'’") in DOCUMENT_NOUNS
        if set(rest) <= _AGENCY | _NO_MORE or (report and (not link or _REPORT_OF.match(link))):
            return outlet
    return ""


def outlet_name(page: Page, name: Name) -> str:
    """The full name of the outlet that `name` is, else ""."""
    full = page.cast.acronyms.get(name.text, name.text)
    if is_outlet(name.text, page.outlets) or is_outlet(full, page.outlets):
        return full
    if page.text[max(0, name.start - 4) : name.start].lower() != "the ":
        return ""
    for longer in page.cast.names:  # "the Ledger" for the Vell Ledger
        if longer.text.endswith(f" {name.text}") and is_outlet(longer.text, page.outlets):
            return longer.text
    return name.text if is_outlet(f"the {name.text}", page.outlets) else ""


def _full(page: Page, name: Name) -> str:
    return page.cast.mentions.get(name.start) or page.cast.acronyms.get(name.text) or name.text


def _pronoun(page: Page, word: str, span: Span) -> Teller:
    who = page.cast.pronouns.get(span[0])
    attribution = Attribution(speaker=who or word, naming="named" if who else "anonymous")
    return Teller(attribution, span, "" if who else word)


def _described(page: Page, span: Span, head: int) -> Teller | None:
    words = page.text[span[0] : head].lower().split()
    if not words or not (can_speak(words[-1]) or counts_people(words)):
        return None
    noun = words[-1]
    if words[0] == "the" and len(words) <= _SHORT:
        who = page.cast.described(" ".join(words[1:])) or page.cast.described(noun)
        if who:
            return Teller(Attribution(speaker=who, naming="named"), span)
    person = not {noun, singular(noun)} & (BODY_NOUNS | DOCUMENT_NOUNS) and noun != "police"
    speaker = _spelled(page, span)
    return Teller(Attribution(speaker=speaker, naming="anonymous" if person else "named"), span)


def _spelled(page: Page, span: Span) -> str:
    """The words themselves, without "the", in lower case where only their place raised it."""
    words = " ".join(page.text[span[0] : span[1]].split())
    if any(name.start == span[0] for name in page.cast.names):
        return words
    words = words[:1].lower() + words[1:]
    return re.sub(r"^(?:the same|the|that|this) ", "", words)
