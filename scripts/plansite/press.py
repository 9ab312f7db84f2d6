"""Prints documents: HTML in, PDF out; the only module that knows by what.

The bytes follow from the documents alone: no clock, no chance, and nothing is fetched but what is handed
in. The PDFs are tagged; no validator has said of them that they are PDF/UA, so they don't say it either.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from bootstrap.printing import PACKAGES
from plansite.diagnostics import Message, say

LOCK = "requirements-pdf.txt"

_SITE = "https://site.invalid/"  # where documents think they stand
_LOOK = "assets/css/site.css"  # the site's own print style comes first
_PAPER = Path(__file__).with_name("paper.css")


class PressError(Exception):
    """Nothing can be printed on this machine."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.said(str))
        self.message = message


def ensure_press() -> None:
    """Raises PressError where something is missing, so that it is known before the work begins."""
    if find_spec("weasyprint") is None:
        raise PressError(
            say(
                "{package} is not installed; install it with: "
                "python -m pip install --require-hashes -r {lock}",
                package="weasyprint",
                lock=LOCK,
            )
        )
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it explains itself there, in English
            import weasyprint  # noqa: F401
    except OSError as error:
        raise PressError(
            say(
                "`--pdf` needs Pango, a library of the system, which is missing: install {packages} "
                "(Debian, Ubuntu), then run this again.",
                packages=" ".join(PACKAGES),
            )
        ) from error


def print_all(papers: Mapping[str, str], assets: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every document; `assets` are what they may show, by address.

    Spread over the machine's processors, the longest first.
    """
    order = sorted(papers, key=lambda address: (-len(papers[address]), address))
    workers = max(1, min(os.cpu_count() or 1, len(order)))
    with ProcessPoolExecutor(workers, get_context("spawn"), _set_up, (dict(assets),)) as pool:
        yield from zip(order, pool.map(_print, map(papers.__getitem__, order)), strict=True)


class _Press:
    """What documents have in common, read once: fonts and stylesheets."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        class Shelf(URLFetcher):  # type: ignore[misc]
            def fetch(self, url: str, headers: object = None) -> object:  # noqa: ARG002 (the library's form)
                address = url.removeprefix(_SITE)
                if address not in assets:
                    raise ValueError(f"a document asks for {url}")
                return URLFetcherResponse(url, assets[address])

        self.fetcher, self.fonts = Shelf(), FontConfiguration()
        sheets = {_LOOK: assets[_LOOK].decode(), "assets/css/paper.css": _PAPER.read_text("utf-8")}
        self.sheets = [
            CSS(string=text, base_url=_SITE + name, url_fetcher=self.fetcher, font_config=self.fonts)
            for name, text in sheets.items()
        ]

    def print(self, html: str) -> bytes:
        from weasyprint import HTML

        document = HTML(string=html, base_url=_SITE, url_fetcher=self.fetcher)
        printed: bytes = document.write_pdf(stylesheets=self.sheets, font_config=self.fonts, pdf_tags=True)
        return printed


_presses: list[_Press] = []  # that of this process


def _set_up(assets: Mapping[str, bytes]) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = "0"  # the day that embedded fonts bear; else it is that of printing
    _presses.append(_Press(assets))


def _print(html: str) -> bytes:
    return _presses[-1].print(html)
