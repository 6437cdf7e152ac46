"""Settings: where each comes from, what follows from what, how a bad one is told."""

from pathlib import Path

import pytest

from agent.errors import ConfigError
from agent.llm.models import RELEASES
from agent.settings import EMBEDDED_MODELS, load_settings


@pytest.fixture(autouse=True)
def _empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "FACTBRIEF_HOME", "FACTBRIEF_MODEL"):
        monkeypatch.delenv(name, raising=False)


def toml(text: str) -> None:
    Path("factbrief.toml").write_text(text)


def test_with_nothing_configured_the_embedded_model_reads() -> None:
    settings = load_settings()

    assert (settings.model, settings.embedded) == (EMBEDDED_MODELS[0], True)
    assert (settings.profile, settings.concurrency) == ("compact", 1)
    assert settings.home.name == "factbrief"


def test_the_embedded_models_are_those_that_can_be_fetched() -> None:
    assert tuple(RELEASES) == EMBEDDED_MODELS


def test_a_key_alone_chooses_a_hosted_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    settings = load_settings()

    assert not settings.embedded
    assert (settings.profile, settings.concurrency) == ("full", 8)
    assert "sk-1" not in repr(settings)


@pytest.mark.parametrize("model", [*EMBEDDED_MODELS, "~/models/mine.GGUF", "x.gguf"])
def test_a_model_of_this_machine_is_embedded_whatever_the_key(
    monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")

    assert load_settings(model=model).embedded


def test_flags_come_before_environment_before_file(monkeypatch: pytest.MonkeyPatch) -> None:
    toml('model = "file.gguf"\nconcurrency = 2\ntimeout = 5\n')
    monkeypatch.setenv("FACTBRIEF_CONCURRENCY", "3")
    monkeypatch.setenv("FACTBRIEF_TIMEOUT", "6")
    settings = load_settings(timeout=7.0, model=None)

    assert (settings.model, settings.concurrency, settings.timeout) == ("file.gguf", 3, 7)


def test_our_own_environment_comes_before_openai_s(monkeypatch: pytest.MonkeyPatch) -> None:
    toml('base_url = "http://file/v1"\nmodel = "m"\n')
    monkeypatch.setenv("OPENAI_BASE_URL", "http://openai/v1")
    assert load_settings().base_url == "http://openai/v1"
    monkeypatch.setenv("FACTBRIEF_BASE_URL", "http://ours/v1")
    assert load_settings().base_url == "http://ours/v1"


def test_an_api_key_of_some_other_program_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_KEY", "not for us")

    assert load_settings().embedded


def test_an_empty_variable_is_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBRIEF_MODEL", "")
    monkeypatch.setenv("OPENAI_API_KEY", "")

    assert load_settings().model == EMBEDDED_MODELS[0]


def told(**flags: object) -> str:
    with pytest.raises(ConfigError) as caught:
        load_settings(**flags)
    line = str(caught.value)
    assert "\n" not in line
    return line


def test_a_bad_flag_is_told_as_a_flag() -> None:
    line = told(profile="large")
    assert "'large'" in line
    assert "--profile" in line
    assert "compact or full" in line


def test_a_bad_variable_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBRIEF_MAX_COST", "ten")
    assert "FACTBRIEF_MAX_COST" in told()


def test_a_bad_line_of_the_file_is_told_with_the_file() -> None:
    toml("concurrency = 0\n")
    assert "factbrief.toml" in told()


def test_an_unknown_setting_is_told_with_the_known_ones() -> None:
    toml("modle = 'x'\n")
    line = told()
    assert "'modle'" in line
    assert "model" in line


def test_a_broken_file_is_told_with_its_line() -> None:
    toml("model = \n")
    assert "factbrief.toml is not valid TOML" in told()
    Path("factbrief.toml").write_bytes(b"\x80")
    assert "factbrief.toml is not valid TOML" in told()
    toml(f"model = {'[' * 2000}")
    assert "factbrief.toml is not valid TOML" in told()


def test_a_secret_is_not_told() -> None:
    toml("api_key = 12345\n")
    assert "12345" not in told()
    toml("database = 'mysql://me:12345@host/news'\n")
    line = told()
    assert "12345" not in line
    assert "postgresql://user@host/factbrief" in line


def test_the_store_lies_in_the_home_or_in_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings(home="state")
    assert settings.store == Path("state")

    monkeypatch.setenv("FACTBRIEF_DATABASE", "postgresql://me:12345@host/news")
    settings = load_settings(home="state")
    assert settings.store == "postgresql://me:12345@host/news"
    assert "12345" not in repr(settings)


@pytest.mark.parametrize("name", ["keep_answers", "keep_articles", "keep_briefings"])
def test_what_is_kept_is_kept_for_whole_days(name: str) -> None:
    assert getattr(load_settings(), name) is None
    assert "whole days" in told(**{name: 0})


def test_a_hosted_model_without_means_to_reach_it_is_told() -> None:
    assert "OPENAI_API_KEY or --base-url" in told(model="gpt-4.1-mini")


def test_an_endpoint_without_a_model_is_told() -> None:
    assert "--model NAME" in told(base_url="http://localhost:8000/v1")


def test_an_address_that_is_none_is_told() -> None:
    assert "http://localhost:8000/v1" in told(base_url="localhost:8000", model="m")


def test_a_misspelt_variable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTBRIEF_WEBHOOK_SECRET", "for a target of the daily run")
    monkeypatch.setenv("FACTBRIEF_DEBUG", "1")
    assert load_settings().embedded
    monkeypatch.setenv("FACTBRIEF_MODELL", "x.gguf")
    assert "did you mean FACTBRIEF_MODEL?" in told()
    monkeypatch.delenv("FACTBRIEF_MODELL")
    monkeypatch.setenv("FACTBRIEF_QUUX", "x")
    assert "FACTBRIEF_CONCURRENCY" in told()


def test_tables_of_other_rooms_are_none_of_these_settings() -> None:
    toml(
        "timeout = 5\n[slack]\nuser_a_day = 3\n[daily]\nstories = 4\n[editions.noon]\nstories = 2\n"
    )

    assert load_settings().timeout == 5


def test_an_unknown_table_is_told() -> None:
    toml("[dayly]\nstories = 4\n")

    with pytest.raises(ConfigError, match="dayly"):
        load_settings()


@pytest.mark.parametrize("key", ["sk-é", "sk a", "sk\nb", "sk\x1b[31m", "sk\u200b"])
def test_a_key_that_no_header_carries_is_told(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    line = told()
    assert "OPENAI_API_KEY" in line
    assert key not in line


def test_a_key_is_taken_without_the_space_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", " sk-1\n")
    assert load_settings().api_key.get_secret_value() == "sk-1"


@pytest.mark.parametrize(
    "address", ["http://[::1", "http://", "http:///v1", "http://h:99999/v1", "http://h\x1b/v1"]
)
def test_an_address_that_no_client_can_use_is_told(address: str) -> None:
    assert "http://localhost:8000/v1" in told(base_url=address, model="m")


@pytest.mark.parametrize(
    "address",
    ["http://me:pw-1@host/v1", "http://me@host/v1", "http://me:pw-1/2@host", "ftp://me:pw-1@host"],
)
def test_a_password_in_the_address_is_refused_and_not_told(address: str) -> None:
    assert "pw-1" not in told(base_url=address, model="m")
