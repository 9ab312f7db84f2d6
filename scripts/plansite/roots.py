"""The pages and files that belong to no language: the chooser, the page for what is not there, the
list of addresses, and the word to robots."""

from __future__ import annotations

from urllib.parse import urlsplit

import jinja2

from plansite.page import Page, Site
from plansite.render import whole

STYLESHEETS = ("assets/css/base.css", "assets/css/site.css")

_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("plansite", "templates/roots"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_TEMPLATES.filters["whole"] = whole


def roots(site: Site) -> dict[str, bytes]:
    """All files at the root of the site, by address."""
    return {
        "index.html": _rendered("chooser.html", site=site, up=""),
        # shown at addresses of any depth, so its links start at the server's root
        "404.html": _rendered("missing.html", site=site, up=_base_path(site)),
        "sitemap.xml": sitemap(site),
        "robots.txt": robots(site),
    }


def sitemap(site: Site) -> bytes:
    """Every listed page with its forms in all languages, in the order of addresses."""
    base = site.root or "/"
    entries = [
        (base + page.address, _alternates(site, page, base), page.changed_on)
        for page in sorted(site.pages, key=lambda page: page.address)
        if page.listed
    ]
    return _rendered("sitemap.xml", entries=entries, named=site.root is not None)


def robots(site: Site) -> bytes:
    lines = ["User-agent: *", "Allow: /"]
    if site.root:
        lines += ["", f"Sitemap: {site.root}sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()


def _alternates(site: Site, page: Page, base: str) -> list[tuple[str, str]]:
    forms = [(shell.lang, f"{base}{shell.lang}/{page.path}") for shell in site.shells]
    return [*forms, ("x-default", base)]


def _base_path(site: Site) -> str:
    return urlsplit(site.root).path if site.root else "/"


def _rendered(name: str, **values: object) -> bytes:
    return _TEMPLATES.get_template(name).render(stylesheets=STYLESHEETS, **values).encode()
