"""A fact as the reconciler reads it: what it is about, and what can set it apart from another."""

import re
from dataclasses import dataclass
from datetime import datetime

from agent.reconcile.concepts import concepts
from agent.text.cues import negations
from agent.text.names import find_names
from agent.text.quotations import find_quotations
from agent.text.statuses import statuses
from schemas.article import Article
from schemas.fact import Fact, Quantity

_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+|(?:did|does|do|has|have|had|would|could) not|\w+n['’]t)\s+"
    r"(?:to\s+|immediately\s+|yet\s+)*(?:comment|answer|respond|repl(?:y|ied)|say\b|said|be drawn)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|formerly|prior|originally|initially|used to)\b", re.IGNORECASE
)
_EVERY = re.compile(r"\b(?:all|every|each|allies|members)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|may|might|could|possibl[ey]"
    r"|threaten(?:s|ed|ing)? to)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:—]|\b(?:but|because|after|while|although)\b")
_NOT_BEFORE = re.compile(r"\b(?:not|instead of|rather than)\s+(?:the\s+|about\s+)?$", re.IGNORECASE)
_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut\w+|disput(?:es?|ed|ing))\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Reading:
    """One fact, read once.

    `words` are the concepts of the claim without numbers and dates; `denied` those that a negation
    reaches; `names` the concepts of each name in the claim; `speaker` those of who is said to say
    so. `quantities` are the amounts that the fact holds to be true, `corrected` those that it says
    are not ("19 and not 12"). `published` is its article's time.
    """

    fact: Fact
    outlet: str
    published: datetime | None
    words: frozenset[str]
    denied: frozenset[str]
    names: tuple[frozenset[str], ...]
    speaker: frozenset[str]
    statuses: frozenset[str]
    quotes: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    corrected: tuple[Quantity, ...]
    silent: bool
    denies: bool
    earlier: bool
    every: bool
    open: bool


def read(fact: Fact, article: Article | None) -> Reading:
    """`fact`, of `article` where it is known."""
    claim = fact.claim
    silent = bool(_SILENT.search(claim))
    corrected = tuple(one for one in fact.quantities if _is_corrected(claim, one))
    return Reading(
        fact=fact,
        outlet=article.outlet if article else "",
        published=(article.updated or article.published) if article else None,
        words=concepts(claim),
        denied=frozenset() if silent else _denied(claim),
        names=tuple(words for name in find_names(claim) if (words := concepts(name.text))),
        speaker=concepts(fact.attribution.speaker) if fact.attribution else frozenset(),
        statuses=_asserted_statuses(claim),
        quotes=tuple(quote.text for quote in find_quotations(claim) if not quote.scare),
        quantities=tuple(one for one in fact.quantities if one not in corrected),
        corrected=corrected,
        silent=silent,
        denies=bool(_DENIAL.search(claim)),
        earlier=bool(_EARLIER.search(claim)),
        every=bool(_EVERY.search(claim)),
        open=bool(_OPEN.search(claim)),
    )


def _is_corrected(claim: str, quantity: Quantity) -> bool:
    at = claim.find(quantity.text)
    return at >= 0 and bool(_NOT_BEFORE.search(claim[:at]))


def _denied(claim: str) -> frozenset[str]:
    """The concepts that stand under a negation: the rest of its clause."""
    reached: set[str] = set()
    for cue in negations(claim):
        reached |= concepts(_CLAUSE.split(claim[cue.end :], maxsplit=1)[0])
    return frozenset(reached)


def _asserted_statuses(claim: str) -> frozenset[str]:
    """What the claim says became of something; a noun or a gerund only names it."""
    return frozenset(
        cue.name
        for cue in statuses(claim)
        if not re.search(r"(?:ing|tion|ment|al|ure)s?(?: off)?$", cue.text.lower())
        or re.search(r"\b(?:is|are|was|were|be|been)\s+(?:being\s+)?$", claim[: cue.start].lower())
    )
