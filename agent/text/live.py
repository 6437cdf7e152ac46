"""Live blogs: when each entry was posted, and the order in which to read them."""

import re
from collections.abc import Mapping
from datetime import datetime, time
from itertools import pairwise

from schemas.article import Article, Sentence

_STAMP = re.compile(
    r"(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap])\.?m\.?)?(?: [A-Z]{2,4})?"
    r"(?:$|\s{0,3}[-–—:|]?\s{1,3}(?=[A-Z“\"]))"
)
_NOON = 12


def posted(article: Article) -> Mapping[int, time]:
    """When the entry of each sentence was posted, by its number; empty where it is no live blog.

    A live blog has paragraphs that open with a clock time, or lines of nothing else, at least two,
    each no earlier than the one before or each no later. Sentences before the first have none.
    """
    stamps: dict[int, time] = {}
    paragraph = 0
    for sentence in article.sentences:
        opens, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        if opens and (stamp := _stamp(article.words_of(sentence.number))):
            stamps[sentence.number] = stamp
    clocks = list(stamps.values())
    falling = all(a >= b for a, b in pairwise(clocks))
    rising = all(a <= b for a, b in pairwise(clocks))
    if len(set(clocks)) < 2 or not (falling or rising):
        return {}
    found: dict[int, time] = {}
    now: time | None = None
    for sentence in article.sentences:
        now = stamps.get(sentence.number, now)
        if now:
            found[sentence.number] = now
    return found


def in_time(article: Article) -> list[Sentence]:
    """The sentences as things were told: the entries of a live blog by their time, else in order.

    Entries of one minute keep their order.
    """
    clocks = posted(article)
    return sorted(article.sentences, key=lambda s: clocks.get(s.number, time.min))


def moments(article: Article) -> Mapping[int, datetime]:
    """When the entry of each sentence was posted, by its number, where the blog's day is known: a
    blog that was last changed on another day than it began on has more than one."""
    day = article.published
    if day is None or (article.updated and article.updated.date() != day.date()):
        return {}
    return {
        number: day.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
        for number, clock in posted(article).items()
    }


def _stamp(words: str) -> time | None:
    found = _STAMP.match(words)
    if not found:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % _NOON + (_NOON if found["half"] == "p" else 0)
    return time(hour, int(found["minute"])) if hour < 2 * _NOON else None
