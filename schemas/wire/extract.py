"""The answer to the full profile's extract task: the facts of one article or window."""

from typing import Literal

from pydantic import BaseModel, Field

from schemas.fact import Kind


class ExtractedFact(BaseModel):
    """One fact as the model states it; `sentences` are the numbers it stands on."""

    sentences: list[int] = Field(min_length=1, max_length=4)
    claim: str
    kind: Kind
    speaker: str
    naming: Literal["named", "anonymous", "outlet", "none"]
    outlet: str


class Extracted(BaseModel):
    """All facts of the sentences shown, in reading order."""

    facts: list[ExtractedFact] = Field(max_length=200)
