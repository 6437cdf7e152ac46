"""What went wrong at an endpoint, in one line that says what to do."""

import re
from collections.abc import Callable

import httpx2
import openai

from agent.errors import ProviderError
from agent.llm.retries import retry_after, unreached
from agent.text.plain import one_line
from schemas.briefing import ModelInfo

_MOST_READ = 4_000
_LONGEST_DETAIL = 200
_IN_MID_ANSWER = (httpx2.ReadError, httpx2.RemoteProtocolError, httpx2.WriteError)
_TITLE = re.compile(r"(?is)<title[^>]*>([^<]*)")
_TAG = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<[a-z/!][^>]*>")


def explain(
    fault: openai.OpenAIError, info: ModelInfo, timeout: float, without_key: Callable[[str], str]
) -> ProviderError:
    """The error for people behind the client's `fault`; `timeout` in seconds.

    `without_key` leaves the key out of what the endpoint says, before that is cut in any place.
    """
    endpoint = "the embedded model's server" if info.digest else info.endpoint
    said = without_key(_said(fault))
    detail = said if len(said) <= _LONGEST_DETAIL else said[:_LONGEST_DETAIL] + "…"
    return ProviderError(f"{endpoint} {_reason(fault, info, timeout, detail)}")


def _reason(fault: openai.OpenAIError, info: ModelInfo, timeout: float, detail: str) -> str:
    match fault:
        case openai.AuthenticationError() | openai.PermissionDeniedError():
            reason = "refused the key: check OPENAI_API_KEY or FACTBRIEF_API_KEY"
        case openai.NotFoundError():
            reason = f"knows no model {info.name!r}, or --base-url is wrong: {detail}"
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
        case openai.APIConnectionError() if isinstance(fault.__cause__, _IN_MID_ANSWER):
            reason = "broke off before its answer was whole: try again later"
        case openai.APIConnectionError():
            reason = "cannot be reached: check the address and the network, then `factbrief doctor`"
        case openai.APIStatusError() if fault.status_code >= 500:
            reason = f"keeps failing ({fault.status_code}): try again later: {detail}"
        case openai.APIStatusError():
            reason = (
                f"rejected the request ({fault.status_code}), saying “{detail}”: "
                "check --model and --base-url, then `factbrief doctor`"
            )
        case _:
            reason = f"gave no answer that can be read: check --base-url: {detail}"
    return reason


def _said(fault: openai.OpenAIError) -> str:
    """The endpoint's own words, on one line."""
    body = getattr(fault, "body", None)
    told = body.get("message") if isinstance(body, dict) else None
    return one_line(_without_tags(str(told or fault)[:_MOST_READ]))


def _without_tags(text: str) -> str:
    """The title of a web page, which servers in trouble answer with, or its words."""
    title = _TITLE.search(text)
    return title[1] if title and title[1].strip() else _TAG.sub(" ", text)
