"""Words: tokens with their places, and word stems that make spellings and inflections meet."""

import re
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from agent.text.vocabulary import STOP_WORDS, word_pairs

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_]\w*(?:(?:['’](?!s\b)|-|&)(?:(?:[^\W\d_]\.){2,}|\w+))*"  # O'Neill, AT&T, don't
    r"|['’]s\b"
)

_IRREGULAR = word_pairs("base_forms")
_SPELLINGS = word_pairs("spellings")

_CONTRACTIONS = {
    "won't": "will not",
    "can't": "can not",
    "cannot": "can not",
    "shan't": "shall not",
}
_AMERICA = frozenset({"US", "U.S.", "USA"})
_REMEMBERED = 4096
"""Texts whose words are kept: the guards read the same sentences and articles for each claim."""
_CLITIC = re.compile(r"n't$|'(?:ll|re|ve|d|m)$")


class Token(NamedTuple):
    """One word, number or possessive 's; `source[start:end] == text`."""

    text: str
    start: int
    end: int


def lowered(text: str) -> str:
    """`text` in lower case, each character in its place.

    A pattern for it may heed case, and is then searched several times faster: of many
    alternatives the regex engine skips those that start with another letter.
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower()[0] for one in text)


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of `text` in order; punctuation is left out."""
    return tuple([Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text)])


@lru_cache(maxsize=_REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning, numbers included, without stop words or negations.

    British and American spellings, inflections and hyphenation meet in one stem, which is a key
    for comparison and not a word to show.
    """
    return frozenset(chain.from_iterable(map(_stems, _TOKEN.findall(text))))


def coverage(part: str, whole: str) -> float:
    """The share, from 0 to 1, of the content words of `part` that `whole` has too.

    1.0 where `part` has no content words.
    """
    wanted = content_words(part)
    return len(wanted & content_words(whole)) / len(wanted) if wanted else 1.0


@lru_cache(maxsize=32_768)  # more than a day's words; numbers would fill any cache
def _stems(token: str) -> tuple[str, ...]:
    """The stems of the words in one token that carry meaning."""
    if token in _AMERICA:
        return ("usa",)
    return tuple(stem(word) for word in _plain_words(token) if word not in STOP_WORDS)


def _plain_words(token: str) -> list[str]:
    word = token.lower().replace("’", "'").rstrip(".")
    word = _CONTRACTIONS.get(word, word)
    if word[0].isdigit():
        return [word.replace(",", "")]
    parts = _CLITIC.sub(" ", word).replace("-", " ").split()
    return [part for part in parts if part != "'s"]


@lru_cache(maxsize=32_768)  # more than a day's words; numbers would fill any cache
def stem(word: str) -> str:
    """The comparison key of one lower-case word: light stemming, then US spelling."""
    word = _IRREGULAR.get(word, word)
    word = _SPELLINGS.get(word, word)
    if len(word) < 4 or not word.isalpha():
        return word
    singular = _without_plural(word)
    bare = _without_ending(_SPELLINGS.get(singular, singular))
    return _folded(bare)


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ation", "ing", "ed", "ly"):
        kept = word[: -len(ending)]
        if word.endswith(ending) and len(kept) >= 3 and re.search(r"[aeiouy]", kept):
            return kept
    return word


def _folded(word: str) -> str:
    word = re.sub(r"(?<=..)our(?=$|able$|ite$)", "or", word) if len(word) > 4 else word
    word = re.sub(r"([tb])re$", r"\1er", word)
    word = word.removesuffix("e") if len(word) > 3 else word
    word = re.sub(r"(?<=..[^aeiou])is$|(?<=..[aeiou])lis$", lambda m: m.group()[:-1] + "z", word)
    word = re.sub(r"ys$", "yz", word)
    word = re.sub(r"y$", "i", word) if len(word) > 3 else word
    return re.sub(r"([^aeiou])\1$", r"\1", word)
