"""What the user configured: flags, then environment, then factbrief.toml, then defaults."""

import os
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from agent.errors import ConfigError

EMBEDDED_MODELS = ("qwen2.5-coder-1.5b", "qwen2.5-coder-0.5b")
"""The models that the program fetches and serves itself; the first is the default."""

HOSTED_MODEL = "gpt-4.1-mini"
"""Asked where there is a key, no endpoint of the user's own and no model named."""

CONFIG_FILE = Path("factbrief.toml")
TABLES = ("daily", "editions", "slack")
"""Tables of the file that other rooms read."""
BROKEN_TOML = (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError)
"""What the reading of a file raises that is no TOML, or that nests without end."""


def is_embedded(model: str) -> bool:
    """Whether the program serves `model` itself: one of ours, or a GGUF file."""
    return model in EMBEDDED_MODELS or model.lower().endswith(".gguf")


def _default_model(given: dict[str, Any]) -> str:
    if given["base_url"]:
        return ""
    return HOSTED_MODEL if given["api_key"].get_secret_value() else EMBEDDED_MODELS[0]


class Settings(BaseSettings):
    """One run's configuration.

    `max_cost` is in US dollars and `max_tokens` counts prompt and answer, both for the whole run;
    `concurrency` is the number of calls at once, `timeout` the seconds that one call may take.
    `requests_per_minute` is what the endpoint takes of all processes on one store together, None
    without bound; the embedded model has none.
    State lives in `home`; the store lies there too, or in PostgreSQL at the URL `database`.
    `keep_answers`, `keep_articles` and `keep_briefings` are days, None for ever.
    `outlet_aliases` is a file of other names of outlets, None for the program's own list alone.
    Whether the embedded model is asked follows from `model`.
    """

    model_config = SettingsConfigDict(
        env_prefix="FACTBRIEF_",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        toml_file=CONFIG_FILE,
    )

    base_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    api_key: SecretStr = SecretStr("")
    model: str = Field(default_factory=_default_model)
    profile: Literal["compact", "full"] = Field(
        default_factory=lambda given: "compact" if is_embedded(given["model"]) else "full"
    )
    max_cost: float | None = Field(default=None, ge=0)
    max_tokens: int | None = Field(default=None, ge=0)
    concurrency: int = Field(
        default_factory=lambda given: 1 if is_embedded(given["model"]) else 8, ge=1, le=1000
    )
    timeout: float = Field(
        default_factory=lambda given: 600.0 if is_embedded(given["model"]) else 120.0, gt=0
    )
    requests_per_minute: int | None = Field(default=None, ge=1)
    home: Path = Field(default_factory=lambda: platformdirs.user_data_path("factbrief"))
    database: str = Field(default="", pattern=r"^(postgres(ql)?://\S+)?$", repr=False)
    keep_answers: int | None = Field(default=None, ge=1)
    keep_articles: int | None = Field(default=None, ge=1)
    keep_briefings: int | None = Field(default=None, ge=1)
    outlet_aliases: Path | None = None

    @field_validator("api_key")
    @classmethod
    def _sendable(cls, given: SecretStr) -> SecretStr:
        """The key without the white space around it, as a header can carry it."""
        key = given.get_secret_value().strip()
        if not all("!" <= character <= "~" for character in key):
            raise ValueError("it holds a space or a letter that no key has: copy it anew")
        return SecretStr(key)

    @field_validator("base_url")
    @classmethod
    def _reachable(cls, address: str) -> str:
        return _checked(address) if address else address

    @property
    def store(self) -> Path | str:
        """Where the store is, for `agent.store.store.Store.open`."""
        return self.database or self.home

    @property
    def articles_at_once(self) -> int:
        """How many articles are under way: one with one call at a time, so that its facts are
        there before the next is begun; else twice the calls, so that code reads one answer while
        the next is on its way."""
        return 1 if self.concurrency == 1 else 2 * self.concurrency

    @property
    def embedded(self) -> bool:
        """Whether the program serves the model itself."""
        return is_embedded(self.model)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags, FACTBRIEF_*, OPENAI_*, factbrief.toml; no .env file and no secrets folder."""
        del dotenv_settings, file_secret_settings
        openai = InitSettingsSource(settings_cls, _openai_environment())
        return init_settings, env_settings, openai, _TopOfFile(settings_cls)


def _checked(address: str) -> str:
    """`address` as it is, where the client can use it. Raises ValueError."""
    import httpx2  # a fifth of a second to load, which runs without an address save

    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL as error:
        raise ValueError(_FIXES["base_url"]) from error
    if url.userinfo or "@" in url.netloc.decode("ascii"):
        raise ValueError("it holds a user name or a password: take them out and set OPENAI_API_KEY")
    if not url.host or not 0 < (url.port or 1) < 65536:
        raise ValueError(_FIXES["base_url"])
    return address


class _TopOfFile(TomlConfigSettingsSource):
    """factbrief.toml without the tables of other rooms."""

    def __call__(self) -> dict[str, Any]:
        return {name: value for name, value in super().__call__().items() if name not in TABLES}


def _openai_environment() -> dict[str, Any]:
    names = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}
    return {field: os.environ[name] for field, name in names.items() if os.environ.get(name)}


def load_settings(**flags: Any) -> Settings:
    """The run's settings; a flag that is None counts as not given.

    Raises ConfigError, one line that names the setting, where it came from and what would do.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    _check_variables()
    try:
        settings = Settings(**given)
    except BROKEN_TOML as error:
        raise ConfigError(f"{CONFIG_FILE} is not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{CONFIG_FILE} cannot be read: {error.strerror}") from error
    except ValidationError as error:
        raise ConfigError(_one_line(error, given)) from error
    _check_endpoint(settings)
    return settings


_PREFIX = "FACTBRIEF_"
_OTHER_VARIABLES = frozenset({"FACTBRIEF_DEBUG"})
_OF_TARGETS = ("_PASSWORD", "_SECRET", "_TOKEN")
"""How variables end that factbrief.toml names for its targets."""


def _check_variables() -> None:
    """Raises ConfigError where a variable looks like a setting and is none: a slip of the pen."""
    known = {_PREFIX + name.upper() for name in Settings.model_fields} | _OTHER_VARIABLES
    for name in sorted(os.environ):
        if (
            name.upper().startswith(_PREFIX)
            and name.upper() not in known
            and not name.upper().endswith(_OF_TARGETS)
        ):
            near = get_close_matches(name.upper(), sorted(known), n=1, cutoff=0.8)
            fix = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(known))}"
            raise ConfigError(f"the variable {name} is set, and there is no such setting: {fix}")


def _check_endpoint(settings: Settings) -> None:
    """Raises ConfigError where a hosted model is named without the means to reach it."""
    if settings.embedded:
        return
    if not settings.model:
        raise ConfigError(
            f"{settings.base_url} is set as the endpoint, but no model is named: add --model NAME"
        )
    if not settings.base_url and not settings.api_key.get_secret_value():
        raise ConfigError(
            f"the model {settings.model!r} needs an endpoint: set OPENAI_API_KEY or --base-url, "
            f"or choose one that runs here: {', '.join(EMBEDDED_MODELS)} or a .gguf file"
        )


_SECRET = ("api_key", "database")
_FIXES = {
    "api_key": "put it in quotes",
    "base_url": "give an address such as http://localhost:8000/v1",
    "profile": "choose compact or full",
    "max_cost": "give US dollars, such as 0.50",
    "max_tokens": "give a whole number, such as 200000",
    "concurrency": "give a whole number from 1 to 1,000",
    "timeout": "give seconds, such as 120",
    "requests_per_minute": "give a whole number, such as 500",
    "database": "give a URL such as postgresql://user@host/factbrief",
    "keep_answers": "give whole days, such as 90",
    "keep_articles": "give whole days, such as 90",
    "keep_briefings": "give whole days, such as 365",
    "outlet_aliases": "give the path of a file, in quotes",
}


def _one_line(error: ValidationError, flags: dict[str, Any]) -> str:
    first = error.errors()[0]
    name = str(first["loc"][0])
    if name not in Settings.model_fields:
        known = ", ".join(Settings.model_fields)
        return f"{CONFIG_FILE} names an unknown setting {name!r}: the settings are {known}"
    ours = first["msg"].removeprefix("Value error, ") if first["type"] == "value_error" else ""
    fix = ours or _FIXES.get(name, first["msg"])
    # What has an @ may be a password with an address around it.
    secret = name in _SECRET or (name == "base_url" and "@" in str(first["input"]))
    shown = "" if secret else f" {first['input']!r}"
    return f"{name}{shown} (from {_origin(name, flags)}) will not do: {fix}"


def _origin(name: str, flags: dict[str, Any]) -> str:
    if name in flags:
        return "--" + name.replace("_", "-")
    for variable in ("FACTBRIEF_" + name.upper(), "OPENAI_" + name.upper()):
        if os.environ.get(variable):
            return variable
    return str(CONFIG_FILE)
