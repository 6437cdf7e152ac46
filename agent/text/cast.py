"""The cast of an article: its people and bodies, who is meant by a surname, initials or "she"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from agent.text.name_kinds import is_acronym, is_company
from agent.text.names import Name, find_names
from agent.text.quotations import Quotation, find_quotations
from agent.text.vocabulary import GIVEN_NAMES, HONORIFICS, PEOPLES, PLACES, TITLES
from schemas.article import Article

_IN_BRACKETS = re.compile(r" ?\((?:the )?([A-Z][\w&.-]{1,9})\)")
_RANK_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[’']s)(?: [\w-]+){0,3}? (?P<rank>[A-Za-z]+)"
    r"(?: (?:of|for|at)(?: [\w’'-]+){1,4})?, $"
)
_LONGEST_PERSON = 4
_FIRMS = frozenset({"company", "firm", "group", "maker", "manufacturer", "business"})


@dataclass(frozen=True)
class Person:
    """Someone the article names. `name` is the fullest form; `pronoun` "he", "she" or "" (unknown).

    `titles` are the words of rank given with the name, in order; `first` is where it first stands.
    """

    name: str
    first: int
    pronoun: str = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cast:
    """Who is who in one article. Offsets are into the article's text.

    `mentions` maps the offset of a name that means a person to that person's fullest name;
    `acronyms` maps initials to the full name of a body; `pronouns` maps the offset of a pronoun
    to the fullest name of who is meant, and holds only those that are plain.
    """

    people: tuple[Person, ...] = ()
    names: tuple[Name, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: Mapping[int, str] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    pronouns: Mapping[int, str] = field(default_factory=dict)

    def full_name(self, name: str, at: int | None = None) -> str | None:
        """The fullest form of a person's or body's `name`; None where unknown or ambiguous.

        With `at`, only people introduced before that offset count, if there are any.
        """
        if name in self.acronyms:
            return self.acronyms[name]
        fitting = [person for person in self.people if _may_mean(name, person)]
        if at is not None:
            fitting = [person for person in fitting if person.first <= at] or fitting
        return fitting[0].name if len(fitting) == 1 else None

    def person(self, name: str) -> Person | None:
        """The person whose fullest name is `name`."""
        return next((person for person in self.people if person.name == name), None)

    def described(self, noun: str) -> str | None:
        """Who "the minister" or "the bank" is: the one person or body that `noun` fits, or None."""
        words = noun.lower()
        people = {p.name for p in self.people if any(_holds(t, words) for t in p.titles)}
        bodies = {
            name.text
            for name in self.names
            if name.kind == "body"
            and (_holds(name.text, words) or (words in _FIRMS and is_company(name.text)))
        }
        fitting = people | {self.acronyms.get(body, body) for body in bodies}
        return fitting.pop() if len(fitting) == 1 else None


def _holds(name: str, words: str) -> bool:
    return f" {words} " in f" {name.lower()} "


def find_cast(article: Article) -> Cast:
    """The cast of the body of `article`, without pronouns (see `agent.text.pronouns`)."""
    body = [s for s in article.sentences if s.role == "body"]
    every = tuple(_with_rank_before(article.text, name) for name in find_names(article.text))
    names = tuple(_within(body_spans=[(s.start, s.end) for s in body], names=every))
    people = _people(names)
    cast = Cast(people, names, find_quotations(article.text), {}, _acronyms(article.text, every))
    mentions: dict[int, str] = {}
    for name in names:
        full = (
            None
            if name.kind in {"body", "place"}
            else cast.full_name(_with_title(name), name.start)
        )
        if full is not None and cast.person(full):
            mentions[name.start] = full
    return Cast(people, names, cast.quotations, mentions, cast.acronyms)


def _with_rank_before(text: str, name: Name) -> Name:
    """The name with the rank that an apposition gives: "the minister of ports, Ana Ruiz"."""
    if name.title or " " not in name.text or name.kind not in {"person", "other"}:
        return name
    found = _RANK_BEFORE.search(text, max(0, name.start - 90), name.start)
    if not found or found["rank"].lower() not in TITLES:
        return name
    return replace(name, title=found["rank"], kind="person")


def _within(body_spans: list[tuple[int, int]], names: tuple[Name, ...]) -> list[Name]:
    kept: list[Name] = []
    spans = iter(body_spans)
    span = next(spans, None)
    for name in names:
        while span is not None and span[1] < name.end:
            span = next(spans, None)
        if span is not None and span[0] <= name.start:
            kept.append(name)
    return kept


def _people(names: tuple[Name, ...]) -> tuple[Person, ...]:
    """Merge the mentions of each person; the longest form of the name stands for all."""
    alone = {name.text for name in names if " " not in name.text and name.kind != "place"}
    fulls: list[Person] = []
    singles: list[Name] = []
    for name in names:
        if not _is_person(name, alone):
            continue
        if " " in name.text:
            _add(fulls, name)
        else:
            singles.append(name)
    for name in singles:
        fitting = [person for person in fulls if _may_mean(_with_title(name), person)]
        if not fitting:
            _add(fulls, name)
        elif len(fitting) == 1:
            _extend(fulls, fitting[0], name)
    return tuple(sorted(fulls, key=lambda person: person.first))


def _is_person(name: Name, alone: set[str]) -> bool:
    if name.kind == "person":
        return True
    words = name.text.split()
    return (
        name.kind == "other"
        and 2 <= len(words) <= _LONGEST_PERSON
        and words[-1] in alone
        and not ({word.lower() for word in words} & (PEOPLES | PLACES))
    )


def _add(people: list[Person], name: Name) -> None:
    for person in people:
        if _same_person(person.name, name.text):
            _extend(people, person, name)
            return
    people.append(Person(name.text, name.start, likely_pronoun(name), _titles(name)))


def _extend(people: list[Person], person: Person, name: Name) -> None:
    longer = name.text if len(name.text.split()) > len(person.name.split()) else person.name
    titles = person.titles + tuple(t for t in _titles(name) if t not in person.titles)
    pronoun = person.pronoun or likely_pronoun(name)
    first = min(person.first, name.start)
    people[people.index(person)] = Person(longer, first, pronoun, titles)


def _same_person(one: str, other: str) -> bool:
    """Whether two full names can be one person's: same surname, given names that do not clash."""
    first, second = one.split(), other.split()
    if len(first) < 2 or len(second) < 2:
        return one == other
    if first[-1] != second[-1]:
        return False
    given, known = first[0].rstrip("."), second[0].rstrip(".")
    return given == known or (min(len(given), len(known)) == 1 and given[0] == known[0])


def _may_mean(name: str, person: Person) -> bool:
    """Whether `name`, perhaps with Mr or Mrs before it, can mean `person`."""
    title, _, rest = name.rpartition(" ") if _honorific(name) else ("", "", name)
    if title and person.pronoun and HONORIFICS[title.lower().rstrip(".")] != person.pronoun:
        return False
    if rest == person.name:
        return True
    if " " in rest:
        return _same_person(rest, person.name) or person.name.endswith(f" {rest}")
    words = person.name.split()
    return rest == words[-1] or (len(words) > 1 and rest == words[0] and words[0] != "The")


def _honorific(name: str) -> bool:
    first, _, rest = name.partition(" ")
    return bool(rest) and " " not in rest and first.lower().rstrip(".") in HONORIFICS


def _with_title(name: Name) -> str:
    last = name.title.split()[-1] if name.title else ""
    plain = last.lower().rstrip(".") in HONORIFICS and " " not in name.text
    return f"{last} {name.text}" if plain else name.text


def likely_pronoun(name: Name) -> str:
    """ "he" or "she" where the title or the given name tells, else ""."""
    for word in name.title.lower().split():
        if word.rstrip(".") in HONORIFICS:
            return HONORIFICS[word.rstrip(".")]
    return GIVEN_NAMES.get(name.text.partition(" ")[0].lower(), "")


def _titles(name: Name) -> tuple[str, ...]:
    return (name.title,) if name.title else ()


def _acronyms(text: str, names: tuple[Name, ...]) -> dict[str, str]:
    """Initials in brackets after a name, and initials that fit exactly one body of the text."""
    found: dict[str, str] = {}
    bodies = {name.text for name in names if name.kind in {"body", "other"} and " " in name.text}
    for name in names:
        bracket = _IN_BRACKETS.match(text, name.end)
        if not bracket:
            continue
        short = bracket.group(1)
        ticker = short.isupper() and name.text.upper().startswith(short[:3])
        if (" " in name.text and _initials(name.text)[:1] == short[:1]) or ticker:
            found.setdefault(short, name.text)
    shorts = {name.text for name in names if name.kind != "place" and is_acronym(name.text)}
    for short in shorts - found.keys():
        fitting = [body for body in bodies if _initials(body) == short.replace(".", "")]
        if len(fitting) == 1:
            found[short] = fitting[0]
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
