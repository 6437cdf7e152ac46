"""What in a claim does not stand alone: words that lean on a sentence the reader has not seen."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from agent.text.cast import Cast, likely_pronoun
from agent.text.names import Name, find_names
from agent.text.quotations import MASK, find_quotations, mask_quotations
from agent.text.vocabulary import BODY_NOUNS, PERSON_NOUNS, TITLES

_OPENER = re.compile(
    r"(?:But|And|Or|So|Yet|However|Meanwhile|Instead|Still|Then|Also|Nevertheless|Nonetheless"
    r"|Therefore|Thus|Moreover|Furthermore|In addition|Additionally|In contrast|By contrast"
    r"|On the other hand|As a result|For example|For instance|Similarly|Likewise|Otherwise"
    r"|Conversely|In response|In turn|At the same time)\b,?"
)
_PEOPLE = PERSON_NOUNS | BODY_NOUNS
_HUMAN = re.compile(r"\b(?:he|she|his|him|her|hers|himself|herself)\b", re.IGNORECASE)
_MALE = frozenset({"he", "his", "him", "himself"})
_OTHERS = re.compile(r"\b(?:they|them|their|theirs|it|its|itself|themselves)\b", re.IGNORECASE)
_EMPTY_IT = re.compile(
    r"\b[Ii]t (?:is|was|will be|would be|has been|remains|became|seems|appears|may be|might be"
    r"|looks|takes|took|turned out)(?: \w+){0,2}? (?:raining|snowing|that|to|whether|if|when|who"
    r"|unclear|likely|unlikely|possible|impossible|clear|known|expected|hoped|time|difficult)\b"
    r"|\b[Ii]t (?:is|was) (?:raining|snowing|hot|cold|late|early|dark)\b"
)
_BARE_THAT = re.compile(
    r"^(?:This|That|These|Those|Both|All|Some|Others|Another|Such)"
    r"(?= (?:is|are|was|were|will|would|has|have|had|can|could|may|might|does|did|do|said|says"
    r"|comes?|came|means?|meant|makes?|made|includes?|included|follows?|followed|gave|gives?"
    r"|led|leads?|show|shows|showed|marks|marked|means|of them)\b|n['’]t\b|,)"
)
_THIS_THING = re.compile(
    r"(?:\b[Tt]his|^That|\b[Tt]hese|^Those|\b[Ss]uch an?) (?!(?:week|month|year|morning|afternoon"
    r"|evening|summer|autumn|spring|winter|weekend|century|decade|time|is|was|the|are|were|he|she|it"
    r"|they|there|would|will|has|had|have|could|may|can|a|an)\b)[a-z]+"
)
_THE_THING = re.compile(
    r"\b[Bb]oth (?:sides|men|women|countries|companies|parties|leaders|governments)\b"
    r"|\b[Tt]he (?:latter|former(?! [a-z])|pair|trio|duo|two sides|two men|two women|others)\b"
    r"|(?:^|(?<=said )|(?<=that ))[Tt]he (?:demand|move|decision|announcement|news|incident|issue"
    r"|plan|deal|proposal|measure|statement|request|figure|figures|cut|increase|rise|fall|change"
    r"|changes|development|claim|claims|allegation|allegations|report|reports|agreement|attack"
    r"|accident|crash|case|comments|remarks|step|talks|meeting|cancellation|delay|closure|vote"
    r"|ruling|verdict|offer|bid|project|programme|program|scheme|event|situation|dispute|stance"
    r"|push|rest)\b(?! (?:of|to|that|for|between|with|by|in|on|at|from|over|against|about|made"
    r"|announced|reached|signed|known|which|who|minister|secretary|company)\b)"
)
_ELLIPSIS = re.compile(r"\b(?:[Aa]nother(?= (?:\w+ ){1,2}said\b)|[Tt]he (?:other|second) one)\b")
_ALSO = re.compile(r"\b(?:also|too(?=[.,;]?$)|as well(?=[.,;]?$)|likewise)\b")
_DESCRIBED = re.compile(
    r"(?:^|(?<=said )|(?<=that ))[Tt]he (?P<noun>[a-z]+)\b"
    r"(?! (?:of|for|in|at|from|that|who|which)\b)(?P<next> [a-z]+)?"
)
_NOUN = re.compile(r"\b(?:the|an?|[a-z]{3,}s)\b")
_NEXT_CLAUSE = re.compile(
    r"[,;]|['’]s\b|\b(?:that|said|says|who|which|and|but|when|after|because|before|if|while|as|to"
    r"|for|of|with|would|will|in|on)\b"
)
_GROUPS = frozenset({"police", "people", "couple", "family", "crew", "staff", "team"})
_SOMEBODY = PERSON_NOUNS | TITLES | _GROUPS
_NEAR = 300  # characters: what stands further back is no antecedent in a claim
_SELF_KNOWN = frozenset({"police", "public", "government", "military", "army", "people"})


def dangling(claim: str, cast: Cast | None = None) -> tuple[str, ...]:
    """The words of `claim` that do not stand alone, in order of the rules, each once.

    The rules: an opener that joins to a sentence before ("But", "In addition"); "he" and its kin
    with no fitting name before it in the claim; "it" and "they" with no noun before them, unless
    "it" is empty ("It is unclear whether"); "This", "That", "Both", "Another" as the subject;
    "this plan", "such a step"; "the move", "the latter", "the two sides" without what they are;
    "the company", "the minister" without a name; "also"; and, with `cast`, a surname or
    initials that the article gives in full. Words inside quotations are left alone.
    """
    masked = mask_quotations(claim, find_quotations(claim))
    names = [name for name in find_names(claim) if masked[name.start] != MASK]
    if cast is not None and not (names and names[0].start == 0):
        names = [*_opening_name(claim, cast), *names]
    found: dict[str, None] = {}
    for rule in _RULES:
        found.update(dict.fromkeys(rule(masked, names)))
    if cast is not None:
        found.update(dict.fromkeys(_short_names(claim, names, cast)))
    return tuple(found)


def _openers(masked: str, _names: list[Name]) -> Iterator[str]:
    if opener := _OPENER.match(masked):
        yield opener.group().rstrip(",")


def _people(masked: str, names: list[Name]) -> Iterator[str]:
    for match in _HUMAN.finditer(masked):
        fitting = {"", "he" if match.group().lower() in _MALE else "she"}
        ahead = match.start() > 0 and match.group().islower()  # "At her hearing Ines Vaz said"
        named = any(
            (name.start < match.start() or ahead)
            and name.kind in {"person", "other"}
            and likely_pronoun(name) in fitting
            for name in names
        )
        if not (
            named or _somebody_before(masked[max(0, match.start() - _NEAR) : match.start()])
        ) or (match.group() == "him" and _same_clause(masked, match, names)):
            yield match.group()


def _things(masked: str, names: list[Name]) -> Iterator[str]:
    empty = [match.span() for match in _EMPTY_IT.finditer(masked)]
    for match in _OTHERS.finditer(masked):
        if any(start <= match.start() < end for start, end in empty):
            continue
        before = masked[max(0, match.start() - _NEAR) : match.start()]
        if (
            not (_NOUN.search(before.lower()) or _somebody_before(before))
            and not any(name.start < match.start() for name in names)
        ) or (match.group() in {"it", "them"} and _same_clause(masked, match, names)):
            yield match.group()


def _bare(masked: str, _names: list[Name]) -> Iterator[str]:
    if bare := _BARE_THAT.match(masked):
        yield bare.group()
    yield from (match.group() for match in _THIS_THING.finditer(masked))
    yield from (match.group() for match in _ELLIPSIS.finditer(masked))


def _definite(masked: str, names: list[Name]) -> Iterator[str]:
    for match in _THE_THING.finditer(masked):
        head = match.group().rpartition(" ")[2]
        if not re.search(
            rf"\b(?:an?|its|their|his|her|[\w’']+['’]s) (?:[\w-]+ )?{head}\b",
            masked[max(0, match.start() - _NEAR) : match.start()],
        ):
            yield match.group()
    for match in _DESCRIBED.finditer(masked):
        noun, following = match.group("noun"), (match.group("next") or "").strip()
        compound = following in _PEOPLE
        known = noun in _SELF_KNOWN or compound or _named_beside(match, names)
        if noun in _PEOPLE and not known:
            yield masked[match.start() : match.end("noun")]


def _additions(masked: str, _names: list[Name]) -> Iterator[str]:
    yield from (match.group() for match in _ALSO.finditer(masked))


_RULES: tuple[Callable[[str, list[Name]], Iterator[str]], ...] = (
    _openers,
    _people,
    _things,
    _bare,
    _definite,
    _additions,
)


def _somebody_before(before: str) -> bool:
    words = re.findall(r"[a-z-]+", before.lower())
    return any({word, word.removesuffix("s")} & _SOMEBODY for word in words)


def _same_clause(masked: str, match: re.Match[str], names: list[Name]) -> bool:
    """Whether only the clause's own subject stands before: in "Vell sold it", it is not Vell."""
    before = [name for name in names if name.start < match.start()]
    if len(before) != 1 or _NOUN.search(
        masked[max(0, before[0].start - _NEAR) : before[0].start].lower()
    ):
        return False
    between = masked[before[0].end : match.start()]
    return not _NEXT_CLAUSE.search(between) and not _NOUN.search(between.lower())


def _named_beside(match: re.Match[str], names: list[Name]) -> bool:
    """Whether a name stands before "the minister", or right after it."""
    after = match.end("noun") + 1
    return any(name.start < match.start() or name.start == after for name in names)


def _opening_name(claim: str, cast: Cast) -> list[Name]:
    """A name of the article that opens the claim, where its form alone does not show it."""
    opening = next((name for name in cast.names if claim.startswith(f"{name.text} ")), None)
    return [replace(opening, start=0, end=len(opening.text))] if opening else []


def _short_names(claim: str, names: list[Name], cast: Cast) -> Iterator[str]:
    full_before: set[str] = set()
    for name in names:
        full = cast.full_name(name.text)
        if name.text in cast.acronyms and cast.acronyms[name.text] in claim:
            continue
        if full is None or full in full_before or name.text in full_before:
            continue
        if (
            full != name.text and len(full) > len(name.text) and name.text in full.split()
        ) or name.text in cast.acronyms:
            yield name.text
        full_before.add(full)
