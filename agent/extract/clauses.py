"""Cutting a sentence where code can be sure: at ";", before ", and THE PORT WILL …", and between
who made a demand and what it asks for."""

import re

from agent.extract.demands import told_apart
from agent.text.quotations import find_quotations
from agent.text.verbs import FINITE

_SUBJECT = (
    r"(?:the|a|an|its|his|her|their|this|these|those|both|all|two|three|four|five|some|many|most"
    r"|about|nearly|more than|[A-Z][\w’'-]+)"
)
_CUT = re.compile(rf"(?:;\s+(?:and |but )?|,\s+(?:and|but|while|whereas)\s+)(?={_SUBJECT}\b)")
_SUBORDINATE = re.compile(r"\b(?:that|whether|if|because|as|which|who|when|while|after|until)\b")


def cut(core: str) -> list[str]:
    """`core` in its independent clauses, in order; a list of one where code sees no safe cut.

    Each part has a subject and a finite verb of its own, and none is cut inside a quotation or
    under a "that": there the first half's speaker may cover the second.
    """
    if demands := told_apart(core):
        return demands
    quoted = [(q.start, q.end) for q in find_quotations(core)]
    parts, start = [], 0
    for match in _CUT.finditer(core):
        if any(begin <= match.start() <= end for begin, end in quoted):
            continue
        left, right = core[start : match.start()], core[match.end() :]
        if _independent(left) and _independent(_first_clause(right)):
            parts.append(left)
            start = match.end()
    return [*parts, core[start:]]


def _independent(clause: str) -> bool:
    head = " ".join(clause.split()[:14])
    finite = FINITE.search(head)
    if not finite or len(clause.split()) < 4:
        return False
    return not _SUBORDINATE.search(head[: finite.end()]) and not re.search(
        r"\b(?:said|says|told|argued|warned|reported|added|believes?)\b(?!.*”$)", clause
    )


def _first_clause(text: str) -> str:
    return re.split(r"[,;]\s", text, maxsplit=1)[0]
