"""A demand's facts apart: who made it, what it asks for, and what was asked for before.

Articles pack them into one sentence or spread them over two, each in its own way; apart, the same
fact of two articles can be found to be the same.
"""

import re

_LONGEST = 1_000  # characters; the patterns take time that grows with the square of the length
_NOUN = r"(?:demand|request|call|proposal|appeal|plea)"
_WHEN = r"(?:earlier|previous|prior|initial|original|previously discussed)"
_FIGURE = rf"[€$£]?\d[\d.,]*(?: ?%| per cent| percent| (?:million|billion)(?: (?!{_NOUN})\w+)?)?"
_OWNER = r"(?:its|their|his|her|the|an?)"
_MADE = re.compile(
    r"(?P<made>.*\b[A-Z][\w’'-]+,? .*?\b(?:pushed|made|put forward|issued|conveyed|delivered"
    rf"|renewed|repeated|voiced) {_OWNER} (?P<what>(?:[a-z]+ )?{_NOUN}))"
    r" (?P<asked>for (?:[A-Z][\w’'-]+ ){1,3}to [^,;“”\"]*\d[^,;“”\"]*)"
)
_BEFORE = re.compile(
    r"(?P<now>.*\d[^,;—–]*?)(?:,| ?[—–]) ?(?:an? (?:[a-z]+ ){1,2}from|above|below"
    rf"|(?:(?:up|down) )?from|(?:higher|lower|more|less) than) {_OWNER} (?P<when>{_WHEN})"
    rf" (?:(?P<what>{_NOUN}) (?:of|for) )?(?P<figure>{_FIGURE})(?: (?P<after>{_NOUN}))?"
    r"(?P<rest>,.*)?"
)
_ACT = re.compile(
    r"\b(?P<act>(?:boost|raise|increase|lift|hike|cut|reduce|lower|spend) (?:[\w’-]+ ){0,6}?)to "
    r"(?=[€$£]?\d)"
)
_FIELD = re.compile(rf"\b{_OWNER} (?P<field>(?:[a-z]+ ){{1,3}}){_NOUN} to ")
_ASKED = re.compile(rf"\b{_NOUN}\b")
_NUMBER_WAS = re.compile(
    r"(?P<when>.*\bago,? )the (?:number|figure) (?P<rest>(?:was|stood at) \D{0,12}\d.*)"
)
_IS_FOR = re.compile(rf"\b(?P<what>{_NOUN}) was (?P<asked>for .*? to )[€$£]?\d")


def told_apart(core: str) -> list[str]:
    """The facts of a sentence that tells of a demand with a figure, in order; none where it tells
    just one. Each is made of the sentence's words, with "The … was" before what is asked for."""
    if len(core) > _LONGEST or not _ASKED.search(core):
        return []
    if found := _MADE.fullmatch(core):
        return [found["made"], f"The {found['what']} was {found['asked']}"]
    found = _BEFORE.fullmatch(core)
    if not found:
        return []
    asked = _ASKED.search(core)
    what = found["what"] or found["after"] or (asked.group() if asked else "")
    if not what:
        return []
    acts = list(_ACT.finditer(found["now"]))
    act = f"to {acts[-1]['act']}to " if acts else ""
    field = _FIELD.search(found["now"])
    if field and not act:
        what = f"{field['field']}{what}"
    rest = found["rest"] or ""
    return [
        f"{found['now']}{rest}",
        f"The {found['when']} {what} was {act}{found['figure']}{rest}",
    ]


def still_asked(claim: str, before: str) -> str:
    """`claim` with the demand that `before`, the claim before it, tells of, for "the number" that
    it was "weeks ago"."""
    if max(len(claim), len(before)) > _LONGEST:
        return claim
    found, asked = _NUMBER_WAS.fullmatch(claim), _IS_FOR.search(before)
    if not found or not asked:
        return claim
    figure = re.sub(r"^(?:was|stood at) ", "", found["rest"])
    when = found["when"].strip(" ,")
    when = when[:1].lower() + when[1:]
    return f"The earlier {asked['what']}, {when}, was {asked['asked']}{figure}"
