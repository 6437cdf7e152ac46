"""Which names mean one outlet: "the FT" and "Financial Times", "the Ledger" and "Calder Ledger"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path, PurePath
from urllib.parse import urlsplit

from agent.errors import ConfigError
from agent.reconcile.concepts import concepts
from schemas.article import Article

Aliases = Mapping[str, str]
"""An outlet's name as a reader knows it, by a lower-case other name of it."""

_LINE = re.compile(r"\s*(?:#.*|[^=]*\w[^=]*=.*\w.*)?")
"""A line of a list of aliases, an empty one or a comment too."""


def _plain(name: str) -> str:
    words = re.sub(r"[^\w&' ]", " ", name.lower().replace("’", "'")).split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def read_aliases(text: str) -> dict[str, str]:
    """The aliases in `text`: one outlet a line, its name first, then "=" and its other names,
    parted by commas. Lines that start with "#" are comments."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        name, _, others = line.partition("=")
        if name.strip() and not line.lstrip().startswith("#"):
            for other in (name, *others.split(",")):
                found[_plain(other)] = name.strip()
    return found


def aliases_in(file: Path | None) -> dict[str, str]:
    """The aliases in a user's file, none without one.

    Raises ConfigError, one line that names the file and what is wrong in it.
    """
    if file is None:
        return {}
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"outlet_aliases: {file} is no text in UTF-8") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise ConfigError(f"outlet_aliases: {file} cannot be read: {why}") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not _LINE.fullmatch(line):
            raise ConfigError(
                f"outlet_aliases: line {number} of {file} names no other name of an outlet: "
                "write NAME = OTHER, OTHER"
            )
    return read_aliases(text)


KNOWN_ALIASES: Aliases = read_aliases(
    (files("agent.reconcile") / "lists" / "outlet_aliases.txt").read_text(encoding="utf-8")
)


class Outlets:
    """The outlets of one briefing: those of its articles, and those that they credit.

    `names` are the articles' own outlets, `credited` the outlets that facts credit: an article of
    "the PG" is of the Port Gazette where another one credits that, and goes by the full name.
    """

    def __init__(
        self, names: Iterable[str], aliases: Aliases = KNOWN_ALIASES, credited: Iterable[str] = ()
    ) -> None:
        self._aliases = dict(KNOWN_ALIASES) | {_plain(key): name for key, name in aliases.items()}
        own = [name for name in names if name]
        self._aliases |= self._spelt_out(own, [*own, *credited])
        self._known = {_plain(self._aliased(name)): self._aliased(name) for name in own}

        self._meant: dict[str, str] = {}
        self._speaking: dict[str, str] = {}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._by_short: dict[str, list[str]] = defaultdict(list)
        for key, name in self._known.items():
            for word in concepts(name):
                self._by_word[word].append(name)
            for short in _short_forms(key):
                self._by_short[short].append(name)

    def name(self, credit: str) -> str:
        """The outlet that `credit` means, under one name for all its forms."""
        if credit not in self._meant:
            self._meant[credit] = self._meaning(credit)
        return self._meant[credit]

    def _meaning(self, credit: str) -> str:
        full = self._aliased(credit)
        plain = _plain(full)
        if plain in self._known:
            return self._known[plain]
        fitting = self._by_short.get(plain, [])
        return fitting[0] if len(fitting) == 1 else full

    def is_alias(self, name: str) -> bool:
        """Whether `name` is an outlet's by the lists, or that of an input's."""
        return _plain(name) in self._aliases or _plain(name) in self._known

    def known(self, speaker: str) -> str:
        """The outlet of an input that the speaker is ("Brandvik ASA said" of Brandvik's own
        release), "" where none is."""
        if speaker not in self._speaking:
            self._speaking[speaker] = self._outlet_of(concepts(speaker))
        return self._speaking[speaker]

    def _outlet_of(self, words: frozenset[str]) -> str:
        for name in dict.fromkeys(name for word in words for name in self._by_word[word]):
            outlet = concepts(name)
            if outlet and (words <= outlet or (outlet <= words and len(outlet) > 1)):
                return name
        return ""

    def _spelt_out(self, own: Iterable[str], full: Iterable[str]) -> dict[str, str]:
        """The full name of each of the outlets `own` that go by initials, where one alone fits."""
        fitting: dict[str, dict[str, str]] = defaultdict(dict)
        for name in full:
            plain = _plain(self._aliased(name))
            if len(plain.split()) > 1:
                fitting[_initials(plain)].setdefault(plain, self._aliased(name))
        short = {_plain(name) for name in own if name.isupper()} - self._aliases.keys()
        return {
            name: next(iter(fitting[name].values())) for name in short if len(fitting[name]) == 1
        }

    def _aliased(self, name: str) -> str:
        return self._aliases.get(_plain(name), name.strip())


def _short_forms(full: str) -> set[str]:
    """The starts and the ends of an outlet's name, and its initials."""
    words = full.split()
    starts = {" ".join(words[:end]) for end in range(1, len(words))}
    ends = {" ".join(words[start:]) for start in range(1, len(words))}
    return starts | ends | {_initials(full)}


def _initials(plain: str) -> str:
    return "".join(word[0] for word in plain.split())


def nameless(article: Article) -> str:
    """What to call an article of no known outlet: its page's host or its file's name."""
    return urlsplit(article.url).hostname or PurePath(article.source).name
