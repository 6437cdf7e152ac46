"""Whose ban "the ban" is: an event's noun, by the sentence that told of it as a verb."""

import re
from collections import defaultdict

from agent.text.cast import Cast
from agent.text.names import Name, names_within
from agent.text.quotations import find_quotations
from agent.text.vocabulary import word_pairs
from schemas.article import Article

_NOUNS = word_pairs("event_nouns")
_VERBS = "|".join(sorted(_NOUNS))
_DONE_TO = re.compile(
    r"(?:, \d{1,3},)? (?:was|were|is|are|(?:has|have|had|will|would) be(?:en)?|is (?:being|to be))"
    rf"(?: \w+ly| also| again)? (?P<verb>{_VERBS})(?<!ing)\b(?! (?:as|at|to|in|against)\b)"
)
_PART_OF = re.compile(
    r"\b(?:of|in|on|at|across|from|to|for|with|by|and|over|between|near)(?: the)? $"
)
_DOES_TO = re.compile(
    rf"(?<!be )(?<!been )(?<!was )(?<!were )\b(?P<verb>{_VERBS})"
    r"(?: (?:the|its|his|her|their|an?))?(?: (?:about |some )?\d[\d,.]*)?"
    r"(?:(?: (?!(?:with|to|from|by|for|in|on|at|and|or|as|than|that|of|per|percent|shares?|stake)"
    r"\b)[a-z-]+){0,3} of(?: the)?)? $"
)
_GOES_ON = re.compile(
    r"[’']| [a-z]+(?<! in)(?<! on)(?<! at)(?<! and)(?<! by)(?<! after)(?<! for)\b"
)
_FAR = 80  # characters
_THE = re.compile(
    rf"\b(?P<the>[Tt]he) (?P<noun>{'|'.join(sorted(set(_NOUNS.values())))})\b"
    r"(?! (?:of|on|for|against|in|at|to|by|between|from|that|which)\b)(?! [A-Z])(?![’'-])"
    r"(?= (?:[a-z]+ly |also )?(?:is|was|will|would|has|had|runs|ran|covers|came|comes|follows"
    r"|followed|means|meant|takes|took|marks|led|leads|could|may|ends|ended|began|begins|starts)\b|[,.])"
)


class Events:
    """What was done to whom in one article: told as a verb, and called by its noun later."""

    def __init__(self, article: Article, cast: Cast) -> None:
        self._told: dict[str, dict[str, int]] = defaultdict(dict)
        for sentence in article.sentences:
            if sentence.role != "body":
                continue
            for name in names_within(cast.names, sentence.start, sentence.end):
                start = max(sentence.start, name.start - _FAR)
                befell = not _PART_OF.search(article.text, start, name.start)
                found = (befell and _DONE_TO.match(article.text, name.end, sentence.end)) or (
                    not _GOES_ON.match(article.text, name.end)
                    and _DOES_TO.search(article.text, start, name.start)
                )
                if found:
                    noun = _NOUNS[found["verb"]]
                    self._told[noun].setdefault(_object(article, cast, name), sentence.start)

    def fill_in(self, claim: str, before: int) -> str:
        """`claim` with "the ban of Ana Ruiz" for its first bare "the ban", where the article told
        before the place `before` of one such event and of no other."""
        quoted = [(quotation.start, quotation.end) for quotation in find_quotations(claim)]
        for found in _THE.finditer(claim):
            told = self._told.get(found["noun"], {})
            whose, start = next(iter(told.items()), ("", before))
            if len(told) != 1 or start >= before or whose in claim:
                continue
            if not any(first <= found.start() < last for first, last in quoted):
                return f"{claim[: found.end()]} of {whose}{claim[found.end() :]}"
        return claim


def _object(article: Article, cast: Cast, name: Name) -> str:
    full = cast.mentions.get(name.start) or name.text
    the = article.text[: name.start].endswith(("the ", "The "))
    return f"the {full}" if the else full
