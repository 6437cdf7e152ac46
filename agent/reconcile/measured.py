"""What a figure measures, beside the noun that it counts: at what time, of what kind, of which
part. Two figures that differ in one of these measure two things."""

import re
from functools import lru_cache

from agent.reconcile.concepts import concepts
from agent.reconcile.figures import is_count
from agent.reconcile.further import is_further
from agent.reconcile.reading import Reading
from agent.text.alternatives import by_letter, split_alternatives
from agent.text.periods import period
from agent.text.words import lowered
from schemas.fact import Quantity

_NOW = re.compile(r"\b(?:now|currently|at present|so far|this (?:year|season|month|week|summer))\b")
_AGO = re.compile(
    r"\blast (?:year|season|month|spring|summer|autumn|winter|time)\b|\b(?:years?|months?|decades?)"
    r" (?:ago|earlier|before)\b|\bthe (?:previous|year before|season before)\b|\bin past years\b"
)
_FRONTED = re.compile(
    r"in (?:the )?(?:(?:spring|summer|autumn|winter|january|february|march|april|may|june|july"
    r"|august|september|october|november|december|outage|storm|flood|strike|election)s?\b"
    r"(?: of)?(?: \d{4})?|\d{4})\b,? "
)
_HEDGES = concepts(
    "least most many much more fewer less almost nearly about around roughly close estimated some"
    " approximately up over under above below exceeding minimum maximum region upwards excess"
)
_AHEAD = re.compile(r"\b(?:will|is to|are to|shall)\b")
_KINDS = {
    "bound": r"(?:alarm|alert|danger|warning) (?:level|stage|mark)s?|limits?|maximum"
    r"|ceiling|threshold|cap|capacity"
    r"|may (?:cross|drive|travel|go|run|fly|sail|carry|hold)"
    r"|licen[sc]ed (?:to|for)|permitted to|allowed to|certified for|built for|room for"
    r"|exceeds?|must (?:not|stop|never)|to pass",
    "typical": r"average|median|mean|typical(?:ly)?|usual(?:ly)?",
    "record": r"(?:all-time|previous|old|new) (?:record|high|low)|record (?:high|low)",
    "aim": r"targets?|goal of|aims?|budget(?:ed)?|guidelines?",
    "forecast": r"forecasts?|predict\w*|project(?:s|ed|ions?)|expectations?|estimated at first"
    r"|had (?:\w+ )?(?:expected|hoped|reckoned)",
    "polled": r"poll|opinion polls|pollsters?|surveys?|surveyed",
    "weighed": r"discuss(?:es|ed|ing)?|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)|debat(?:es|ed|ing)",
    "offered": r"offer(?:s|ed|ing)?|propos(?:es|ed|als?)",
    "operating": r"operating|underlying|adjusted|core",
    "net": r"net|after tax",
    "gross": r"gross|before tax|pre-tax|pretax",
    "insured": r"insur(?:ed|ance|es)|deductible|premium",
    "each": r"each|apiece|everyone|per (?:head|person|capita|household|share|unit)"
    r"|a (?:head|person|share)",
    "women": r"women|girls|female",
    "children": r"children|minors|toddlers|infants|babies",
    "old": r"the old|its old|their old",
    "employed": r"employ(?:s|ed)|workforce of|on the payroll",
    "restored": r"restored|reconnected|back on(?:line)?",
    "held": r"still (?:held|captive)|in captivity|held captive",
    "freed": r"freed|released|set free",
    "reward": r"reward|bounty",
    "fine": r"fined?",
    "confiscated": r"confiscat\w+|seiz\w+|forfeit\w*|(?<!been )(?<!were )recovered",
    "daily": r"a day|per day|each day|every day|daily",
    "weekly": r"a week|per week|each week|every week|weekly",
    "monthly": r"a month|per month|each month|every month|monthly",
    "opening": r"(?:early|first \w+ of) trading|at the open(?:ing)?|on open(?:ing)?"
    r"|opened (?:up|down|\d)",
    "closing": r"(?:closed|ended|finished)(?: (?:the|\w+['’]s) (?:day|session|trading))?"
    r"(?: \w+){0,2} (?:higher|lower|up|down|at)"
    r"|at the close",
    "worst": r"seriously|severely|critical(?:ly)?|in (?:a )?(?:serious|critical|grave) condition",
}
_KIND = {name: re.compile(rf"\b(?:{words})\b") for name, words in _KINDS.items()}
_ANY_KIND = re.compile(rf"\b(?:{by_letter(split_alternatives('|'.join(_KINDS.values())))})\b")

_WHOLE = re.compile(
    r"\b(?:the (?:whole|entire|full)|both|combined|altogether|taken together)\b|\bcounted in\b"
)

_STRETCHES = ("week", "month", "quarter", "year")
_DAY = len("2026-01-01")

_HAS = re.compile(
    r"\b(?<!will )(?:has|have|serves|boasts|counts) (?:about |some |around |nearly )?$"
)
_PART = re.compile(
    r" (?:\w+ )?of (?:the|those|them|these|whom) (?:(?:people|men|women|persons) )?"
    r"(?:\w+ed|hurt|dead|missing)\b|(?: \w+)? of (?:the|those) (?:\w+ )?\w+ (?:that|who|which)\b"
)
_OF_THEM = re.compile(r"Of (?:the|those|these|its|their|all) [^,]{2,60}, (?:[a-z]+ ){0,3}")
_BESIDE = re.compile(
    r" (?P<how>on|for|in|at|from|against|under|to) (?:the |its |their |his |her |new )?"
    r"(?P<what>[a-z]\w+)"
)


def two_times(left: Reading, right: Reading) -> bool:
    """Whether one claim tells of a time before, or of now, and the other does not: "last year"
    beside "this year", what a thing is now beside what it is to be."""
    if _past_years(left) != _past_years(right):
        return True
    mine, its = _times(left.claim), _times(right.claim)
    if "before" in mine ^ its or _opens_before(left) != _opens_before(right):
        return True
    return {"now", "ahead"} <= mine ^ its and not mine & its


@lru_cache(maxsize=20_000)
def _tells_whole(claim: str) -> bool:
    return bool(_WHOLE.search(lowered(claim)))


def of_whole(reading: Reading) -> bool:
    """Whether the claim says that its figure is of the whole: "over the whole strike", "in both
    valleys"."""
    return _tells_whole(reading.claim)


def two_periods(left: Reading, right: Reading) -> bool:
    """Whether two claims tell of two stretches of time: a quarter and its half-year, May and this
    year, Sunday and August."""
    mine, its = _periods(left), _periods(right)
    if mine and its:
        return mine.isdisjoint(its) and {one[5:] for one, _ in mine} != {one[5:] for one, _ in its}
    return any(
        _far(day.value, stretch)
        for days, stretches in ((left.dates, its), (right.dates, mine))
        for day in days
        for stretch in stretches
    )


def _periods(reading: Reading) -> frozenset[tuple[str, str]]:
    """The weeks, months, quarters and years that the claim names."""
    return frozenset(
        (one.value, one.end) for one in reading.dates if one.value and one.precision in _STRETCHES
    )


def _far(day: str, stretch: tuple[str, str]) -> bool:
    """Whether a day lies outside a month or a quarter that is over."""
    held, upto = period(day[:_DAY]), period(stretch[1] or stretch[0])
    return held is not None and upto is not None and upto.last < held.first


def _past_years(reading: Reading) -> frozenset[str]:
    """The years before its article that the claim names outright."""
    year = reading.published.year if reading.published else 0
    years = (one.value[:4] for one in reading.dates if not one.relative)
    return frozenset(one for one in years if one.isdigit() and int(one) < year)


def _opens_before(reading: Reading) -> bool:
    """Whether the claim opens with a month or a year before its article's."""
    if not reading.published or not _FRONTED.match(lowered(reading.claim)):
        return False
    month = reading.published.date().isoformat()[:7]
    return any(one.value[:7] < month for one in reading.dates if one.value)


@lru_cache(maxsize=20_000)
def _times(claim: str) -> frozenset[str]:
    lower = lowered(claim)
    found = set()
    if _AGO.search(lower):
        found.add("before")
    if _NOW.search(lower):
        found.add("now")
    if _AHEAD.search(lower):
        found.add("ahead")
    return frozenset(found)


def measured_otherwise(left: Reading, one: Quantity, right: Reading, other: Quantity) -> bool:
    """Whether two amounts measure different things by the words around them: a limit and a speed,
    a loss and an operating loss, a part and the whole, goals in the cup and goals in the league."""
    if _kinds(left.claim) != _kinds(right.claim):
        return True
    if _is_size(left.claim, one) != _is_size(right.claim, other):
        return True
    if _is_part(left.claim, one) != _is_part(right.claim, other):
        return True
    mine, its = _qualifiers(left, one), _qualifiers(right, other)
    return bool(mine and its) and not (mine & right.words or its & left.words)


@lru_cache(maxsize=20_000)
def _kinds(claim: str) -> frozenset[str]:
    lower = lowered(claim)
    if not _ANY_KIND.search(lower):
        return frozenset()
    return frozenset(name for name, words in _KIND.items() if words.search(lower))


def is_each(reading: Reading) -> bool:
    """Whether the figure is told for each of several: "4,000 dollars for every passenger"."""
    return "each" in _kinds(reading.claim)


def _is_size(claim: str, quantity: Quantity) -> bool:
    """Whether it is how many a body has in all: "Telvia has 11 million customers"."""
    at = claim.find(quantity.text)
    return at >= 0 and bool(_HAS.search(claim, 0, at))


def _is_part(claim: str, quantity: Quantity) -> bool:
    """ "Fourteen of the hurt"; "of the sick pupils, 53"; two more."""
    at = claim.find(quantity.text)
    if at < 0:
        return False
    if _OF_THEM.fullmatch(claim, 0, at):
        return True
    end = at + len(quantity.text)
    return bool(_PART.match(claim, end)) or is_further(claim, quantity)


def _qualifiers(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The nouns that narrow what is counted: "17 league goals", "four goals in the cup"."""
    claim = reading.claim
    at = claim.find(quantity.text)
    if at < 0 or not is_count(quantity):
        return frozenset()
    beside = _BESIDE.match(claim, at + len(quantity.text))
    inner = quantity.text.split()[1:-1]
    words = concepts(" ".join(inner)) | (concepts(beside["what"]) if beside else frozenset())
    return words.difference(_HEDGES, *reading.names)
