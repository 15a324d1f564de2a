"""A rich letter and a rich pleading, made of every construct of the tree, with names that try to break a format."""

import datetime as dt
from decimal import Decimal

from filing.documents.grammar import parse_fragment
from filing.documents.template_set import TemplateSet
from filing.documents.tree import Document, LetterHead
from filing.documents.wording import render_wording
from filing.dutch import amount_text

HOSTILE = "Jansen & Zonen <B.V.> {{ x }} {_{ y }_} {% z %} Łukasz Yıldırımoğlu"

LABELS = (("page", "Pagina {page} van {pages}"), ("concept", "CONCEPT"))

LETTER_WORDING = """
<p>{{ salutation }}</p>
<p>Volgens onze administratie staan de onderstaande facturen van <strong>{{ creditor }}</strong> nog open. De
goederen zijn geleverd; wij verwijzen naar <cite data-exhibit="order">productie 1, p. 3</cite>. De
vervaldatum van elke factuur is verstreken,<br>zonder dat wij een betaling hebben ontvangen.</p>
<h2>Wat u moet betalen</h2>
<table>
  <caption>Specificatie van de vordering</caption>
  <colgroup><col width="5"><col width="3"><col width="3">
  <col class="right" width="3"><col class="right" width="3"></colgroup>
  <thead><tr><th>Factuur</th><th>Factuurdatum</th><th>Vervaldatum</th><th>Bedrag</th><th>Rente</th></tr></thead>
  <tbody>
    {% for row in rows %}
    <tr><td>{{ row.number }}</td><td>{{ row.date }}</td><td>{{ row.due }}</td>
    <td>{{ row.amount }}</td><td>{{ row.interest }}</td></tr>
    {% endfor %}
    <tr class="total"><td colspan="3">Totaal te betalen</td><td>{{ total }}</td><td>{{ interest }}</td></tr>
  </tbody>
</table>
<section class="box">
  <p><strong>Te betalen: {{ total }}</strong> {{ term }}</p>
  <p>Rekening {{ iban }} ten name van {{ creditor }}, onder vermelding van <em>{{ reference }}</em>.</p>
</section>
<p data-rule="D14-06">Betaalt u niet op tijd, dan bent u incassokosten verschuldigd. Die kosten zijn {{ costs }}.</p>
<h3>Bent u het er niet mee eens?</h3>
<ul>
  <li>Laat het ons weten, met uw redenen.</li>
  <li>U kunt op elk moment om stukken vragen:
    <ol type="a"><li>de overeenkomst;</li><li>de facturen.</li></ol>
  </li>
  <li>Kunt u niet betalen? Neem contact op met de schuldhulpverlening van uw gemeente.</li>
</ul>
<p>Wij doen dan het volgende:</p>
<ol><li>wij bekijken uw bezwaar;</li><li>wij sturen u ons antwoord.</li></ol>
<p>En daarna, als dat nodig is:</p>
<ol><li>een gesprek;</li><li>een voorstel.</li></ol>
<blockquote><p>“Betaling geschiedt zonder aftrek of verrekening.”</p></blockquote>
<p class="together">Met vriendelijke groet,</p>
<p>{{ creditor }}<br>{{ handler }}</p>
"""

PLEADING_WORDING = """
<h1>Dagvaarding</h1>
<p>Heden, <span class="blank">datum van betekening</span>, op verzoek van {{ claimant }}, gevestigd te Utrecht,</p>
<section class="box"><p><strong>Roldatum:</strong> {{ docket }}</p>
<p>Rechtbank Midden-Nederland, locatie Utrecht</p></section>
<p class="centred">heb ik, <span class="blank">naam gerechtsdeurwaarder</span>,</p>
<h2>De feiten</h2>
{% for fact in facts %}<p class="numbered">{{ fact }}</p>{% endfor %}
<p class="numbered" data-rule="SUM-13">De overeenkomst blijkt uit
<cite data-exhibit="contract">productie 4, p. 31</cite>.
Daarin is bepaald dat de koopprijs bij aflevering verschuldigd is.</p>
<blockquote><p>“De koper betaalt <em>zonder</em> korting.”</p></blockquote>
<h3>De vordering</h3>
<p class="numbered">De vordering is als volgt opgebouwd.</p>
<table>
  <colgroup><col width="5"><col class="right" width="2"></colgroup>
  <thead><tr><th>Post</th><th>Bedrag</th></tr></thead>
  <tbody>
    {% for row in rows %}<tr><td>{{ row.number }} van {{ row.date }}</td><td>{{ row.amount }}</td></tr>{% endfor %}
    <tr class="total"><th>Totaal</th><td>{{ total }}</td></tr>
  </tbody>
</table>
<hr class="page">
<h2>Mitsdien</h2>
<p class="together">Het de rechtbank behage gedaagde te veroordelen:</p>
<ol type="i"><li>tot betaling van {{ total }};</li>
<li>in de kosten van het geding:<ol type="a"><li>griffierecht;</li><li>salaris.</li></ol></li></ol>
<p class="numbered">De kosten dezes zijn voor mij, deurwaarder: <span class="blank">bedrag</span></p>
"""


def letter(rows: int = 4, *, concept: bool = False) -> Document:
    """Return a letter with ``rows`` invoices, from and to people whose names are markup."""
    fields = {
        "salutation": "Geachte heer Yıldırımoğlu,",
        "creditor": HOSTILE,
        "rows": _rows(rows),
        "total": amount_text(Decimal("1234567.89")),
        "interest": amount_text(Decimal("1234.05")),
        "term": "binnen de termijn van deze brief",
        "iban": "NL91 ABNA 0417 1643 00",
        "reference": "2026-0412",
        "costs": amount_text(Decimal("48.40")),
        "handler": "M. de Vries, incassomedewerker",
    }
    head = LetterHead(
        sender_name=HOSTILE,
        sender=("Keizersgracht 100", "1015 CV Amsterdam", "020 123 45 67", "incasso@voorbeeld.example"),
        return_address="Keizersgracht 100, 1015 CV Amsterdam",
        recipient=("De heer Ł. Yıldırımoğlu", "p/a <Café & Zn>", "Dorpsstraat 1 a", "1234 AB  Ons Dorp"),
        place_and_date="Amsterdam, 24 november 2026",
        references=(("Ons kenmerk", "2026-0412"), ("Uw kenmerk", "K-88 <b>"), ("Behandeld door", "M. de Vries")),
        subject="Herinnering: uw facturen van {{ Jansen & Zonen }}",
        footer=("KvK 12345678 · btw NL001234567B01", "IBAN NL91 ABNA 0417 1643 00 t.n.v. Stichting Derdengelden <X>"),
    )
    return _document("reminder", "letter", LETTER_WORDING, fields, head, concept=concept)


def pleading(facts: int = 12, *, concept: bool = False) -> Document:
    """Return a summons with ``facts`` numbered facts."""
    sentence = (
        "Eiseres heeft op grond van de overeenkomst goederen geleverd en daarvoor op de overeengekomen wijze "
        "gefactureerd; gedaagde heeft de ontvangst daarvan niet betwist, zodat de verbintenis opeisbaar is geworden."
    )
    fields = {
        "claimant": HOSTILE,
        "docket": "woensdag 9 december 2026 om 10.00 uur",
        "facts": [f"{sentence} ({number})" for number in range(1, facts + 1)],
        "rows": _rows(3),
        "total": amount_text(Decimal("1234.05")),
    }
    return _document("summons", "pleading", PLEADING_WORDING, fields, None, concept=concept)


def _rows(count: int) -> list[dict[str, str]]:
    return [
        {
            "number": f"2026-{1000 + at}",
            "date": "01-03-2026",
            "due": "31-03-2026",
            "amount": amount_text(Decimal(100) + at),
            "interest": amount_text(Decimal("1.11") * at),
        }
        for at in range(count)
    ]


def _document(
    kind: str, layout: str, wording: str, fields: dict[str, object], head: LetterHead | None, *, concept: bool
) -> Document:
    templates = TemplateSet(files={"sample.html": wording.encode()}, digest="")
    return Document(
        kind=kind,
        title="Dagvaarding <kopie> & meer" if head is None else "Herinnering",
        language="nl",
        layout=layout,
        on=dt.date(2026, 11, 24),
        reference="2026-0412",
        author=HOSTILE,
        head=head,
        body=parse_fragment(render_wording(templates, "sample.html", fields), "sample.html"),
        labels=LABELS,
        concept=concept,
    )
