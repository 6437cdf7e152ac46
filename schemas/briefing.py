"""The briefing: the public contract of factbrief. Its JSON Schema is docs/briefing.schema.json."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator

from schemas.article import Dropped
from schemas.base import Form
from schemas.call import Usage
from schemas.fact import Attribution, DateMention, Evidence, Kind, Quantity

BRIEFING_VERSION: Literal["1.1"] = "1.1"
"""First part: raised when a field changes its meaning or goes. Second: when one is added."""

_OLDER = ("1.0",)
"""Versions that are read as this one: what they lack has a default that says so."""

ConflictType = Literal["number", "date", "status", "identity", "denial", "attribution", "wording"]
"""number, date: two values for one thing. status: cancelled against postponed and the like.
identity: another person, body or place in the same role. denial: one side says that the other's
claim is not so. attribution: the same remark credited to different hearers.
wording: two wordings of one quotation."""

Relation = Literal["same", "narrower", "broader", "conflicting", "different"]
"""How one fact stands to another; "narrower" says less than, and follows from, the other."""

AuditType = Literal["not_found", "differs", "credited_elsewhere"]
ChangeType = Literal["new", "updated", "confirmed", "contradicted", "withdrawn", "unchanged"]

How = Literal["own_reporting", "credit", "copied_passage"]
"""The sign by which an article has something from an origin."""


class Origin(Form):
    """An original report. `article` is its id when the report itself is among the inputs.

    `id` is "o1", "o2", …; `name` the outlet, agency or document as a reader knows it.
    """

    id: str
    name: str
    article: str = ""


class OriginLink(Form):
    """`article` got something from `origin`; `how` says by what sign, `evidence` shows it.

    `via` is the id of the article that it credits or repeats where that one has it from the
    origin in its turn, "" where nothing stands between.
    """

    article: str
    origin: str
    how: How
    via: str = ""
    evidence: Evidence | None = None


class Variant(Form):
    """How one article words the fact, and from whom it has it. `fact` is the extracted fact's id.

    `origin`, `how` and `via` are those of an OriginLink; "", None and "" where it is not known.
    """

    fact: str
    article: str
    claim: str
    attribution: Attribution | None = None
    origin: str = ""
    how: How | None = None
    via: str = ""


class BriefingFact(Form):
    """What several articles' facts say together.

    `id` is "f1", "f2", … in order of weight. `claim` is one of the variants, never a blend.
    `origins` are ids of `Briefing.origins`; `article_count` and `origin_count` are the lengths a
    reader asks for. `weight` is in 0..1. `narrower` are ids of facts that say less than this one
    and hang under it. `first_reported` is the earliest publication time among its articles.
    """

    id: str
    claim: str
    kind: Kind
    attribution: Attribution | None = None
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    evidence: tuple[Evidence, ...]
    article_count: int
    origin_count: int
    origins: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    narrower: tuple[str, ...] = ()
    weight: float = 0.0
    first_reported: datetime | None = None


class Side(Form):
    """One side of a conflict: briefing facts that say the same, with their words."""

    claim: str
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    articles: tuple[str, ...]
    origins: tuple[str, ...] = ()
    reported: datetime | None = None


class Conflict(Form):
    """Facts that cannot both hold as stated, or a later report that updates an earlier figure.

    `about` names the disputed thing in a few words; `reason` says what decided it.
    """

    id: str
    type: ConflictType
    standing: Literal["conflict", "update"] = "conflict"
    about: str
    sides: tuple[Side, ...]
    reason: str


class AuditFinding(Form):
    """`crediting` credits `outlet` with words or figures; `checked` is that outlet's article.

    `found` is what the checked article says instead, None where nothing like it was found.
    `text` is the finding in one careful sentence.
    """

    id: str
    type: AuditType
    text: str
    outlet: str
    crediting: Evidence
    checked: str = ""
    found: Evidence | None = None


class FactChange(Form):
    """How a fact stands to the earlier briefing. `fact` is "" for a withdrawn one.

    `earlier` is the id of the earlier briefing's fact, `before` its claim; both are "" for a new
    one.
    """

    fact: str
    type: ChangeType
    claim: str
    earlier: str = ""
    before: str = ""


class SummarySentence(Form):
    """One sentence of the summary and the ids of the facts that it states."""

    text: str
    facts: tuple[str, ...]


class BriefedArticle(Form):
    """An article that was read: metadata, its cleaned text, what was dropped from it and why."""

    id: str
    source: str
    title: str
    outlet: str
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str = ""
    language: str
    text: str
    fact_count: int
    dropped: tuple[Dropped, ...] = ()


class ModelInfo(Form):
    """Which model read the articles. `digest` is the SHA-256 of its file, "" for a hosted one."""

    name: str
    profile: Literal["compact", "full"]
    endpoint: str
    digest: str = ""


def _raised(version: object) -> object:
    return BRIEFING_VERSION if version in _OLDER else version


class Briefing(Form):
    """One briefing. Everything a renderer needs is in here.

    `dropped` lists the inputs that could not be briefed at all.
    """

    version: Annotated[Literal["1.1"], BeforeValidator(_raised)] = BRIEFING_VERSION
    generated: datetime
    headline: str
    summary: tuple[SummarySentence, ...]
    facts: tuple[BriefingFact, ...]
    conflicts: tuple[Conflict, ...] = ()
    audits: tuple[AuditFinding, ...] = ()
    changes: tuple[FactChange, ...] = ()
    origins: tuple[Origin, ...] = ()
    origin_links: tuple[OriginLink, ...] = ()
    articles: tuple[BriefedArticle, ...]
    dropped: tuple[Dropped, ...] = ()
    model: ModelInfo
    usage: Usage
