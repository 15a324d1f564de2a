"""The words of an explained statement in both languages: by what a line begins, which table, which head."""

from collections.abc import Mapping

from filing.reckoning.explanation import Begins
from filing.reckoning.statement import Head

BEGINS: Mapping[str, Mapping[Begins, str]] = {
    "nl": {
        Begins.FIRST_DAY: "eerste dag",
        Begins.RATE: "nieuw tarief",
        Begins.COMPOUNDING: "met rente",
        Begins.PAYMENT: "betaling",
        Begins.CREDIT_NOTE: "creditnota",
        Begins.COSTS: "meer kosten",
        Begins.PAUSED: "geen rente",
        Begins.RESUMED: "hervat",
    },
    "en": {
        Begins.FIRST_DAY: "first day",
        Begins.RATE: "new rate",
        Begins.COMPOUNDING: "with interest",
        Begins.PAYMENT: "payment",
        Begins.CREDIT_NOTE: "credit note",
        Begins.COSTS: "more costs",
        Begins.PAUSED: "no interest",
        Begins.RESUMED: "resumed",
    },
}
TABLES: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "statutory_interest": "wettelijke rente",
        "commercial_interest": "wettelijke handelsrente",
        "commercial_interest_old_contracts": "wettelijke handelsrente, oudere overeenkomst",
        "collection_costs": "incassokosten",
        "minimum_collection_costs": "minimum incassokosten",
        "vat": "btw",
    },
    "en": {
        "statutory_interest": "statutory interest",
        "commercial_interest": "statutory commercial interest",
        "commercial_interest_old_contracts": "statutory commercial interest, older contract",
        "collection_costs": "collection costs",
        "minimum_collection_costs": "least collection costs",
        "vat": "VAT",
    },
}
BOUNDS: Mapping[str, Mapping[str, str]] = {
    "nl": {"minimum": "Ten minste", "maximum": "Ten hoogste", "": ""},
    "en": {"minimum": "At least", "maximum": "At most", "": ""},
}
SUMS: Mapping[str, Mapping[Head, str]] = {
    "nl": {
        Head.PRINCIPAL: "Hoofdsom",
        Head.INTEREST: "Rente",
        Head.COSTS: "Buitengerechtelijke incassokosten",
        Head.COSTS_INTEREST: "Rente over de incassokosten",
    },
    "en": {
        Head.PRINCIPAL: "Principal",
        Head.INTEREST: "Interest",
        Head.COSTS: "Collection costs",
        Head.COSTS_INTEREST: "Interest on the collection costs",
    },
}
PARTS: Mapping[str, Mapping[Head, str]] = {
    "nl": {
        Head.PRINCIPAL: "hoofdsom van {name}",
        Head.INTEREST: "rente over {name}",
        Head.COSTS: "incassokosten",
        Head.COSTS_INTEREST: "rente over de incassokosten",
    },
    "en": {
        Head.PRINCIPAL: "principal of {name}",
        Head.INTEREST: "interest on {name}",
        Head.COSTS: "collection costs",
        Head.COSTS_INTEREST: "interest on the collection costs",
    },
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "invoice": "factuur {number}",
        "dated": "de vordering van {day}",
        "named": "vordering {name}",
        "surplus": "meer betaald dan verschuldigd was",
        "costs": "incassokosten",
        "scale": "staffel",
    },
    "en": {
        "invoice": "invoice {number}",
        "dated": "the claim of {day}",
        "named": "claim {name}",
        "surplus": "more paid than was owed",
        "costs": "collection costs",
        "scale": "scale",
    },
}
