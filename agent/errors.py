"""The errors that a person can act on. Each message is one line: which input, and what to do."""


class FactbriefError(Exception):
    """Base of all expected errors; the command line shows its message and no traceback."""


class ConfigError(FactbriefError):
    """The user's set-up is at fault: a missing key, a bad option, no disk space."""


class InputError(FactbriefError):
    """An article cannot be used. The other articles are still briefed.

    `source` is the input as given; the message does not repeat it.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class ProviderError(FactbriefError):
    """The model's endpoint is at fault: unreachable, refusing, out of quota, talking nonsense."""


class BudgetError(FactbriefError):
    """The budget would be passed by the next call. What was done before it is kept."""


class DeliveryError(FactbriefError):
    """A target did not take an edition, and may take it when it is tried again."""
