"""How the lines look that give no fact: one entry a kind, phrases as regular expressions.

A kind says what a line must look like from end to end wherever prose could begin the same way.
"""

import re
from typing import NamedTuple

BYLINE = "byline"
DATE_LINE = "date line"
COPYRIGHT = "copyright line"
CAPTION = "caption or credit"
MENU = "menu"
OTHER_STORIES = "other stories"
TOPICS = "topic tags"
WRITER = "about the writer"


class LineKind(NamedTuple):
    """Lines of at most `most_words` words that match `pattern` are noise for `reason`."""

    reason: str
    most_words: int
    pattern: re.Pattern[str]


def _whole(*phrases: str) -> str:
    """The line is one of the phrases and nothing else."""
    return f"(?i:^(?:{'|'.join(phrases)})\\W*$)"


def _opens(*phrases: str) -> str:
    """The line begins with one of the phrases."""
    return f"(?i:^(?:{'|'.join(phrases)}))"


def _ends(*phrases: str) -> str:
    """The line ends with one of the phrases."""
    return f"(?i:(?:{'|'.join(phrases)})$)"


def _kind(reason: str, most_words: int, *patterns: str) -> LineKind:
    return LineKind(reason, most_words, re.compile("|".join(patterns)))


_PARTICLE = "de|van|von|der|bin|al|el|la|di|da"
_DAY_OR_MONTH = (
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    "|August|September|October|November|December"
)
_NAME = (
    rf"(?!{_DAY_OR_MONTH})(?:[A-Z][\w.'’-]+|{_PARTICLE})"
    rf"(?: (?:[A-Z][\w.'’-]*|{_PARTICLE})){{0,4}}"
)
_JOB = (
    r"(?i:(?:\w+ ){0,4}(?:correspondent|reporter|editor|staff writer|columnist|bureau chief"
    r"|commentator))(?: in [\w ]+)?"
)
_NETWORK = (
    "(?:facebook|twitter|x|whatsapp|linkedin|instagram|youtube|telegram|reddit|bluesky|threads"
    "|pinterest|tiktok|mastodon|messenger|e-?mail|copy link|print|save|share|gift)"
)
_PICTURE = "(?:photo|photograph|picture|pic|image|illustration|credit)s?"
_SEE_ALSO = (
    "also read|read also|read more|read next|see also|see more|related|must[ -]reads?|up next"
    "|further reading|don[’']t miss|trending(?: now)?"
)

LINE_KINDS: tuple[LineKind, ...] = (
    _kind(
        COPYRIGHT,
        60,
        _opens(r"\(c\)", r"© ?\d{4}", r"copyright\b"),
        r"(?i:\ball rights reserved\b)",
    ),
    _kind(
        CAPTION,
        70,
        "©",
        _opens(
            rf"(?:file )?{_PICTURE}(?: by| credit| courtesy(?: of)?| caption)?\s*[:|]",
            r"(?:caption|graphic|map|video|watch|pictured)\s*[:|]",
        ),
        _ends(
            rf"\((?:file(?: photo)?|ap photo|{_PICTURE})\b[^)]*\)",
            rf"\b{_PICTURE}(?: by)?\s?: [^.]{{3,60}}",
            r"(?:getty images|shutterstock|alamy|unsplash|ap photo)\)?\.?",
            r"/ ?(?:afp|reuters|handout|file|pool)\)?\.?",
        ),
    ),
    _kind(
        BYLINE,
        25,
        _opens(
            r"(?:additional |further )?(?:reporting|writing|editing|research)(?: and \w+)? by\b",
            r"(?:compiled|written|translated|edited|photography|words|story|analysis) by\b",
        ),
        rf"^(?:By|BY|by) {_NAME}(?:(?:,| and| &|,? in|,? for| \|) {_NAME})*(?:[,|] [^.]*)?$",
        rf"^{_NAME} in {_NAME}(?:(?:, | and |, and ){_NAME} in {_NAME})+$",
        rf"^{_NAME}[,|–—-] ?{_JOB}$",
        rf"^{_NAME} in {_NAME},? {_JOB}$",
        _whole(
            r"(?:from )?our (?:own )?correspondents?",
            r"(?:from )?(?:staff|agenc(?:y|ies)|newsroom|news desk)(?: and agencies| reporters?"
            r"| writers?| reports?)?",
        ),
    ),
    _kind(
        DATE_LINE,
        16,
        r"(?i:^(?:first |last |originally )?(?:published|updated|modified|posted|issued|released"
        r"|created|date|last update)\b(?=.*\d)[^.!?]*$)",
        r"(?i:^(?:published|updated|posted) (?:on|at|today|yesterday)\b[^.!?]*$)",
        _whole(r"\d+[ -]?min(?:ute)?s?[ -]read"),
        _opens("for immediate release"),
    ),
    _kind(
        OTHER_STORIES,
        40,
        _opens(rf"(?:{_SEE_ALSO}|recommended)(?: on this)?\s*[:|»>›→–-]"),
        _whole(
            _SEE_ALSO,
            "next",
            "previous",
            "(?:related|recommended|more|latest|other|top|next|previous|popular|trending)"
            " (?:stories|articles?|news|content|coverage|posts|headlines|reading|for you|like this"
            "|on this(?: story| topic)?|picks)",
            "you (?:may|might) (?:also )?(?:like|be interested in)",
            r"(?:(?:to|yester)day[’']s )?most (?:read|popular|viewed|shared)(?: in \w+)?",
            "editor[’']?s[’']? picks?",
            "in case you missed it",
            "what to read next",
            "around the web",
        ),
        r"(?i:^(?:more (?:on|from|about|in)|elsewhere on|from (?:our|the) (?:archive|partners|web))"
        r"(?: \S+){0,6}(?<![.!?])$)",
        _opens(
            r"read (?:the )?full (?:story|article)\b",
            r"(?:other|more) (?:themes|topics|news|headlines|stories)\b[^.:]{0,40}:",
            r"(?:more from|also (?:in|on)|elsewhere (?:in|on)|inside|coming up|in other pages"
            r"|in today[’']s (?:print )?edition)\b[^.:]{0,40}:",
        ),
    ),
    _kind(
        TOPICS,
        40,
        _whole(
            "follow the topics in this (?:article|story)",
            "(?:topics?|tags?|tagged|filed under|keywords|categor(?:y|ies)|posted in"
            r"|related (?:tags|topics))(?: in this (?:article|story))?(?:\s*:.*)?",
            "explore (?:more )?(?:topics|on these topics)",
        ),
        r"^(?:#\w+\W*){2,}$",
    ),
    _kind(
        "cookie banner",
        90,
        r"(?i:^(?=.*\bcookies?\b)(?:(?:this|our) (?:web)?site (?:uses|may)"
        r"|we(?: and our \w*\s?partners)? (?:use|store)|by (?:continuing|clicking|using)"
        r"|accept|reject|manage|allow|to (?:give|offer|provide) you|some of (?:these|our) cookies"
        r"|cookies?\b.{0,30}(?:policy|settings|preferences|notice|consent)$))",
        _opens("we value your privacy"),
        _whole(r"(?:accept|reject|manage|allow) (?:all|preferences|settings)(?: \w+)?"),
    ),
    _kind(
        "newsletter box",
        60,
        r"(?i:^(?:please )?(?:sign(?:ing)? up|subscribe|join|get|receive|register|start your|unlock"
        r"|enter your e-?mail)\b.*\b(?:newsletters?|inbox|mailing list|alerts?|subscri\w+"
        r"|whatsapp channel|free trial|digital access|briefing|e-?mail address)\b)",
        r"(?i:^(?:want|like|enjoy|love)\b.*\b(?:newsletter|inbox|subscribe)\b)",
        _opens(
            r"already a (?:subscriber|member)\b",
            r"support (?:our|independent|local) journalism\b",
            r"(?:our|the) (?:free )?(?:daily |weekly |morning |evening )?newsletter\b",
            r"(?:click |to )?unsubscribe\b",
            r"you (?:are receiving|received) this (?:e-?mail|message|newsletter)\b",
            r"(?:view|read|open) this (?:e-?mail|newsletter) in (?:your|a) browser\b",
        ),
        r"(?i:\b(?:in|to) your inbox\b)",
        r"(?i:\bour (?:daily|weekly|morning|evening) (?:letter|briefing|e-?mail|digest)\b)",
        _whole("subscribe(?: now| today| here)?", "newsletters?", "sign (?:in|up)", "log ?in"),
    ),
    _kind(
        "share box",
        30,
        r"(?i:^(?:share|tweet|print|copy link|save|bookmark)"
        r"(?: (?:this|the) (?:article|story|page|post))?(?: (?:on|via|with|by))?"
        rf"(?:[\s,|·/:]+(?:on|and|or|{_NETWORK}|\d+))*\W*$)",
        rf"(?i:^(?:follow|like|find|join|add) (?:us|@\w+|our)\b[^.]*\b(?:{_NETWORK}|google)\b.*$)",
        rf"(?i:^{_NETWORK}(?:[\s,|·/]+{_NETWORK})*$)",
        _opens(r"download (?:the|our) .*\bapps?\b", r"listen to (?:this|the) (?:article|story)\b"),
        _whole(r"(?:view|show|hide|leave|add|read)? ?(?:\d+ |a |all )?comments?(?: \(?\d+\)?)?"),
    ),
    _kind(
        "advert",
        30,
        _whole(
            "advertisements?",
            "advert",
            "ads?",
            "sponsored(?: content| by [^.]*)?",
            "promoted(?: content)?",
            "paid (?:content|post|partnership)",
            "(?:continue|keep) reading(?: below)?",
            "(?:story|article) continues(?: (?:below|after))?[^.]*",
            "scroll (?:down )?to continue[^.]*",
            "skip (?:advert|ad|promotion[^.]*)",
            "(?:shop|buy) now",
        ),
        _opens(
            r"(?:advertisement|advert|sponsored|promoted)\s*[:|–-]",
            r"(?:click|tap) here (?:to|for)\b",
        ),
        r"^[A-Z ]*\b(?:SHOPPING|SHOP|OFFERS?|DEALS?|COMPETITION|BINGO)\b[A-Z ]*:",
    ),
    _kind(
        "contact line",
        15,
        r"\S@\S+\.\w",
        _opens(r"(?:media|press|investors?) contacts?\b", r"for (?:further|more) information\b"),
    ),
    _kind(
        "code",
        100,
        r"^\s*(?:\{[{%#\"]|\[\s*\{|<\||</?\w+>\s*[{\[]|```|\"[}\]])",
        r"\"\w+\"\s*:\s*[\"\[{]",
    ),
    _kind("conversion note", 12, r"^\([$€£]1 = [\d.,]+ [^)]*\)$"),
    _kind(
        WRITER,
        40,
        rf"^(?:The (?:writer|author|columnist)|{_NAME}) is (?:a|an|the|our)\b.*\b(?:reporter"
        r"|correspondent|columnist|staff writer)\b[^,;]*$",
        r"^The (?:writer|columnist) is (?:a|an|the|our)\b",
    ),
    _kind(
        MENU,
        14,
        _whole(
            "skip to (?:main )?(?:content|navigation)",
            r"menu|search|home|help|sitemap|accessibility|editions?|careers|toggle \w+",
            "breaking news|live tv|e-?paper|back to (?:top|home)|(?:contact|about) us",
            "terms (?:of use|and conditions|of service)|privacy(?: policy)?|advertise with us",
            "-?ends?-?",
        ),
        _opens(r"home\s*[>|/»›·]"),
    ),
)
