"""Tokens and limits: where they come from, what is said where they are missing, who sees them."""

import logging
from pathlib import Path

import pytest

from agent.errors import ConfigError
from agent.slack.config import load_slack_settings
from agent.slack.redaction import Redaction
from tests.slack.newsroom import APP_TOKEN, BOT_TOKEN


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CHANNELS", "SLACK_USER_A_DAY"):
        monkeypatch.delenv(name, raising=False)


def test_the_environment_goes_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "factbrief.toml").write_text(
        '[slack]\nbot_token = "xoxb-file"\nuser_a_day = 5\nchannels = ["C1"]\n'
    )
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("SLACK_TEAMS", "T1, T2")
    settings = load_slack_settings()
    assert settings.bot_token.get_secret_value() == BOT_TOKEN
    assert (settings.user_a_day, settings.channels) == (5, ("C1",))
    assert settings.teams == ("T1", "T2")
    assert BOT_TOKEN not in repr(settings)


def test_a_missing_token_is_told_with_the_way_out() -> None:
    with pytest.raises(ConfigError, match="SLACK_BOT_TOKEN is not set: install the app"):
        load_slack_settings()


def test_a_file_without_the_table_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "factbrief.toml").write_text("concurrency = 2\n")
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    assert load_slack_settings().bot_token.get_secret_value() == BOT_TOKEN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("slack = 3", "write .slack."),
        ("slack = " + "[" * 2000, "not valid TOML"),
        ("[slack", "not valid TOML"),
    ],
)
def test_a_broken_file_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "factbrief.toml").write_text(text)
    with pytest.raises(ConfigError, match=said) as caught:
        load_slack_settings()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("line", ["user_a_day = 0", "colour = 3", "teams = 7"])
def test_a_wrong_setting_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / "factbrief.toml").write_text(f'[slack]\nbot_token = "xoxb-1"\n{line}\n')
    with pytest.raises(ConfigError) as caught:
        load_slack_settings()
    assert line.split(maxsplit=1)[0] in str(caught.value)
    assert "xoxb" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "secret",
    [
        BOT_TOKEN,
        APP_TOKEN,
        "s3cret",
        "T1/B2/XyZ",
        "f00-ticket",
    ],
)
def test_no_secret_gets_into_a_log(secret: str) -> None:
    line = (
        f"token={BOT_TOKEN}&x={APP_TOKEN} s3cret https://hooks.slack.com/T1/B2/XyZ "
        "wss://wss.slack.com/link/?ticket=f00-ticket"
    )
    redaction = Redaction(["s3cret"])
    try:
        raise ValueError(line)
    except ValueError as error:
        record = logging.LogRecord(
            "n", logging.ERROR, "f", 1, "%s", (line,), (type(error), error, error.__traceback__)
        )
    assert redaction.filter(record)
    shown = logging.Formatter().format(record)
    assert secret not in shown
    assert "(hidden)" in shown
    assert "ValueError" in shown
