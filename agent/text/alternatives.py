"""Patterns of many alternatives, written so that the regex engine tries few of them."""

from collections import defaultdict
from collections.abc import Iterable


def by_letter(alternatives: Iterable[str]) -> str:
    """A pattern for any of `alternatives`, joined by their first letter: at a place where another
    letter stands the engine leaves out all of them at once. Those of one letter keep their order;
    one that starts otherwise than with a letter comes last, as it is."""
    lettered: defaultdict[str, list[str]] = defaultdict(list)
    others = []
    for one in alternatives:
        if one[0].isalpha() and one[1:2] not in set("?*+{"):
            lettered[one[0]].append(one[1:])
        else:
            others.append(one)
    joined = [f"{letter}(?:{'|'.join(rest)})" for letter, rest in lettered.items()]
    return "|".join([*joined, *others])


def split_alternatives(pattern: str) -> list[str]:
    """The alternatives that `pattern` is made of, those inside its groups left together."""
    found, depth, first = [], 0, 0
    for at, sign in enumerate(pattern):
        if sign == "|" and not depth:
            found.append(pattern[first:at])
            first = at + 1
        depth += (sign == "(") - (sign == ")")
    return [*found, pattern[first:]]
