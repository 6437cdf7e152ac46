"""The noun that a number counts: which word of a sentence it is, and its singular."""

from agent.text.number_tokens import Token, word
from agent.text.vocabulary import word_list, word_pairs

_IRREGULAR = word_pairs("irregular_plurals")
_INVARIABLE = word_list("invariable_nouns")
_NOT_PLURAL = word_list("not_plural")
NOT_COUNTED = word_list("not_counted")
_HARMED = frozenset(
    ("dead", "killed", "died", "injured", "wounded", "hurt", "missing", "arrested", "detained")
)
PERSONS = frozenset(
    ("person", "man", "woman", "child", "boy", "girl", "soldier", "civilian", "officer", "worker",
     "firefighter", "passenger", "resident")
)  # fmt: skip
_REACH = 6  # words from the number to its noun


def singular(noun: str) -> str:
    """The singular of a lower-case English noun; a noun that is singular comes back unchanged."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if not is_plural(noun):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return noun[:-2]
    return noun[:-1]


def is_plural(noun: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if noun in _IRREGULAR:
        return True
    return (
        len(noun) > 3
        and noun.endswith("s")
        and not noun.endswith(("ss", "us", "is", "'s", "’s"))
        and noun not in _NOT_PLURAL
        and noun not in NOT_COUNTED
    )


def is_counted(noun: str) -> bool:
    """Whether a lower-case word can be the noun of a number above one."""
    return noun in _INVARIABLE or is_plural(noun)


def head_noun(tokens: list[Token], at: int, count: float) -> tuple[str, int]:
    """The singular of the noun counted from token `at` on, and the first token after it.

    It is the last of the first plurals in a row ("fishing boats", "sports clubs"). Where only a
    word for harm follows ("14 were killed", "20 wounded") persons are counted; ("", at) for none.
    """
    index = at
    while index < min(at + _REACH, len(tokens)):
        low = tokens[index].low
        adjective = index == at and low in _HARMED and is_plural(word(tokens, at + 1))
        if (low in NOT_COUNTED and not adjective) or not (low[0].isalpha() or low in ("-", "‑")):
            break
        if is_plural(low) or (low in _INVARIABLE and not is_plural(word(tokens, index + 1))):
            while is_plural(word(tokens, index + 1)):
                index += 1
            return singular(tokens[index].low), index + 1
        if count == 1 and low in PERSONS:
            return low, index + 1
        index += 1
    harmed = at + (word(tokens, at) in ("were", "are", "remain", "people"))
    return ("person" if word(tokens, harmed) in _HARMED else "", at)
