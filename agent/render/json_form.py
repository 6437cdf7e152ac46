"""The JSON form: the public contract as it is."""

import unicodedata

from schemas.briefing import Briefing


def json_form(briefing: Briefing) -> str:
    """The briefing as JSON, two spaces deep.

    Control and format characters are written as \\u escapes, which read back as themselves, so
    that a JSON briefing printed in a terminal cannot steer it.
    """
    raw = briefing.model_dump_json(indent=2)
    acting = {ord(one): _escaped(one) for one in set(raw) if _acts(one)}
    return raw.translate(acting) + "\n"


def _acts(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} and character != "\n"


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
