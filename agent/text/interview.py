"""Interviews in question-and-answer form: whose turn each sentence belongs to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from agent.text.cast import Cast
from agent.text.phrases import Span
from schemas.article import Article, Sentence

_NAME = r"[^\W\d_a-z][\w.’'-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w.’'-]*){0,3}"
_LABEL = re.compile(rf"[*_]*(?P<who>{_NAME})[*_]*\s?(?::| [–—-])[*_]*(?:\s+|$)")
_ASKING = frozenset({
    "q", "question", "interviewer", "reporter", "moderator", "host", "journalist", "editor",
})  # fmt: skip
_ANSWERING = frozenset({"a", "answer"})
_IN_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")
_LEAST = 2
"""Labels, or questions beside a label, that make an interview."""
_QUOTED = re.compile(r"[“\"‘«„]")


@dataclass(frozen=True)
class Turn:
    """A sentence of an interview: the span of `words` without its label, and whose they are.

    `asked` marks what the interviewer says; `speaker` is "" there, and where nobody is named for
    an "A:". `label` is where the label stands that the turn began with.
    """

    words: Span
    speaker: str
    asked: bool
    label: Span


@dataclass(frozen=True)
class _Labelled:
    who: str
    label: Span
    asks: bool


def find_turns(article: Article, cast: Cast) -> dict[int, Turn]:
    """The turns of the sentences by sentence number; empty where it is no interview.

    A turn begins with a label ("Brun:", "IDA BRUN –", "Q:", "A:") and ends with the next, where a
    paragraph names its speaker, or with its paragraph where that opens with a quotation mark. A
    list of people with a line on each is no interview: somebody has to ask something, or speak of
    himself.
    """
    labelled = _labelled(article, cast)
    questions = [
        s for s in article.sentences if s.number not in labelled and _is_question(article, s)
    ]
    if not labelled or max(len(labelled), len(questions)) < _LEAST:
        return {}
    asking = bool(questions) or any(one.asks for one in labelled.values())
    if asking or any(_in_person(article, number, one) for number, one in labelled.items()):
        return _turns(article, cast, labelled)
    return {}


def _in_person(article: Article, number: int, one: _Labelled) -> bool:
    end = article.sentences[number - 1].end
    return _IN_PERSON.search(article.text, one.label[1], end) is not None


def _labelled(article: Article, cast: Cast) -> dict[int, _Labelled]:
    """The sentences that open with a label for somebody who asks or answers."""
    found = {
        s.number: match
        for s in article.sentences
        if (match := _LABEL.match(article.text, s.start, s.end))
    }
    lines: dict[str, list[Sentence]] = {}
    for sentence in article.sentences:
        if sentence.number in found:
            lines.setdefault(found[sentence.number]["who"], []).append(sentence)
    outlet = article.outlet.lower().split()
    asking = {
        who
        for who, own in lines.items()
        if who.lower() in _ASKING
        or (outlet and who.lower().split()[-1] == outlet[-1])
        or all(_is_question(article, s) for s in own)
    }
    return {
        number: _Labelled(match["who"], match.span(), match["who"] in asking)
        for number, match in found.items()
        if match["who"] in asking
        or match["who"].lower() in _ANSWERING
        or _person(match["who"], cast)
    }


def _turns(article: Article, cast: Cast, labelled: Mapping[int, _Labelled]) -> dict[int, Turn]:
    answering = _interviewee(article, cast, labelled)
    turns: dict[int, Turn] = {}
    current: _Labelled | None = None
    paragraph = 0
    for sentence in article.sentences:
        own = labelled.get(sentence.number)
        current = own or current
        if current is None:
            continue
        speaker = _person(current.who, cast) or answering
        words = (own.label[1] if own else sentence.start, sentence.end)
        if own is None and sentence.paragraph != paragraph:
            quoted = _QUOTED.match(article.text, current.label[1])
            if quoted or _names(article.text[slice(*words)], speaker):
                current = None  # the marks tell how far the words go; the article speaks again
                continue
            if current.asks:  # what stands below a question answers it
                current, speaker = _Labelled("A", current.label, asks=False), answering
        paragraph = sentence.paragraph
        asked = current.asks or (own is None and _is_question(article, sentence))
        turns[sentence.number] = Turn(words, "" if asked else speaker, asked, current.label)
    return turns


def _interviewee(article: Article, cast: Cast, labelled: Mapping[int, _Labelled]) -> str:
    """Who answers where the label is only "A:": the one person who is introduced before the first
    label, or whom the title names, or whom the article names at all."""
    first = min(one.label[0] for one in labelled.values())
    everyone = {_plain(person.name, cast) for person in cast.people}
    introduced = {_plain(person.name, cast) for person in cast.people if person.first < first}
    titled = {name for name in everyone if _names(article.title, name)}
    return next((one.copy().pop() for one in (titled, introduced, everyone) if len(one) == 1), "")


def _person(label: str, cast: Cast) -> str:
    """The one person of the cast whom a label means, whatever its capitals."""
    words = set(label.lower().split())
    fitting = {
        _plain(person.name, cast)
        for person in cast.people
        if words <= set(person.name.lower().split())
    }
    return fitting.pop() if len(fitting) == 1 else ""


def _plain(name: str, cast: Cast) -> str:
    """`name` as it is written where it is not all in capitals."""
    same = (p.name for p in cast.people if p.name.lower() == name.lower() and not p.name.isupper())
    return next(same, name)


def _names(text: str, person: str) -> bool:
    surname = person.rpartition(" ")[2]
    return bool(surname) and re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", text) is not None


def _is_question(article: Article, sentence: Sentence) -> bool:
    return article.words_of(sentence.number).rstrip("”\"'’*_ ").endswith("?")
