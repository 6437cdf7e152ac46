"""Guards against what the sources do not hold: names, numbers, amounts, quotations."""

import re

from agent.guards.candidate import Candidate
from agent.text.amounts import compare
from agent.text.names import find_names
from agent.text.quantities import find_quantities
from agent.text.quotations import find_quotations, normal_quote

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def names_held(candidate: Candidate) -> str | None:
    """Every word of every name in the claim stands in the article."""
    words = re.findall(r"[\w’'-]+", candidate.article.lower())
    held = set(words) | {word.strip("’'") for word in words}
    for name in find_names(candidate.claim):
        for word in re.findall(r"[\w’'-]+", name.text):
            if word[0].isupper() and not _held(word.lower(), held):
                return f"the article has no {name.text!r}"
    return None


def _held(word: str, held: set[str]) -> bool:
    bare = re.sub(r"[’']s$", "", word)
    return bool({word, bare, f"{bare}’s", f"{bare}'s"} & held) or any(
        bare in part.split("-") for part in held if "-" in part
    )


def numbers_held(candidate: Candidate) -> str | None:
    """Every number in digits stands in the cited sentences, or in a name taken from the article."""
    cited = set(_DIGITS.findall(candidate.evidence))
    for number in _DIGITS.findall(candidate.claim):
        if number not in cited and not _in_a_name(number, candidate):
            return f"its sentence has no {number}"
    return None


def _in_a_name(number: str, candidate: Candidate) -> bool:
    """A date or figure that came along with a description ("the July 1 meeting")."""
    around = re.search(rf"[\w’'-]+ {re.escape(number)}\b(?: [\w’'-]+)?", candidate.claim)
    return bool(around) and around.group() in candidate.article  # type: ignore[union-attr]


def amounts_held(candidate: Candidate) -> str | None:
    """Every amount has an equal in its sentences: same value, unit and currency."""
    cited = find_quantities(candidate.evidence)
    for amount in find_quantities(candidate.claim):
        verdicts = {compare(amount, other) for other in cited}
        if "same" not in verdicts and amount.text not in candidate.article:
            return f"its sentence does not say {amount.text!r}"
    return None


def quotations_held(candidate: Candidate) -> str | None:
    """Every quotation is word for word in the cited sentences."""
    cited = normal_quote(candidate.evidence)
    for quotation in find_quotations(candidate.claim):
        if not quotation.closed or normal_quote(quotation.text) not in cited:
            return f"the words “{quotation.text}” are not quoted so"
    return None
