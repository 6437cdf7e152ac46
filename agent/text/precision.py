"""Words that make an amount a bound or an approximation: "more than", "up to", "about"."""

from agent.text.number_tokens import Token, word
from schemas.fact import Precision

_BEFORE: tuple[tuple[Precision, tuple[str, ...]], ...] = (
    (
        "at_most",
        (
            "no more than", "not more than", "a maximum of", "maximum of", "as many as",
            "as much as", "as high as", "up to", "at most", "less than", "fewer than",
            "lower than", "under", "below",
        ),
    ),
    (
        "at_least",
        (
            "no fewer than", "no less than", "not less than", "a minimum of", "minimum of",
            "in excess of", "upwards of", "upward of", "more than", "at least", "greater than",
            "higher than", "exceeding", "over", "above",
        ),
    ),
    (
        "about",
        (
            "close to", "an estimated", "in the region of", "estimated", "about", "around",
            "roughly", "nearly", "almost", "approximately", "circa", "some", "~",
        ),
    ),
)  # fmt: skip
_PHRASES = sorted(  # the longest first: "no more than" before "more than"
    ((kind, tuple(phrase.split())) for kind, phrases in _BEFORE for phrase in phrases),
    key=lambda entry: -len(entry[1]),
)
_ENDING = {
    last: tuple(entry for entry in _PHRASES if entry[1][-1] == last)
    for last in {phrase[-1] for _, phrase in _PHRASES}
}
_AFTER: dict[tuple[str, str], Precision] = {
    ("or", "more"): "at_least",
    ("or", "so"): "about",
    ("or", "less"): "at_most",
    ("or", "fewer"): "at_most",
    ("and", "more"): "at_least",
}
_DURATIONS = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century")
)


def precision_before(tokens: list[Token], first: int, unit: str) -> tuple[Precision, int]:
    """How exact the amount that starts at token `first` is, and where its phrase starts.

    `unit` is the amount's unit: "over two days" tells how long, not a lower bound.
    """
    for kind, phrase in _ENDING.get(word(tokens, first - 1), ()):
        start = first - len(phrase)
        if start >= 0 and tuple(word(tokens, i) for i in range(start, first)) == phrase:
            if phrase == ("over",) and unit in _DURATIONS:
                break
            return kind, start
    return "exact", first


def precision_after(tokens: list[Token], upto: int) -> tuple[Precision, int]:
    """The same for words after the amount ("or more"), and the first token after them."""
    kind = _AFTER.get((word(tokens, upto), word(tokens, upto + 1)))
    return (kind, upto + 2) if kind else ("exact", upto)
