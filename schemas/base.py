"""The one base class: every form is frozen and refuses fields that it does not know."""

from pydantic import BaseModel, ConfigDict


class Form(BaseModel):
    """A frozen form with no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
