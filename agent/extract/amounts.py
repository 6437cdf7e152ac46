"""The amounts of a claim, read with the article around it: its money, its millions."""

import re
from collections import Counter
from functools import cached_property

from agent.text.quantities import find_quantities
from schemas.article import Article
from schemas.fact import Quantity

_MILLION = 1e6
_MOSTLY = 0.8
_PRICE = re.compile(r"\d+[.,]\d{2}$")
_PRICED = re.compile(r"\d+[.,]\d{2} [a-z]+$")
_SHORT_MILLION = re.compile(r"(?<=\d)m$")
_TERM = re.compile(r"\b(?:within|(?:over|in|for) the next) $", re.IGNORECASE)
_TERMS = frozenset({"year", "month", "week", "day", "hour", "minute"})


class Amounts:
    """Reads amounts as `article` means them: "31.50" in its money, "25m" as millions of it."""

    def __init__(self, article: Article) -> None:
        self._article = article

    @cached_property
    def _money(self) -> tuple[str, str] | None:
        """The currency, or the noun for money, of nearly all amounts of money in the article."""
        body = (s for s in self._article.sentences if s.role == "body")
        found = [q for s in body for q in find_quantities(self._article.text[s.start : s.end])]
        money = Counter(
            (q.currency, q.unit)
            for q in found
            if q.currency or (q.unit and (q.magnitude >= _MILLION or _PRICED.match(q.text)))
        )
        if not money:
            return None
        most, count = money.most_common(1)[0]
        return most if count >= _MOSTLY * money.total() else None

    def of(self, claim: str) -> tuple[Quantity, ...]:
        """The amounts of `claim`. Bare shares ("half of them"), "both" and terms ("within a year")
        measure nothing."""
        return tuple(self._meant(q) for q in find_quantities(claim) if not _bare(q, claim))

    def _meant(self, quantity: Quantity) -> Quantity:
        short = quantity.unit == "metre" and bool(_SHORT_MILLION.search(quantity.text))
        bare = not quantity.unit and not quantity.currency
        large = quantity.magnitude >= _MILLION or _PRICE.search(quantity.text)
        if not (short or (bare and large)) or self._money is None:
            return quantity
        currency, unit = self._money
        money: dict[str, str | float] = {"currency": currency, "unit": unit}
        if short:
            money |= {"value": quantity.value * _MILLION, "magnitude": _MILLION}
        return quantity.model_copy(update=money)


def _bare(quantity: Quantity, claim: str) -> bool:
    measured = quantity.unit or quantity.currency
    if not measured and 0 < quantity.value < 1 and not quantity.text[:1].isdigit():
        return True
    before = claim[: max(0, claim.find(quantity.text))]
    vague = quantity.text.startswith(("a ", "an "))
    term = quantity.unit in _TERMS and _TERM.search(before) and (vague or "next" in before[-10:])
    return bool(term) or quantity.text.lower().startswith("both ")
