"""The amounts of a claim, read with the article around it: its money, its millions."""

import re
from collections import Counter

from agent.text.quantities import find_quantities
from schemas.article import Article
from schemas.fact import Quantity

_MILLION = 1e6
_MOSTLY = 0.8
_PRICE = re.compile(r"\d+[.,]\d{2}$")
_SHORT_MILLION = re.compile(r"(?<=\d)m$")
_TERM = re.compile(r"\b(?:within|(?:over|in|for) the next) $", re.IGNORECASE)
_TERMS = frozenset({"year", "month", "week", "day", "hour", "minute"})


class Amounts:
    """Reads amounts as `article` means them: "31.50" in its money, "25m" as millions of it."""

    def __init__(self, article: Article) -> None:
        body = [s for s in article.sentences if s.role == "body"]
        found = [q for s in body for q in find_quantities(article.text[s.start : s.end])]
        money = Counter(
            (q.currency, q.unit)
            for q in found
            if q.currency or (q.unit and q.magnitude >= _MILLION)
        )
        self._money: tuple[str, str] | None = None
        if money:
            most, count = money.most_common(1)[0]
            self._money = most if count >= _MOSTLY * money.total() else None

    def of(self, claim: str) -> tuple[Quantity, ...]:
        """The amounts of `claim`. Bare shares ("half of them"), "both" and terms ("within a year")
        measure nothing."""
        return tuple(self._meant(q) for q in find_quantities(claim) if not _bare(q, claim))

    def _meant(self, quantity: Quantity) -> Quantity:
        if self._money is None:
            return quantity
        currency, unit = self._money
        if quantity.unit == "metre" and _SHORT_MILLION.search(quantity.text):
            value = quantity.value * _MILLION
            more = {"value": value, "magnitude": _MILLION, "currency": currency, "unit": unit}
            return quantity.model_copy(update=more)
        bare = not quantity.unit and not quantity.currency
        if bare and (quantity.magnitude >= _MILLION or _PRICE.search(quantity.text)):
            return quantity.model_copy(update={"currency": currency, "unit": unit})
        return quantity


def _bare(quantity: Quantity, claim: str) -> bool:
    measured = quantity.unit or quantity.currency
    if not measured and 0 < quantity.value < 1 and not quantity.text[:1].isdigit():
        return True
    before = claim[: max(0, claim.find(quantity.text))]
    vague = quantity.text.startswith(("a ", "an "))
    term = quantity.unit in _TERMS and _TERM.search(before) and (vague or "next" in before[-10:])
    return bool(term) or quantity.text.lower().startswith("both ")
