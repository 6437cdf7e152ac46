"""The pages about Slack say what the program does."""

from pathlib import Path

import yaml

from agent.slack.app import SCOPES
from agent.slack.slash import COMMAND, SHORTCUT
from tests.slack.transcripts import PAGE, play


def test_the_manifest_asks_for_what_the_app_uses() -> None:
    manifest = yaml.safe_load((PAGE.parent / "slack-manifest.yaml").read_text(encoding="utf-8"))
    assert tuple(manifest["oauth_config"]["scopes"]["bot"]) == SCOPES
    assert [one["command"] for one in manifest["features"]["slash_commands"]] == [COMMAND]
    assert [one["callback_id"] for one in manifest["features"]["shortcuts"]] == [SHORTCUT]
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened"]
    assert len(manifest["display_information"]["description"]) <= 140


async def test_the_transcripts_are_current(tmp_path: Path) -> None:
    told = "run `python -m tests.slack.transcripts`"
    assert PAGE.read_text(encoding="utf-8") == await play(tmp_path), told
