"""Plain copies of news pages in the manner of a dozen kinds of outlets, every line marked by hand; all text is invented."""

# ruff: noqa: E501 - a line here is a line there
from __future__ import annotations

OUTLETS: dict[str, str] = {
    "broadcaster": """\
F Home
F News
F Sport
T Sorrel bridge: Crossing closed after crack is found
Y Published
Y 26 November 2022
F Share
F close panel
F Share page
F Copy link
F About sharing
F Image source, EPA
C Image caption, The bridge was closed on Tuesday
Y By Jane Doe
Y Harbour News, Sorrel
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
H What do we know about the crack?
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
F More on this story
F Ferries return to the sound after forty years
Y 2 March
F Related Topics
F Sorrel
F Bridges
F The Harbour is not responsible for the content of external sites.
""",
    "cable": """\
T Sorrel bridge closed after drone finds crack in main cable
Y By Jane Doe, Cable News
Y Published 10:12 PM EST, Fri November 25, 2022
F Video Ad Feedback
F Drone footage shows crack in cable
F 02:14 - Source: CBN
B Sorrel Cable — Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
F Related article
F Why the world’s bridges are getting older
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
B The bridge was opened in 1974 and has been closed twice since then, both times because of storms.
Y Cable’s John Smith contributed to this report.
""",
    "broadsheet": """\
F This article is more than 2 years old
T Sorrel bridge shut as crack found in cable
F This article is more than 2 years old
S Engineers say closure is a precaution as thousands face four-hour detour
Y Jane Doe in Sorrel
Y Sat 26 Nov 2022 03.53 GMT
Y Last modified on Sat 26 Nov 2022 10.11 GMT
F Share
F View image in fullscreen
C The southern tower of the Sorrel bridge on Tuesday. Photograph: Ida Brandt/EPA
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
F skip past newsletter promotion
F Sign up to First Edition
F Free daily newsletter
F Our morning email breaks down the key stories of the day, telling you what’s happening and why it matters
F Enter your email address
F Sign up
F Privacy Notice: Newsletters may contain info about charities, online ads, and content funded by outside parties.
F after newsletter promotion
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
F Topics
F Bridges
F Europe
F news
F Share
F Reuse this content
F Explore more on these topics
F Most viewed
""",
    "agency": """\
T Sorrel bridge closed after crack found
Y By Jane Doe and John Smith
Y November 26, 2022 5:12 AM GMT Updated 2 years ago
F [1/2]
C A view of the Sorrel bridge, November 25, 2022. REUTERS/Ida Brandt/File Photo Purchase Licensing Rights
B SORREL, Nov 26 (Reuters) - Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
F Register now for FREE unlimited access to the wire
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
Y Reporting by Jane Doe; Editing by Bram Whitlock
F Our Standards: The Wire Trust Principles.
F Suggested Topics:
F Transport
F Purchase Licensing Rights
""",
    "national_agency": """\
T (LEAD) Sorrel bridge closed after crack found in cable
F All News
Y 06:34 November 26, 2022
Y By Kim Jane
B SORREL, Nov. 26 (Yonhap) -- Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
F jane@agency.example
F (END)
F Keywords
F #Sorrel-bridge
F #ferries
F Most Liked
F Port orders its largest crane yet
F Home
F Top
""",
    "gulf_broadcaster": """\
F News|Transport
T Sorrel bridge closed after crack found in main cable
S Engineers say closure is precautionary as mayor demands review of the ageing structure.
C The bridge carries 18,000 vehicles a day [File: Ida Brandt/Reuters]
Y Published On 26 Nov 2022
Y 26 Nov 2022
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
F Keep reading
F list of 3 items
F list 1 of 3
F Ferries return to the sound
F list 2 of 3
F Why bridges fall and what can be done about it
F end of list
B “We would rather explain a queue than an accident,” she told reporters.
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
F Source: Gulf and news agencies
""",
    "portal": """\
T Sorrel Bridge Closed After Crack Found In Cable
S The closure is a precaution, engineers said, as thousands of drivers face a detour.
Y Updated: November 26, 2022 7:02 am IST
F Read Time: 2 mins
C The Sorrel bridge was closed on Tuesday (File)
Y Sorrel:
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
F Promoted
F Listen to the latest songs, only on songs.example
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
F (Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.)
F Featured Video Of The Day
F Drone Flies Under Bridge
F Track Latest News Live on portal.example and get news updates from around the world
F Follow us:
F Comments
""",
    "network": """\
F close
F Video
F Network Flash top headlines for November 26
F Network Flash top headlines are here. Check out what’s clicking on network.example.
F NEWYou can now listen to our articles!
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
F SORREL MAYOR SAYS BRIDGE WILL REOPEN WITHIN WEEKS
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
F CLICK HERE TO GET THE NETWORK APP
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
Y The Coast Wire contributed to this report.
""",
    "german_broadcaster": """\
Y Stand: 26.11.2022 10:25 Uhr
T Brücke nach Riss im Tragseil gesperrt
S Nach dem Fund eines Risses ist die Sorrelbrücke gesperrt. Fachleute prüfen das Seil.
Y Von Jette Sandvoss, Studio Sorrel
B Die Hängebrücke über den Sorrel ist seit Dienstagmorgen gesperrt, weil eine Drohne einen Riss in einem der beiden Tragseile fotografiert hat.
C Die Techniker am Südturm. Bild: dpa
B Der Riss sei rund 40 Zentimeter lang, sagte Chefingenieurin Ana Reyes, die die Sperrung eine reine Vorsichtsmaßnahme nannte.
H Streit um alte Warnungen
B Bürgermeister Tomas Lindqvist hält die Sperrung für überfällig, denn die Stadt habe zehn Jahre lang vor Rost gewarnt, sagte er.
B Jeden Tag rollen etwa 18.000 Fahrzeuge über die Brücke, die meisten davon auf dem Weg zum Hafen im Norden der Bucht.
F Über dieses Thema berichtete die Abendschau am 26. November 2022 um 12:00 Uhr.
F Mehr zum Thema
F Fähren kehren in den Sund zurück
""",
    "french_radio": """\
T Le pont du Sorrel fermé après la découverte d’une fissure
Y Publié le : 26/11/2022 - 09:12
F Temps de lecture : 2 min
Y Par : Jeanne Dubois
F Suivre
F Publicité
B Les ingénieurs ont fermé mardi le pont suspendu du Sorrel après qu’un drone d’inspection a photographié une fissure dans l’un de ses câbles.
B La fissure mesure environ 40 centimètres, a déclaré Ana Reyes, ingénieure en chef de l’agence, qui a parlé d’une simple précaution.
F La suite après cette publicité
B Quelque 18 000 véhicules empruntent le pont chaque jour, la plupart à destination du port, et devront désormais faire un détour.
B Le maire Tomas Lindqvist a rappelé que la ville alertait depuis dix ans sur la corrosion et a réclamé une expertise indépendante.
F À lire aussi : Les ferries reviennent
F NewsletterRecevez toute l’actualité directement dans votre boîte mail
F Je m’abonne
F Suivez toute l’actualité en téléchargeant l’application
""",
    "city_daily": """\
T Sorrel bridge closed after crack found
C The bridge was closed on Tuesday. PHOTO: REUTERS
Y PUBLISHED 4 HOURS AGO
F Follow topic:
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
F More on this topic
F Ferries return to the sound after forty years
F Ageing bridges worry transport ministers across the region
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
Y REUTERS
F Join our Telegram channel and get the latest breaking news delivered to you.
F Thank you!
""",
    "asian_daily": """\
F Advertisement
F Bridges
F Get more from Daily Plus
F Stories picked for you, twice a day
F Learn more
T Crack shuts Sorrel bridge, mayor wants review
S • Engineers call closure of crossing a precaution
S • City says it warned of rust for a decade
Y Jane Doe
Y Published: 12:34pm, 26 Nov, 2022
F Why you can trust the Daily
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
F 02:31
F Drone finds crack in bridge
F Drone finds crack in bridge
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
F Ageing bridges a headache for transport ministers in region
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
F Post
""",
    "plain_short": """\
T Bridge closed
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
""",
    "no_title": """\
B Engineers closed the Sorrel bridge on Tuesday after an inspection drone photographed a crack in one of its main cables, the agency said.
B The crack is about 40 centimetres long, said Ana Reyes, chief engineer of the agency, who called the closure a precaution.
B “We would rather explain a queue than an accident,” she told reporters.
B Some 18,000 vehicles cross the bridge every day, most of them bound for the port, and all of them will now have to go around.
B Mayor Tomas Lindqvist said the city had warned of corrosion for a decade and called for an independent review of the matter.
B It was not clear when the bridge would reopen.
B Ferries will run every 30 minutes from Wednesday until the road reopens, and they will be free of charge for residents.
B The bridge was opened in 1974 and has been closed twice since then, both times because of storms.
""",
}
"""T title, S standfirst, Y byline or date, C caption, H heading, B body, F furniture."""
