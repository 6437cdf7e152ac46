"""When a failed request is sent again, and after how long."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import openai
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception
from tenacity.stop import stop_after_attempt, stop_before_delay
from tenacity.wait import wait_random, wait_random_exponential

from agent.llm.endpoint import Patience


def retrying(
    patience: Patience, silence: Callable[[], float], sleep: Callable[[float], Awaitable[None]]
) -> AsyncRetrying:
    """Tries a request until it is answered, its fault is lasting, or patience ends.

    What the endpoint asks for (Retry-After) is waited out in full; otherwise the waits double. To
    both some jitter is added: calls refused together are not to come back together. `sleep` is
    how a call waits. `silence` gives the seconds for which the endpoint has been sought in vain,
    0 once it has answered anything. The last fault is raised as it came.
    """
    bounds = stop_after_attempt(patience.tries) | stop_before_delay(patience.total)
    backoff = wait_random_exponential(multiplier=patience.first_wait, max=30)
    jitter = wait_random(0, patience.first_wait / 2)

    def wait(state: RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        asked = retry_after(fault) if isinstance(fault, openai.APIStatusError) else None
        return backoff(state) if asked is None else asked + jitter(state)

    def given_up(state: RetryCallState) -> bool:
        fault = state.outcome.exception() if state.outcome else None
        sought = silence() if unreached(fault) else 0
        never_there = sought > 0 and sought + state.upcoming_sleep > patience.contact
        return never_there or bounds(state)

    return AsyncRetrying(
        sleep=sleep,
        stop=given_up,
        wait=wait,
        retry=retry_if_exception(is_passing),
        reraise=True,
    )


def is_passing(fault: BaseException) -> bool:
    """Whether the same request may well succeed later."""
    if isinstance(fault, openai.RateLimitError):
        return fault.code != "insufficient_quota"
    if isinstance(fault, openai.APIStatusError):
        return fault.status_code == 408 or fault.status_code >= 500
    return isinstance(fault, openai.APIConnectionError)


def unreached(fault: BaseException | None) -> bool:
    """Whether the request did not even get to the endpoint."""
    if isinstance(fault, openai.APITimeoutError):
        return isinstance(fault.__cause__, httpx2.ConnectTimeout)
    return isinstance(fault, openai.APIConnectionError)


def retry_after(fault: openai.APIStatusError) -> float | None:
    """Seconds that the endpoint asks to wait (RFC 9110, 10.2.3); None where it asks for none."""
    value = fault.response.headers.get("retry-after", "")
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None
