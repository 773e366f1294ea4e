"""Which language a text is in, told by its script and its commonest words; and which words only glue others."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.core.words import terms

if TYPE_CHECKING:
    from collections.abc import Iterable

_FUNCTION_WORDS = {
    "en": """the a an and or but nor so yet of to in on at by for with from into onto over under about after before
        between through during against among within without upon than then as if while because although though since
        until unless is are was were be been being am do does did done has have had having will would shall should can
        could may might must i you he she it we they me him her us them my your his its our their this that these those
        who whom whose which what when where why how there here not no also very just only too such own same other
        some any all each every both more most much many few s t d ll re ve m up out off down again once ever""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber denn sondern doch nicht kein keine
        keinen keiner ist sind war waren bin bist sein gewesen wird werden wurde wurden worden hat haben hatte hatten
        habe kann können konnte konnten muss müssen soll sollen sollte will wollen wollte darf dürfen ich du er sie es
        wir ihr mich dich ihn uns euch ihm ihnen mein dein seine seiner seinen seinem ihre ihrer ihren ihrem unser in im
        an am auf aus bei beim mit nach von vom vor zu zum zur über unter für durch gegen ohne um bis seit während als
        wie wenn weil dass daß ob so auch nur noch schon sehr mehr man sich was wer wo dann da dort hier dieser diese
        dieses diesem diesen jede jeder alle allen""",
    "fr": """le la les l un une des du de d et ou mais donc or ni car ne pas plus non est sont était étaient été être
        sera seront a ont avait avaient avoir ai as fait peut peuvent doit je tu il elle on nous vous ils elles me te se
        lui leur leurs mon ton son sa ses ma mes ta tes notre nos votre vos ce cet cette ces qui que qu quoi dont où
        dans en sur sous par pour avec sans chez vers entre depuis pendant avant après contre jusqu à au aux comme si
        quand lorsque aussi très tout tous toute toutes même y c n s j m t""",
    "es": """el la los las un una unos unas y e o u pero sino ni no de del a al en con por para sin sobre entre desde
        hasta hacia según durante tras contra es son era eran fue fueron ser sido está están estaba estar ha han había
        haber hay he puede pueden debe yo tú él ella nosotros ellos ellas me te se le les lo nos os mi tu su sus mis
        nuestro este esta estos estas ese esa esos eso aquel que quien cual cuyo donde cuando como si más muy ya también
        todo todos toda todas porque aunque mientras""",
    "it": """il lo la i gli le un uno una e ed o ma né non di del dello della dei degli delle a al allo alla ai agli
        alle da dal dalla dai in nel nella nei con su sul sulla per tra fra è sono era erano fu essere stato stata ha
        hanno aveva avere ho può io tu lui lei noi voi loro mi ti si ci vi ne suo sua suoi sue mio questo questa questi
        queste quello quella che chi cui dove quando come se più anche molto già tutto tutti perché mentre""",
    "pt": """o a os as um uma uns umas e ou mas nem não de do da dos das em no na nos nas por pelo pela para com sem
        sobre entre até desde durante após é são era eram foi foram ser sido está estão estava ter tem têm tinha há eu
        você ele ela nós eles elas me te se lhe lhes seu sua seus suas meu este esta estes isto esse essa isso aquele
        que quem qual cujo onde quando como mais muito já também todo todos porque ao à aos às""",
    "nl": """de het een en of maar want niet geen is zijn was waren ben bent wordt worden werd werden heeft hebben had
        hadden kan kunnen kon moet moeten zal zullen zou zouden ik je jij u hij ze zij wij we jullie hem haar hun ons
        mijn zijn uw in op aan uit bij met naar van voor door over onder tegen zonder om tot sinds tijdens als dan toen
        die dat deze dit wie wat waar wanneer hoe dat er ook nog al wel zeer meer te""",
    "sv": """och att det som en ett är var på för av med till den de han hon vi ni jag inte om men har hade kan ska
        skulle från vid så när där här sig sin sitt sina eller efter över under också mycket alla detta denna dessa""",
    "da": """og at det som en et er var på for af med til den de han hun vi jeg ikke om men har havde kan skal skulle
        fra ved så når hvor der her sig sin sit sine eller efter over under også meget alle dette denne disse blev""",
    "nb": """og at det som en et er var på for av med til den de han hun vi jeg ikke om men har hadde kan skal skulle
        fra ved så når hvor der her seg sin sitt sine eller etter over under også mye alle dette denne disse ble""",
    "fi": """ja on ei se että oli hän ovat mutta tai kun niin kuin myös joka jotka mitä tämä nämä sen hänen ole olla
        olivat ollut ne he me minä sinä vain jo nyt sekä vaan jos""",
    "pl": """i w na z do że się nie to jest są był była było były o po od za przez dla przed przy jak ale a lub oraz
        ten ta te tego tej tym który która które których co czy już tylko jego jej ich go mu jako może być ma""",
    "cs": """a v na se že je to s z do i o k za by jsem jsou byl byla bylo byli ale nebo jako který která které pro po
        od při jak co už jen jeho její jejich ten ta ty tento tato tím ne není má může""",
    "hu": """a az és hogy nem is egy ez azt van volt vannak voltak de vagy mint meg már csak ki mi ha még el fel le be
        amely aki ami lesz lett szerint után között""",
    "tr": """ve bir bu da de için ile olarak daha çok en gibi kadar olan oldu olduğu ki ama veya ya ne değil var yok o
        onun bunu sonra önce her göre ise mi""",
    "ru": """и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от
        меня еще нет о из ему когда даже ну ли если уже или ни быть был него до вас нибудь уж вам сказал они тут где
        есть для мы их чем была сам чтоб без будто это этот эта эти при также который которая которые были""",
    "uk": """і в у не що він на я з із як а то все вона так його але та ти до ж ви за би по тільки її мені було від
        мене ще ні о про йому коли навіть чи якщо вже або бути був до них є для ми їх без це цей ця ці при також який
        яка які були""",
    "el": """ο η το οι τα του της των τον την και να με σε για από που δεν είναι ήταν θα ως ή αλλά στο στη στην στον
        στις στους μια ένα ένας αυτό αυτή""",
    "id": """yang dan di ke dari untuk dengan ini itu pada adalah tidak dalam akan oleh juga sebagai karena atau telah
        bisa ada mereka dia kami saya""",
    "vi": """và của là có trong cho không được các một những với người này đã để từ khi đến tại về như cũng""",
    "ar": "في من على إلى أن عن مع هذا هذه التي الذي كان كانت قد لا ما هو هي و أو ثم بعد قبل بين كل إن لم",
    "fa": "در از به که این آن را با است برای بود شد می و یا تا هم خود بر یک کرد ها",
    "he": "של את על לא הוא היא זה כי אם גם או אל עם כל היה הם אני יש אין מה רק אבל בין",
    "hi": "के का की है में से और को पर यह था थे थी हैं ने एक कि भी नहीं तो इस वह जो कर",
}  # fmt: skip

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(listed.split()) for language, listed in _FUNCTION_WORDS.items()
}

NEGATIONS = frozenset(
    """
    not no never nor cannot none nobody nothing neither isn't aren't wasn't weren't don't doesn't didn't won't wouldn't
    can't couldn't shouldn't hasn't haven't hadn't without nicht kein keine keinen keiner keinem keines nie niemals ohne
    ne pas non jamais aucun aucune sans ni nunca jamás sin né mai senza não nem nunca sem niet geen nooit zonder inte
    aldrig ikke ingen ei nie bez не нет ни ні немає לא לא لا لم لن نه نہیں नहीं 不 没 非
    """.split()
)
"""Words that turn a statement round; small, and never to be passed over."""

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_NOTHING: frozenset[str] = frozenset()


def function_words(language: str) -> frozenset[str]:
    """The words of a language that carry no content of their own; empty for a language without a list."""
    return FUNCTION_WORDS.get(language, _NOTHING)


def detect_language(texts: Iterable[str], *, enough: int = 20_000) -> str:
    """ISO 639-1 code of the language that most of the first `enough` characters are in, or "" when nothing tells."""
    sample: list[str] = []
    length = 0
    for text in texts:
        sample.append(text)
        length += len(text)
        if length >= enough:
            break
    joined = "\n".join(sample)[: 2 * enough]
    letters = sum(character.isalpha() for character in joined)
    for language, script in _SCRIPTS:
        if letters and len(script.findall(joined)) > 0.2 * letters * (0.3 if language == "ja" else 1):
            return language
    counts = Counter(terms(joined))
    total = sum(counts.values())
    best, runner_up = ("", 0), 0
    for language, listed in FUNCTION_WORDS.items():
        hits = sum(counts[word] for word in listed)
        if hits > best[1]:
            best, runner_up = (language, hits), best[1]
        else:
            runner_up = max(runner_up, hits)
    if best[1] < 2 or best[1] < 0.08 * total or best[1] == runner_up:
        return ""
    return best[0]
