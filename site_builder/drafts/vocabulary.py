"""The word lists by which a scrap of a log line is judged fit to stand in a sentence, or left out."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(text.split())


ARTICLES = words("the a an our my your some both")
DETERMINERS = ARTICLES | words("two three four five six seven eight nine ten eleven twelve")
THEIRS = words("his her their")

UNFIT = words("""
    i i'm i'll i'd i've me we we'll we're us you you'll you're he he's she she's they they're them him it it's its
    his her their hers theirs mine yours this that these those there here who what when where why how which whose
    is isn't are aren't was wasn't were be been being am will won't would can can't could couldn't should shall might
    must has hasn't have haven't had do does did don't doesn't didn't let let's
    want wants wanted need needs needed ask asks asked say says said tell tells told think thinks thought like likes
    liked love loves loved hate hates know knows knew get gets got go goes went going gone come comes came take takes
    took taken make makes made give gives gave given start starts started leave leaves left move moves moved find finds
    found lose lost send sends sent met meet meets spoke speak talked talk emailed called saw see sees agree agrees
    agreed decide decides decided wrote write writes offered suggested introduced mentioned promised owes
    seems sounds looks felt feels looking thinking waiting trying hoping working asking saying having doing getting
    try tries tried use uses used keep keeps kept hope hopes run runs ran read reads hear hears heard
    fund funds funded
    same other rest latter usual one ones
    not no never none nothing yes nope please sorry thanks thank ok okay maybe perhaps probably still yet again already
    if because but so although unless until since while than then instead also too very really just only even once
    today tomorrow yesterday tonight now soon later ago next last monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thurs fri sat sun morning afternoon evening
""")
"""Pronouns, verbs, and words that age: with one of these a scrap is a sentence, or says more than it should."""

UNFIT_THINGS = words("""
    hour hours minute minutes second message messages note third fourth fifth first year years day days week weeks
    month months line lines point points page pages call chat word words question hello reminder
""")
"""What names the message, its number or its length rather than what it was about."""

LOOSE_ENDS = words("of for on in at to by with from about and or as into over under after before the a an our my your")

VAGUE = words("""
    it this that everything stuff things life nothing something anything half time me him them us a lot work
""")
"""What "we talked about" may be followed by without saying what it was."""

NO_PLACES = words("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec noon midnight first lunchtime last once time least day week weekend month year hour while touch
    general
""")
"""What follows "at" or "in" and is no place."""

AFTER_NOUNS = words(
    "of for on in at to by with from about as into over under after before between against near without"
)
"""What may follow a plural: "the charts from Leeds", but "the door stays open"."""

EVENTS = words("""
    fair conference conf meetup workshop wedding summit forum festival concert party dinner lunch breakfast reception
    exhibition expo congress symposium hackathon talk lecture panel opening launch course class seminar gala premiere
    screening reunion barbecue christening retreat camp hike ceremony
    evening night day reading market show stall
""")

THINGS = words("""
    deck slides slide proposal paper brochure offer quote quotation invoice notes link links article draft contract
    cv resume application photo photos picture pictures report agenda budget plan plans summary book recipe invitation
    sketch sketches drawing drawings outline map tickets reference samples sample details list pricing prices figures
    numbers data charts chart video film recording song score minutes schedule timetable spec specification
    portfolio catalogue letter form document documents file files manuscript chapter review feedback survey estimate
    keys parcel package tent pump printer bookshelf table chair chairs
""")
"""Nouns that may stand bare at the end of a scrap: "pilot budget" is read as "the pilot budget"."""

GIVING = words("send share forward mail email post deliver bring give show lend finish prepare write draft return")
"""Promises of a thing: "send the pilot budget" is about the pilot budget."""

DEEDS = GIVING | words("""
    introduce call ring ask check look book review pay fix update schedule sign confirm arrange organise
    organize invite help order collect repair print translate test research reserve order water feed paint
    visit pick drop speak talk put connect contact recommend
""")
"""Verbs with which a promise may begin: "call the landlord" becomes "I promised to call the landlord"."""

TITLES = words("""
    dr prof professor mr mrs ms miss mx sir dame lord lady rev reverend father sister rabbi imam herr frau monsieur
    madame signor signora señor señora don doña dipl ing mag president chancellor premier prime minister senator
    representative governor king queen prince princess captain colonel general judge
""")
"""What stands before a name and is none."""

RELATIONS = words(
    "uncle aunt auntie grandma grandpa granny grandmother grandfather cousin nana oma opa tante onkel avó"
)
"""What is part of how one addresses somebody."""

TALKS = words("talked spoke chatted called phoned video zoom")
"""Verbs after which a line says what the talk was about; after the others it may be what there was to eat."""

OCCASIONS = {
    "lunch": "lunch",
    "coffee": "the coffee",
    "dinner": "dinner",
    "drinks": "the drinks",
    "visited": "having me",
    "called": "the call",
    "phoned": "the call",
    "video": "the call",
    "zoom": "the call",
    "they called": "your call",
}
"""What to thank for, by the word that the log line was written with."""
