"""What costs goodwill, as a table: for each kind of slip why it does, a kinder wording, and the patterns that find it.

A pattern is a regular expression in which a space stands for any white space and `~` for up to five words. The words
before it are its triggers: where none of them is in the text, marks and digits aside, the pattern is not tried. One of
them stands in whatever the pattern finds.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Slip(StrEnum):
    """The ways in which a message costs goodwill."""

    GUILT = "guilt"
    PRESSURE = "pressure"
    DESPERATION = "desperation"
    FLATTERY = "flattery"
    SARCASM = "sarcasm"
    ANGER = "anger"
    GAMES = "games"
    URGENCY = "false urgency"
    VAGUE = "nothing brought"
    MINUTE = "to the minute"
    COUNTING = "counting"
    TOO_MANY = "too many"


class Advice(NamedTuple):
    """Why a slip costs goodwill, and what to write instead."""

    why: str
    kinder: str


ADVICE = {
    Slip.GUILT: Advice(
        why="A reproach makes an answer harder, and it can't be taken back.",
        kinder="Leave the silence out and bring one new thing: “I came across something for you.”",
    ),
    Slip.PRESSURE: Advice(
        why="Pushed people step back; room to say no makes a yes worth more.",
        kinder="“Would one day next week suit you? If not, just say.”",
    ),
    Slip.DESPERATION: Advice(
        why="It asks them to look after you, where you meant to give something.",
        kinder="Say the plain thing once: “I would be glad to hear from you.”",
    ),
    Slip.FLATTERY: Advice(
        why="Laid on, praise sounds like a price; nobody is won over by flattery alone.",
        kinder="Name one thing they did, and what it was good for.",
    ),
    Slip.SARCASM: Advice(
        why="In writing the smile is lost and the sting stays.",
        kinder="Say what you would like to happen, and leave the rest out.",
    ),
    Slip.ANGER: Advice(
        why="Nobody answers a message in anger gladly; wait until it has passed.",
        kinder="Sleep over it, then one fact and one question: “How shall we go on?”",
    ),
    Slip.GAMES: Advice(
        why="Games are seen through; be direct, and call when you said you would.",
        kinder="“I enjoyed our talk, and I would like to see you again.”",
    ),
    Slip.URGENCY: Advice(
        why="Hurry that is not theirs sounds like a trick, and the next real one is not believed.",
        kinder="Name the day and the reason: “The room is ours until 4 May; does that help?”",
    ),
    Slip.VAGUE: Advice(
        why="It brings nothing, so there is nothing to answer.",
        kinder="Bring one thing, a link, a name, an idea, and ask one easy question.",
    ),
    Slip.MINUTE: Advice(
        why="A promise to the minute is broken by any phone call.",
        kinder="Give yourself room: “by the end of the day”, “in the next day or so”.",
    ),
    Slip.COUNTING: Advice(
        why="Counting your messages counts their silence, too.",
        kinder="Write as if it were the first: light, and with something new.",
    ),
    Slip.TOO_MANY: Advice(
        why="A reminder of a reminder tells them that more will come.",
        kinder="Wait until you have something to bring, and leave the earlier ones unmentioned.",
    ),
}

_NTH = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|umpteenth|hundredth|\d+(?:nd|rd|th))"
_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|countless|a dozen|a hundred)"
_MINUTES = (
    r"(?:(?:\d+|one|two|three|five|ten|fifteen|twenty|thirty|forty|forty-five|sixty|ninety|a few|a couple of)"
    r" (?:min|mins|minutes?|seconds?|secs?)|half an hour|an hour)"
)
_NOTE = r"(?:e-?mails?|messages?|voice-?mails?|notes?|letters?|calls?|texts?|attempts?|follow-?ups?|reminders?)"
_ANSWER = r"(?:answer|reply|respond|write back|call back|get back)"
_ANSWERED = r"(?:answered|replied|responded|written(?: back)?|called(?: back)?|got(?:ten)? back|bothered)"
_NO = r"(?:n't| not| never)"

PATTERNS: tuple[tuple[Slip, str, str], ...] = (
    (Slip.GUILT, "still have|still haven't|still had|still hadn't|still has|still hasn't",
     r"still (?:have(?:n't| not)|had(?:n't| not)|has(?:n't| not)) (?:heard|received|had|got"
     r"|seen)(?: back| a| an| any| your| from you)"),
    (Slip.GUILT, "still no|still without", r"still (?:no|without(?: an?| any)?) (?:reply|answer|response|word|sign)"),
    (Slip.GUILT, "still nothing", r"still nothing(?: from you|[.!?,]|$)"),
    (Slip.GUILT, "still waiting|been waiting",
     r"(?:still|been) waiting (?:~ )?(?:for|on|to hear from) (?:you|your|an answer|a"
     r" reply|a response)\b"),
    (Slip.GUILT, "haven't heard|have not heard|never heard", r"(?:have(?:n't| not)|never) heard (?:back"
     r" )?(?:from you|back)(?! (?:about|on) the)\b"),
    (Slip.GUILT, "haven't|have not|have never|hadn't|had not|had never|you never", rf"you (?:have{_NO}|had{_NO}|never)"
     rf" (?:even )?{_ANSWERED}(?: to)?(?: me| my| us| any"
     r"|[.,!?]|$)"),
    (Slip.GUILT, "didn't|did not|did never|couldn't|could not|could never", rf"you (?:did{_NO}"
     rf"|could{_NO}) (?:even )?(?:bother|{_ANSWER})(?: to)?(?: me| my| us|"
     r" answer| reply|[.,!?]|$)"),
    (Slip.GUILT, "guess|suppose|assume|take it|gather", r"(?:guess|suppose|assume|take it|gather)(?: that)?"
     r" you(?:'re| are) (?:~ )?(?:too busy"
     r"|not interested|ignoring|avoiding|no longer interested)"),
    (Slip.GUILT, "forgotten|forgot|forget", r"(?:(?:did|have) you|you(?:'ve| have| must have)) (?:~ )?(?:forgotten"
     r"|forgot|forget) (?:all )?(?:about )?(?:me|us)\b"),
    (Slip.GUILT, "ignoring|ignore|ignored",
     r"ignor(?:ing|ed?) (?:me|us|(?:all )?my (?:calls|messages|e-?mails|letters|texts|notes))"),
    (Slip.GUILT, "after all|after everything", r"after (?:all|everything)(?: that)? I(?:'ve| have)? (?:did|done"
     r"|do) for you"),
    (Slip.GUILT, "disappointed|hurt|let down", r"I(?:'m| am| was| feel) (?:~ )?(?:disappointed|hurt|let down)"
     r" (?:that you|by you|by your|in you|you)"),
    (Slip.GUILT, "no reply|no response|no answer|no word", r"\bno (?:reply|response|answer|word) from you"),
    (Slip.GUILT, "despite my|despite all my",
     rf"despite (?:all )?my (?:many |several |previous |repeated |earlier |last )*{_NOTE}"),
    (Slip.GUILT, "least you", r"the least you (?:could|can) do"),
    (Slip.GUILT, "too much to ask", r"is (?:it|that) (?:really )?too much to ask"),
    (Slip.GUILT, "let me down", r"(?:you(?:'ve| have)?|please don't|do not) let me down"),
    (Slip.PRESSURE, "have to|need to|ought to", r"you (?:have|need|ought|really need|will have) to (?:~"
     rf" )?(?:{_ANSWER}|decide|make"
     r" up your mind|call me)(?! (?:for|which|what|how|anything|today's)\b)(?: now| today| me| soon| at once|"
     r" immediately| asap|[.!]|$)"),
    (Slip.PRESSURE, "you must", rf"you must (?:{_ANSWER}|decide|call me|tell me)\b"),
    (Slip.PRESSURE, "an answer|a reply|a response|your answer|your reply|to hear from", r"I (?:need|expect"
     r"|demand|require|want) (?:an answer|a reply|a response|your answer|your reply|to hear from you)(?: (?:now"
     r"|today|tomorrow|by|from you|asap|immediately|at once|this week|within|soon)\b|[.!]|$)"),
    (Slip.PRESSURE, "answer me|reply to me|respond to me|talk to me", r"(?:^|[.!?,] |please |just |you have to"
     r" )(?:answer|reply to|respond to|talk to) me(?: now| already|[.!]|$)"),
    (Slip.PRESSURE, "asap|me now|back now|immediately|at once|right away|right now", r"(?:call|write|text|ring"
     r"|email) me (?:back )?(?:now|immediately|at once|right away"
     r"|right now|asap)"),
    (Slip.PRESSURE, "right now|immediately|at once|right away", rf"\b{_ANSWER} (?:~ )?(?:immediately|at once|right"
     r" away|right now)\b"),
    (Slip.PRESSURE, "why", rf"why (?:have|did|do|wo|would|are|ca)n't you (?:~ )?(?:{_ANSWER}|{_ANSWERED}"
     r"|answering|replying|call|write)\b"),
    (Slip.PRESSURE, "why", rf"why (?:have|did|do|are|will|would|wo|ca)(?:n't)? you (?:not |never )?(?:{_ANSWER}"
     rf"|{_ANSWERED}|answering|replying|call me|write to me)"),
    (Slip.PRESSURE, "take no", r"(?:won't|will not|can't|cannot|not going to) take no for an answer"),
    (Slip.PRESSURE, "ever going to|even going to", rf"are you (?:ever|even) going to {_ANSWER}"),
    (Slip.PRESSURE, "taking|hold|holdup", r"what(?:'s| is) (?:taking (?:you )?so long|the hold-?up)"),
    (Slip.PRESSURE, "take it or leave", r"take it or leave it"),
    (Slip.PRESSURE, "or else", r"\bor else[.!]"),
    (Slip.PRESSURE, "owe me|owe us", r"you owe (?:me|us) (?:an? (?:answer|reply|explanation|response|call|favou?r)"
     r"|that much|this)\b"),
    (Slip.PRESSURE, "ready to", r"are you (?:finally )?ready to (?:buy|sign|commit|order)(?: from me)?(?: now|"
     r" today|[?!])"),
    (Slip.PRESSURE, "notice|warning", r"(?:final|last) (?:notice|warning)\b(?! period)"),
    (Slip.PRESSURE, "insist", r"I (?:must |have to |really )?insist (?:that you|on (?:an answer|a reply|your))"),
    (Slip.DESPERATION, "please please|i beg", r"\bplease,? (?:please|I beg)\b"),
    (Slip.DESPERATION, "beg|begging", r"I(?:'m| am) begging|I beg you\b"),
    (Slip.DESPERATION, "desperate|desperately", r"I(?:'m| am) (?:so |really |getting |quite )?desperate\b|desperately"
     r" (?:need|want|hope|hoping)"),
    (Slip.DESPERATION, "do anything|give anything", r"I(?:'d| would|'ll| will) (?:do|give) anything (?:to|for)"
     r" (?:see|meet|talk|hear|work|get|have|you|a chance|one|another|this|your)"),
    (Slip.DESPERATION, "bother|bothering|pester|pestering|bug|bugging|annoy|annoying|harass|harassing|nag|nagging|pest|"
     "nuisance|pain|pushy", r"(?:sorry|hate|apologi[sz]e for|do(?:n't| not) want"
     r"|do(?:n't| not) mean) (?:to |for )?(?:(?:be|being) (?:a |such a )?(?:pest|bother|nuisance|pain|annoying"
     r"|pushy)|bother(?:ing)?|pester(?:ing)?|bug(?:ging)?|annoy(?:ing)?|harass(?:ing)?|nag(?:ging)?)(?: you)?\b"),
    (Slip.DESPERATION, "last hope|only hope", r"you(?:'re| are) my (?:last|only) hope"),
    (Slip.DESPERATION, "mean the world|mean everything", r"would mean (?:the world|everything) to me"),
    (Slip.DESPERATION, "stop thinking|live without|be without", r"can(?:'t|not) (?:stop thinking about|live without|be"
     r" without) you"),
    (Slip.DESPERATION, "give me", r"give me (?:just )?(?:a|one|another|one more|one last|a second) (?:last )?chance"),
    (Slip.DESPERATION, "by the phone|at the phone|by my phone|at my phone|inbox|screen",
     r"(?:sitting|waiting|staring|been) (?:by|at) (?:the|my)"
     r" (?:phone|inbox|screen)\b"),
    (Slip.DESPERATION, "forget about me|give up on me|leave me|abandon me", r"(?:don't|do not|please never)"
     r" (?:forget about|give up on|leave|abandon) me\b(?! (?:out|a|the|alone)\b)"),
    (Slip.DESPERATION, "busy|important", r"I know(?: that)? you(?:'re| are) (?:very|so|extremely|super"
     r"|incredibly|terribly|insanely) (?:busy|important)"),
    (Slip.DESPERATION, "precious|valuable", r"(?:minute|minutes|bit|moment|second) of your (?:precious|valuable)"
     r" time"),
    (Slip.DESPERATION, "idiot|loser|fool", r"I(?:'m| am) such (?:an idiot|a loser|a fool)"),
    (Slip.FLATTERY, "the best|genius|legend|god|goddess|rock star|rockstar|guru|visionary|superstar|saint",
     r"you(?:'re| are) (?:~ )?(?:the best(?=[.,!]| ever| in the world| there is|$)|a"
     r" (?:genius|legend|god|goddess|rock ?star|guru|visionary|superstar|saint))"),
    (Slip.FLATTERY, "amazing|brilliant|incredible|inspiring|awesome|perfect|fantastic|gorgeous|gifted|talented",
     r"you(?:'re| are) (?:so|absolutely|truly|incredibly|utterly|simply|unbelievably)"
     r" (?:amazing|brilliant|incredible|inspiring|awesome|perfect|fantastic|gorgeous|gifted|talented)"),
    (Slip.FLATTERY, "the most|the single most|the world's most",
     r"you(?:'re| are) the (?:most|single most|world's most) \w+ (?:person|man|woman"
     r"|leader|mind|founder|expert|human)"),
    (Slip.FLATTERY, "fan|admirer",
     r"\bfan of (?:you|yours|your \w+)\b|your (?:biggest|greatest|number one) (?:fan|admirer)"),
    (Slip.FLATTERY, "awe of", r"in (?:~ )?awe of (?:you|your)\b"),
    (Slip.FLATTERY, "unparalleled|unmatched|legendary|incomparable|unrivalled|peerless|boundless|infinite|illustrious|"
     "esteemed|towering|dazzling", r"your (?:unparalleled|unmatched|legendary|incomparable|unrivalled|peerless"
     r"|boundless|infinite|illustrious|esteemed|towering|dazzling) \w+"),
    (Slip.FLATTERY, "stature|calibre|caliber|standing|importance|genius|greatness",
     r"(?:someone|somebody|person|man|woman|people|expert|leader) of your (?:stature"
     r"|calibre|caliber|standing|importance|genius|greatness)"),
    (Slip.FLATTERY, "nobody|no one", r"(?:nobody|no one)(?: else)?(?: in the world)? (?:~ )?like you(?: do|"
     r" can)?(?=[.,!]|$)"),
    (Slip.FLATTERY, "words can't|words cannot", r"words can(?:'t|not) (?:describe|express) (?:how|what)"),
    (Slip.FLATTERY, "admirer|servant", r"your (?:humble|devoted|greatest) (?:servant|admirer)"),
    (Slip.FLATTERY, "my whole life|my entire life|my life forever", r"you(?:'ve| have)? (?:changed|saved) my"
     r" (?:whole life|entire life|life forever)"),
    (Slip.FLATTERY, "worship|genius", r"I worship you|your (?:sheer |pure |absolute )?genius\b"),
    (Slip.SARCASM, "for nothing|ignoring|for not|for never", r"thank(?:s| you)(?: a lot| so much| very much)?"
     r" for (?:nothing|ignoring|(?:not"
     r"|never) (?:answering|replying|calling|getting back|responding|writing))"),
    (Slip.SARCASM, "finally", r"(?:nice|kind|good|great|lovely) (?:of you|that you)(?: to)? finally \w+"),
    (Slip.SARCASM, "must be nice", r"must be nice to (?:have|be|not|never)\b"),
    (Slip.SARCASM, "bothered", r"(?:if you (?:can|could) (?:even )?be bothered|can(?:'t|not) (?:even )?be"
     r" bothered to (?:answer|reply|write|call))"),
    (Slip.SARCASM, "silence", r"your silence (?:speaks|says|is (?:deafening|telling|very telling))"),
    (Slip.SARCASM, "too busy|too important|too good|too grand", r"(?:clearly|obviously|apparently|evidently) (?:~ )?too"
     r" (?:busy|important|good|grand)\b|too (?:busy|important|good|grand) (?:for me|for us|to (?:answer|reply"
     r"|write back|call back))"),
    (Slip.SARCASM, "clearly|obviously|evidently", r"(?:clearly|obviously|evidently) (?:you )?(?:don't|do not"
     r"|doesn't|couldn't)"
     r" (?:care|matter|give a)"),
    (Slip.SARCASM, "per my", r"\b(?:as )?per my (?:last|previous|earlier"
     r"|below)(?: \w+)?"),
    (Slip.SARCASM, "as i said|as i told|as i explained|as i already|as i clearly|as i have|as i've", r"as"
     r" I(?:'ve| have)? (?:already |clearly )+(?:said|told you|explained|mentioned"
     rf"|written|wrote)|as I (?:said|told you|explained) (?:{_NUMBER} times|before already|time and again)"),
    (Slip.SARCASM, "spell it out|what part of|which part of",
     r"let me spell it out|(?:what|which) part of ~ (?:don't|did) you"
     r" (?:not )?(?:understand|get)"),
    (Slip.SARCASM, "earth to|anybody home|anyone home|hello are|hello is", r"\bearth to \w+|any(?:body|one) home\?"
     r"|\bhello\?+ (?:are you|is any)"),
    (Slip.SARCASM, "holding my breath", r"(?:won't be|not) holding my breath"),
    (Slip.ANGER, "???", r"\?\?\?+"),
    (Slip.ANGER, "angry|furious|fed up|sick|livid|fuming|annoyed", r"I(?:'m| am) (?:~ )?(?:angry|furious|fed up"
     r"|sick|sick and tired|livid|fuming|annoyed) (?:with|at|of|that|about) (?:you|your|waiting|being|this|how"
     r" you)\b"),
    (Slip.ANGER, "dare you", r"how dare you"),
    (Slip.ANGER, "unacceptable|outrageous|unprofessional", r"(?:is|was|are) (?:~ )?(?:unacceptable|outrageous"
     r"|unprofessional)\b"),
    (Slip.ANGER, "rude", r"(?:how|very|so|plain|downright|just) rude\b|rude of you"),
    (Slip.ANGER, "ashamed|shame on", r"you should be ashamed|shame on you"),
    (Slip.ANGER, "my time", r"(?:wast(?:e|ed|ing)|waste of) my time"),
    (Slip.ANGER, "wrong with you|your problem", r"what(?:'s| is) (?:wrong with you|your problem)\b"),
    (Slip.ANGER, "had enough", r"I(?:'ve| have) had enough of (?:you|this|your|waiting|being)"),
    (Slip.ANGER, "done with you|through with you|finished with you",
     r"I(?:'m| am) (?:done|through|finished) with you\b"),
    (Slip.ANGER, "the last time", r"this is the last time (?:that )?I(?:'ll| will| am|'m| write| ask| call)"),
    (Slip.ANGER, "last straw|final straw", r"(?:is|was) the (?:last|final) straw"),
    (Slip.ANGER, "kidding|joking|serious", r"are you (?:kidding|joking|serious)(?: me)?\?"),
    (Slip.GAMES, "your loss", r"(?:it's|it is|that's|that is|this is|oh well,?|fine,?|then,?) your loss\b"),
    (Slip.GAMES, "two can play", r"two can play (?:at )?(?:that|this) game"),
    (Slip.GAMES, "regret|be sorry", r"you(?:'ll| will| are going to|'re going to) (?:regret (?:it|this)|be sorry)\b"),
    (Slip.GAMES, "others|buyers|investors|men|women|clients|guys|girls|candidates",
     r"(?:others|other (?:buyers|investors|men|women|clients|guys|girls|candidates))"
     r" (?:are|would be|will be) (?:~ )?(?:interested|waiting|lining up|queueing|keen)"),
    (Slip.GAMES, "cared|loved|liked|valued|respected", r"if you (?:really |truly |ever )?(?:cared|loved|liked"
     r"|valued|respected) (?:about"
     r" )?(?:me|us|this)"),
    (Slip.GAMES, "wasn't|was not", r"I (?:wasn't|was not) (?:even )?going to (?:write|call"
     r"|text|answer|reply|ring)"),
    (Slip.GAMES, "stop writing|stop calling|stop trying|someone else|somebody else", r"(?:maybe|perhaps) I(?:'ll| will|"
     r" should) (?:just )?(?:stop (?:writing|calling|trying)|find (?:someone|somebody) else)"),
    (Slip.GAMES, "jealous", r"mak(?:e|ing) you jealous"),
    (Slip.GAMES, "hard to get|it cool", r"play(?:ing|ed)? (?:hard to get|it cool)\b"),
    (Slip.GAMES, "prove it|prove to me|prove that", r"prove (?:to me )?(?:it|that you (?:care|love|mean))\b(?="
     r" to me|[.!]|$| me| it)"),
    (Slip.GAMES, "bet you|dare you", r"I (?:bet|dare) you (?:won't|can't|will not|not)"),
    (Slip.GAMES, "a test|testing you|silent treatment", r"(?:this|that|it) was (?:just |only )?a test\b(?! (?:of"
     r"|for|run|drive))|testing you\b|silent treatment"),
    (Slip.GAMES, "guess you", r"guess you(?:'ll| will) never (?:know|find out)"),
    (Slip.URGENCY, "chance", r"(?:your|is (?:your|the)|one) (?:very )?(?:last|final) chance\b|(?:last|final)"
     r" chance to (?:buy|sign|join|get|grab|reply|answer|decide|say|order|secure)"),
    (Slip.URGENCY, "act now|act fast|act quickly", r"\bact (?:now|fast|quickly)\b"),
    (Slip.URGENCY, "before it", r"before it(?:'s| is) too late(?=[.,!?]|$)"),
    (Slip.URGENCY, "urgent|urgently",
     r"\burgent(?:ly)?(?=[:!])|(?:is|it's|very|most|extremely|super) urgent(?:ly)?\b(?!"
     r" care)|\burgent (?:reply|answer|response|reminder|attention)"),
    (Slip.URGENCY, "asap", r"\basap\b"),
    (Slip.URGENCY, "clock|running out", r"(?:the )?clock is ticking|time is running out|running out of time(?="
     r" to (?:decide|answer|reply)|[.!]|$)"),
    (Slip.URGENCY, "left|remaining", r"only (?:\w+ )?(?:spots?|slots?|places?|seats?) (?:left|remaining)(?!"
     r" (?:of|in|on|side)\b)"),
    (Slip.URGENCY, "expires|ends", r"(?:offer|price|discount|deal|quote) (?:~ )?(?:expires|ends) (?:today"
     r"|tonight|tomorrow|soon|at midnight|in \w+ hours)"),
    (Slip.URGENCY, "limited|stocks last|supplies last", r"limited[- ]time offer|while (?:stocks|supplies) last"
     r"|for a limited time only"),
    (Slip.URGENCY, "miss out|now or never|lifetime", r"(?:don't|do not) miss out|now or never"
     r"|once[- ]in[- ]a[- ]lifetime (?:chance|offer|opportunity|deal)"),
    (Slip.URGENCY, "drop everything", r"drop everything\b"),
    (Slip.URGENCY, "at the latest|at the very latest",
     r"by (?:tonight|today|this evening|midnight|noon|eod|cob) at the (?:very"
     r" )?latest"),
    (Slip.URGENCY, "priority|importance|urgency", r"(?:top|highest|utmost) (?:priority|importance|urgency)[!.]"),
    (Slip.VAGUE, "check in|checking in", r"\bjust (?:wanted to |want to |wanting to |thought I(?:'d| would)"
     r" )?check(?:ing)?"
     r" in\b(?! (?:at|to|into|for my|for the|for our|my|our|the|with the|online|now|here)\b)"),
    (Slip.VAGUE, "checking in", r"(?:^|[.!?,:] )checking in(?: with you)?(?: (?:on|about) (?:this|that"
     r"|things))?[.!?]"),
    (Slip.VAGUE, "touch base|touching base", r"touch(?:ing)? base\b"),
    (Slip.VAGUE, "circle back|circling back", r"circl(?:e|ing) back\b(?! (?:to the|around|home|through)\b)"),
    (Slip.VAGUE, "following up|follow up", r"\bjust (?:wanted to |want to |quickly )?follow(?:ing)? up\b(?! the\b)"),
    (Slip.VAGUE, "any update|any updates|any news",
     r"(?:^|[.!?,:] |wondering if there (?:is|are) )any (?:updates?|news)(?:"
     r" yet| on"
     r" this| for me| at all)*[?.]"),
    (Slip.VAGUE, "thoughts", r"(?:^|[.!?:] )(?:any )?thoughts\?"),
    (Slip.VAGUE, "reminder|nudge", r"(?:gentle|friendly|quick|little|kind) (?:reminder|nudge)\b"),
    (Slip.VAGUE, "reaching out|reach out", r"\bjust (?:wanted to )?reach(?:ing)? out(?! (?:with|because|to say thank|to"
     r" tell|to let)\b)"),
    (Slip.VAGUE, "pinging", r"\b(?:just )?pinging you\b"),
    (Slip.MINUTE, "in min|in mins|in minute|in minutes|in sec|in secs|in second|in seconds|in one|in two|in three|"
     "in five|in ten|"
     "in fifteen|in twenty|in thirty|in forty|in sixty|in ninety|in a few|in a couple|in half|in an hour|within",
     r"(?:(?:I|we)(?:'ll| will| shall)|back|call|ring|reply|answer"
     rf"|send|deliver|finish|ready|done|promise)\b (?:~ )?(?:in|within) {_MINUTES}\b"),
    (Slip.MINUTE, "within", rf"\bwithin (?:the|an) hour\b|\bwithin {_MINUTES}\b"),
    (Slip.MINUTE, "by", r"\bby \d{1,2}:\d{2}\b|\bby"
     r" \d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\b|p\.?m\b|o'clock)"),
    (Slip.MINUTE, "sharp|on the dot|exactly", r"\bat (?:exactly )?\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\.?"
     r" )?(?:sharp|on the dot)\b|\bat exactly \d{1,2}[:.]\d{2}"),
    (Slip.COUNTING, "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|umpteenth|hundredth|nd|rd|th",
     rf"\bmy (?:~ )?{_NTH} (?:and (?:last|final) )?{_NOTE}\b(?! (?:address|account|book|of"
     r" the day|with the))"),
    (Slip.COUNTING, "time i|time that i", rf"{_NTH} time (?:that )?I(?:'ve|'m| have| am)? (?:now )?(?:writ\w+"
     r"|wrote|call\w*"
     r"|e-?mail\w*|tr(?:y|ied|ying)|ask\w*|reach\w*|messag\w*|text\w*|r[ai]ng|contact\w*)"),
    (Slip.COUNTING, "times|twice|thrice|again and again|over and over", r"I(?:'ve| have)? (?:already"
     r" )?(?:written|wrote|called|e-?mailed|texted"
     r"|messaged|asked|rang|rung|contacted|chased|tried to reach|tried calling)(?: to)?(?: you)? (?:twice"
     rf"|thrice|{_NUMBER} times|again and again|over and over)"),
    (Slip.COUNTING, "i left|i sent|i've left|i've sent|have left|have sent|already left|already sent",
     r"I(?:'ve| have)? (?:already"
     rf" )?(?:left|sent)(?: you)? {_NUMBER} {_NOTE}\b(?!"
     r" (?:for the|to the|out)\b)"),
    (Slip.COUNTING, "for the", rf"(?:asking|writing|telling|calling|reminding)(?: you)? for the {_NTH} time"),
    (Slip.TOO_MANY, "yet another", rf"yet another (?:{_NOTE}|nudge)\b"),
    (Slip.TOO_MANY, "bump|bumping", r"\bbump(?:ing)? (?:this|my|it)\b(?: \w+)?(?: up)?(?: to the top)?"),
    (Slip.TOO_MANY, "me again", r"(?:^|[.!?] )(?:it's |it is )?(?:just )?me again\b"),
    (Slip.TOO_MANY, "reminder", r"(?:another|second|third|final|last|one more|daily|weekly) reminder\b(?! (?:of"
     r" how|that the|from the)\b)"),
    (Slip.TOO_MANY, "up again|in again|writing again|out again|back again|you again|once again|yet again",
     r"(?:following up|checking in|writing|reaching out|circling back|trying you) (?:yet"
     r" |once )again\b|(?:following up|checking in|reaching out|nudging you) again\b"),
    (Slip.TOO_MANY, "up on my", r"follow(?:ing)?[ -]up on my (?:last |previous |earlier )?follow[ -]?up"),
    (Slip.TOO_MANY, "keep writing|keep calling|keep trying|keep asking|keep emailing|keep e-mailing|keep texting",
     r"I(?:'ll| will) keep (?:writing"
     r"|calling|trying|asking|e-?mailing|texting) (?:you"
     r" )?(?:until|till)\b"),
)  # fmt: skip
