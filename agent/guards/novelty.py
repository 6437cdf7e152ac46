"""Guards against what the sources do not hold: names, numbers, amounts, quotations."""

import re

from agent.guards.candidate import Candidate
from agent.guards.readings import Words, amounts_in, names_in, words_in
from agent.text.amounts import compare
from agent.text.quotations import find_quotations, normal_quote

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def names_held(candidate: Candidate) -> str | None:
    """Every word of every name in the claim stands in the article."""
    held = words_in(candidate.article)
    for name in names_in(candidate.claim):
        for word in re.findall(r"[\w’'-]+", name.text):
            if word[0].isupper() and not _held(word.lower(), held):
                return f"the article has no {name.text!r}"
    return None


def _held(word: str, held: Words) -> bool:
    bare = re.sub(r"[’']s$", "", word)
    return bare in held.parts or not held.whole.isdisjoint((word, bare, f"{bare}’s", f"{bare}'s"))


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
    cited = amounts_in(candidate.evidence)
    for amount in amounts_in(candidate.claim):
        verdicts = {compare(amount, other) for other in cited}
        if "same" not in verdicts and amount.text not in candidate.article:
            return f"its sentence does not say {amount.text!r}"
    return None


def quotations_held(candidate: Candidate) -> str | None:
    """Every quotation is word for word in the cited sentences, capitals apart: they hang on whether
    the quotation opens its sentence."""
    quotations = find_quotations(candidate.claim)
    cited = normal_quote(candidate.evidence).lower() if quotations else ""
    for quotation in quotations:
        if not quotation.closed or normal_quote(quotation.text).lower() not in cited:
            return f"the words “{quotation.text}” are not quoted so"
    return None
