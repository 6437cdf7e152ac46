import json
import unicodedata

from agent.render import render
from schemas.briefing import Briefing
from tests.render.hostile import hostile_briefing
from tests.render.material import bridge_briefing


def test_json_reads_back_as_the_same_briefing() -> None:
    for briefing in (bridge_briefing(), hostile_briefing()):
        assert Briefing.model_validate_json(render(briefing, "json")) == briefing


def test_json_cannot_steer_a_terminal() -> None:
    written = render(hostile_briefing(), "json")
    assert not [c for c in written if unicodedata.category(c) in {"Cc", "Cf"} and c != "\n"]


def test_letters_of_any_language_stay_readable() -> None:
    headline = "Brücke gesperrt 🚆 \U000e0041"
    briefing = bridge_briefing().model_copy(update={"headline": headline})
    written = render(briefing, "json")
    assert "Brücke gesperrt 🚆 \\udb40\\udc41" in written
    assert json.loads(written)["headline"] == headline
