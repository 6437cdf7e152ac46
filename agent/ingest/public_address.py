"""Connections to the public internet only: the address that is checked is the one connected to."""

import asyncio
import ipaddress
import socket
from types import TracebackType
from typing import Self

import httpx2

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_MOST_TRIED = 3

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class PrivateAddressError(httpx2.RequestError):
    """The host's address belongs to this machine or a private network."""


def is_public(address: Address) -> bool:
    """Whether the address, and any IPv4 address embedded in it, is on the public internet."""
    embedded = _embedded(address)
    if embedded is not None:
        return is_public(embedded)
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def _embedded(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


class PublicTransport(httpx2.AsyncBaseTransport):
    """Resolves the host, refuses addresses that are not public, connects to the one it checked.

    A name server that answers differently the second time gains nothing: there is no second time.
    """

    def __init__(self, *, allow_loopback: bool = False) -> None:
        self._inner = httpx2.AsyncHTTPTransport(trust_env=False)
        self._allow_loopback = allow_loopback

    async def __aenter__(self) -> Self:
        await self._inner.__aenter__()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self._inner.__aexit__(exc_type, exc_value, traceback)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises PrivateAddressError, and httpx2.RequestError for what else goes wrong."""
        addresses = await self._addresses(request)
        failure: httpx2.ConnectError | None = None
        for address in addresses[:_MOST_TRIED]:
            pinned = httpx2.Request(
                request.method,
                request.url.copy_with(host=str(address)),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": request.url.host},
            )
            try:
                return await self._inner.handle_async_request(pinned)
            except httpx2.ConnectError as error:
                failure = error
        raise failure or httpx2.ConnectError("the host has no address", request=request)

    async def _addresses(self, request: httpx2.Request) -> list[Address]:
        host = request.url.host
        try:
            found = await asyncio.get_running_loop().getaddrinfo(
                host, request.url.port, type=socket.SOCK_STREAM
            )
        except (OSError, UnicodeError) as error:
            raise httpx2.ConnectError("the host is not known", request=request) from error
        # An IPv6 address may carry its zone after a per cent sign.
        addresses = [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]
        if not all(self._may_reach(address) for address in addresses):
            raise PrivateAddressError("not a public address", request=request)
        return addresses

    def _may_reach(self, address: Address) -> bool:
        return is_public(address) or (self._allow_loopback and address.is_loopback)
