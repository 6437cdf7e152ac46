"""Who holds a role: two people in the same one."""

import re
from functools import lru_cache

from agent.reconcile.concepts import concepts
from agent.reconcile.glossary import names_in
from agent.reconcile.naming import lone_names, name_others
from agent.reconcile.reading import Reading
from agent.text.vocabulary import PERSON_NOUNS
from schemas.fact import Kind

_TAKES = re.compile(
    r"\b(?:as|named|appointed|elected|chosen|becomes?|became|is|was)\b"
    r"(?: (?:the|its|their|a|an|new|acting|interim|next|first)\b)*"
    r"(?: [\w’'-]+){0,2}? (?P<acting>acting |interim )?(?P<role>[a-z-]+)\b"
    r"|\bact as (?P<acted>[a-z-]+)"
)
_LEAVES = concepts("resign")


def one_role(left: Reading, right: Reading) -> tuple[str, str] | None:
    """How `left` and `right` name who holds a role that they give to different people."""
    mine, its = _roles(left.claim, left.fact.kind), _roles(right.claim, right.fact.kind)
    if not set(mine) & set(its) or left.denied or right.denied or not name_others(left, right):
        return None
    if (left.words | right.words) & _LEAVES or not _one_body(left, right):
        return None
    held = [role for role in mine if role in its and concepts(role) <= left.words & right.words]
    return (_holder(left, right), _holder(right, left)) if held else None


def _holder(reading: Reading, other: Reading) -> str:
    """Who is named in `reading` and not in `other`, as the claim names them."""
    lone = lone_names(reading, other)
    named = [name.text for name in names_in(reading.claim) if concepts(name.text) in lone]
    return named[0] if named else "somebody else"


@lru_cache(maxsize=20_000)
def _roles(claim: str, kind: Kind) -> tuple[str, ...]:
    """The roles, "acting" among their words, that somebody takes or holds in the claim."""
    if kind not in ("event", "plan", "background"):
        return ()
    return tuple(
        "acting " + noun if match["acting"] or match["acted"] else noun
        for match in _TAKES.finditer(claim)
        if (noun := match["role"] or match["acted"]) in PERSON_NOUNS
    )


def _one_body(left: Reading, right: Reading) -> bool:
    """Whether both name the body in which the role is held, or neither does."""
    return any(name <= right.words for name in left.names) or not (left.names and right.names)
