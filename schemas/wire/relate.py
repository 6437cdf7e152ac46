"""The answer to the relate task: how the two facts of each pair stand to each other."""

from typing import Literal

from pydantic import BaseModel, Field

from schemas.briefing import Relation


class RelatedPair(BaseModel):
    """The verdict on the pair with the number `pair`; `differs_in` says on what the two cannot
    both hold, and is "nothing" where they do not conflict."""

    pair: int
    relation: Relation
    differs_in: Literal["nothing", "number", "date", "status", "identity", "denial"] = "nothing"


class Related(BaseModel):
    """One verdict a pair, in the order shown."""

    pairs: list[RelatedPair] = Field(min_length=1, max_length=40)
