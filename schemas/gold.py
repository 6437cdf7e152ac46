"""Gold: what a person labelled in an article and in a story, against which the program is scored.

A story is one YAML file in evals/corpus; docs/gold.md tells how to label.
Facts that say the same, in whichever articles, carry the same `key`.
"""

import html
import re
from datetime import datetime
from typing import Literal

from pydantic import Field, model_validator

from schemas.base import Form
from schemas.briefing import AuditType, ChangeType, ConflictType
from schemas.fact import Kind, Naming


def plain(text: str) -> str:
    """`text` as a reader sees it on one line: no tags, Markdown links as their text, no emphasis.

    Only for finding a label's words in a raw page; ingest cleans articles, and differently.
    """
    text = re.sub(r"(?s)<(script|style)\b.*?</\1>", " ", text)
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"[*_`]+", "", text)
    return re.sub(r"\s+([.,;:!?’”)])", r"\1", " ".join(text.split()))


class GoldAttribution(Form):
    """The speaker as fully named as the article names them, and the credited outlet, if any."""

    speaker: str = ""
    naming: Naming
    outlet: str = ""


class GoldFact(Form):
    """One labelled fact.

    `claim` is self-contained and atomic. `quotes` are verbatim pieces of the article, each within
    one sentence, on which the fact stands; the first is the sentence that states it. `keep` lists
    the words or figures without which the claim is no longer this fact (a name, a number, a hedge,
    a negation). `quantities` and `dates` are written in the program's normal form: "3.5 percent",
    "1.2e9 USD", "2 percentage_point", "2025-07-01", "2025-07". `draft` marks a label that no
    person has confirmed yet.
    """

    key: str
    claim: str
    quotes: tuple[str, ...] = Field(min_length=1)
    kind: Kind
    attribution: GoldAttribution | None = None
    keep: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    draft: bool = False


class GoldArticle(Form):
    """One article of the corpus: the page as collected, and its gold.

    `text` is raw: menus, captions and all, in the format that `format` names. `nothing` are
    verbatim pieces, each within one sentence or line, from which no fact may come. `day` is 1 or 2.
    """

    id: str
    outlet: str
    voice: Literal[
        "wire",
        "broadsheet",
        "tabloid",
        "aggregator",
        "press_release",
        "live_blog",
        "opinion",
        "translated",
    ]
    format: Literal["txt", "md", "html", "eml", "json"] = "txt"
    published: datetime
    title: str = ""
    url: str = ""
    day: Literal[1, 2] = 1
    text: str
    facts: tuple[GoldFact, ...]
    nothing: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _labels_are_verbatim(self) -> "GoldArticle":
        pieces = [quote for fact in self.facts for quote in fact.quotes] + list(self.nothing)
        flat = plain(self.text)
        for piece in pieces:
            if plain(piece) not in flat:
                raise ValueError(f"article {self.id}: not in the text, word for word: {piece!r}")
        return self


class GoldConflict(Form):
    """Each side is a list of fact keys; a wording or attribution conflict inside one key names
    the articles of each side instead (`articles`)."""

    type: ConflictType
    standing: Literal["conflict", "update"] = "conflict"
    about: str
    sides: tuple[tuple[str, ...], ...]
    articles: tuple[tuple[str, ...], ...] = ()


class GoldAudit(Form):
    """`article` credits `outlet` in `quote`; `type` is what a reader finds in that outlet's own."""

    type: AuditType
    article: str
    outlet: str
    quote: str


class GoldChange(Form):
    """How the fact `key` stands on day 2; `earlier` is the day-1 key that it changes, if any."""

    key: str
    type: ChangeType
    earlier: str = ""


class GoldStory(Form):
    """A story: articles on one event (or, for a pair of like events, two `events`).

    `origins` maps a fact key to the names of the original reports behind it.
    `never_merge` are pairs of keys that a hasty reader would take for one fact.
    `events` maps an event's name to article ids where a file holds more than one event.
    `draft` marks a file that no person has confirmed yet.
    """

    story: str
    title: str
    split: Literal["dev", "test"]
    type: str
    draft: bool = False
    articles: tuple[GoldArticle, ...] = Field(min_length=1)
    never_merge: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[GoldConflict, ...] = ()
    origins: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    audits: tuple[GoldAudit, ...] = ()
    changes: tuple[GoldChange, ...] = ()
    events: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _references_hold(self) -> "GoldStory":
        keys = {fact.key for article in self.articles for fact in article.facts}
        ids = [article.id for article in self.articles]
        if len(set(ids)) != len(ids):
            raise ValueError("an article id stands twice")
        named = [key for pair in self.never_merge for key in pair]
        named += [key for conflict in self.conflicts for side in conflict.sides for key in side]
        named += [*self.origins, *(change.key for change in self.changes)]
        for key in named:
            if key not in keys:
                raise ValueError(f"no fact carries the key {key!r}")
        for audit in self.audits:
            if audit.article not in ids:
                raise ValueError(f"audit names an unknown article {audit.article!r}")
        return self
