"""The disputed thing in a few words."""

from agent.reconcile.concepts import concepts
from agent.reconcile.reading import Reading
from agent.text.words import tokens

_LONGEST = 9  # words


def disputed(one: Reading, other: Reading) -> str:
    """What two facts that differ are both about, in the words of `one`: those they share."""
    shared = one.words & other.words
    words = tokens(one.claim)
    kept = [token for token in words if concepts(token.text) & shared]
    if not kept:
        return one.claim
    pieces: list[str] = []
    for before, token in zip([None, *kept], kept, strict=False):
        gap = one.claim[before.end : token.start] if before else ""
        near = before is not None and len(gap.split()) <= 1
        pieces.append((gap if near else (" … " if before else "")) + token.text)
        if len(pieces) == _LONGEST:
            break
    return "".join(pieces)
