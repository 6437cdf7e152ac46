"""Which addresses may become links."""

from urllib.parse import quote, urlsplit

_KEPT = "/:?#@!$&+,;=~%.-_"
"""Not kept as they are: brackets, quotes, stars and white space, which can end a link early."""


def web_link(*addresses: str) -> str:
    """The first of `addresses` that is a plain web address, made safe to write down; "" for none.

    Only http and https with a host count; a user name in front of the host, which can pass one
    site off as another, does not. What is outside ASCII or could end an attribute or a Markdown
    link is percent-encoded.
    """
    return next((quote(address, safe=_KEPT) for address in addresses if _is_web(address)), "")


def _is_web(address: str) -> bool:
    if not address.isprintable():
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
