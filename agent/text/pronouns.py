"""Who "he", "she" or "it" is, where that is plain; silence where it is not."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from agent.text.cast import Cast, find_cast
from agent.text.live import in_time
from agent.text.names import Name, names_within
from agent.text.quotations import MASK, mask_quotations
from agent.text.vocabulary import PEOPLES, PERSON_NOUNS
from schemas.article import Article, Sentence

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]im|[Hh]er|[Hh]imself|[Hh]erself)\b")
_GENDER = {"he": "he", "his": "he", "him": "he", "himself": "he"}
_IT_SAID = re.compile(
    r"It (?:also |later |then )?(?:said|says|added|warned|announced|reported|confirmed|denied"
    r"|expects|forecast|plans|will|would|has|had|did)\b"
)
_SOMEBODY = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er)(?: [a-z-]+){0,3}? (?:"
    + "|".join(sorted(PERSON_NOUNS, key=lambda noun: (-len(noun), noun)))
    + r")\b(?! [A-Z])"
)
_DESCRIBES = re.compile(r"(?:,|—|–|\(| is| was| as| be| became| become| who)\s*$")
_WHERE = re.compile(r"\b(?:in|at|from|to|near|of|for|across|outside|left|reached)(?: the)? $")
_SAYING = re.compile(r"\b(?:[Hh]e|[Ss]he)\b(?= (?:said|says|added|adds|told|warned|recalled)\b)")
_OWNS = ("’s", "'s")
_OWNER = re.compile(r"(?:[Hh]is|[Hh]er)\b(?= [a-z])(?! (?:on|in|at|to|and|for|as|with|by|that)\b)")
_MANY = re.compile(r",? who (?:are|have|were)\b")  # a team
_ASIDE_BEFORE = re.compile(r"[a-z], (?:[a-z\d-]+ )*$")
_REACH = 2
_JUST_AFTER = 20
_ASIDE = 60


@dataclass(frozen=True)
class _Candidate:
    """Somebody mentioned: "" where only described ("the driver"), so that nobody else is meant.
    `owns` where the mention only says whose something is: "Vaz’s deputy"."""

    name: str
    at: int
    owns: bool = False


def read_cast(article: Article) -> Cast:
    """The cast of `article` with those pronouns that can mean only one of its people or bodies."""
    cast = find_cast(article)
    masked = mask_quotations(article.text, cast.quotations)
    body = [sentence for sentence in in_time(article) if sentence.role == "body"]
    resolved: dict[int, str] = {}
    sexes = _sexes(cast, masked, body)
    seen: list[list[_Candidate]] = []
    for place, sentence in enumerate(body):
        mentions = _mentions(cast, masked, sentence)
        for match in _PRONOUN.finditer(masked, sentence.start, sentence.end):
            gender = _GENDER.get(match.group().lower(), "she")
            before = [_not_by(masked, c) for c in mentions if c.at < match.start()]
            earlier = list(reversed(seen[-_REACH:]))
            if match.start() == sentence.start:
                earlier = [_acting(mentioned) for mentioned in earlier]
            who = _antecedent(sexes, gender, [before, *earlier])
            if who is None:
                who = _only_one(cast, sexes, gender, sentence.start)
            elif {c.name for c in before} == {who}:
                sexes.setdefault(who, gender)
            if who and not _looks_ahead(masked, sentence, match.start(), mentions, who):
                resolved[match.start()] = who
                owns = bool(_OWNER.match(masked, match.start()))
                known = _Candidate(who, match.start(), owns)
                mentions = sorted([*mentions, known], key=lambda c: c.at)
        if place and (body_name := _meant_by_it(cast, masked, body[place - 1], sentence)):
            resolved[sentence.start] = body_name
        if mentions or not _all_quoted(masked, sentence):
            seen.append(mentions)
    people = tuple(replace(p, pronoun=sexes.get(p.name, "")) for p in cast.people)
    return replace(cast, people=people, pronouns=resolved)


def _sexes(cast: Cast, masked: str, body: list[Sentence]) -> dict[str, str]:
    """The pronoun of each person of whom the name tells it, or "he said" in a sentence that names
    nobody, after one that names nobody else."""
    sexes = {person.name: person.pronoun for person in cast.people if person.pronoun}
    for before, sentence in pairwise(body):
        saying = _SAYING.search(masked, sentence.start, sentence.end)
        names = {c.name for c in _mentions(cast, masked, before)} - {""}
        if saying and len(names) == 1 and not _mentions(cast, masked, sentence):
            sexes.setdefault(names.pop(), _GENDER.get(saying.group().lower(), "she"))
    return sexes


def _mentions(cast: Cast, masked: str, sentence: Sentence) -> list[_Candidate]:
    """The people whom the sentence names or describes outside quotations, in order."""
    named = [
        _Candidate(
            cast.mentions.get(name.start, ""), name.start, masked.startswith(_OWNS, name.end)
        )
        for name in names_within(cast.names, sentence.start, sentence.end)
        if masked[name.start] != MASK and (name.start in cast.mentions or _unknown(masked, name))
    ]
    described = [
        _Candidate(_described(cast, match.group()), match.start())
        for match in _SOMEBODY.finditer(masked, sentence.start, sentence.end)
        if not _DESCRIBES.search(masked, max(sentence.start, match.start() - 10), match.start())
        and not _name_follows(masked, match.end(), [candidate.at for candidate in named])
    ]
    return sorted([*named, *described], key=lambda candidate: candidate.at)


def _name_follows(masked: str, end: int, named_at: list[int]) -> bool:
    """Whether a name stands after the description's comma: "the head of the port, Ines Vaz,"."""
    comma = masked.find(",", end, end + _ASIDE)
    return comma > 0 and comma + 2 in named_at


def _not_by(masked: str, candidate: _Candidate) -> _Candidate:
    """In "pressed by Vaz about how he" the pronoun is more likely not Vaz: nobody, then."""
    agent = masked.endswith("by ", 0, candidate.at)
    return _Candidate("", candidate.at) if agent else candidate


def _described(cast: Cast, words: str) -> str:
    definite = words.lower().startswith("the ")
    return (definite and cast.described(words.rpartition(" ")[2])) or ""


def _unknown(masked: str, name: Name) -> bool:
    """A name that may be somebody's whom the cast cannot place: a lone or shared surname."""
    if _WHERE.search(masked, max(0, name.start - 12), name.start):
        return False
    if name.text.lower().removesuffix("s") in PEOPLES or _MANY.match(masked, name.end):
        return False
    aside = _ASIDE_BEFORE.search(masked, max(0, name.start - _ASIDE), name.start)
    beside = bool(aside) and masked.startswith(",", name.end)
    return name.kind == "person" or (name.kind == "other" and (beside or " " not in name.text))


def _looks_ahead(
    masked: str, sentence: Sentence, at: int, mentions: list[_Candidate], who: str
) -> bool:
    """Whether the pronoun stands in an opening aside and somebody else follows its comma:
    "In her letter, Vaz said"."""
    comma = masked.find(",", at, sentence.end)
    opens_aside = masked[sentence.start : at].count(",") == 0 and masked[at].islower()
    after = next((c for c in mentions if comma < c.at <= comma + _JUST_AFTER), None)
    alone = not any(c.at < at for c in mentions)
    return comma > 0 and opens_aside and alone and after is not None and after.name != who


def _acting(mentions: list[_Candidate]) -> list[_Candidate]:
    """Those who may be the subject of the next sentence: in "Vaz’s deputy, Ana Ruiz, left" not Vaz,
    where anybody else is mentioned."""
    return [c for c in mentions if not c.owns] or mentions


def _antecedent(
    sexes: Mapping[str, str], gender: str, contexts: Iterable[list[_Candidate]]
) -> str | None:
    """The one person who fits in the nearest context that mentions anybody who fits; "" where
    several do, None where no context has anybody."""
    for mentions in contexts:
        fitting = {c.name for c in mentions if sexes.get(c.name, gender) == gender}
        if fitting:
            return fitting.pop() if len(fitting) == 1 else ""
    return None


def _only_one(cast: Cast, sexes: Mapping[str, str], gender: str, before: int) -> str:
    """The only person whom the article has named so far that is a "she", if it is known of all
    of them what they are."""
    named = [person.name for person in cast.people if person.first < before]
    fitting = [name for name in named if sexes.get(name, gender) == gender]
    return fitting[0] if len(fitting) == 1 and fitting[0] in sexes else ""


def _meant_by_it(cast: Cast, masked: str, previous: Sentence, sentence: Sentence) -> str:
    """The only body of the sentence before, if "It said" or "It will" opens this one."""
    if not _IT_SAID.match(masked, sentence.start, sentence.end):
        return ""
    bodies = [
        cast.acronyms.get(name.text, name.text)
        for name in names_within(cast.names, previous.start, previous.end)
        if name.kind in {"body", "other"} and name.start not in cast.mentions
    ]
    opens = masked[previous.start : previous.end].removeprefix("The ")
    return bodies[0] if len(bodies) == 1 and opens.startswith(bodies[0]) else ""


def _all_quoted(masked: str, sentence: Sentence) -> bool:
    words = masked[sentence.start : sentence.end]
    return words.count(MASK) > len(words) / 2
