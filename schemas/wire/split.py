"""The answer to the split task: one sentence as short facts."""

from pydantic import BaseModel, Field


class Split(BaseModel):
    """The facts of one sentence, in its order."""

    facts: list[str] = Field(min_length=1, max_length=4)
