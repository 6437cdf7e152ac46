"""What a format reader hands on: the blocks of a page in reading order, and what it says of itself.

A block is a paragraph, a heading, a list item or any other line that stands alone.
"""

from dataclasses import dataclass
from datetime import datetime

BULLET = "• "
"""Opens the text of a list item, whatever the page used; the item's sentence starts after it."""


class UnreadableError(ValueError):
    """The text is not an article in its format; the message is the reason, for people."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of cleaned text. `heading` is True where the page's markup says that it is one."""

    text: str
    heading: bool = False

    @property
    def words(self) -> str:
        """The text without a bullet."""
        return self.text.removeprefix(BULLET)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; empty where it says nothing."""

    title: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str = ""

    def or_else(self, other: "Metadata") -> "Metadata":
        """This metadata, its gaps filled from `other`."""
        return Metadata(
            title=self.title or other.title,
            outlet=self.outlet or other.outlet,
            authors=self.authors or other.authors,
            published=self.published or other.published,
            updated=self.updated or other.updated,
            url=self.url or other.url,
        )


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page and its metadata.

    `visible` holds all lines that a reader sees where the blocks are only a choice of them.
    """

    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    visible: tuple[str, ...] = ()
