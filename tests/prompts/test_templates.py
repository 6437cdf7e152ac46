"""Every template: what it says, that it is released, and that article text stays text."""

import json

import jinja2
import pytest

from prompts.loader import Prompt, available, load
from prompts.release import changed, present, released
from tests.prompts.values import HOSTILE, VALUES


def test_no_released_version_changed() -> None:
    assert not changed(), "undo the change and make a new version: see prompts/release.py"


def test_every_template_is_released() -> None:
    assert present().keys() == released().keys(), "run: make prompts"


@pytest.mark.parametrize("prompt", available(), ids=lambda prompt: prompt.id)
def test_article_text_reaches_the_model_as_it_is(prompt: Prompt) -> None:
    assert HOSTILE in prompt.render(**VALUES[prompt.task]).messages[-1]["content"]


@pytest.mark.parametrize("prompt", available(), ids=lambda prompt: prompt.id)
def test_roles_alternate_and_examples_are_the_form(prompt: Prompt) -> None:
    messages = prompt.render(**VALUES[prompt.task]).messages
    examples = (len(messages) - 2) // 2
    assert [m["role"] for m in messages] == ["system", *["user", "assistant"] * examples, "user"]
    for message in messages:
        if message["role"] == "assistant":
            json.loads(message["content"])


@pytest.mark.parametrize("prompt", available(), ids=lambda prompt: prompt.id)
def test_a_value_that_is_not_given_is_an_error(prompt: Prompt) -> None:
    with pytest.raises(jinja2.UndefinedError):
        prompt.render()


def test_the_hash_is_of_what_is_sent() -> None:
    prompt = load("split", "compact")
    one, other = prompt.render(sentence="A."), prompt.render(sentence="B.")
    assert one.hash != other.hash
    assert one == prompt.render(sentence="A.")


def test_an_unknown_prompt_is_named() -> None:
    with pytest.raises(KeyError, match="split/compact@99"):
        load("split", "compact", 99)
