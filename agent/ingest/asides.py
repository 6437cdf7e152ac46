"""Sentences that turn away from the news: of the article itself, to the reader, to software."""

import re

_PAGE = r"(?:article|story|page|live ?blog|post|piece|dispatch|copy)"
_MACHINE = (
    r"(?:ais?|ai (?:models?|systems?|assistants?|agents?|tools?|readers?)|language models?|llms?"
    r"|assistants?|chat ?bots?|bots|summari[sz]ers?|crawlers?|automated (?:readers?|systems?"
    r"|tools?))"
)
_OUR_TEXT = r"(?:this (?:article|page|text|story)|summar(?:y|ies)|prompts?|instructions?|output)"
_EARLIER = r"(?:(?:all|any|every|of|the|your|my|other) )*(?:previous|prior|above|earlier|preceding)"
_IMPERATIVE = (
    r"(?:please )?(?:ignore|disregard|do not|don[’']t|never|always|write|say|state|respond|reply"
    r"|output|add|include|mention|summari[sz]e|treat|report|repeat|print)"
)

_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "an order to software",
        (
            rf"^[^“\"]*\b(?:ignore|disregard|forget|override) {_EARLIER}(?: system)?"
            r" (?:instructions?|prompts?|rules|guidelines|text)\b(?![^“\"]*”)",
            r"^\W*(?:please )?(?:ignore|disregard|forget|override) (?:(?:all|any|of|the|your) )*"
            r"(?:system )?(?:instructions|prompts?|guidelines)\b",
            r"^\W*(?:notes?|notice|attention|instructions?|message|reminder|important)\W+"
            rf"(?:(?:to|for) )?(?:(?:all|any|the) )*{_MACHINE}\b",
            rf"^\W*(?:if|since|because|as) you(?: are|[’']re) (?:an? |the )?{_MACHINE}\b",
            rf"^\W*you are (?:now )?(?:an? )?(?:helpful |unrestricted )?{_MACHINE}\b",
            r"^\W*(?:ai|system|chatgpt|ai assistant|assistant|language model|llm)\s?: ",
            rf"^\W*(?:{_MACHINE}|chatgpt|gpt|claude|gemini|copilot)(?: reading this)?\s?[:,] "
            rf"{_IMPERATIVE}\b",
            rf"^\W*{_MACHINE}(?: reading {_OUR_TEXT}[^,]*)?,? (?:must|should|shall"
            rf"|are (?:instructed|asked|told|required) to)\b.*\b{_OUR_TEXT}\b",
            r"^\W*(?:respond|reply|answer|output) (?:only |exclusively |with only |in json"
            r"|with json|with the (?:words?|phrase|following|text))",
            rf"^\W*(?:do not|don[’']t|never) (?:summari[sz]e|mention|extract)\b.*\b{_OUR_TEXT}\b",
            rf"^\W*(?:new|next|your|additional) (?:task|role|job|orders?)\b.*\b{_MACHINE}\b",
            r"^(?:please )?(?:say|write|state|claim|report) that\b",
            r"^the (?:text|article|page) above is\b",
            r"^end of (?:the )?(?:article|text|document|page)\W*$",
            r"^\W*(?:begin|start|end) (?:of )?(?:your |the )?(?:system )?(?:prompt"
            r"|instructions?)\b",
            r"<\|?(?:im_start|im_end|system|endoftext)\b|\[/?(?:INST|SYSTEM)\]",
        ),
    ),
    (
        "the article about itself",
        (
            r"^this is an? (?:developing|breaking|evolving|live|sponsored) (?:news )?"
            r"(?:story|article|page|blog|event|situation|post)\b",
            rf"^this {_PAGE}(?: \w+)? (?:was|has been|will be|is being|is|may be)\b"
            r"(?!.*(?:earlier version|incorrect|misstat|wrongly)).{0,40}\b(?:updated|corrected"
            r"|amended|published|edited|refreshed|translated|produced|generated|syndicated"
            r"|developing|sponsored)\b",
            rf"^this {_PAGE} (?:originally|first) appeared\b",
            r"^(?:more (?:details )?(?:to (?:come|follow)|follows|soon)|refresh (?:this|the) page"
            r"|(?:please )?check back|stay (?:with us|tuned))\b",
            r"^(?:see|read|follow) (?:our|the) (?:live|full|rolling) (?:coverage|blog|page"
            r"|updates?)\b",
            r"^(?:our|the) live (?:coverage|page|blog|updates)\b.{0,60}\b(?:continues?|here"
            r"|ends?|ended|below|closed)\b",
            r"^(?:you can |to )?follow\b.{0,40}\b(?:live|updates|live page)\b",
            r"^we(?: will|[’']ll|[’']re| are) (?:be )?(?:bring(?:ing)? you|updat(?:e"
            r"|ing) (?:this|you)"
            r"|keep(?:ing)? (?:you (?:posted|updated|informed)|this page))\b",
            r"^that[’']s (?:all|it) (?:from|for) (?:us|now|today|the)\b",
            r"^thank(?:s| you) for (?:reading|joining|following)\b",
            rf"^this {_PAGE} is (?:now )?closed\b",
            r"^posts (?:run|appear|are (?:shown|listed))\b",
            r"^we (?:apologi[sz]e for|regret) (?:the|this|any) (?:error|mistake|confusion)\b",
            r"\bour \d[\d.:]*\s?(?:[ap]\.?m\.?)? post\b",
            r"^(?:to report an error|our corrections policy)\b",
            r"^we(?: are|[’']re) (?:now )?(?:closing|pausing|wrapping up) (?:this|the|our) "
            r"(?:live|blog|page|coverage)\b",
            r"^(?:good (?:morning|afternoon|evening)(?:,| and) )?welcome to (?:our|the"
            r"|today)\b.{0,60}"
            r"\b(?:live|blog|coverage|page)\b",
            r"^(?:updates with|adds|recasts|writes through)(?: \w+,?){0,5} (?:quotes?|details"
            r"|background|comment|reaction|context)$",
        ),
    ),
    (
        "about the writer",
        (
            r"\b(?:can be reached|reach (?:him|her|them|us)) (?:at \S+@|by e-?mail"
            r"|on (?:twitter|x)\b)",
            r"^(?:contact|e-?mail|write to) (?:us|(?:the |our )?(?:author|reporter|newsroom"
            r"|editors))\b",
            r"^(?:got|have|do you have) (?:a|any) (?:story|tips?|news tip)\b",
            r"^send us\b|^tell us\b.*@",
            r"^follow [\w .'’-]{3,40} on (?:twitter|x|bluesky)\b",
        ),
    ),
    (
        "legal notice",
        (
            r"\bforward-looking statements?\b",
            r"^(?:nothing|none of this|this (?:article|page)).{0,40}\b(?:investment|financial|legal"
            r"|medical) advice\b",
            r"^the (?:author|writer)s? (?:may|do(?:es)? not) (?:hold|own) (?:any )?(?:positions"
            r"|shares)\b",
        ),
    ),
    (
        "a call on the reader",
        (
            r"^(?:what do you think|have your say|let us know|share your (?:views|thoughts|story"
            r"|experience)|are you affected|join the (?:conversation|debate|discussion)"
            r"|vote in our|take (?:our|the) (?:quiz|poll|survey)"
            r"|tell us (?:what|how|your|about|in))\b.{0,120}$",
            r"\bin the comments (?:below|section)\b",
            r"^(?:sign up|subscribe|register) (?:here|now|today|to|for)\b",
            r"^support \S+(?: \S+)? (?:from|for) [\w$€£]+ .{0,20}\b(?:week|month|year)\b",
            r"^(?:click|tap|swipe|scroll) (?:here|below|on|through|down|left|right|the|to)\b",
        ),
    ),
)
_LONGEST_ASIDE = 1_000
_COMPILED = tuple((reason, re.compile("(?i)" + "|".join(looks))) for reason, looks in _KINDS)


def aside_reason(sentence: str) -> str:
    """Why the sentence gives no fact wherever it stands, "" where it may give one."""
    if len(sentence) > _LONGEST_ASIDE:
        return ""
    return next((reason for reason, pattern in _COMPILED if pattern.search(sentence)), "")


def question_reason(sentence: str, before: str) -> str:
    """Why a question that the writer asks gives no fact; "" for what is no question, or is quoted.

    `before` is the paragraph up to the sentence: an open quotation mark there means that somebody
    else asks.
    """
    if not sentence.endswith("?") or re.search(r"[“\"”]", sentence):
        return ""
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return "" if quoted else "a question"
