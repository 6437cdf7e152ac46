"""Faults planted in labelled claims, one kind for each thing that a guard is there to catch.

Every planter takes a `Case` and gives the claim with its fault, or None where the claim offers no
place for it. What is planted is made up, so that the article cannot hold it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.guards import Candidate
from agent.text.cues import hedges, negations
from agent.text.names import find_names
from agent.text.quotations import find_quotations
from agent.text.words import content_words

_STRANGERS = ("Osric Pellow", "Wenna Tarrick", "Dorje Valcanova", "Ilvi Strandmark")
_PLACES = ("Quelmarsh", "Torrevanna", "Ystermoor")
_ADVERBS = ("secretly", "angrily", "hastily", "illegally")
_SCALES = {"million": "billion", "billion": "million", "thousand": "million", "bn": "m"}
_UNITS = {
    "%": " percentage points", " per cent": " percentage points", " percent": " percentage points",
    "€": "$", "£": "€", "$": "£", " euros": " dollars", " pounds": " euros", " dollars": " pounds",
    " kilometres": " miles", " miles": " kilometres", " metres": " feet", " tonnes": " kilograms",
    " hours": " days", " days": " weeks", " people": " families", " jobs": " sites",
}  # fmt: skip
_OPEN = {
    "may": "will", "might": "will", "could": "will", "is expected to": "will",
    "are expected to": "will", "was expected to": "would", "plans to": "will", "plan to": "will",
    "reportedly ": "", "allegedly ": "", "likely ": "", "probably ": "",
}  # fmt: skip
_NEGATED = ("did not", "does not", "do not", "was not", "were not", "is not", "are not", "had not")
_ABOUT_PAGE = (
    "This article was corrected after it first appeared.",
    "Readers can follow the story on our live page.",
    "More on this story will be added as it comes in.",
    "The page was last updated this afternoon.",
    "Sign up to have the evening briefing sent to you.",
    "The story was first published on this website.",
    "Photographs of the day are in our gallery.",
    "An earlier version gave a wrong figure.",
    "The writer can be reached by e-mail.",
    "Subscribers read this column a day before everyone else.",
    "All times in this live blog are local.",
    "Comments under this article are closed.",
)
_AUXILIARY = re.compile(r"\b(?:is|was|were|are|has|have|had|will|would|can|could)\b(?! not)")
_SAID = re.compile(r"\b(?:said|says|told|added|warned|denied|announced)\b")


@dataclass(frozen=True)
class Case:
    """A labelled claim of the article with the id `article`, beside its evidence.

    `number` is its place among the article's claims; `others` are sentences of the article that do
    not hold the fact, `noise` lines of its page from which no fact may come, `people` those whom
    it names.
    """

    candidate: Candidate
    article: str
    number: int
    others: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def claim(self) -> str:
        """The claim as it was labelled."""
        return self.candidate.claim

    def with_claim(self, claim: str) -> Candidate:
        """The candidate with `claim` for its own."""
        return replace(self.candidate, claim=claim)

    def pick(self, among: Sequence[str]) -> str:
        """One of `among`, another for each claim."""
        return among[self.number % len(among)]


@dataclass(frozen=True)
class Planted:
    """A candidate that holds one fault, and the guards that are there for it."""

    fault: str
    candidate: Candidate
    guards: tuple[str, ...]


def _new_name(case: Case) -> Candidate | None:
    names = [name for name in find_names(case.claim) if name.kind in ("person", "place", "body")]
    if not names:
        return None
    name = names[case.number % len(names)]
    new = case.pick(_STRANGERS if name.kind == "person" else _PLACES)
    return case.with_claim(case.claim[: name.start] + new + case.claim[name.end :])


def _new_number(case: Case) -> Candidate | None:
    found = re.search(r"\d+", case.claim)
    if not found:
        return None
    text = f"{case.candidate.article} {case.claim}"
    new = next(str(n) for n in range(int(found.group()) + 3, 10**9) if str(n) not in text)
    return case.with_claim(case.claim[: found.start()] + new + case.claim[found.end() :])


def _magnitude(case: Case) -> Candidate | None:
    for word, other in _SCALES.items():
        swapped = re.sub(rf"(?<=\d){word}\b|(?<=\d ){word}\b", other, case.claim, count=1)
        if swapped != case.claim:
            return case.with_claim(swapped)
    return None


def _unit(case: Case) -> Candidate | None:
    for unit, other in _UNITS.items():
        at = re.search(rf"(?<=\d){re.escape(unit)}(?!\w)|{re.escape(unit)}(?=\d)", case.claim)
        if at:
            return case.with_claim(case.claim[: at.start()] + other + case.claim[at.end() :])
    return None


def _quotation(case: Case) -> Candidate | None:
    """A word in the middle of a quotation is left out."""
    for quoted in find_quotations(case.claim):
        words = quoted.text.split()
        if len(words) >= 4:
            del words[len(words) // 2]
            spoilt = " ".join(words)
            return case.with_claim(case.claim[: quoted.start] + spoilt + case.claim[quoted.end :])
    return None


def _quoted(case: Case) -> Candidate | None:
    """The words after "said", which the article does not have so, in quotation marks."""
    found = _SAID.search(case.claim)
    rest = case.claim[found.end() :].strip(" .") if found else ""
    if len(rest.split()) < 4 or find_quotations(case.claim) or rest in case.candidate.article:
        return None
    return case.with_claim(f"{case.claim[: case.claim.index(rest)]}“{rest}.”")


def _lost_negation(case: Case) -> Candidate | None:
    for words in _NEGATED:
        if words in case.claim:
            return case.with_claim(case.claim.replace(words, words.removesuffix(" not"), 1))
    return None


def _added_negation(case: Case) -> Candidate | None:
    found = _AUXILIARY.search(case.claim)
    if not found or negations(case.claim):
        return None
    return case.with_claim(f"{case.claim[: found.end()]} not{case.claim[found.end() :]}")


def _lost_hedge(case: Case) -> Candidate | None:
    for words, plain in _OPEN.items():
        firm = re.sub(rf"\b{words}(?=\W|\b)", plain, case.claim, count=1)
        if firm != case.claim and len(hedges(firm)) < len(hedges(case.claim)):
            return case.with_claim(firm)
    return None


def _wrong_speaker(case: Case) -> Candidate | None:
    speaker = case.candidate.speaker
    others = [name for name in case.people if not set(name.split()) & set(speaker.split())]
    if not others or not speaker or speaker not in case.claim or not _SAID.search(case.claim):
        return None
    return case.with_claim(case.claim.replace(speaker, case.pick(others)))


def _pronoun(case: Case) -> Candidate | None:
    first = next(iter(find_names(case.claim)), None)
    if first is None or first.start > len("The ") or not case.claim[first.end :].startswith(" "):
        return None
    return case.with_claim(("She" if first.kind == "person" else "It") + case.claim[first.end :])


def _other_sentence(case: Case) -> Candidate | None:
    return replace(case.candidate, evidence=case.pick(case.others)) if case.others else None


def _new_words(case: Case) -> Candidate | None:
    found = _SAID.search(case.claim) or _AUXILIARY.search(case.claim)
    word = case.pick(_ADVERBS)
    if not found or content_words(word) & content_words(case.candidate.article):
        return None
    at = found.start() if _SAID.match(found.group()) else found.end() + 1
    return case.with_claim(f"{case.claim[:at]}{word} {case.claim[at:]}")


def _turned_round(case: Case) -> Candidate | None:
    """Two names of the sentence itself change places, as where a model mixes up who did what."""
    words = case.candidate.evidence
    names = find_names(words)
    other = (name for name in names if not {*name.text.split()} & {*names[0].text.split()})
    last = next(other, None)
    if last is None:
        return None
    first = names[0]
    turned = words[: first.start] + last.text + words[first.end : last.start]
    turned += first.text + words[last.end :]
    return Candidate(turned, words, words, case.candidate.speaker)


def _broken_off(case: Case) -> Candidate | None:
    found = _SAID.search(case.claim) or _AUXILIARY.search(case.claim)
    head = case.claim[: found.start()].rstrip(" ,") if found else ""
    return case.with_claim(f"{head}.") if len(head.split()) > 1 else None


def _about_page(case: Case) -> Candidate | None:
    """Each wording once in an article."""
    return case.with_claim(_ABOUT_PAGE[case.number]) if case.number < len(_ABOUT_PAGE) else None


def _noise(case: Case) -> Candidate | None:
    """Each labelled line once; its own evidence, as where a model takes it for a fact."""
    if case.number >= len(case.noise):
        return None
    line = case.noise[case.number]
    return replace(case.candidate, claim=line, evidence=line)


PLANTERS: dict[str, tuple[Callable[[Case], Candidate | None], tuple[str, ...]]] = {
    "new name": (_new_name, ("new name",)),
    "new number": (_new_number, ("new number", "changed amount")),
    "changed magnitude": (_magnitude, ("changed amount",)),
    "changed unit": (_unit, ("changed amount", "new words")),
    "altered quotation": (_quotation, ("altered quotation",)),
    "new quotation": (_quoted, ("altered quotation",)),
    "lost negation": (_lost_negation, ("lost negation",)),
    "added negation": (_added_negation, ("lost negation",)),
    "lost hedge": (_lost_hedge, ("lost hedge",)),
    "wrong speaker": (_wrong_speaker, ("wrong speaker",)),
    "leftover pronoun": (_pronoun, ("does not stand alone",)),
    "another sentence cited": (_other_sentence, ("other sentence",)),
    "new words": (_new_words, ("new words",)),
    "turned round": (_turned_round, ("changed order",)),
    "broken off": (_broken_off, ("incomplete",)),
    "about the page": (_about_page, ("about the page",)),
    "menu, caption, other headline": (_noise, ()),  # no guard alone is there for these
}


def plant(case: Case) -> list[Planted]:
    """Each fault for which the case offers a place, planted in it alone."""
    made = ((fault, planter(case), guards) for fault, (planter, guards) in PLANTERS.items())
    return [Planted(fault, one, guards) for fault, one, guards in made if one is not None]
