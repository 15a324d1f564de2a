"""What the people of the consumer example wrote: the words of mails and notes, as they stand in the evidence."""

ORDER_MAIL = """\
Bedankt voor uw bestelling

Beste mevrouw Van Zandbergen,

U heeft vandaag om 20.14 uur in onze webwinkel gedrukt op de knop
"Bestelling met betalingsverplichting". Daarmee is de koop gesloten.

Bestelnummer   20418
Bezorgadres    {address}

Levering in week 25 (15 tot en met 19 juni 2026), bij u thuis
{first}

Levering in week 27 (29 juni tot en met 3 juli 2026), met de pakketdienst
{second}

Totaal, inclusief bezorgkosten en {vat} btw: {gross}

Betalen
U heeft gekozen voor achteraf betalen. Na elke levering krijgt u een factuur. Zoals bij
uw bestelling afgesproken betaalt u die binnen veertien dagen na de factuurdatum. Dat
uitstel kost u niets.

Toch niet tevreden?
U mag de koop tot veertien dagen na ontvangst van het laatste artikel zonder reden
ontbinden. Stuur ons een bericht of gebruik het modelformulier in de bijlage. De kosten
van terugzenden zijn voor u; een fiets halen wij kosteloos op. U heeft altijd recht op
een deugdelijk product.

In de bijlagen vindt u onze algemene voorwaarden (versie januari 2026), die u bij uw
bestelling heeft aanvaard, en het modelformulier. Bewaar deze e-mail.

Vechtzicht Fietsen is een handelsnaam van Wielerij Vechtzicht B.V.
Kanaalbrugkade 21, 3542 QA Utrecht - {shop} - KvK 00001701
"""

ORDER_HTML = """\
<html><body style="font-family:sans-serif;color:#1d1d1f">
<h2 style="color:#12807a">Bedankt voor uw bestelling</h2>
<p>Beste mevrouw Van Zandbergen,</p>
<p>U heeft vandaag om 20.14 uur in onze webwinkel gedrukt op de knop
<b>Bestelling met betalingsverplichting</b>. Daarmee is de koop gesloten.</p>
<p>Bestelnummer 20418<br>Bezorgadres {address}</p>
<table cellpadding="4" style="border-collapse:collapse">
<tr><th align="left" colspan="2">Levering in week 25 (15 tot en met 19 juni 2026), bij u thuis</th></tr>
{first_rows}
<tr><th align="left" colspan="2">Levering in week 27 (29 juni tot en met 3 juli 2026), met de pakketdienst</th></tr>
{second_rows}
<tr><td><b>Totaal, inclusief bezorgkosten en {vat} btw</b></td><td align="right"><b>{gross}</b></td></tr>
</table>
<h3>Betalen</h3>
<p>U heeft gekozen voor achteraf betalen. Na elke levering krijgt u een factuur. Zoals bij uw bestelling afgesproken
betaalt u die binnen veertien dagen na de factuurdatum. Dat uitstel kost u niets.</p>
<h3>Toch niet tevreden?</h3>
<p>U mag de koop tot veertien dagen na ontvangst van het laatste artikel zonder reden ontbinden. Stuur ons een bericht
of gebruik het modelformulier in de bijlage. De kosten van terugzenden zijn voor u; een fiets halen wij kosteloos op.
U heeft altijd recht op een deugdelijk product.</p>
<p>In de bijlagen vindt u onze algemene voorwaarden (versie januari 2026), die u bij uw bestelling heeft aanvaard, en
het modelformulier. Bewaar deze e-mail.</p>
<p style="color:#54706f;font-size:smaller">Vechtzicht Fietsen is een handelsnaam van Wielerij Vechtzicht B.V.<br>
Kanaalbrugkade 21, 3542 QA Utrecht &middot; {shop} &middot; KvK 00001701</p>
</body></html>
"""

DEBTOR_MAIL = """\
Goedenavond,

Donderdag 3 september heb ik uw brief van 1 september ontvangen over Vechtzicht Fietsen.
Ik weet dat ik de fiets nog moet betalen maar ik heb dat geld nu niet in een keer, mijn
uren zijn deze zomer minder geworden. Half oktober kan ik 750 euro overmaken. Is dat goed?

Groet,
Marloes van Zandbergen
06 - 00 00 14 84
"""

REPLY_MAIL = """\
Geachte mevrouw Van Zandbergen,

U belde ons op 3 november 2026. U zei dat de reserveaccu te laat is geleverd en dat u de
factuur van 6 juli 2026 daarom niet hoeft te betalen. Wij hebben dit met Vechtzicht
Fietsen uitgezocht.

1. In de bevestiging van uw bestelling van 8 juni 2026 staat de reserveaccu bij de
   levering in week 27 (29 juni tot en met 3 juli 2026), en de fiets bij de levering in
   week 25.
2. Volgens het bezorgbewijs van Kwikstaart Pakketdienst is de zending op vrijdag 3 juli
   2026 om 13.46 uur bij u bezorgd en heeft u daarvoor getekend. Dat is in week 27.
3. Op de factuur van 6 juli en op onze brieven van 1 september en 20 oktober heeft u niet
   geschreven dat er iets mis was met de levering.

De reserveaccu is dus op tijd geleverd. Ook de fietsendrager en de robotstofzuiger, samen
de helft van de factuur, heeft u ontvangen. U blijft de factuur
verschuldigd.

Heeft u stukken waaruit iets anders blijkt, stuur die dan uiterlijk 13 november 2026.
Lukt betalen niet in een keer, bel mij dan. Uw gemeente helpt gratis bij schulden.

Met vriendelijke groet,

F.J. Oosterling
Peppelrode Incasso B.V., register incassodienstverlening 0000-1742
033 - 000 44 17
"""

CALL_NOTE = """\
TELEFOONNOTITIE

Dossier       PI-2026-04417
Datum         dinsdag 3 november 2026, 11.20 uur
Gebeld door   mevrouw M.H. van Zandbergen (geverifieerd: geboortedatum en huisnummer)
Gesproken met F.J. Oosterling
Duur          6 minuten

Mevrouw belt naar aanleiding van de sommatie van 20 oktober 2026.

Zij zegt dat zij de fiets wil afbetalen, maar dat zij de tweede factuur (6 juli, 1.097,95
euro) niet betaalt. De reserveaccu kwam volgens haar veel te laat: zij dacht dat die
tegelijk met de fiets zou komen, in week 25, omdat zij ermee op vakantie wilde. Over de
fietsendrager en de robotstofzuiger heeft zij geen klacht.

Gevraagd of zij dit eerder aan de winkel heeft laten weten. Zij weet dat niet meer.

Afgesproken: wij zoeken het uit bij Vechtzicht Fietsen en antwoorden per e-mail. Gewezen
op hulp bij schulden door de gemeente Nieuwegein.

F.J. Oosterling
"""
