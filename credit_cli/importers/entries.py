"""One row of an export in the terms all services share.

Decides the names of those terms only. Text is as the export wrote it and never goes further than the rules that
recognise it: no name, number or order id of it becomes a fact.
"""

from datetime import date
from typing import NamedTuple

from credit_cli.profile.scalars import Fen


class Entry(NamedTuple):
    """A row that could be read.

    `refunded` is what of `amount` came back, `line` where the row stands, `cells` how many it has.
    """

    line: int
    on: date
    time: str
    category: str
    counterparty: str
    item: str
    direction: str
    amount: Fen
    refunded: Fen
    method: str
    status: str
    order: str
    merchant_order: str
    funds: str
    cells: int


class Preamble(NamedTuple):
    """What an export says of itself above its rows: its days, when it was made, how many rows it should have."""

    start: date | None = None
    end: date | None = None
    made_on: date | None = None
    rows: int | None = None
    everything: bool = True
