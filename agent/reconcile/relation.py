"""How one fact stands to another, decided by code in the order of what tells most.

Numbers, dates, negations, what became of an event, roles, speakers and the wording of quotations
come first; only a pair that none of them sets apart is decided by how alike the words are.
"""

from agent.reconcile.denials import opposed
from agent.reconcile.likeness import Likeness
from agent.reconcile.reading import Reading
from agent.reconcile.rules import RULES
from agent.reconcile.ruling import Ruling, ruled
from agent.text.quotations import find_quotations, near_wording, normal_quote
from agent.text.words import content_words, coverage
from schemas.briefing import Relation

SAME = 0.0
"""Points from which two facts are taken to say the same."""

UNCLEAR = -3.0
"""Points from which a model may be asked."""

_REPEATED = 0.85
"""The overlap from which one article says a thing twice."""

_WORDING = 0.55
"""The likeness of two quotations from which they are one remark."""

_PARAPHRASED = 0.6
"""The share of a quotation's words in another's claim from which the claim tells the same."""

_WITHIN = 0.9
_HALF_DENIED = 0.4
"""The share of what one fact negates and the other states, from which they are not the same."""

_MORE = 3
"""A fact is narrower where the other holds this share of its words, and so many words more."""


def decide(pair: Likeness) -> Ruling:
    """How the left fact of `pair` stands to the right one."""
    for rule in RULES:
        ruling = rule(pair)
        if ruling is not None:
            return ruling
    if pair.left.fact.article == pair.right.fact.article:
        return _within_article(pair)
    return _quotations(pair) or _by_likeness(pair)


def _within_article(pair: Likeness) -> Ruling:
    alike = pair.overlap >= _REPEATED and not pair.figures.lone
    if alike and bool(pair.left.denied) == bool(pair.right.denied):
        return ruled(pair, "same", "one article says it twice")
    return ruled(pair, "different", "one article tells them as two things", apart=True)


def _quotations(pair: Likeness) -> Ruling | None:
    """One remark quoted alike is one fact; two unlike remarks of one speaker are two."""
    left, right = pair.left, pair.right
    if _echoed(pair):
        return ruled(pair, "same", "one speaker's own word for it, quoted alike")
    if not (left.quotes and right.quotes) or (left.speaker and not left.speaker & right.speaker):
        return None
    if any(near_wording(mine, its) >= _WORDING for mine in left.quotes for its in right.quotes):
        return ruled(pair, "same", "one speaker's words, quoted alike")
    if _paraphrased(left, right) or _paraphrased(right, left) or _share_words(left, right):
        return None
    return ruled(pair, "different", "two remarks, quoted unlike", apart=True)


def _echoed(pair: Likeness) -> bool:
    """Whether speakers named alike, none by name, are quoted with one word for one thing, as
    retellings of a remark keep it: an official, that the talks were "postponed"."""
    left, right = pair.left, pair.right
    if pair.points < UNCLEAR or not left.statuses & right.statuses:
        return False
    if not (_unnamed(left) and _unnamed(right) and len(left.speaker & right.speaker) > 1):
        return False
    mine, its = (
        {normal_quote(quote.text).lower() for quote in find_quotations(one.claim)}
        for one in (left, right)
    )
    return bool(mine & its)


def _unnamed(reading: Reading) -> bool:
    attribution = reading.fact.attribution
    return attribution is not None and attribution.naming == "anonymous"


def _share_words(left: Reading, right: Reading) -> bool:
    """Whether a quotation in one shares a telling word with one in the other."""
    return any(
        content_words(mine) & content_words(its) for mine in left.quotes for its in right.quotes
    )


def _paraphrased(quoting: Reading, other: Reading) -> bool:
    return any(coverage(quote, other.claim) >= _PARAPHRASED for quote in quoting.quotes)


def _by_likeness(pair: Likeness) -> Ruling:
    if pair.points < SAME or _half_denied(pair):
        unclear = pair.points >= UNCLEAR
        reason = "alike in part" if unclear else "they share too little"
        return ruled(pair, "different", reason, unclear=unclear)
    told = sorted(
        (name for name, value in pair.signs.items() if value and not name.endswith("in one only")),
        key=lambda name: -pair.signs[name],
    )
    return ruled(pair, _sense(pair), "alike: " + ", ".join(told[:4]))


def _half_denied(pair: Likeness) -> bool:
    """Whether one negates a good part of what the other states."""
    return opposed(pair) and max(pair.denied) >= _HALF_DENIED


def _sense(pair: Likeness) -> Relation:
    left, right = len(pair.left.words), len(pair.right.words)
    if pair.within < _WITHIN or abs(left - right) < _MORE:
        return "same"
    return "narrower" if left < right else "broader"
