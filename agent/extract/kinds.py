"""What kind of fact a claim states, told by its words."""

import re

from agent.text.quantities import find_quantities
from agent.text.quotations import find_quotations
from schemas.fact import Attribution, Kind, Quantity

_SAYING = re.compile(
    r"\b(?:said|says|told|argued|warned|urged|called (?:on|for|the|it)|demanded|asked|accused"
    r"|insisted|claimed|declined|denied|criticised|criticized|praised|welcomed|rejected|condemned|described|declared"
    r"|added|believes?|thinks?|vowed|promised|pledged|admitted|acknowledged|refused|comment|argues?"
    r"|suggested|wrote|stressed|refused to say|would not say|not rule out)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|plans? to|planned|due (?:to|on|in|at|by|next)|scheduled|expected|expects?"
    r"|intends?|is to|are to|set to|forecasts?|projected|aims? to|next (?:week|month|year)"
    r"|targets?)\b"
)
_MEASURE = re.compile(
    r"\b(?:rose|fell|climbed|dropped|grew|gained|lost|slipped|jumped|increased|decreased|totalled"
    r"|totaled|amounted|stood at|reached|costs?|worth|averaged|measured|recorded|number|figure|rate"
    r"|was|were|is|are|has|have|had)\b"
)
_STANDING = re.compile(
    r"\b(?:is|are|has been|have been|remains?|lies|contains?|employs?|owns?|known as)\b"
)


def kind_of(claim: str, attribution: Attribution | None) -> Kind:
    """The kind of `claim`, by the first of these that its words show.

    Somebody's own words or view; something ahead; an amount that is the point; a standing state;
    an event otherwise.
    """
    speech = any(not quotation.scare for quotation in find_quotations(claim))
    if speech or (attribution and attribution.speaker and _SAYING.search(claim)):
        return "statement"
    if _AHEAD.search(claim):
        return "plan"
    amounts = [
        quantity for quantity in find_quantities(claim) if quantity.unit or quantity.currency
    ]
    if amounts and _MEASURE.search(claim) and _weighty(amounts, claim):
        return "figure"
    return "background" if _STANDING.search(claim) else "event"


def _weighty(amounts: list[Quantity], claim: str) -> bool:
    shares = any(
        a.currency or a.unit in {"percent", "percentage_point", "basis_point"} for a in amounts
    )
    return shares or len(claim.split()) < 14
