"""The colours of the stylesheet, and how well one is seen on another (WCAG 2.2, relative luminance)."""

from __future__ import annotations

import re
from functools import cache

from building import ROOT

STYLES = ROOT / "docs" / "assets" / "css" / "site.css"
SCHEMES = {  # the blocks of tokens that hold in each, one over the other
    "light": ("",),
    "dark": ("", "(prefers-color-scheme: dark)"),
    "light, more contrast": ("", "(prefers-contrast: more)"),
    "dark, more contrast": (
        "",
        "(prefers-contrast: more)",
        "(prefers-color-scheme: dark)",
        "(prefers-color-scheme: dark) and (prefers-contrast: more)",
    ),
}
_BLOCK = re.compile(r"(?:@media ([^{]+) \{\s*)?:root \{([^}]*)\}")
_TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);")


@cache
def blocks() -> dict[str, dict[str, str]]:
    """Name and colour of the tokens, by the condition under which they hold."""
    found: dict[str, dict[str, str]] = {}
    for condition, inside in _BLOCK.findall(STYLES.read_text("utf-8").partition("@media print")[0]):
        tokens = dict(_TOKEN.findall(inside))
        if tokens:
            found.setdefault(condition, {}).update(tokens)
    return found


def colours(scheme: str) -> dict[str, str]:
    return {name: colour for condition in SCHEMES[scheme] for name, colour in blocks()[condition].items()}


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
