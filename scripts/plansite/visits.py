"""What was last heard of an address that leads off the site, as it is kept among the content."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from plansite.dates import FIRST_YEAR, LAST_YEAR
from plansite.values import Address
from plansite.vocabulary import Health

_Day = Annotated[
    datetime.date, Field(ge=datetime.date(FIRST_YEAR, 1, 1), le=datetime.date(LAST_YEAR, 12, 31))
]


class Visit(BaseModel):
    """One line of the file: never more than the address, or the silence there, said on that day."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    address: Annotated[str, Field(pattern=r"^https?://\S+$")]  # as an editor wrote it, without `#…`
    state: Health
    checked: _Day
    since: _Day  # the first day on which it was found so
    status: Annotated[int, Field(ge=100, le=599)] | None = None  # of the last answer, where there was one
    moved_to: Address | None = None  # as far as the server says that it has moved for good


def page_of(address: str) -> str:
    """The address without the place on the page, of which no server is told."""
    return address.partition("#")[0]
