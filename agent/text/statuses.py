"""What became of an event: cancelled, postponed, confirmed … as canonical names with places."""

import re

from agent.text.alternatives import by_letter, split_alternatives
from agent.text.cues import Cue
from agent.text.words import lowered

_PATTERNS = {
    "cancelled": r"cancel(?:s|l?ed|l?ing|lations?)?|scrap(?:s|ped|ping)?|call(?:s|ed|ing)? off"
    r"|axe[ds]?|axing|abandon(?:s|ed|ing)?|shelv(?:e|es|ed|ing)|scuttl(?:e|es|ed|ing)"
    r"|halt(?:s|ed|ing)?(?= (?:an?|the|its|their) (?:[\w-]+ ){0,2}(?:meeting|talks|summit|visit)\b)"
    r"|pull(?:s|ed|ing)? the plug|ditch(?:es|ed|ing)?|revok(?:e|es|ed|ing)|annul(?:s|led|ling)?",
    "postponed": r"postpon(?:e|es|ed|ing|ements?)|delay(?:s|ed|ing)?|put(?:s|ting)? off"
    r"|push(?:es|ed|ing)? back|defer(?:s|red|ring|ral)?|reschedul(?:e|es|ed|ing)"
    r"|put(?:s|ting)? back|adjourn(?:s|ed|ing|ment)?|moved? to a later date",
    "confirmed": r"confirm(?:s|ed|ing|ation)?|acknowledg(?:e|es|ed|ing)|verif(?:y|ies|ied)",
    "denied": r"den(?:y|ies|ied|ying|ials?)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)",
    "suspended": r"suspend(?:s|ed|ing)?|suspensions?|halt(?:s|ed|ing)?|ground(?:ed|ing)(?= \w)"
    r"|fr(?:eeze|eezes|oze|ozen|eezing)",
    "paused": r"paus(?:e|es|ed|ing)|(?:put|placed|is|are|was|were|remains?|currently) on hold",
    "resumed": r"resum(?:e|es|ed|ing|ption)|restart(?:s|ed|ing)?|reinstat(?:e|es|ed|ing)",
    "closed": r"clos(?:es|ed|ing|ures?)|shut(?:s|ting)?(?: down)?|shutdowns?|clos(?:e) down",
    "opened": r"(?:re)?open(?:s|ed|ing)",
    "withdrawn": r"withdr(?:aw|aws|ew|awn|awing|awals?)|retract(?:s|ed|ing|ion)?|recall(?:s|ed)"
    r"|pull(?:s|ed|ing)? out|back(?:s|ed|ing)? out|rescind(?:s|ed|ing)?",
    "approved": r"approv(?:e|es|ed|ing|al)|ratif(?:y|ies|ied)|authori[sz](?:e|es|ed|ing)"
    r"|pass(?:es|ed)(?= (?:the|a|an)\b)|endors(?:e|es|ed|ing|ement)|clear(?:s|ed)(?= the\b)"
    r"|green-?light(?:s|ed)?|adopt(?:s|ed|ing)",
    "rejected": r"reject(?:s|ed|ing|ion)?|veto(?:es|ed|ing)?|turn(?:s|ed|ing)? down"
    r"|vot(?:e|es|ed|ing) down|block(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|dismiss(?:es|ed|ing)?"
    r"|(?:is|was|were|been) defeated",
    "agreed": r"agree(?:s|d|ing)?(?= (?:to|on|a|the|that)\b)"
    r"|reach(?:es|ed|ing)? (?:an? )?(?:deal|agreement|accord)"
    r"|str(?:ike|ikes|uck|iking) (?:a )?deal"
    r"|sign(?:s|ed|ing)?(?= (?:the|a|an)\b)",
    "started": r"beg(?:in|ins|an|un|inning)|start(?:s|ed|ing)?|launch(?:es|ed|ing)?"
    r"|commenc(?:e|es|ed|ing)|kick(?:s|ed|ing)? off",
    "ended": r"end(?:s|ed|ing)|finish(?:es|ed|ing)?|conclud(?:e|es|ed|ing)|expir(?:e|es|ed|ing)"
    r"|terminat(?:e|es|ed|ing)|complet(?:e|es|ed|ing|ion)",
    "extended": r"extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?",
    "arrested": r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?",
    "charged": r"charged(?= with\b)|indict(?:s|ed|ing|ments?)?",
    "resigned": r"resign(?:s|ed|ing|ations?)?|step(?:s|ped|ping)? down|quit(?:s|ting)?",
    "dismissed": r"sack(?:s|ed|ing)?|oust(?:s|ed|ing)?"
    r"|fir(?:es|ed|ing)(?! (?:at|on|a|shots|missiles))",
}
_STATUS = re.compile(rf"\b(?:{by_letter(split_alternatives('|'.join(_PATTERNS.values())))})\b")
_NAMED = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _PATTERNS.items()) + r")\b"
)
"""The same with each name's own group, which the regex engine cannot skip by its first letter."""


def statuses(text: str) -> tuple[Cue, ...]:
    """The words in `text` that tell what became of something, under their canonical names.

    The name tells the word, not the truth: "not cancelled" holds "cancelled" here and "not" in
    `agent.text.cues.negations`.
    """
    lower = lowered(text)
    found = []
    for match in _STATUS.finditer(lower):
        start, end = match.span()
        named = _NAMED.match(lower, start)
        found.append(Cue((named and named.lastgroup) or "", text[start:end], start, end))
    return tuple(found)
