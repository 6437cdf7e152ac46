"""The answer to the compose task: the top of a briefing."""

from pydantic import BaseModel, Field


class ComposedSentence(BaseModel):
    """One summary sentence and the numbers of the facts that it states."""

    text: str
    facts: list[int] = Field(min_length=1, max_length=4)


class Composed(BaseModel):
    """Headline and summary."""

    headline: str
    summary: list[ComposedSentence] = Field(min_length=2, max_length=4)
