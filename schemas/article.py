"""An article as the rooms after ingest see it: cleaned text, numbered sentences, metadata."""

from datetime import datetime
from typing import Literal

from pydantic import model_validator

from schemas.base import Form

SentenceRole = Literal["headline", "body", "noise"]
"""headline: the article's own title, standfirst or subheading.
noise: what gives no fact (menu, caption, credit, other stories' headlines, newsletter box)."""


class Sentence(Form):
    """One sentence of `Article.text`.

    `number` counts from 1 in reading order; `text[start:end]` of the article is the sentence;
    `paragraph` counts from 1; `reason` says why a sentence is noise and is empty otherwise.
    """

    number: int
    start: int
    end: int
    paragraph: int
    role: SentenceRole = "body"
    reason: str = ""


class Article(Form):
    """One cleaned document.

    `id` is the first 12 hex digits of the SHA-256 of `text`, so the same words have the same id
    wherever they were found. `source` is the article as the user gave it: a path, a URL or `-`.
    Times carry a zone when the page gives one. `language` is an ISO 639-1 code.
    """

    id: str
    source: str
    text: str
    sentences: tuple[Sentence, ...]
    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str = ""
    language: str = "en"

    @model_validator(mode="after")
    def _sentences_lie_in_text(self) -> "Article":
        previous = 0
        for expected, sentence in enumerate(self.sentences, start=1):
            if sentence.number != expected:
                raise ValueError(f"sentence {expected} carries number {sentence.number}")
            if not previous <= sentence.start < sentence.end <= len(self.text):
                raise ValueError(f"sentence {expected} does not lie in the text, in order")
            previous = sentence.end
        return self

    def words_of(self, number: int) -> str:
        """The verbatim text of sentence `number`, from 1. Raises IndexError where there is none."""
        if not 1 <= number <= len(self.sentences):
            raise IndexError(f"no sentence {number} in {self.source}")
        sentence = self.sentences[number - 1]
        return self.text[sentence.start : sentence.end]


class Dropped(Form):
    """Something that was given and is not in the briefing, and why.

    `source` is the input as given; `what` is the input itself, a sentence or a claim.
    """

    source: str
    what: Literal["article", "text", "claim"]
    text: str
    reason: str
