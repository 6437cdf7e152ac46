"""What a claim says brought a thing about: "the fire was started by a heater", "the cut was due to
a defect in a cable"."""

import re
from functools import lru_cache

from agent.reconcile.concepts import concepts
from agent.reconcile.reading import Reading

_AFTER = re.compile(
    r"\b(?:caused|triggered|sparked|started|set off|brought (?:about|down)|provoked) by\b"
    r"|\b(?:due|down|owing) to\b|\bblam(?:es|ed|ing) (?:on|it on)\b|\btraced (?:back )?to\b"
    r"|\b(?:attributed|put down) to\b|\b(?:result|consequence) of\b|\bcause (?:is|was)\b"
    r"|\b(?:stemmed|stems|resulted|originated|came|comes|arose) (?:from|in)\b"
)
_BEFORE = re.compile(
    r"\b(?:caused|causes|triggered|sparked|set off|started|provoked|led to"
    r"|brought (?:about|down))\b(?! by\b)|\b(?:was|were|is|are) (?:to blame|responsible|behind)\b"
)
_NOT = re.compile(r"\b(?:not|never|no|rather than|nothing)\b")
_PHRASE_ENDS = re.compile(r"[,;:]|\b(?:and|but|which|that|who|after|when|while|according)\b")


@lru_cache(maxsize=20_000)
def _cause(claim: str) -> tuple[str, str]:
    """The words for the cause and those for what it brought about; "" where none is told."""
    if _NOT.search(claim):
        return "", ""
    if after := _AFTER.search(claim):
        rest = _PHRASE_ENDS.split(claim[after.end() :], maxsplit=1)[0]
        return rest.strip(), claim[: after.start()].strip()
    if before := _BEFORE.search(claim):
        rest = _PHRASE_ENDS.split(claim[before.end() :], maxsplit=1)[0]
        return claim[: before.start()].strip(), rest.strip()
    return "", ""


def two_causes(left: Reading, right: Reading) -> tuple[str, str] | None:
    """The causes that two claims give for one thing, where they are two."""
    (mine, made), (its, done) = _cause(left.claim), _cause(right.claim)
    if not (mine and its):
        return None
    effect = concepts(made) & concepts(done)
    one, other = concepts(mine) - effect, concepts(its) - effect
    one, other = one.difference(*right.names), other.difference(*left.names)
    if not (effect and one and other) or one & right.words or other & left.words:
        return None
    return mine, its
