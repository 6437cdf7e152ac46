"""What the Slack app is given: tokens, who may use it, how much. Environment, then [slack]."""

from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from agent.errors import ConfigError
from agent.settings import BROKEN_TOML, CONFIG_FILE

Names = Annotated[tuple[str, ...], NoDecode]


class SlackSettings(BaseSettings):
    """Variables are named as Slack's own pages name them: SLACK_BOT_TOKEN, SLACK_APP_TOKEN, …

    `teams` and `channels` are the ids that may use the app, all where empty. `user_a_day` and
    `channel_a_day` bound the briefings asked for in 24 hours. With `client_id` and `client_secret`
    any number of workspaces can install the app.
    """

    model_config = SettingsConfigDict(
        env_prefix="SLACK_",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
        toml_file=CONFIG_FILE,
    )

    bot_token: SecretStr = SecretStr("")
    app_token: SecretStr = SecretStr("")
    signing_secret: SecretStr = SecretStr("")
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    teams: Names = ()
    channels: Names = ()
    user_a_day: int = Field(default=20, ge=1)
    channel_a_day: int = Field(default=60, ge=1)
    api_url: str = Field(default="https://slack.com/api/", pattern=r"^https?://\S+/$")

    @field_validator("teams", "channels", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every secret that is set."""
        given = (self.bot_token, self.app_token, self.signing_secret, self.client_secret)
        return tuple(filter(None, (secret.get_secret_value() for secret in given)))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """SLACK_*, then the table [slack] of factbrief.toml."""
        del dotenv_settings, file_secret_settings
        return (
            init_settings,
            env_settings,
            _SlackTable(settings_cls),
        )


class _SlackTable(TomlConfigSettingsSource):
    """The table [slack] of factbrief.toml, where there is one."""

    def __call__(self) -> dict[str, Any]:
        table = super().__call__().get("slack", {})
        if not isinstance(table, dict):
            raise ConfigError(f"{CONFIG_FILE}: slack is a table: write [slack]")
        return table


def load_slack_settings() -> SlackSettings:
    """The settings. Raises ConfigError, one line that names the setting and what would do."""
    settings = found_slack_settings()
    if settings is None:
        raise ConfigError(
            "SLACK_BOT_TOKEN is not set: install the app in your workspace and copy the bot token "
            "(docs/slack.md, step 3)"
        )
    return settings


def found_slack_settings() -> SlackSettings | None:
    """As `load_slack_settings`; None where no workspace is named."""
    try:
        settings = SlackSettings()
    except BROKEN_TOML as error:
        raise ConfigError(f"{CONFIG_FILE} is not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{CONFIG_FILE} cannot be read: {error.strerror}") from error
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        known = ", ".join(SlackSettings.model_fields)
        raise ConfigError(
            f"the Slack setting {name!r} will not do: {first['msg']}; the settings are {known}"
        ) from error
    return settings if settings.bot_token.get_secret_value() or settings.client_id else None
