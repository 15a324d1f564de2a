"""What the people of the business example wrote: mails and notes, as they stand in the evidence."""

DISPUTE_MAIL = """\
Goedemiddag,

Wij kregen uw herinnering. De facturen 0311 en 0358 staan op de lijst, daar komen we op
terug zodra het kan.

Factuur 0402 van 2.249,39 gaan wij niet betalen. Voor dat meerwerk hebben wij nooit een
opdracht gegeven, jullie monteurs zijn gewoon begonnen. En 18,5 uur voor een stukje afvoer
en een paar stopcontacten is echt veel te veel.

Ruben Boterblom
Eetlokaal De Loswal
"""

REPLY_MAIL = """\
Geachte heer Boterblom,

Dank voor uw bericht van 7 september. U noemt twee bezwaren tegen factuur HB-2026-0402.

1. U zegt dat geen opdracht is gegeven.
   Op 20 juli bleek dat de afvoer en de elektra niet lagen waar uw tekening ze aangaf. Onze
   monteur heeft dat ter plaatse met mevrouw Van den Ham besproken en daarna is het werk in
   overleg met haar uitgevoerd. Zij heeft de werkbon op 24 juli getekend, onder de woorden
   "Akkoord met opdracht, uren en materiaal". De bon gaat hierbij.

2. U vindt 18,5 uur te veel.
   De bon noemt per dag het werk en de uren: 6, 7,5 en 5 uur. Er is hakwerk gedaan en een
   krachtgroep verplaatst. Het tarief van 68,50 euro staat in de opdrachtbevestiging
   OB-2026-0147, die mevrouw Van den Ham op 16 april heeft getekend.

Wij zien daarom geen reden om de factuur te verlagen. Is er volgens u een uur dat niet is
gemaakt, laat dan weten welk, dan vragen wij het na bij de monteur. Voor de facturen 0311 en
0358, waar u niets tegen heeft, blijft de termijn van onze herinnering gelden.

Met vriendelijke groet,

W.J. Dekkersma
Havenbocht Grootkeukens B.V.
010 - 000 31 40
"""

CALL_NOTE = """\
GESPREKSNOTITIE

Dossier       HB-DEB-2026-018 (Eetlokaal De Loswal V.O.F.)
Datum         donderdag 15 oktober 2026, 10.40 uur
Gebeld met    mevrouw N.E. van den Ham, vennoot, op 010 - 000 80 08
Door          W.J. Dekkersma

Gebeld omdat de termijn van de ingebrekestelling op 8 oktober is verstreken.

Mevrouw Van den Ham zegt dat er op dit moment niet betaald kan worden. Het seizoen viel
tegen en ook de brouwerij en de groothandel wachten nog op geld. Zij en de heer Boterblom
praten met iemand die de zaak met inventaris wil overnemen; "als dat rond is, is het voor
ons klaar". Wanneer dat is, wil zij niet zeggen.

Over het meerwerk zegt zij dat zij de bon inderdaad heeft getekend, maar dat Ruben het er
niet mee eens is.

Gevraagd om een voorstel op papier voor 30 oktober. Dat zou zij overleggen.

WJD
"""
