"""Speakers found by rule, against PolNeAR's spans of who said what (Newell et al. 2018).

    python -m evals.benchmarks.polnear FOLDER

FOLDER holds `text/*.txt` and `attributions/<the same name>_*.ann` (brat: Source, Cue, Content).
The unit is a sentence. It counts as attributed in the gold where a Content with a Source touches
it, and as found where the speaker's words overlap one of those Sources, or share a content word.
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from agent.ingest.sentences import sentence_spans
from agent.text.attribution import find_attributions
from agent.text.pronouns import read_cast
from agent.text.words import content_words
from schemas.article import Article, Sentence

Span = tuple[int, int]

_SAID = re.compile(
    r"\b(?P<before>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*) (?:said|says)\b"
    r"|\b(?:said|says|[Aa]ccording to) (?P<after>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*)"
)


class Gold(NamedTuple):
    """One labelled attribution: spans in the article's text."""

    sources: tuple[Span, ...]
    contents: tuple[Span, ...]


class Count(NamedTuple):
    """Sentences: those with a speaker in the gold, those given one, those given the right one."""

    gold: int
    found: int
    right: int

    def figures(self) -> str:
        precision = self.right / max(1, self.found)
        recall = self.right / max(1, self.gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return (
            f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({self.gold} sentences in the gold)"
        )


Finder = Callable[[Article], dict[int, Span]]


def article_of(path: Path) -> Article:
    """The file's text as it stands, every line's sentences taken as body."""
    text = path.read_text(encoding="utf-8")
    sentences: list[Sentence] = []
    for paragraph, line in enumerate(re.finditer(r"[^\n]*\w[^\n]*", text), start=1):
        for start, end in sentence_spans(line.group()):
            number = len(sentences) + 1
            place = {"start": line.start() + start, "end": line.start() + end}
            sentences.append(Sentence(number=number, paragraph=paragraph, **place))
    return Article(id=path.stem, source=path.name, text=text, sentences=tuple(sentences))


def gold_of(path: Path) -> Iterator[Gold]:
    """The attributions of one brat file that have a source."""
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[dict[str, list[str]]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            pieces = rest.partition("\t")[0].partition(" ")[2].split(";")
            spans[key] = tuple((int(a), int(b)) for a, b in (piece.split() for piece in pieces))
        elif key.startswith("E"):
            roles: dict[str, list[str]] = {}
            for part in rest.split():
                role, _, target = part.partition(":")
                roles.setdefault(role.rstrip("0123456789"), []).append(target)
            events.append(roles)
    for roles in events:
        sources = [span for target in roles.get("Source", []) for span in spans[target]]
        contents = [span for target in roles.get("Content", []) for span in spans[target]]
        if sources and contents:
            yield Gold(tuple(sources), tuple(contents))


def by_rules(article: Article) -> dict[int, Span]:
    """The speaker's words of every sentence that the program gives one."""
    found = find_attributions(article, read_cast(article))
    return {number: attributed.words for number, attributed in found.items()}


def by_said(article: Article) -> dict[int, Span]:
    """The baseline: capitalised words beside "said", "says" or "according to"."""
    found: dict[int, Span] = {}
    for sentence in article.sentences:
        match = _SAID.search(article.text, sentence.start, sentence.end)
        if match:
            found[sentence.number] = match.span("before" if match.group("before") else "after")
    return found


def count(article: Article, gold: list[Gold], found: dict[int, Span]) -> Count:
    """How `found` fares on one article."""
    total = right = 0
    for sentence in article.sentences:
        span = (sentence.start, sentence.end)
        sources = [
            source
            for label in gold
            if any(_overlap(content, span) for content in label.contents)
            for source in label.sources
        ]
        total += bool(sources)
        words = found.get(sentence.number)
        right += bool(words) and any(_same(article.text, words, s) for s in sources if words)
    return Count(total, len(found), right)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _same(text: str, one: Span, other: Span) -> bool:
    shared = content_words(text[slice(*one)]) & content_words(text[slice(*other)])
    return _overlap(one, other) or bool(shared)


def main(folder: str) -> None:
    for name, finder in (("rules", by_rules), ('"X said" alone', by_said)):
        counts = []
        for path in sorted(Path(folder, "text").glob("*.txt")):
            labels = Path(folder, "attributions").glob(f"{path.stem}_*.ann")
            gold = [label for file in labels for label in gold_of(file)]
            article = article_of(path)
            counts.append(count(article, gold, finder(article)))
        total = Count(*(sum(column) for column in zip(*counts, strict=True)))
        print(f"{name:15} {total.figures()}")


if __name__ == "__main__":
    main(sys.argv[1])
