"""A draft: a claim on its way from a sentence to a fact."""

from dataclasses import dataclass, replace

from schemas.fact import Attribution, Kind, Making


@dataclass(frozen=True)
class Draft:
    """`claim` stands on the sentences numbered `sentences`, the stating one first.

    `source` is the text that the claim may take its words from: the sentence itself or the part of
    it that the claim was cut from. `kind` and `attribution` are set where a model named them;
    code settles them otherwise. `guards` names the guards that turned an earlier wording down.
    """

    claim: str
    sentences: tuple[int, ...]
    source: str
    making: Making = "verbatim"
    kind: Kind | None = None
    attribution: Attribution | None = None
    guards: tuple[str, ...] = ()

    def worded(self, claim: str, making: Making) -> "Draft":
        """The same draft in other words; unchanged where the words are the same."""
        return self if claim == self.claim else replace(self, claim=claim, making=making)
