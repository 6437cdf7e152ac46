"""What went wrong at an endpoint, in one line that says what to do."""

import openai

from agent.errors import ProviderError
from agent.llm.retries import retry_after, unreached
from schemas.briefing import ModelInfo

_LONGEST_DETAIL = 200


def explain(fault: openai.OpenAIError, info: ModelInfo, timeout: float) -> ProviderError:
    """The error for people behind the client's `fault`; `timeout` in seconds."""
    endpoint = "the embedded model's server" if info.digest else info.endpoint
    return ProviderError(f"{endpoint} {_reason(fault, info, timeout)}")


def _reason(fault: openai.OpenAIError, info: ModelInfo, timeout: float) -> str:
    match fault:
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            reason = "refused the key: check OPENAI_API_KEY or FACTBRIEF_API_KEY"
        case openai.NotFoundError():
            reason = f"knows no model {info.name!r}, or --base-url is wrong: {_detail(fault)}"
        case openai.RateLimitError() if fault.code == "insufficient_quota":
            reason = "says that the account has no credit left: top it up or use another key"
        case openai.RateLimitError():
            wait = retry_after(fault)
            again = f"in {wait:.0f} s" if wait else "later"
            reason = f"gets too many requests: run again {again}, or lower FACTBRIEF_CONCURRENCY"
        case openai.APITimeoutError() if not unreached(fault):
            reason = f"did not answer in {timeout:g} s: raise FACTBRIEF_TIMEOUT or try again later"
        case openai.APIConnectionError() if info.digest:
            reason = "stopped answering: run again, or see what `factbrief doctor` says"
        case openai.APIConnectionError():
            reason = "cannot be reached: check the address and the network, then `factbrief doctor`"
        case openai.APIStatusError() if fault.status_code >= 500:
            reason = f"keeps failing ({fault.status_code}): try again later: {_detail(fault)}"
        case openai.APIStatusError():
            reason = f"rejected the request ({fault.status_code}): {_detail(fault)}"
        case _:
            reason = f"gave no answer that can be read: check --base-url: {_detail(fault)}"
    return reason


def _detail(fault: openai.OpenAIError) -> str:
    """The endpoint's own words, on one line and cut to a readable length."""
    body = getattr(fault, "body", None)
    told = body.get("message") if isinstance(body, dict) else None
    line = " ".join(str(told or fault).split())
    return line if len(line) <= _LONGEST_DETAIL else line[:_LONGEST_DETAIL] + "…"
