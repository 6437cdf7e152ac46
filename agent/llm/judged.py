"""The form of an answer as instructor takes it, made once for all requests in that form.

To make it is a new class and a new JSON schema, which takes longer than all else that is done for
a small request.
"""

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any, NamedTuple, Self

from instructor import Mode
from instructor.processing import handle_response_model
from pydantic import BaseModel, create_model, model_validator

MODE = Mode.JSON_SCHEMA

objection: ContextVar[Callable[[], str]] = ContextVar("objection")
"""Why the answer that this task was last sent will not do, "" where it will."""


class Judged(NamedTuple):
    """A form with the verdict among its validators; the `response_format` that asks for it."""

    form: Any
    response_format: dict[str, Any]


@cache
def judged(form: type[BaseModel]) -> Judged:
    """`form` for instructor: an answer to which this task has an objection does not fit it.

    Errors leave the input out: they go back to the model, which has its own answer before it.
    """
    with_verdict = create_model(
        form.__name__,
        __base__=(form, _WithVerdict),
        __doc__=form.__doc__,
        __cls_kwargs__={"hide_input_in_errors": True},
    )
    prepared, arguments = handle_response_model(with_verdict, MODE)
    return Judged(prepared, arguments["response_format"])


class _WithVerdict(BaseModel):
    @model_validator(mode="after")
    def judge(self) -> Self:
        """The answer itself. Raises ValueError with the objection."""
        if fault := objection.get()():
            raise ValueError(fault)
        return self
