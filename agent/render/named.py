"""The people and bodies that the facts name, each once under the fullest form of the name."""

from collections import Counter
from typing import NamedTuple

from agent.text.names import Name, find_names
from schemas.briefing import Briefing, BriefingFact

_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "sir", "madam"})
"""Titles that do not say what somebody is."""


class Named(NamedTuple):
    """A person or body, with a person's title before the name and the facts that name them."""

    name: str
    title: str
    facts: tuple[BriefingFact, ...]


def named(briefing: Briefing) -> tuple[Named, ...]:
    """The people and bodies in the facts' claims and attributions, those in most facts first.

    What a name is the name of is judged from every place where the articles use it. A surname
    alone counts for the one person of that surname who is named in full; "Nato" is "NATO".
    """
    seen = [(name, fact) for fact in briefing.facts for name in _names_in(fact)]
    texts = [name for article in briefing.articles for name in find_names(article.text)]
    every = [*(name for name, _ in seen), *texts]
    bodies = {name.text for name in every if name.kind == "body"}
    wanted = bodies | {name.text for name in every if name.kind == "person"}
    home = _full_names(every) | _usual_case(every)
    titles: dict[str, str] = {}
    facts: dict[str, dict[str, BriefingFact]] = {}
    for name, fact in seen:
        known_as = home.get(name.text, name.text)
        if known_as in wanted:
            if known_as not in bodies:
                titles[known_as] = titles.get(known_as) or _title(name)
            facts.setdefault(known_as, {})[fact.id] = fact
    entries = [
        Named(known_as, titles.get(known_as, ""), tuple(held.values()))
        for known_as, held in facts.items()
    ]
    return tuple(sorted(entries, key=lambda entry: -len(entry.facts)))


def _names_in(fact: BriefingFact) -> tuple[Name, ...]:
    speaker = fact.attribution.speaker if fact.attribution else ""
    return find_names(fact.claim) + find_names(speaker)


def _title(name: Name) -> str:
    return "" if name.title.rstrip(".").lower() in _COURTESY else name.title


def _usual_case(names: list[Name]) -> dict[str, str]:
    """Each form of a name that differs in its capitals alone → the commonest of these forms."""
    forms: dict[str, Counter[str]] = {}
    for name in names:
        forms.setdefault(name.text.casefold(), Counter())[name.text] += 1
    return {
        form: counts.most_common(1)[0][0]
        for counts in forms.values()
        if len(counts) > 1
        for form in counts
    }


def _full_names(names: list[Name]) -> dict[str, str]:
    """Surname → full name, for the surnames that one person alone has."""
    people = {name.text for name in names if name.kind == "person" and " " in name.text}
    shared = Counter(_surname(person) for person in people)
    return {_surname(person): person for person in people if shared[_surname(person)] == 1}


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]
