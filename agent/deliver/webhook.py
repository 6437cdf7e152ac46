"""Posts an edition to a program of the user's, signed, so that it knows from whom it comes."""

import hashlib
import hmac
import time

import httpx2

from agent.errors import ConfigError, DeliveryError

_SECONDS = 30
_LATER = frozenset({408, 425, 429})
"""Statuses below 500 that may be others the next time."""


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """ "sha256=" and the HMAC of "<timestamp>.<body>" in hex: it holds for this moment alone."""
    signed = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256)
    return f"sha256={signed.hexdigest()}"


async def post(url: str, body: bytes, key: str, secret: str) -> None:
    """Posts `body`, which is JSON. `key` is the same for every attempt of one delivery.

    Redirects are not followed. Raises ConfigError for a refusal that will not change by itself,
    else DeliveryError.
    """
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": key,
        "X-Factbrief-Timestamp": timestamp,
        "X-Factbrief-Signature": signature(secret, timestamp, body),
    }
    try:
        async with httpx2.AsyncClient(timeout=_SECONDS) as client:
            response = await client.post(url, content=body, headers=headers)
    except httpx2.InvalidURL as error:
        raise ConfigError(f"{url} is no web address: {error}") from error
    except httpx2.HTTPError as error:
        cause = " ".join(str(error).split()) or type(error).__name__
        raise DeliveryError(f"{url} cannot be reached: {cause}") from error
    status = response.status_code
    if 200 <= status < 300:
        return
    if status >= 500 or status in _LATER:
        raise DeliveryError(f"{url} answered {status}")
    raise ConfigError(f"{url} answered {status}: check the address and the program behind it")
