"""What the daily run is told in factbrief.toml: the table [daily], and [editions.NAME] over it."""

import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator

from agent.errors import ConfigError
from agent.settings import BROKEN_TOML, CONFIG_FILE
from agent.text.addresses import without_userinfo

DAILY = "daily"
"""The name of the edition that [daily] alone describes."""


def _without_password(address: str) -> str:
    if without_userinfo(address) != address:
        raise ValueError("give the address without a user name and a password")
    return address


_Web = Annotated[str, Field(pattern=r"^https?://\S+$"), AfterValidator(_without_password)]
_Variable = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
_Words = tuple[Annotated[str, Field(min_length=1)], ...]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FileTarget(_Table):
    """A file; {name} and {day} in `path` stand for the edition's. Its ending names the form."""

    kind: Literal["file"]
    path: str = Field(min_length=1)

    @property
    def id(self) -> str:
        """What the target is called in the record of deliveries."""
        return f"file {self.path}"


class EmailTarget(_Table):
    """Readers by SMTP. `password_variable` names the variable that holds the password."""

    kind: Literal["email"]
    to: tuple[Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+$")], ...] = Field(min_length=1)
    sender: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")
    host: str = Field(min_length=1)
    port: int = Field(default=587, ge=1, le=65535)
    user: str = ""
    password_variable: _Variable | Literal[""] = ""
    security: Literal["starttls", "tls", "none"] = "starttls"

    @property
    def id(self) -> str:
        """What the target is called in the record of deliveries."""
        return f"email {', '.join(self.to)}"


class WebhookTarget(_Table):
    """A program; `secret_variable` names the variable that holds the key of the signature."""

    kind: Literal["webhook"]
    url: _Web
    secret_variable: _Variable

    @property
    def id(self) -> str:
        """What the target is called in the record of deliveries."""
        return f"webhook {self.url}"


class SlackTarget(_Table):
    """A channel, by its id. `token_variable` names the variable that holds the bot's token."""

    kind: Literal["slack"]
    channel: str = Field(pattern=r"^[CGD][A-Z0-9]+$")
    token_variable: _Variable = "SLACK_BOT_TOKEN"  # noqa: S105 - a variable's name
    api_url: str = Field(default="https://slack.com/api/", pattern=r"^https?://\S+/$")

    @property
    def id(self) -> str:
        """What the target is called in the record of deliveries."""
        return f"slack {self.channel}"


Target = Annotated[
    FileTarget | EmailTarget | WebhookTarget | SlackTarget, Field(discriminator="kind")
]


class Choice(_Table):
    """Which articles are wanted, by words of the title and first sentences or by outlet: any of
    `include` (all where it is empty) and none of `exclude`. Case does not matter."""

    include: _Words = ()
    exclude: _Words = ()


class DailyConfig(_Table):
    """One edition's configuration.

    `stories` is how many are read a day, the widest told first. `quiet` says what is delivered
    where nothing is new: one line, or nothing. `pause` is in seconds between two requests to a
    host.
    """

    feeds: tuple[_Web, ...] = ()
    pages: tuple[_Web, ...] = ()
    folders: tuple[str, ...] = ()
    topics: Choice = Choice()
    outlets: Choice = Choice()
    stories: int = Field(default=8, ge=1, le=100)
    zone: str = "UTC"
    quiet: Literal["line", "silence"] = "line"
    pause: float = Field(default=1.0, ge=0)
    targets: tuple[Target, ...] = ()

    @field_validator("zone")
    @classmethod
    def _known(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, OSError, ValueError) as error:
            raise ValueError(f"{zone!r} is no IANA time zone, such as Europe/Oslo") from error
        return zone

    @property
    def origins(self) -> frozenset[str]:
        """Where its articles come from, as the store keeps it with them."""
        return frozenset(
            f"{kind} {place}"
            for kind, places in (("feed", self.feeds), ("page", self.pages))
            for place in places
        ) | {f"folder {folder}" for folder in self.folders}


def load_config(name: str, file: Path = CONFIG_FILE) -> DailyConfig:
    """The configuration of the edition `name`. Raises ConfigError, one line that names the key."""
    try:
        config = DailyConfig.model_validate(_merged(_found(file), name, file))
    except ValidationError as error:
        raise ConfigError(_one_line(error, file)) from error
    if not config.origins:
        raise ConfigError(f"{file}: [daily] names no feeds, pages or folders: add one")
    return config


def edition_names(file: Path = CONFIG_FILE) -> list[str]:
    """The editions that `file` describes, none where it is not there. Raises ConfigError."""
    found = _found(file) if file.exists() else {}
    others = found.get("editions", {})
    named = [*others] if isinstance(others, dict) else []
    return [DAILY, *named] if "daily" in found else []


def _found(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            return tomllib.load(opened)
    except FileNotFoundError as error:
        raise ConfigError(f"there is no {file} here: write one with `factbrief init`") from error
    except BROKEN_TOML as error:
        raise ConfigError(f"{file} is not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}") from error


def _merged(found: dict[str, Any], name: str, file: Path) -> dict[str, Any]:
    daily, others = found.get("daily", {}), found.get("editions", {})
    if not isinstance(daily, dict) or not isinstance(others, dict):
        raise ConfigError(f"{file}: daily and editions are tables: write [daily], [editions.NAME]")
    if name == DAILY:
        return daily
    if not isinstance(others.get(name), dict):
        known = ", ".join([DAILY, *others])
        raise ConfigError(f"{file} has no table [editions.{name}]: the editions are {known}")
    merged: dict[str, Any] = daily | others[name]
    return merged


def _one_line(error: ValidationError, file: Path) -> str:
    first = error.errors(include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{file}: [daily] {place}: {first['msg'].removeprefix('Value error, ')}"
