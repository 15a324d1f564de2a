"""The places in a wording that the house or the case fills: the signature, and the code of a payment."""

from collections.abc import Callable, Iterable, Iterator

from filing.documents.house import House
from filing.documents.tree import Block, PaymentCode, Picture


def placed(blocks: Iterable[Block], house: House, code: Callable[[str], PaymentCode]) -> tuple[Block, ...]:
    """Return ``blocks`` with each place filled; the place of a signature that the house has not disappears.

    ``code`` makes the payment code for an amount as it is printed. Places stand at the top level of a wording.
    """
    return tuple(_filled(blocks, house, code))


def _filled(blocks: Iterable[Block], house: House, code: Callable[[str], PaymentCode]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Picture(data=b""):
                if house.signature is not None:
                    yield house.signature
            case PaymentCode(amount=amount, text=""):
                yield code(amount)
            case _:
                yield block
