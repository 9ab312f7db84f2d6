"""What a single value of the facts must be: a text, a date, an address, an id, a word of a closed list."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, Field, PlainSerializer, PlainValidator
from pydantic_core import PydanticCustomError

from plansite.dates import DateError, PartialDate
from plansite.dates import parse as parse_date


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("not-text", "text")
    if not value.strip():
        raise PydanticCustomError("empty-value", "empty")
    return value.strip()


def _date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):  # of facts that were read already
        return value
    try:
        return parse_date(_text(value))
    except DateError as error:
        context = {"reason": error.reason.value, "suggestion": error.suggestion or ""}
        raise PydanticCustomError("bad-date", "date", context) from error


def _flag(value: object) -> bool:
    if isinstance(value, bool):  # read back from data that the program wrote
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError("bad-flag", "true or false")
    return value == "true"


def _months(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"[1-9][0-9]?", text):
        raise PydanticCustomError("bad-months", "number of months")
    return int(text)


def is_address(text: str) -> bool:
    """Whether it is the whole address of a public page, fit to be linked."""
    form = r"https?://[^\s/?#<>\"'@]+\.[^\s/?#<>\"'@]+(/[^\s<>\"']*)?([?#][^\s<>\"']*)?"
    return re.fullmatch(form, text) is not None


def _address(value: object) -> str:
    text = _text(value)
    if not is_address(text):
        raise PydanticCustomError("bad-address", "address")
    return text


def _contact(value: object) -> str:
    """A mail address, or that of a form: where readers can report an error."""
    text = _text(value)
    is_form = text.startswith("https://") and is_address(text) and "#" not in text
    if not is_form and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text, re.ASCII):
        raise PydanticCustomError("bad-contact", "mail address or form")
    return text


def _pattern(code: str, pattern: str) -> BeforeValidator:
    expression = re.compile(pattern)

    def check(value: object) -> str:
        text = _text(value)
        if not expression.fullmatch(text):
            raise PydanticCustomError(code, "pattern")
        return text

    return BeforeValidator(check)


E = TypeVar("E", bound=StrEnum)


def word(kind: type[E], code: str) -> PlainValidator:
    def check(value: object) -> E:
        try:
            return kind(_text(value))
        except ValueError as error:
            raise PydanticCustomError(code, "word", {"words": [word.value for word in kind]}) from error

    return PlainValidator(check)


Text = Annotated[str, PlainValidator(_text)]
Months = Annotated[int, PlainValidator(_months)]  # a number of months, 1 to 99
Flag = Annotated[bool, PlainValidator(_flag)]
Address = Annotated[str, PlainValidator(_address)]
Contact = Annotated[str, PlainValidator(_contact)]
Date = Annotated[PartialDate, PlainValidator(_date), PlainSerializer(str)]
Id = Annotated[str, _pattern("bad-id", r"[a-z][a-z0-9]*(-[a-z0-9]+)*")]
ParagraphId = Annotated[str, _pattern("bad-id", r"par-[1-9][0-9]*")]
EntryId = Annotated[str, _pattern("bad-id", r"[a-z0-9]+(-[a-z0-9]+)*")]
Language = Annotated[str, _pattern("bad-language", r"[a-z]{2,3}(-[A-Z][a-z]{3})?")]
Country = Annotated[str, _pattern("bad-country", r"[A-Z]{2}")]
Digest = Annotated[str, _pattern("bad-digest", r"[0-9a-f]{64}")]
Names = Annotated[dict[Language, Text], Field(min_length=1)]
Reference = Text  # the id of something that stands in another file; `rules` sees that it exists
