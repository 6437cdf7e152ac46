"""The answers to the compose task: the top of a briefing."""

from pydantic import BaseModel, Field


class Led(BaseModel):
    """The compact profile's: a headline, and the numbers of the facts that a reader needs first."""

    headline: str
    facts: list[int] = Field(min_length=2, max_length=4)


class ComposedSentence(BaseModel):
    """One summary sentence and the numbers of the facts that it states."""

    text: str
    facts: list[int] = Field(min_length=1, max_length=4)


class Composed(BaseModel):
    """The full profile's: headline and summary."""

    headline: str
    summary: list[ComposedSentence] = Field(min_length=2, max_length=4)
