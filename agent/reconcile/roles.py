"""Who holds a place that only one can hold, and of whom a fact tells: two people in one place."""

import re
from functools import lru_cache

from agent.reconcile.concepts import concepts
from agent.reconcile.glossary import names_in
from agent.reconcile.holders import two_holders
from agent.reconcile.naming import lone_names, name_others
from agent.reconcile.reading import Reading
from agent.text.vocabulary import PERSON_NOUNS, TITLE_PARTS, TITLES
from schemas.fact import Kind

_TAKES = re.compile(
    r"\b(?:as|named|names|appointed|elected|chosen|makes|becomes?|became|be|is|was)\b"
)
_REACH = 5  # words after it in which the role stands
_MATTER = 2
"""How many words beside names show one place where the claims name no body in common."""

_ACTING = frozenset({"acting", "interim"})
_ROLES = PERSON_NOUNS | {"head"}
_UNDER = ("deputy", "vice", "assistant")
_SECOND = "|".join(_UNDER)
_DEPUTY = re.compile(rf"\b(?:{_SECOND})[ -](?P<post>[a-z]+(?: [a-z]+)?)\b")
_NO_NAMES = concepts(" ".join(TITLES | TITLE_PARTS | PERSON_NOUNS))
_LEAVES = concepts("resign")


def one_role(left: Reading, right: Reading) -> tuple[str, str] | None:
    """How `left` and `right` name who holds a role that they give to different people."""
    shared = _roles(left.claim, left.fact.kind) & _roles(right.claim, right.fact.kind)
    if not shared or left.denied or right.denied or not name_others(left, right):
        return None
    if (left.words | right.words) & _LEAVES or not _one_body(left, right):
        return None
    held = any(concepts(role) <= left.words & right.words for role in shared)
    return (_holder(left, right), _holder(right, left)) if held else None


def two_people(left: Reading, right: Reading) -> bool:
    """Whether each claim names somebody of whom the other has not even a part of the name."""
    if _strangers(left, right) and _strangers(right, left):
        return True
    return any(_namesakes(mine, its) for mine in left.people for its in right.people) and not any(
        mine <= right.words for mine in left.people
    )


def two_posts(left: Reading, right: Reading) -> bool:
    """Whether both give somebody a post, and not the same: chief executive, deputy."""
    named = any(not person.isdisjoint(right.words) for person in left.people)
    stands_in = _stands_in(left.claim, right.claim) or _stands_in(right.claim, left.claim)
    if stands_in and not named:
        return True
    mine = concepts(" ".join(_roles(left.claim, left.fact.kind)))
    its = concepts(" ".join(_roles(right.claim, right.fact.kind)))
    return bool(mine and its) and not mine & its


def one_place(left: Reading, right: Reading) -> tuple[str, str] | None:
    """The holders whom `left` and `right` give to one place that only one can hold, where both
    tell of the same body."""
    if left.denied or right.denied or not left.places & right.places:
        return None
    if (left.words | right.words) & _LEAVES:
        return None
    matter = (left.told & right.told).difference(*left.names, *right.names)
    if len(matter) < (1 if _one_body(left, right) else _MATTER):
        return None
    found = (two_holders(left.claim, right.claim, one) for one in left.places & right.places)
    return next((pair for pair in found if pair), None)


def _stands_in(one: str, other: str) -> bool:
    """Whether `one` tells of the deputy of somebody whose post `other` names without the word."""
    if not any(map(one.__contains__, _UNDER)):
        return False
    return any(
        post["post"] in other and not re.search(rf"\b(?:{_SECOND})[ -]{post['post']}\b", other)
        for post in _DEPUTY.finditer(one)
    )


def _strangers(reading: Reading, other: Reading) -> bool:
    return any(not person & other.words for person in reading.people)


def _namesakes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names share a part, and each has another that is no title: Ola and Anton Rune."""
    mine, its = one - other, other - one
    return bool(one & other and mine and its) and not (mine | its) & _NO_NAMES


def _holder(reading: Reading, other: Reading) -> str:
    """Who is named in `reading` and not in `other`, as the claim names them."""
    lone = lone_names(reading, other)
    found = [name.text for name in names_in(reading.claim) if concepts(name.text) in lone]
    return found[0] if found else "somebody else"


@lru_cache(maxsize=20_000)
def _roles(claim: str, kind: Kind) -> frozenset[str]:
    """The roles, "acting" among their words, that somebody takes or holds in the claim."""
    found = set()
    for match in _TAKES.finditer(claim) if kind in ("event", "plan", "background") else ():
        words = [word.strip(",.;:") for word in claim[match.end() :].split()[:_REACH]]
        role = next((word for word in words if word in _ROLES), "")
        if role and not {"a", "an"}.isdisjoint(words[: words.index(role)]):
            continue  # one of many: "a father of three"
        acting = _ACTING & set(words) or claim[: match.start()].endswith("act ")
        if role:
            found.add(f"acting {role}" if acting else role)
    return frozenset(found)


def _one_body(left: Reading, right: Reading) -> bool:
    """Whether both name the body in which the role is held, or neither does."""
    return any(name <= right.words for name in left.names) or not (left.names and right.names)
