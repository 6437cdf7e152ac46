"""The dates of a claim, read in the order of the article: "a day earlier" than what came before."""

import re
from datetime import date, datetime, timedelta

from agent.text.dates import find_dates
from agent.text.live import moments
from agent.text.names import find_names
from agent.text.number_tokens import cut
from agent.text.numerals import read_number
from schemas.article import Article
from schemas.fact import Attribution, DateMention

_PART_OF_DAY = re.compile(
    r"\b(?:(?:by|at|in|before|until|since|around|during|for most of) )(?:the )?"
    r"(?:early |late |mid-?)?(?:morning|afternoon|evening|dawn|dusk|daybreak|nightfall|lunch"
    r"|lunchtime|breakfast time|teatime|midday|noon|midnight|the close of trading)\b"
)
_SAID = re.compile(
    r"\b(?:said|says|announced|reported|reports?|confirmed|told|informed|wrote|revealed)\b"
)
_AGO = re.compile(r"(?P<number>[\w-]+) (?P<unit>minute|hour)s? ago", re.IGNORECASE)
_VAGUE = ("about ", "around ", "nearly ", "almost ", "over ", "than ", "least ", "some ", "within ")
_BESIDE = 25  # characters between the word of saying and its date


class Times:
    """Reads the claims of `article` one after another."""

    def __init__(self, article: Article) -> None:
        self._published = article.published
        self._day: date | None = article.published.date() if article.published else None
        self._moments = moments(article)
        self._posted: datetime | None = None

    def of(
        self, claim: str, attribution: Attribution | None, number: int
    ) -> tuple[DateMention, ...]:
        """The dates of `claim`, of sentence `number`, that can be told; without that of a report
        that it credits. In a live blog they are read from the time of their entry."""
        if self._published is None:
            return find_dates(claim, None)
        posted = self._moments.get(number)
        if posted != self._posted:  # a newer entry above is not what "a day later" counts from
            self._day, self._posted = self._published.date(), posted
        found = [d for d in find_dates(claim, self._published, self._day) if d.value]
        if posted:
            found = [_ago(mention, claim, posted) for mention in found]
        if not found and self._day and (part := _PART_OF_DAY.search(claim)):
            found = [DateMention(text=part.group(), value=self._day.isoformat(), relative=True)]
        for mention in found:
            if mention.precision in ("day", "minute") and not mention.end:
                self._day = date.fromisoformat(mention.value[:10])
        return tuple(d for d in found if not _of_report(d, claim, attribution, found))


def _ago(mention: DateMention, claim: str, posted: datetime) -> DateMention:
    """ "An hour ago" to the minute, from the time at which its entry was posted."""
    found = _AGO.fullmatch(mention.text)
    before = claim[: claim.find(mention.text)].lower()
    if not found or before.endswith(_VAGUE):
        return mention
    number = read_number(cut(found["number"].lower()), 0)
    one = 0.5 if before.endswith("half ") else 1
    many = one if found["number"].lower() in {"a", "an"} else number and number.value
    if not many:
        return mention
    then = posted - timedelta(**{f"{found['unit'].lower()}s": many})
    return mention.model_copy(
        update={"value": then.strftime("%Y-%m-%dT%H:%M"), "precision": "minute"}
    )


def _of_report(
    mention: DateMention, claim: str, attribution: Attribution | None, found: list[DateMention]
) -> bool:
    """Whether the date only tells when an outlet or a body said so."""
    if attribution is None or any(n.kind == "person" for n in find_names(attribution.speaker)):
        return False
    if not attribution.outlet and len(found) < 2:
        return False
    at = claim.find(mention.text)
    end = at + len(mention.text)
    return any(
        0 <= at - said.end() <= _BESIDE or (0 <= said.start() - end <= _BESIDE and at < _BESIDE)
        for said in _SAID.finditer(claim)
        if not claim[min(said.end(), at) : at].strip().startswith("that")
    )
