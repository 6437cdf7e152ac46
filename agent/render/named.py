"""The people and bodies that the facts name, each once under the fullest form of the name."""

from collections import Counter
from typing import NamedTuple

from agent.text.names import Name, find_names
from schemas.briefing import Briefing, BriefingFact


class Named(NamedTuple):
    """A person or body, with the title that stands before the name and the facts that name it."""

    name: str
    title: str
    facts: tuple[BriefingFact, ...]


def named(briefing: Briefing) -> tuple[Named, ...]:
    """The people and bodies in the facts' claims and attributions, those in most facts first.

    What a name is the name of is judged from every place where the articles use it. A surname
    alone counts for the one person of that surname who is named in full.
    """
    seen = [(name, fact) for fact in briefing.facts for name in _names_in(fact)]
    texts = [name for article in briefing.articles for name in find_names(article.text)]
    every = [*(name for name, _ in seen), *texts]
    wanted = {name.text for name in every if name.kind in {"person", "body"}}
    full = _full_names(every)
    titles: dict[str, str] = {}
    facts: dict[str, dict[str, BriefingFact]] = {}
    for name, fact in seen:
        home = full.get(name.text, name.text)
        if home in wanted:
            titles[home] = titles.get(home) or name.title
            facts.setdefault(home, {})[fact.id] = fact
    entries = [Named(home, titles[home], tuple(held.values())) for home, held in facts.items()]
    return tuple(sorted(entries, key=lambda entry: -len(entry.facts)))


def _names_in(fact: BriefingFact) -> tuple[Name, ...]:
    speaker = fact.attribution.speaker if fact.attribution else ""
    return find_names(fact.claim) + find_names(speaker)


def _full_names(names: list[Name]) -> dict[str, str]:
    """Surname → full name, for the surnames that one person alone has."""
    people = {name.text for name in names if name.kind == "person" and " " in name.text}
    shared = Counter(_surname(person) for person in people)
    return {_surname(person): person for person in people if shared[_surname(person)] == 1}


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]
