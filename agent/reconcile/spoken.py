"""Whose words a report prints, beside whose words an article says that it printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from agent.reconcile.concepts import concepts
from agent.reconcile.holding import Searched, Telling
from agent.reconcile.reading import Reading
from agent.text.cues import negations
from agent.text.quotations import find_quotations
from agent.text.vocabulary import PERSON_NOUNS
from schemas.fact import Evidence

_SHORTEST = 3
"""Words of a quotation, or concepts of a paraphrase, from which it is a remark of its own."""

_SAID = 0.8
"""The share of a remark's words beside names in a sentence from which the sentence gives it."""

_MISSPELT = 0.7
"""The likeness of two surnames from which they can be two spellings of one."""


@dataclass(frozen=True)
class Spoken:
    """A remark that an article gives to `mine` and a report gives to `other`, at `evidence`."""

    mine: str
    other: str
    evidence: Evidence


def given_to_another(
    reading: Reading, crediting: Searched, reports: Sequence[Searched]
) -> Spoken | None:
    """Where one of `reports` gives the remark of `reading`, of the article `crediting`, to another
    person by name; None where any gives it to the same person, to nobody by name, or to somebody
    whom either sentence names beside the other, as one does who passes words on."""
    mine = _person(reading, crediting)
    if not mine:
        return None
    found: list[Spoken] = []
    for report in reports:
        for telling in _givings(reading, mine, report):
            other = telling.speaker
            if not _is_person(other, telling.evidence.quote, report) or may_be_one(mine, other):
                return None
            both = _names(telling.evidence.quote, mine) or any(
                _names(one.quote, other) for one in reading.fact.evidence
            )
            sure = _names(telling.evidence.quote, other) or not _names(report.article.text, mine)
            if both or not sure:
                return None
            found.append(Spoken(mine, other, telling.evidence))
    return found[0] if found else None


def _person(reading: Reading, crediting: Searched) -> str:
    """The person to whom the crediting sentence gives the remark, "" where it names none: whom a
    pronoun means was a guess."""
    attribution = reading.fact.attribution
    if attribution is None or attribution.naming != "named":
        return ""
    name = crediting.cast.full_name(attribution.speaker) or attribution.speaker
    printed = [one.quote for one in reading.fact.evidence if _names(one.quote, name)]
    return name if any(_is_person(name, quote, crediting) for quote in printed) else ""


def _is_person(name: str, sentence: str, article: Searched) -> bool:
    """Whether `article` shows `name` as a person's, or the sentence does by a noun for one before
    it: "fisherman Tomás Icaro"."""
    if article.cast.person(name):
        return True
    before = re.search(rf"\b([a-z-]+) {re.escape(name)}\b", sentence)
    return before is not None and before[1] in PERSON_NOUNS


def _givings(reading: Reading, mine: str, report: Searched) -> Iterator[Telling]:
    """The sentences of `report` that hold the remark, word for word where it is quoted."""
    quotes = [one.text for one in find_quotations(reading.claim)]
    if quotes:
        long = [one for one in quotes if len(one.split()) >= _SHORTEST]
        yield from (one for one in report.tellings if any(map(one.holds, long)))
        return
    outlet = reading.fact.attribution.outlet if reading.fact.attribution else ""
    remark = reading.matter - concepts(f"{mine} {outlet}")
    if len(remark) < _SHORTEST:
        return
    denied = bool(negations(reading.claim))
    for telling in report.tellings:
        held = len(remark & telling.words) >= _SAID * len(remark)
        if held and denied == bool(negations(telling.evidence.quote)):
            yield telling


def _names(text: str, person: str) -> bool:
    """Whether `text` has the surname of `person`."""
    return re.search(rf"\b{re.escape(surname(person))}\b", text) is not None


def surname(person: str) -> str:
    """The last word of a name."""
    return person.rsplit(maxsplit=1)[-1]


def may_be_one(one: str, other: str) -> bool:
    """Whether two names can be one person's: one surname, by spelling too, or a part of the other's
    name."""
    mine, its = re.split(r"[\s-]+", one.casefold()), re.split(r"[\s-]+", other.casefold())
    if min(len(mine), len(its)) == 1:
        return bool(set(mine) & set(its)) or _alike(mine[-1], its[-1])
    return mine[-1] in its or its[-1] in mine or _alike(mine[-1], its[-1])


def _alike(one: str, other: str) -> bool:
    return float(Indel.normalized_similarity(one, other)) >= _MISSPELT
