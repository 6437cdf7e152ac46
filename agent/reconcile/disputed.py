"""What two facts that differ are both about, as a heading: a noun phrase, or the shorter claim."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from agent.reconcile.concepts import concepts
from agent.reconcile.glossary import names_in
from agent.reconcile.reading import Reading
from agent.text.cues import Cue
from agent.text.verbs import FINITE
from agent.text.vocabulary import DATE_WORDS, STOP_WORDS
from agent.text.words import Token, tokens

_LONGEST = 10  # words
_ENOUGH = 1.5
"""What a phrase must share with both sides to name the matter: a noun, and a name or more."""

_BESIDE = 1.0
"""What standing beside the outcome that is disputed counts for."""

_OWNERS = frozenset({"its", "their", "his", "her"})
_OPENERS = frozenset({"the", "a", "an"}) | _OWNERS
_LINKS = frozenset({"of", "with", "for", "at", "in", "between", "on"})
_INSIDE = _OPENERS | _LINKS | {"and"}
_BREAKS = frozenset({"following", "amid", "despite", "over", "including", "according"})
_WHEN = frozenset({"ago", "several", "few", "days", "weeks", "months", "years"})
_PLURAL = re.compile(r"(?!is|was|has|does|says|goes)[a-z]{3,}s")
_SAYS = re.compile(r"\b(?:that|say|tell|told|who|which)\b", re.IGNORECASE)
_JOINED = re.compile(r"[\s“”\"+/-]{0,3}")
_PASSIVE = re.compile(r"\W+(?:(?:has|have|had)\W+)?(?:is|are|was|were|been|being)\W+")
_BEFORE_OUTCOME = re.compile(r"\W+(?:(?:is|are|was|were|has|have|had|been|being)\W+)*")


class _Phrase(NamedTuple):
    side: Reading
    words: tuple[Token, ...]

    @property
    def text(self) -> str:
        return self.side.claim[self.words[0].start : self.words[-1].end]


def disputed(one: Reading, other: Reading, retold: Iterable[tuple[Reading, Reading]] = ()) -> str:
    """The noun phrase of either claim that holds most of what both share, where one holds enough;
    else that of two claims in `retold`, which tell the same; else what the disputed outcome befell;
    else the shorter claim.

    A name alone says nothing of the matter, nor does whom they credit.
    """
    found = _shared([(one, other)]) or _shared(retold)
    if found:
        return _owned(found)
    befallen = [
        phrase
        for side in (one, other)
        for phrase in _phrases(side)
        if any(_befell(phrase, cue) for cue in side.outcomes)
    ]
    if befallen:
        return _owned(min(befallen, key=lambda phrase: len(phrase.words)))
    return heading(min(one.claim, other.claim, key=len))


def _shared(pairs: Iterable[tuple[Reading, Reading]]) -> _Phrase | None:
    """The phrase of any claim that holds most of what it shares with the other of its pair."""
    scored = []
    for pair in pairs:
        credited = (side.fact.attribution.outlet for side in pair if side.fact.attribution)
        named = concepts(" ".join(credited)).union(*(name for side in pair for name in side.names))
        for side, its in (pair, pair[::-1]):
            for phrase in _phrases(side):
                if (score := _score(phrase, its, named)) >= _ENOUGH:
                    scored.append((score, -len(phrase.words), phrase))
    return max(scored, key=lambda found: found[:2])[2] if scored else None


def heading(text: str) -> str:
    """`text` with a capital and without its full stop."""
    text = text.strip().removesuffix(".")
    return text[:1].upper() + text[1:]


def _score(phrase: _Phrase, other: Reading, named: frozenset[str]) -> float:
    """A shared noun counts 1, a shared name half; only a phrase with such a noun counts at all, and
    where it stands only for one that is more than a noun: "the meeting" may be any."""
    words = concepts(phrase.text)
    shared = words & other.words
    nouns = len(shared - named)
    if not nouns:
        return 0.0
    beside = len(words) > 1 and any(_beside(phrase, cue) for cue in phrase.side.outcomes)
    return nouns + 0.5 * len(shared & named) + _BESIDE * beside


def _beside(phrase: _Phrase, cue: Cue) -> bool:
    """Whether the phrase is what the outcome befell: after the verb, or before a passive."""
    claim = phrase.side.claim
    after = claim[cue.end : phrase.words[0].start]
    before = claim[phrase.words[-1].end : cue.start]
    if phrase.words[0].start >= cue.end:
        return not after.strip(' “”"')
    return phrase.words[-1].end <= cue.start and bool(_BEFORE_OUTCOME.fullmatch(before))


def _befell(phrase: _Phrase, cue: Cue) -> bool:
    """Whether the outcome befell the phrase, told by a passive: "the talks had been postponed"."""
    between = phrase.side.claim[phrase.words[-1].end : max(0, cue.start)]
    return phrase.words[-1].end <= cue.start and bool(_PASSIVE.fullmatch(between))


def _phrases(side: Reading) -> Iterator[_Phrase]:
    """The noun phrases of a claim, as far as its form tells: words in a row without a verb, a
    pronoun or a stop between them."""
    claim = side.claim
    verbs = [match.span() for match in FINITE.finditer(claim)]
    run: list[Token] = []
    for token in tokens(claim):
        joined = not run or _JOINED.fullmatch(claim, run[-1].end, token.start)
        back = 2 if _PLURAL.fullmatch(token.text) else 1  # "its spring talks with": a noun
        opened = any(word.text.lower() in _OPENERS for word in run[-back:])
        verb = not opened and any(a < token.end and token.start < b for a, b in verbs)
        stop = token.text.lower() in (STOP_WORDS - _INSIDE) | _BREAKS
        if verb or stop or not joined:
            yield from _trimmed(side, run)
            run = []
        if not (verb or stop):
            run.append(token)
    yield from _trimmed(side, run)


def _trimmed(side: Reading, run: list[Token]) -> Iterator[_Phrase]:
    """The phrase in `run` without prepositions, dates and openers at its ends, if one is left."""
    words = [token.text.lower() for token in run]
    first, last = 0, len(run)
    while first < last and (words[first] in _LINKS | {"and"} or words[first] in DATE_WORDS):
        first += 1
    while last > first and (
        words[last - 1] in _INSIDE | DATE_WORDS | _WHEN or words[last - 1].isdigit()
    ):
        last -= 1
    phrase = run[first:last]
    if 0 < len(phrase) <= _LONGEST and _is_noun_phrase(side.claim, phrase):
        yield _Phrase(side, tuple(phrase))


def _is_noun_phrase(claim: str, phrase: list[Token]) -> bool:
    """Whether it opens as one, with "the" or a capital, and holds no figure or speech."""
    opener = phrase[0].text
    told = claim[phrase[0].start : phrase[-1].end]
    figures = any(token.text[0].isdigit() for token in phrase) and "“" not in told
    if opener.lower() in _OWNERS and not _owner(claim, phrase[0].start):
        return False
    opens = opener.lower() in _OPENERS or opener[0].isupper()
    return opens and not figures and not _SAYS.search(told)


def _owned(phrase: _Phrase) -> str:
    """The phrase with the name that "its" stands for, where one stands in the claim before it."""
    first = phrase.words[0]
    text = phrase.text
    owner = _owner(phrase.side.claim, first.start) if first.text.lower() in _OWNERS else ""
    if owner:
        return f"{owner}{'’' if owner.endswith('s') else '’s'}{text[len(first.text) :]}"
    return heading(text)


def _owner(claim: str, at: int) -> str:
    """The last name before `at`, "" for none."""
    before = [name.text for name in names_in(claim) if name.end <= at]
    return before[-1] if before else ""
