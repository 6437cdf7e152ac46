"""What the guards read in a text, read once: one sentence serves many claims and many guards."""

import re
from functools import lru_cache
from typing import NamedTuple

from agent.text.cues import hedges, negations
from agent.text.names import find_names
from agent.text.quantities import find_quantities

_REMEMBERED = 4096
"""Claims and sentences; a window of an article has a few hundred."""
_ARTICLES = 128
_WORD = re.compile(r"[\w’'-]+")

names_in = lru_cache(maxsize=_REMEMBERED)(find_names)
amounts_in = lru_cache(maxsize=_REMEMBERED)(find_quantities)
negations_in = lru_cache(maxsize=_REMEMBERED)(negations)
hedges_in = lru_cache(maxsize=_REMEMBERED)(hedges)


class Words(NamedTuple):
    """The lower-case words of a text as they stand, and the parts of those with a hyphen."""

    whole: frozenset[str]
    parts: frozenset[str]


@lru_cache(maxsize=_ARTICLES)
def words_in(text: str) -> Words:
    """Every word of `text`, with and without the apostrophes around it."""
    found = set(_WORD.findall(text.lower()))
    whole = found | {word.strip("’'") for word in found}
    parts = {part for word in whole if "-" in word for part in word.split("-")}
    return Words(frozenset(whole), frozenset(parts))
