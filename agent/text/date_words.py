"""The wordings of dates and times: patterns and where they match, nothing resolved.

Own patterns, not dateparser's search: that takes "may" and bare numbers for dates, knows neither
quarters, weeks nor ranges, and answers with a day however vague the words are.
"""

import re
from functools import lru_cache

_S = r"(?:\s{1,3})"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|st|nd|rd|th|\s?per\s?cent)"
_FULL = r"January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?:(?:{_FULL}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])\.?)"
_CLEAR = "January|February|April|June|July|August|September|October|November|December"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[,.]\d)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TO = rf"(?:{_S}?[-–—]{_S}?|{_S}(?:to|and|until|through|till){_S})"
_LEAD = rf"(?:{_WEEKDAY},?{_S}(?:the{_S})?)?"
_IN_YEAR = rf"(?:,?{_S}(?P<year>{_YEAR}))"
_OF_YEAR = (
    rf"(?:,?{_S}(?:of{_S}|in{_S})?(?P<year>{_YEAR})"
    rf"|{_S}(?:(?:of|in){_S})?(?P<turn>the|this|last|next){_S}year)"
)
_TURN = rf"(?:{_S}(?P<turn>last|this|next){_S}year)"
_COUNT = (
    r"(?P<count>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty)"
)
_SPAN = r"(?P<span>minute|hour|day|week|fortnight|month|quarter|year|decade|centur)(?:y|ies|s)?"
_SPANS = r"(?:hours|days|weeks|months|years|decades)"
_CLAUSE_END = r"(?=\s*(?:[.,;:)”\"]|$|and\b|when\b))"
_COUNTED = (
    rf"(?!{_S}?(?:%|per{_S}?cent|people|men|women|jobs|homes|troops|soldiers|workers|euros|dollars"
    r"|pounds|tonnes|tons|km|miles|met(?:er|re)s|feet|barrels|hectares|acres|votes|households"
    r"|residents|million|billion|degrees|MW|basis)\b)"
)
_FREE = r"(?<![\w$€£.,/:+#%-])"  # not inside another number, name or amount
_ZONE = (
    r"(?:[ \u00a0](?:(?P<zone>GMT|UTC|BST|CET|CEST|EST|EDT|ET|PST|PDT|PT)\b"
    r"|(?:local|[A-Z][a-z]+) time))?"
)
_HOUR = r"(?P<hour>[01]?\d|2[0-3])"

_CASED: tuple[tuple[str, str], ...] = (
    (
        "iso",
        r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
        r"(?:[T ](?P<clock>\d\d:\d\d))?(?![\d-])",
    ),
    (
        "days",
        rf"\b{_LEAD}(?P<month>{_MONTH}){_S}(?:the{_S})?(?P<day>{_DAY})"
        rf"(?:{_TO}(?:(?P<month2>{_MONTH}){_S})?(?P<day2>{_DAY}){_COUNTED})?{_IN_YEAR}?",
    ),
    (
        "days",
        rf"{_FREE}{_LEAD}(?P<day>{_DAY}|first)"
        rf"(?:(?:{_S}(?:of{_S})?(?P<month1>{_MONTH}))?{_TO}(?P<day2>{_DAY}))?"
        rf"{_S}(?:of{_S})?(?P<month>{_MONTH}){_IN_YEAR}?",
    ),
    ("holiday", rf"\b(?P<name>Christmas(?:{_S}(?:Day|Eve))?|New{_S}Year['’]s{_S}(?:Day|Eve))\b"),
    (
        "months",
        rf"\b(?:(?:[Bb]etween|[Ff]rom|in){_S})?(?P<month>{_MONTH}){_TO}(?P<month2>{_MONTH})"
        rf"(?:{_IN_YEAR}|{_TURN})?(?!{_S}\d)",
    ),
    ("month_year", rf"\b(?P<month>{_MONTH}){_OF_YEAR}"),
    (
        "month",
        rf"\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom"
        rf"|[Dd]uring|[Tt]hrough|[Ee]arly|[Mm]id|[Ll]ate|[Mm]onth{_S}after|[Mm]onth{_S}before)"
        rf"(?:{_S}|-)(?P<month>{_MONTH})(?!{_S}?\d){_TURN}?",
    ),
    (
        "week_of",
        rf"\b(?:the{_S})?(?P<nth>[Ff]irst|[Ll]ast|[Ff]inal){_S}week{_S}(?:of|in){_S}(?P<month>{_MONTH})"
        rf"{_IN_YEAR}?",
    ),
    ("month", rf"\b(?:of|for|before|after|and|to|the){_S}(?P<month>{_MONTH})(?!{_S}?(?:\d|[A-Z]))"),
    ("month", rf"\b(?P<month>{_CLEAR})\b(?!{_S}?(?:\d|[A-Z]))"),
    (
        "quarter",
        rf"\bQ(?P<nth>[1-4])\b(?:[ /]?(?P<year>{_YEAR}))?|\b(?P<year2>{_YEAR}) ?Q(?P<nth2>[1-4])\b",
    ),
    ("half", rf"\bH(?P<nth>[12]) (?P<year>{_YEAR})"),
    (
        "years",
        rf"{_FREE}(?P<year>{_YEAR})(?:[-–/](?P<tail>\d\d|{_YEAR})(?!\d)"
        rf"|{_S}(?:to|through|until){_S}(?P<year2>{_YEAR}))",
    ),
    (
        "day_of_month",
        rf"\b[Oo]n{_S}the{_S}(?P<day>\d\d?)(?:st|nd|rd|th)(?={_S}?(?:[.,;)]|$))",
    ),
    ("decade", rf"{_FREE}(?P<decade>(?:1[5-9]|20)\d0)s\b"),
    ("year", rf"(?:{_FREE}|(?<=[Mm]id-))(?P<year>{_YEAR})(?![\w/:+%-]){_COUNTED}"),
    (
        "time",
        rf"(?<![\d.:,$€£/-]){_HOUR}(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
        r"|[.]?(?P<minute2>[0-5]\d)(?= (?:GMT|UTC|BST|CES?T|local|on [MTWFS]\w+day|in the ))"
        rf"){_ZONE}",
    ),
)
_ANY_CASE: tuple[tuple[str, str], ...] = (
    ("quarter", rf"\b(?P<nth>first|second|third|fourth)(?:{_S}|-)quarter\b{_OF_YEAR}?"),
    ("quarter", rf"\b(?P<nth>first|last|final){_S}three{_S}months{_OF_YEAR}"),
    ("half", rf"\b(?P<nth>first|second){_S}half{_OF_YEAR}"),
    ("years", rf"\bbetween{_S}(?P<year>{_YEAR}){_S}and{_S}(?P<year2>{_YEAR})"),
    ("year_end", rf"\byear[- ]end\b|\bend{_S}of{_S}the{_S}year\b"),
    (
        "weekday",
        rf"\b(?:(?P<which>last|next|this|this{_S}coming|this{_S}past|previous|following){_S})?"
        rf"(?P<weekday>{_WEEKDAY})(?:{_TO}(?P<weekday2>{_WEEKDAY}))?"
        rf"(?:{_S}(?:morning|afternoon|evening|night))?(?!\w)",
    ),
    (
        "dayword",
        rf"\b(?P<word>day{_S}before{_S}yesterday|day{_S}after{_S}tomorrow|today|tonight|yesterday"
        rf"|tomorrow|overnight|through{_S}the{_S}night|last{_S}night"
        rf"|this{_S}(?:morning|afternoon|evening))(?:{_S}(?:morning|afternoon|evening|night))?\b",
    ),
    (
        "compared",
        rf"\b(?:from|than|with|on|to|over){_S}(?:a|one|the){_S}(?:same{_S})?"
        rf"(?:year|month|quarter|week){_S}(?:earlier|ago|before)\b",
    ),
    ("ago", rf"\b{_COUNT}{_S}{_SPAN}{_S}ago\b"),
    ("after", rf"\b{_COUNT}{_S}{_SPAN}{_S}(?P<way>later|earlier)\b"),
    (
        "after",
        rf"\b(?P<count>the|a|one|two|three|four|five|six|\d{{1,3}}){_S}(?P<span>day|week|month|year)s?{_S}"
        rf"(?P<way>before|after)\b{_CLAUSE_END}",
    ),
    ("ahead", rf"\b(?:in{_S})?{_COUNT}{_S}{_SPAN}(?:['’]?{_S}time|{_S}from{_S}now)\b"),
    (
        "period",
        rf"\b(?P<which>last|this|next|the{_S}following|the{_S}previous|the{_S}next|the{_S}same|that"
        rf"|the{_S}coming|coming|the{_S}current){_S}"
        rf"(?P<span>day|weekend|week|month|quarter|year|decade)\b(?!-)",
    ),
    ("full_year", rf"\b(?:for{_S}the{_S}(?:full{_S})?year|full[ -]year)\b"),
    (
        "same_last_year",
        rf"\bthe{_S}same{_S}(?:quarter|month|period)(?:{_S}(?:of|in))?"
        rf"{_S}(?:last{_S}year|(?:the|a){_S}year{_S}(?:earlier|before)|the{_S}previous{_S}year)\b",
    ),
    ("weekend", rf"\bthe{_S}weekend\b"),
    ("rest", rf"\b(?:the{_S})?rest{_S}of{_S}(?:the|this){_S}(?P<span>week|month|year)\b"),
    (
        "vague",
        rf"\b(?:recent|coming|past|the{_S}last|the{_S}next){_S}(?:few{_S})?{_SPANS}\b"
        rf"|\b(?:(?:a{_S})?(?:few|several|some){_S})?{_SPANS}{_S}(?:ago|earlier|later)\b",
    ),
    (
        "time",
        rf"(?<![\d.:,$€£]){_HOUR}(?:[:.](?P<minute>[0-5]\d))?"
        rf"(?:[ \u00a0]?(?P<half>[ap])(?:m\b|\.m\.)){_ZONE}",
    ),
    (
        "time",
        r"\b(?:at|by|from|until|before|after) (?:about |around )?"
        r"(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
        r"(?:(?= (?:on|in the|this|yesterday|local)\b)"
        r"| o['’]clock)",
    ),
    ("time", r"\b(?:at|by|until|before|after|from|around) (?P<noon>noon|midnight|midday)\b"),
    ("time", r"(?<=day )(?P<noon>noon|midday)\b"),
)
_PATTERNS = tuple((name, re.compile(source)) for name, source in _CASED) + tuple(
    (name, re.compile(source, re.IGNORECASE)) for name, source in _ANY_CASE
)


@lru_cache(maxsize=4096)
def date_matches(text: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """Each date wording in `text` as its pattern's name and match: in order, none overlapping.

    Where two overlap, the one that begins first wins, and of two that begin together the longer.
    """
    every = [(name, match) for name, pattern in _PATTERNS for match in pattern.finditer(text)]
    every.sort(key=lambda entry: (entry[1].start(), -entry[1].end()))
    kept: list[tuple[str, re.Match[str]]] = []
    for name, match in every:
        if not kept or match.start() >= kept[-1][1].end():
            kept.append((name, match))
    return tuple(kept)


def date_spans(text: str) -> list[tuple[int, int]]:
    """Where the dates of `text` stand, as start and end, in order."""
    return [match.span() for _, match in date_matches(text)]
