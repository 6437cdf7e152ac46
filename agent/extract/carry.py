"""Who or what a claim goes on about: "It" or "She" as the subject of the sentence before."""

import re

from agent.text.dangling import dangling
from agent.text.names import find_names
from agent.text.verbs import FINITE
from agent.text.vocabulary import PERSON_NOUNS

_LABEL = re.compile(r"^[A-Z][^:“”\"]{1,60}: ")
_LONGEST_SUBJECT = 7
_WHO = ("who", "which", "that")
_ADVERB = re.compile(r" (?:also|now|then|still|later|already|reportedly|flatly|again|not)$")
_PRONOUN = re.compile(
    r"^(?P<pronoun>It|They) (?=[a-z])(?!all\b|took\b)"
    r"(?!(?:comes|came) (?:as|before|after|amid|when|while|at|[a-z]+ [a-z]+ (?:after|before))\b)"
    r"(?!(?:is|was) (?:(?:that|in|on|at|not until|the)\b|[A-Z]))"
)
_IT_RANKS = re.compile(
    r"^(?P<pronoun>It) (?=(?:is|was) the (?:first|second|third) (?:in|of|at|since)\b)"
)
_NOT_SUBJECT = re.compile(
    r"^(?:It|They|He|She|There|This|That|We|I|You|But|And|In|On|At|According|Since|Last|By|From|For"
    r"|After|Before|During|When|While|As|If|Only|Asked|Under|With|Of|To|Until|Now|Next|Later)\b|,"
)
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))"
)
_IT_IS_THE = re.compile(
    r"^It (?P<verb>is|was|will be|would be) (?P<owner>the|its|their|his|her|[^,“”\"]{2,40}?[’']s?)"
    rf" (?P<rank>{_ORDINAL})(?: (?P<noun>(?!time\b|day\b|one\b|place\b)[a-z]{{3,}}))?"
    r"(?= (?:in|of|at|on|since|for|by|after|from|this|within)\b|[.,;]|$)"
    r"(?!.* (?:that|who) )"
)
_OWNERS = {True: "’", False: "’s"}
_PLURAL = re.compile(
    r"(?:\band\b|[^s’']s$|people$|men$|women$|police$|^(?!One\b)[A-Z][a-z]+ of them$)"
)


_SAYING = re.compile(
    r"(?:(?<=[,”\"!?] )(?:he|she|it|they)|^(?:He|She|It|They))"
    r"(?= (?:also |later |then )?(?:said|says|added|adds|told|warned|wrote|insisted|argued|noted"
    r"|pointed out|stressed|continued|explained|admitted)\b)"
)
_OWN_ROLE = re.compile(
    r"(?<![\w“\"])(?P<owner>its|their|his|her) [a-z][a-z -]{2,40}, (?=[A-Z][\w’'-]+ [A-Z])"
)
_TELLER = re.compile(r"The (?P<who>spokes(?:man|woman|person))(?= (?:also )?(?:said|added|told))")
_THIS = re.compile(
    r"Th(?:is|ese) (?=(?:[a-z-]+ )?[a-z-]+ (?:is|are|was|were|has|have|had|came|come|will|would)\b)"
    r"(?!(?:is|are|was|were|has|have|had|will|would|week|month|year|morning|afternoon|evening|summer"
    r"|autumn|spring|winter|weekend|time)\b)"
)
_SPEAKS = re.compile(
    r"(?:It|They) (?:also |later |then |now )?(?:said|says|added|rejected|rejects|denied|denies"
    r"|expects?|plans?|promised|promises|declined|announced|asked|wants?|warned|hopes?|urged|called"
    r"|blamed|accused|insisted|insists)\b"
)
_HE_OR_SHE = re.compile(
    r"^(?P<opening>He|She)(?= [a-z])"
    r"|(?<=, )(?P<saying>he|she)(?= (?:said|says|added|adds|told|pointed out|warned|wrote)\b)"
)


_HE_OR_SHE_SAYS = re.compile(
    r"(?:^(?:He|She)|(?<=[,”\"!?] )(?:he|she))(?= (?:said|says|added|adds)\b)"
)
_ONE = re.compile(
    r"(?:An?|One) (?:[a-z-]+ ){0,3}?(?:" + "|".join(sorted(PERSON_NOUNS)) + r")\b", re.IGNORECASE
)


def spoken_on(claim: str, person: str, pronoun: str) -> str:
    """`claim` with `person`, who spoke or acted in the sentence before, for its "She" or ", she
    said". `pronoun` is the one known to fit the person, "" where either may."""
    found = _HE_OR_SHE.search(claim)
    if not found or not person or person in claim:
        return claim
    if pronoun and found.group().lower() != pronoun:
        return claim
    return claim[: found.start()] + person + claim[found.end() :]


def spoken_by_one(claim: str, acting: str) -> str:
    """`claim` with the unnamed person `acting` in the sentence before, "a doctor at the hospital",
    for its "She said" or ", she said"."""
    found = _HE_OR_SHE_SAYS.search(claim)
    if not found or not _ONE.match(acting) or find_names(claim[: found.start()]):
        return claim
    who = acting[:1].lower() + acting[1:] if found.start() else acting
    return claim[: found.start()] + who + claim[found.end() :]


def perhaps_a_person(subject: str) -> str:
    """`subject` if it is a name that may be a person's: "Hilde Marr"."""
    names = find_names(subject)
    alone = len(names) == 1 and names[0].text == subject and " " in subject
    return subject if alone and names[0].kind in {"person", "other"} else ""


def unowned(claim: str) -> str:
    """ "said their lawyer, Ana Ruiz" as "said the lawyer, Ana Ruiz", where nothing in the claim
    tells whose; the name says who it is."""
    found = _OWN_ROLE.search(claim)
    if not found or found["owner"] not in dangling(claim):
        return claim
    return f"{claim[: found.start()]}the{claim[found.end('owner') :]}"


def same_teller(claim: str, speaker: str) -> str:
    """ "The spokesman said" with the `speaker` before, if that was a spokesman for somebody."""
    found = _TELLER.match(claim)
    if not found or f"{found['who']} for " not in speaker:
        return claim
    return f"The {speaker.partition(' ')[2]}{claim[found.end() :]}"


def pointing_at_a_name(claim: str) -> str:
    """ "This new demand was made by Ana Ruiz" as "The new demand …": with a name in it, it says
    something to who has not read the sentence before."""
    found = _THIS.match(claim)
    return f"The {claim[found.end() :]}" if found and find_names(claim) else claim


def speaks(claim: str) -> bool:
    """Whether "It" opens the claim as one that speaks or intends, as a body does."""
    return bool(_SPEAKS.match(claim))


def said_by(claim: str, speaker: str) -> str:
    """`claim` with `speaker` for the pronoun of its reporting clause: "…, he said"."""
    found = _SAYING.search(claim)
    if not found or not speaker or speaker in claim:
        return claim
    named = speaker if found.start() else speaker[:1].upper() + speaker[1:]
    return claim[: found.start()] + named + claim[found.end() :]


def subject_of(claim: str) -> str:
    """The subject that opens `claim`, "" where it is not plain."""
    claim = _LABEL.sub("", claim)
    claim = claim[:1].upper() + claim[1:]
    verb = FINITE.search(claim)
    subject = claim[: verb.start()].strip() if verb else ""
    head, aside, rest = subject.partition(", ")
    if aside and not rest.endswith(",") and rest.rpartition(" ")[2] not in _WHO:
        return ""  # an opening phrase and not an aside about the subject
    head = _beside(head, rest.rstrip(",")) or head
    head = _ADVERB.sub("", head)
    if not head or len(head.split()) > _LONGEST_SUBJECT or _NOT_SUBJECT.search(head):
        return ""
    return head if head[0].isupper() and "“" not in head and '"' not in head else ""


def _beside(head: str, aside: str) -> str:
    """The person whom an aside names in full for a description: "its head, Ana Ruiz,"."""
    names = find_names(aside)
    ends = names and names[-1].end == len(aside) and names[-1].kind in {"person", "other"}
    described = head.rpartition(" ")[2].islower() and len(names) == 1
    return names[-1].text if ends and described and " " in names[-1].text else ""


def ranked(claim: str) -> str:
    """ "It was the second fire at the site" as "The fire was the second at the site"; what has no
    such noun, and "It was the first time that", stay."""
    found = _IT_IS_THE.match(claim)
    if not found or not found["noun"]:
        return claim
    rest = claim[found.end() :]
    return f"The {found['noun']} {found['verb']} {found['owner']} {found['rank']}{rest}"


def carried(claim: str, subject: str) -> str:
    """`claim` with `subject`, of the sentence before, for its opening "It", "They" or "Its"."""
    if subject and claim.startswith("Its ") and not _PLURAL.search(subject):
        return f"{subject}{_OWNERS[subject.endswith('s')]} {claim[4:]}"
    found = _IT_RANKS.match(claim) or _PRONOUN.match(claim)
    if not found or not subject:
        return claim
    plural = bool(_PLURAL.search(subject))
    if plural != (found["pronoun"] == "They"):
        return claim
    return f"{subject} {claim[found.end() :]}"
