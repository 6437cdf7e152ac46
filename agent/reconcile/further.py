"""Amounts that come on top of others."""

import re

from schemas.fact import Quantity

_FURTHER = re.compile(
    r"\b(?:another|a further|an additional|an extra) $|\b(?:more|other|further|additional|extra) ?$"
)
_MORE = re.compile(r"(?!no\b)\S+ (?:more|other|further|additional|extra)\b(?! than)")


def is_further(claim: str, quantity: Quantity) -> bool:
    """Whether the amount comes on top of one that is not told: "two more victims"."""
    at = claim.find(quantity.text)
    if at < 0:
        return False
    return bool(_FURTHER.search(claim[:at].lower()) or _MORE.match(quantity.text.lower()))
