"""What an outlet's own articles do not bear out of what the outlet is credited with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.reconcile.concepts import concepts
from agent.reconcile.content import content
from agent.reconcile.figures import compare_quantities, is_count
from agent.reconcile.glossary import names_in
from agent.reconcile.holding import Passage, Searched
from agent.reconcile.reading import Reading
from agent.reconcile.shares import as_share, numbers, shares
from agent.reconcile.spoken import given_to_another
from agent.reconcile.units import is_part_in_words
from agent.text.amounts import compare, in_figures
from agent.text.quantities import find_quantities
from agent.text.quotations import find_quotations, near_wording, normal_quote
from agent.text.words import content_words, coverage
from schemas.briefing import AuditType
from schemas.fact import Evidence, Quantity

_NEAR_QUOTE = 0.5
"""The likeness of a quotation in the outlet's article from which it is another wording."""

_BORNE_OUT = 0.6
"""The share of a claim's words in a passage from which the passage bears the claim out."""

_ABOUT = 0.35
"""The share of a claim's words in a passage from which the passage is about the same."""

_TOLD = 0.2
"""Up to this share of its words without names, nowhere does the outlet's article tell what it is
credited with."""

_MONTHS = 12
_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions)\b", re.IGNORECASE)
"""Words for many of something, which no article need have as a number."""

_ROUGHLY = 0.85
"""The share of a number that another one is at least for "about" or "almost" to cover both."""


@dataclass(frozen=True)
class Lack:
    """What the credited article lacks (`missing`), and what it says instead, if anything: `found`,
    and in words, where they tell more, `instead`. `report` is the id of the article that was
    looked at."""

    kind: AuditType
    missing: str
    report: str
    found: Evidence | None = None
    instead: str = ""


def lacks(
    reading: Reading,
    crediting: Searched,
    reports: Sequence[Searched],
    told: Sequence[Reading],
    against: Sequence[Reading],
) -> list[Lack]:
    """What none of `reports` bears out: each quotation, the speaker, each figure, else all.

    `told` are the reports' own facts that say the same, `against` those that conflict with it.
    """
    near = _nearest(reading, reports)
    if near is None:
        return []
    report, best = near
    found = _quotations(reading, reports, told, report.article.id)
    if spoken := given_to_another(reading, crediting, reports):
        missing = f"this as the words of {spoken.mine}"
        instead = f"gives it as the words of {spoken.other}"
        found.append(Lack("differs", missing, spoken.evidence.article, spoken.evidence, instead))
    missing = f"the report “{reading.fact.claim}”"
    figures = bool(reading.quantities)  # each looked up by itself
    rounded = any(_roughly(one, other) for one in reading.quantities for other in report.quantities)
    apart = not rounded and (best.share < _BORNE_OUT or not figures)
    if against and not found and not told and apart and against[0].fact.evidence:
        shown = against[0].fact.evidence[0]
        return [Lack("differs", missing, shown.article, shown)]
    found += _figures(reading, report, best, told)
    if found or told or reading.quotes or figures:
        return found
    # what an article opens with is mostly what it retells, in whichever words
    lead = crediting.opens_with(reading) and any(map(report.mentions, reading.names))
    absent = report.lacks(reading, _TOLD) and not lead
    if not absent and not _new_name(reading, crediting, reports):
        return found
    return [Lack("not_found", missing, report.article.id)]


def borne_out(reading: Reading, reports: Sequence[Searched], told: Sequence[Reading]) -> bool:
    """Whether `reports` clearly tell what `reading` says that somebody said: by a fact of theirs
    (`told`), by its quotation, or in a sentence with most of its words and one for the speaker."""
    if told or any(report.holds(quote) for quote in reading.quotes for report in reports):
        return True
    return any(
        len(reading.matter & telling.words) >= _BORNE_OUT * len(reading.matter)
        and bool(reading.speaker & (telling.words | concepts(telling.speaker)))
        for report in reports
        for telling in report.tellings
    )


def _new_name(reading: Reading, crediting: Searched, reports: Sequence[Searched]) -> bool:
    """Whether the crediting sentence, and no other of its article, names somebody or something that
    none of `reports` has a word of, those apart who are said to say it. Initials can stand for
    words of a report, and at the start of a sentence any word looks like a name."""
    printed = {
        concepts(name.text)
        for one in reading.fact.evidence
        for name in names_in(one.quote)
        if name.start and not name.text.isupper()
    }
    return any(
        name in printed
        and not name & reading.speaker
        and not any(report.mentions(name) for report in reports)
        and crediting.told_once(name)
        for name in reading.names
    )


def _nearest(reading: Reading, reports: Sequence[Searched]) -> tuple[Searched, Passage] | None:
    near = [(one, passage) for one in reports if (passage := one.nearest(reading)) is not None]
    return max(near, key=lambda one: one[1].share, default=None)


def _quotations(
    reading: Reading, reports: Sequence[Searched], told: Sequence[Reading], nearest: str
) -> list[Lack]:
    quotes = dict.fromkeys(normal_quote(one.text) for one in find_quotations(reading.claim))
    lacking = [one for one in quotes if not any(report.holds(one) for report in reports)]
    return [_quotation(one, reports, told, nearest) for one in lacking]


def _quotation(
    quote: str, reports: Sequence[Searched], told: Sequence[Reading], nearest: str
) -> Lack:
    near = [
        (likeness, evidence)
        for report in reports
        for text, evidence in report.quotations
        if (likeness := _quoted_alike(quote, text)) >= _NEAR_QUOTE
    ]
    near += [(0.0, one.fact.evidence[0]) for one in told if one.quotes and one.fact.evidence]
    missing = f"the words “{quote}”"
    if not near:
        return Lack("not_found", missing, nearest)
    instead = max(near, key=lambda one: one[0])[1]
    return Lack("differs", missing, instead.article, instead)


def _quoted_alike(one: str, other: str) -> float:
    """How alike two quotations are, in their order of words or in what they tell."""
    shared = content_words(one) & content_words(other)
    telling = min(coverage(one, other), coverage(other, one)) if len(shared) > 1 else 0.0
    return max(near_wording(one, other), telling)


def _figures(
    reading: Reading, report: Searched, best: Passage, told: Sequence[Reading]
) -> list[Lack]:
    """The figures that the report has not, those in quotations apart."""
    matter = content(reading.claim, reading.fact.attribution)
    quoted = [quote.text for quote in find_quotations(reading.claim)]
    found = [
        _figure(reading, one, report, best, told)
        for one in reading.quantities  # "two insiders" counts those who tell it
        if one.text in matter and not any(one.text in quote for quote in quoted)
    ]
    return [lack for lack in found if lack is not None]


def _figure(
    reading: Reading,
    quantity: Quantity,
    report: Searched,
    best: Passage,
    told: Sequence[Reading],
) -> Lack | None:
    """None where the report has the figure; what it says instead where its passage about the same
    thing, with the same names, has another."""
    if share := as_share(quantity) or _ratio(reading, quantity):
        held = (compare(share, other) for other, _ in report.shares)
        if any(verdict in ("same", "compatible") for verdict in held):
            return None
        if not quantity.unit or is_part_in_words(quantity):  # "half of the harvest" can be a count
            shown = report.only_share(reading)
            missing = f"the figure “{quantity.text}”"
            return Lack("differs", missing, report.article.id, shown) if shown else None
    compared = compare_quantities((quantity,), report.quantities)
    if compared.same or compared.near or report.counts_alike(quantity, reading):
        return None
    if any(_roughly(quantity, other) for other in report.quantities) or report.makes_up(quantity):
        return None
    if _VAGUE.search(quantity.text) or _in_months(quantity, report):
        return None
    missing = f"the figure {in_figures(quantity)}"
    named = concepts(best.evidence.quote)
    if best.share < _ABOUT or not all(name & named for name in reading.names[:1]):
        found = report.only_other(quantity)
    elif compare_quantities((quantity,), find_quantities(best.evidence.quote)).clash:
        found = best.evidence
    else:
        found = report.only_other(quantity)
    found = found or _other_number(quantity, told) or report.only_count(quantity, reading)
    return Lack("differs" if found else "not_found", missing, report.article.id, found)


def _in_months(quantity: Quantity, report: Searched) -> bool:
    """Whether years of a claim can be months of the report: "more than half a year", "eight
    months"."""
    if quantity.unit != "year":
        return False
    months = quantity.model_copy(update={"unit": "month", "value": quantity.value * _MONTHS})
    held = (compare(months, other) for other in report.quantities if other.unit == "month")
    return any(verdict in ("same", "compatible") for verdict in held)


def _ratio(reading: Reading, quantity: Quantity) -> Quantity | None:
    """The share that `quantity` is the first half of: "four games in five"."""
    return next((one for one in shares(reading.claim) if one.text.startswith(quantity.text)), None)


def _other_number(quantity: Quantity, told: Sequence[Reading]) -> Evidence | None:
    """Where the report's own fact that says the same has a count without a noun: "a desk of six"
    beside twelve traders."""
    shown = [one.fact.evidence[0] for one in told if one.fact.evidence and not one.quantities]
    return next((one for one in shown if is_count(quantity) and numbers(one.quote)), None)


def _roughly(one: Quantity, other: Quantity) -> bool:
    """Whether `one` calls itself no exact number ("about a dozen") and `other` is near it."""
    low, high = sorted((one.value, other.value))
    if one.precision == "exact" or low < _ROUGHLY * high:
        return False
    return bool(compare_quantities((one,), (other,)).clash)
