"""What a claim denies outright, in the words that newsrooms have for it."""

import re

from agent.text.words import lowered

_SAYING = (
    r"(?:(?:claim|suggestion|allegation|accusation|notion|idea|report|rumou?r|speculation|talk|charge"
    r"|assertion|account|version|theory|stor(?:y|ie)|impression|insinuation|criticism|complaint"
    r"|doubt|fear|concern|figure|number)s?|that|this|it|any)"
)
"""What others say, which one rejects: to reject a claim is to deny, to reject a bid is not."""

_REJECTS = (
    r"(?:reject|dismiss|disput|contest|discount|quash|scotch|question)(?:s|es|ed|ing)?"
    r"|brush(?:es|ed|ing)? (?:off|aside)|wav(?:es?|ed|ing) (?:away|aside)"
    r"|laugh(?:s|ed|ing)? off|(?:scoff|jeer)(?:s|ed)? at|ridicul(?:es|ed)|mock(?:s|ed)"
    r"|shrug(?:s|ged|ging)? off|swat(?:s|ted)? away|pour(?:s|ed)? cold water on|hit(?:s)? back at"
)
_BETWEEN_THEM = r"(?: (?!to\b|that\b|by\b)[\w’'-]+){0,3}?"
_NOT_SO = (
    r"(?:false|untrue|baseless|groundless|unfounded|unsubstantiated|fabricated|invented|incorrect"
    r"|inaccurate|misleading|nonsense|rubbish|lies|wrong|made up|absurd|ridiculous"
    r"|exaggerated|overblown|wide of the mark|(?:an? |pure )?(?:lie|invention|fabrication|rumou?r"
    r"|hoax|myth|fantasy)|without (?:any )?(?:foundation|basis|substance|merit)"
    r"|not (?:true|correct|accurate|right|the case|so))\b"
)
_UNTRUE = (
    r"(?:false|untrue|baseless|groundless|unfounded|nonsense|rubbish|lies|an? lie"
    r"|without (?:any )?(?:foundation|basis|substance)|not (?:true|the case))\b"
)
"""What only a claim can be: data can be made up, or wrong, and that is a report."""

_PLAINLY = r"(?: (?:\w+ly|pure|just|sheer|plain|nothing but))*"
_BE = r"(?:is|are|was|were|be|been|being)"

_WHAT_FOLLOWS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials? (?:of|that)|refut(?:es?|ed|ing)|rebut(?:s|ted|ting)?"
    r"|contradict(?:s|ed)?|debunk(?:s|ed)?|repudiat(?:es?|ed)"
    rf"|(?<!\bthe )(?<!\ba )(?<!\bof )(?<!\bthis )(?:{_REJECTS}){_BETWEEN_THEM} {_SAYING}\b"
    r"|(?:no|little) (?:truth|basis|foundation|substance|evidence|record|proof|knowledge|sign|trace"
    r"|indication|hint|question|intention|plans?)(?: \w+)? (?:in|to|for|of|about|that)\b"
    r"|(?:kn[eo]wn?|knows|heard) nothing (?:of|about)|never heard of"
    r"|(?:not aware|unaware) (?:of|that)|contrary to"
    r"|there (?:is|are|was|were|ha(?:s|ve|d)(?: never)? been) (?:no|never|not|nothing)\b"
    r"|at no (?:time|point|stage|moment)|not once|in no way|by no means|under no circumstances"
    r"|nothing (?:point|suggest|indicat)\w*(?: to)?|nothing to (?:suggest|indicate|support)"
    r"|nothing to do with|not (?:true|correct|right|the case) that"
    r"|f(?:ound|inds) (?:no|nothing)|rul(?:es?|ed|ing) out|not a single"
    r"|no \w+ (?:whatsoever|at all|of any kind)"
    r"(?! (?:is|are|was|were|will be|may|can|could)(?: be)? (?:allowed|permitted|admitted|let)\b)"
    r"|(?:ha(?:s|ve|d)|did) (?:not|never)(?: yet)? (?:discuss|receiv|ask|demand|promis)\w*)\b"
)
_WHAT_LEADS = re.compile(rf"\b{_BE}{_PLAINLY} {_NOT_SO}")
_NEVER_WAS = re.compile(
    rf"\b{_BE}{_PLAINLY} {_UNTRUE}"
    r"|\bnever (?:happened|took place|existed|occurred|was)\b|\bdid not (?:happen|take place)\b"
)
_SAID = re.compile(rf"\b{_SAYING}\b")
_WHAT_IS_CALLED = re.compile(
    rf"\b(?:call|label|brand|describ|dismiss|reject|denounc|condemn)(?:s|es|ed|ing)?\b (.{{2,80}}?)"
    rf"(?: as)?(?: (?:\w+ly|pure|sheer|plain|“|\"))*[ “\"]{_NOT_SO}"
)
_ENDS = re.compile(r";|[,.] (?:and|but|say|add|insist|call)\w*\b|\bbut\b|\binstead\b")


def denied_outright(claim: str) -> str | None:
    """The words of `claim` that it says are not so, where it says so outright; None where it does
    not. "No truth in reports of a sale", "the reports of a sale are baseless"."""
    lower = lowered(claim)
    found: list[str] = []
    if follows := _WHAT_FOLLOWS.search(lower):
        found.append(_ENDS.split(claim[follows.end() :], maxsplit=1)[0])
    if called := _WHAT_IS_CALLED.search(lower):
        found.append(claim[called.start(1) : called.end(1)])
    elif never := _NEVER_WAS.search(lower):
        found.append(claim[: never.start()])
    elif (leads := _WHAT_LEADS.search(lower)) and _SAID.search(lower, 0, leads.start()):
        found.append(claim[: leads.start()])
    return " ".join(found) if found else None
