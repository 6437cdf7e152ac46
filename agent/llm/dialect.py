"""What endpoints want put differently from one another."""

import json
from typing import Any

import openai

_COMPACT = {"whitespace_flexible": False, "item_separator": ",", "key_separator": ":"}
"""Options of llguidance, the grammar engine that xllamacpp is built with."""


def for_embedded(arguments: dict[str, Any]) -> dict[str, Any]:
    """The request with its JSON schema as a grammar that allows no space between tokens.

    Under `response_format` the model indents its JSON: some 30% more tokens, and numbers suffer
    ("4, 300" for "4,300"), because it writes spaces after every comma by then.
    """
    schema = arguments["response_format"]["json_schema"]["schema"]
    grammar = "%llguidance {}\nstart: %json " + json.dumps(schema | {"x-guidance": _COMPACT})
    rest = {name: value for name, value in arguments.items() if name != "response_format"}
    return rest | {"grammar": grammar}


def for_hosted(arguments: dict[str, Any], refused: frozenset[str]) -> dict[str, Any]:
    """The request with a strict schema, without what this endpoint has refused before.

    Without `strict` OpenAI takes the schema for a wish. Its reasoning models choose their own
    temperature and have another name for `max_tokens`.
    """
    spoken = {name: value for name, value in arguments.items() if name not in refused}
    if "max_tokens" in refused:
        spoken["max_completion_tokens"] = arguments["max_tokens"]
    if "response_format" in refused:
        spoken["response_format"] = arguments["response_format"]
    else:
        schema = arguments["response_format"]["json_schema"] | {"strict": True}
        spoken["response_format"] = {"type": "json_schema", "json_schema": schema}
    return spoken


def refused_by(fault: openai.BadRequestError) -> str:
    """The name of an argument that can be put differently, "" where the fault lies elsewhere."""
    adaptable = ("temperature", "seed", "max_tokens", "response_format")
    return fault.param if fault.param in adaptable else ""
