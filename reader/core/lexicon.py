"""Everyday words of web pages in several languages, as tables: evidence beside a block's shape."""

from __future__ import annotations

import re


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def _starts(table: str) -> re.Pattern[str]:
    """One expression a line, any of which may begin a block."""
    return re.compile(f"(?:{'|'.join(table.split(chr(10))[1:-1])})(?:\\b|$)".replace("    ", ""), re.IGNORECASE)


ADVERT_WORDS = _words("""
    advertisement advertisements advertising advert adverts ad ads sponsored promoted promotion continues paid
    anzeige anzeigen werbung gesponsert publicité sponsorisé publicidad patrocinado pubblicità sponsorizzato
    advertentie publicidade annons annonce reklame mainos reklama реклама 广告 廣告 広告
""")

ADVERT_COMPANY = _words("""
    story stories article continues continue continued below after this the scroll to for skip reading content paid by
    close remove hide end of more partner partners feature links link weiter nach der unten geht es weitere
    la suite après cette contenu du contenido sigue después de
""")

SHARE_WORDS = _words("""
    share shares sharing copy tweet retweet post print email e-mail mail save bookmark comment comments reply like likes
    facebook twitter x linkedin whatsapp telegram pinterest reddit flipboard bluesky threads messenger pocket
    instagram youtube tiktok mastodon xing viber vk weibo wechat snapchat
    teilen drucken merken kommentare partager imprimer commentaires compartir imprimir comentarios
    condividi stampa commenti delen
""")

SHARE_COMPANY = _words("""
    this article story page about panel via on by to with link copy copied the a follow us more options url and or
    auf per artikel diesen diese seite und cet sur en et de el esta este noticia y
""")

LABELS = _words("""
    menu home search login logout subscribe newsletter newsletters topics tags contact about live video videos watch
    listen gallery loading related trending latest popular next previous privacy terms cookies sitemap faq careers
    jobs skip close exclusive breaking explainer analysis opinion play playing read reading expand collapse scroll
    comments recommended featured advertise news fullscreen follow suggested tagged keywords keyword topic feedback
    imprint impressum datenschutz startseite suche anmelden abonnieren accueil rechercher connexion inicio buscar
""")

LABEL_COMPANY = _words("""
    now main content back top text size full article story stories this the to of a your my in on for and all more less
    show hide view keep up down image images email address enter us player transcript audio again here
""")

PROSE_WORDS = _words("""
    a an the is are was were be been has have had will would that which who it he she they we this these those
    i you your my our their his her its but not isn't aren't doesn't don't didn't won't can't it's i'm you're we're
    der die das den dem des ein eine einen einem einer ist sind war waren wurde wurden hat haben hatte dass sie er es
    wir
    le la les un une des est sont était ont été qui que il elle ils elles nous cette ces
    el los las una es son fue fueron ha han había se lo gli uno è sono era stato stata che
    de het een zijn werd heeft hebben dat o os as um uma foi foram
""")
"""Articles, auxiliaries and pronouns: sentences have them, headlines hardly."""

RELATED_STARTS = _starts("""
    read (?:also|more|next|this|the full)
    also read
    see also
    similar (?:articles|stories|posts)
    weiterlesen
    leia mais
    leggi tutto
    continuar leyendo
    related(?: (?:stories|articles|story|article|topics|content|coverage))?
    more (?:on this|on this story|from|stories|news|like this|about this)
    most (?:read|popular|viewed)
    top stories
    latest (?:news|stories)
    recommended(?: for you)?
    you (?:may|might) also (?:like|be interested in)
    up next
    don['’]t miss
    editor(?:s|['’]s|s['’])? picks?
    what to read next
    in pictures
    mehr zum thema
    lesen sie (?:auch|mehr)
    auch interessant
    das könnte sie (?:auch )?interessieren
    meistgelesen
    weitere artikel
    zum thema
    (?:à )?lire (?:aussi|également|la suite)
    (?:à )?voir aussi
    sur le même sujet
    les plus lus
    en savoir plus
    le[ae]r? también
    te puede interesar
    más (?:información|noticias)
    lo más leído
    noticias relacionadas
    leggi anche
    lees ook
    leia também
    читайте также
""")

PROMPT_STARTS = _starts("""
    sign (?:up|in)
    log ?in
    subscribe
    register
    join (?:our|us|the conversation|\\S+ (?:\\S+ )?(?:channel|newsletter|community))
    (?:new\\s*)?you can now (?:listen|watch|read)
    enter your
    follow (?:us|our|me|(?:\\S+ ){1,4}on)
    for more (?:news|stories|information|on|like)
    why (?:you can )?trust
    thank you for reading
    by signing up
    get (?:more|our|the latest|all the|breaking|unlimited|news)
    (?:download|install) (?:our|the)
    support (?:us|independent|quality|our (?:work|journalis\\w+|newsroom|reporting|site))
    donate
    become an? (?:member|subscriber|supporter)
    (?:click|tap) here
    (?:learn|find out|see|show|view|load|read) more
    view (?:all|comments|gallery)
    do you have
    have you (?:got|been)
    did you (?:find|spot|notice|see|like)
    got a (?:tip|story|question)
    send (?:us|your)
    contact us
    e-?mail us
    let us know
    report (?:an?|this) (?:error|typo|mistake|correction|problem|ad)
    found an? (?:error|mistake|typo)
    already an? (?:subscriber|member)
    want (?:to read|more)
    enjoy(?:ing)? (?:this|our|unlimited)
    try (?:us|it) (?:free|now|for)
    start your
    continue reading
    create an? (?:free )?account
    listen to (?:this|the) (?:article|story)
    stay (?:up to date|informed|connected|in touch)
    our (?:newsletter|app)
    leave a (?:comment|reply)
    be the first to
    melden sie sich
    jetzt (?:anmelden|abonnieren|registrieren|lesen|testen)
    abonnieren sie
    folgen sie uns
    hier klicken
    fehler gefunden
    haben sie (?:einen fehler|fragen)
    schreiben sie uns
    mehr erfahren
    artikel (?:teilen|anhören)
    abonnez-vous
    inscrivez-vous
    suivez-nous
    cliquez ici
    s['’](?:abonner|inscrire)
    recevez
    je m['’]abonne
    écouter (?:cet|l)
    partagez
    suscríbe\\w*
    regístrate
    síguenos
    haz clic
    recibe
    únete
    iscriviti
    seguici
    abbonati
    schrijf je in
    volg ons
    подпи(?:сывайтесь|шитесь)
""")

ADDRESSED = re.compile(
    r"\b(?:you|your|us|our|we|here|now|newsletters?|app|inbox|account|online|free"
    r"|sie|ihr|ihre|uns|unsere[nmrs]?|hier|jetzt|kostenlos"
    r"|vous|votre|vos|nous|notre|nos|ici|gratuit\w*|tu|tus|te|nuestr[oa]s?|aquí|gratis|qui)\b",
    re.IGNORECASE,
)
"""Words with which a page speaks to whoever reads it."""

PUBLISHER = re.compile(
    r"\b(?:us|our|newsletters?|app|inbox|subscri\w+|account|comments?"
    r"|uns|unser\w*|nous|notre|nos|nuestr\w+|abonn\w+)\b",
    re.IGNORECASE,
)
"""Words with which a page speaks of itself."""

LABELLED_START = re.compile(
    r"(?:watch|listen|videos?|photos?|gallery|podcast|live|in pictures|poll|quiz)\s*[:|]\s", re.IGNORECASE
)
"""A word that says what kind of thing a headline leads to."""

SITE_TALK = re.compile(
    r"\b(?:web ?site|site|app|page|newsletter|channel|podcast|account|subscription|webseite|internetseite|sitio)\b"
    r".{0,80}\b(?:access\w*|address(?:es)?|available|visit|below|following|alternate|download\w*|browser|cookies?"
    r"|javascript|support(?:ed|s)?)\b",
    re.IGNORECASE,
)

STRONG_PROMPT = re.compile(
    r"(?:sign up|subscribe|register now|log ?in|follow us|download our|click here|enter your)\b"
    r"|\b(?:newsletters?|subscribe|subscribers?|subscription)\b",
    re.IGNORECASE,
)
"""What no short line of a story says that is no sentence."""

NOTICE_TALK = re.compile(
    r"^(?:our standards|privacy notice|disclaimer|terms of use)\b"
    r"|\bthis (?:story|article|report|piece|content|translation) (?:has not been edited|is published|is auto-?generated"
    r"|is more than \d+|was (?:originally|first) published)"
    r"|\bnot responsible for the content\b|^über dieses thema berichtete",
    re.IGNORECASE,
)
"""What a publisher says about a page rather than about the world."""

COOKIES = re.compile(
    r"\b(?:we|this (?:web)?site|wir|nous|ce site|utilizamos|diese website)\b.{0,60}\bcookies\b"
    r"|^(?:accept|reject|allow|decline) (?:all|cookies)|^(?:alle akzeptieren|tout accepter|aceptar todo)",
    re.IGNORECASE,
)

COPYRIGHT = re.compile(
    r"(?:©|\(c\)\s|copyright\b)|(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)",
    re.IGNORECASE,
)

SAID = re.compile(
    r"\b(?:said|says|told|according|answered|replied|sagte|erklärte|laut|dit|selon|dijo|según)\b", re.IGNORECASE
)

PHOTO = (
    r"(?:photos?|photograph(?:er|s|y)?|pictures?|images?|illustration|graphic|file|archiv\w*|handout|courtesy"
    r"|credits?|crédits?|foto(?:s|graf(?:ie|ía)?)?|bild(?:er)?|imagen|immagine|beeld|quelle|source)"
)
AGENCY = (
    r"(?:[A-Z]{2,5}|(?i:Reuters|Getty(?: Images)?|Bloomberg|Shutterstock|iStock|Alamy|Xinhua|Anadolu|dpa|epa|Unsplash"
    r"|Wikimedia(?: Commons)?))"
)
"""A short name in capitals, or one of the few agencies that are not written so."""

BYLINE_START = re.compile(
    r"(?:by|von|par|por|di|door|text|words|story|written by|reported by|opinion by|analysis by)\s*:?\s+(?=[A-ZÀ-Þ])"
)
CONTRIBUTED = re.compile(r"\bcontributed (?:reporting )?to this (?:report|story|article)", re.IGNORECASE)
SIGNED_START = re.compile(
    r"[(\[]?(?:additional |with )?(?:report(?:ing|ed|ers?)|writing|edit(?:ing|ed)|compiled|translated|written|produced"
    r"|with files|with inputs?)\b[^.!?]{0,20}\b(?:by|from)\b",
    re.IGNORECASE,
)
NAME_PARTS = _words("""
    and und et y e in at of the de da di del della van von der den du la le bin al el for special to our staff agencies
    agency
""")

DATE_COMPANY = _words("""
    date published updated posted modified last first on at by edited created am pm gmt utc est edt cet bst et pt ist
    hrs
    and monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    uhr stand veröffentlicht aktualisiert montag dienstag mittwoch donnerstag freitag samstag sonntag
    publié mis à jour le the lundi mardi mercredi jeudi vendredi samedi dimanche h
    publicado actualizado pubblicato lunes martes miércoles jueves viernes sábado domingo
""")
