import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from agent.daily.config import DailyConfig, edition_names, load_config
from agent.errors import ConfigError
from agent.settings import load_settings

EXAMPLE = (files("agent.daily") / "example.toml").read_text(encoding="utf-8")


def written(folder: Path, text: str) -> Path:
    file = folder / "factbrief.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_example_loads_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = load_config("daily", written(tmp_path, EXAMPLE))
    assert config.folders == ("articles",)
    assert [target.id for target in config.targets] == ["file briefings/{name}-{day}.html"]
    assert load_settings().model


def test_a_worker_is_told_which_editions_there_are(tmp_path: Path) -> None:
    assert edition_names(tmp_path / "factbrief.toml") == []
    assert edition_names(written(tmp_path, "[slack]\nteams = ['T1']")) == []
    assert edition_names(written(tmp_path, "[daily]\n[editions.evening]")) == ["daily", "evening"]
    with pytest.raises(ConfigError):
        edition_names(written(tmp_path, "[daily"))


def test_every_line_that_the_example_leaves_out_would_load_too(tmp_path: Path) -> None:
    lines = []
    for line in EXAMPLE.splitlines():
        bare = line.removeprefix("# ").strip()
        key = bare.partition("=")[0].strip()
        setting = bare.startswith("[") or ("=" in bare and key.replace("_", "").isalpha())
        lines.append(bare if setting or bare.startswith('"https') else line)
    text = "\n".join(lines)
    found = tomllib.loads(text)
    kinds = {target["kind"] for target in found["daily"]["targets"]}
    assert kinds == {"file", "email", "slack", "webhook"}
    config = load_config("evening", written(tmp_path, text))
    assert config.stories == 3
    assert len(config.targets) == 4
    assert set(DailyConfig.model_fields) <= set(found["daily"]), "a setting is not explained"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "names no feeds"),
        ("[daily]\nfeeds = ['ftp://x']", "feeds.0"),
        ("[daily]\nfolders = ['a']\nstoris = 3", "storis"),
        ("[daily]\nfolders = ['a']\nzone = 'Vell'", "IANA"),
        ("[daily]\nfolders = ['a']\nstories = 0", "stories"),
        ("[daily]\nfolders = ['a']\n[[daily.targets]]\nkind = 'fax'", "fax"),
        ("[daily]\nfolders = ['a']\n[[daily.targets]]\nkind = 'email'\nto = []", "to"),
        ("[daily]\nfeeds = ['https://me:pw@news.example/feed']", "without a user name"),
        ("[daily]\npages = ['https://me@news.example/']", "without a user name"),
        ("daily = 3", "tables"),
        ("[daily", "not valid TOML"),
        ("daily = " + "[" * 2000, "not valid TOML"),
    ],
)
def test_a_fault_is_one_line_that_names_it(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        load_config("daily", written(tmp_path, text))
    assert "\n" not in str(caught.value)


def test_an_edition_overrides_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        "[daily]\nfolders = ['a']\nzone = 'Europe/Oslo'\nstories = 9\n"
        "[editions.noon]\nstories = 2\n",
    )
    noon = load_config("noon", file)
    assert (noon.stories, noon.zone, noon.folders) == (2, "Europe/Oslo", ("a",))
    with pytest.raises(ConfigError, match="daily, noon"):
        load_config("night", file)


def test_without_a_file_the_way_out_is_init(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="factbrief init"):
        load_config("daily", tmp_path / "factbrief.toml")
