"""The form of an answer as instructor takes it: how it is asked for, and asked for once more.

To make it is a new class and a new JSON schema, which takes longer than all else that is done for
a small request: it is made once for all requests in that form.
"""

from functools import cache
from typing import Any, Self

from instructor import Mode
from instructor.processing import handle_reask_kwargs, handle_response_model
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ValidationError, ValidationInfo, create_model, model_validator

_MODE = Mode.JSON_SCHEMA


def response_format(form: type[BaseModel]) -> dict[str, Any]:
    """The argument that asks for an answer in `form`."""
    return _judged(form)[1]


def asked_again(
    arguments: dict[str, Any], completion: ChatCompletion, form: type[BaseModel], fault: str
) -> dict[str, Any]:
    """`arguments` of a request, with its answer and why that will not do: where it does not fit
    `form`, or else `fault`."""
    text = completion.choices[0].message.content or ""
    try:
        _judged(form)[0].model_validate_json(text, context=fault, strict=True)
    except ValidationError as error:
        return handle_reask_kwargs(arguments, _MODE, completion, error)
    raise AssertionError("a form with a fault does not fit")


@cache
def _judged(form: type[BaseModel]) -> tuple[Any, dict[str, Any]]:
    """`form` with a verdict among its validators, and its response format.

    Errors leave the input out: they go back to the model, which has its own answer before it.
    """
    with_verdict = create_model(
        form.__name__,
        __base__=(form, _WithVerdict),
        __doc__=form.__doc__,
        __cls_kwargs__={"hide_input_in_errors": True},
    )
    prepared, arguments = handle_response_model(with_verdict, _MODE)
    return prepared, arguments["response_format"]


class _WithVerdict(BaseModel):
    @model_validator(mode="after")
    def judge(self, info: ValidationInfo) -> Self:
        """Raises ValueError with the fault found."""
        raise ValueError(info.context)
