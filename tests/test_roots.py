"""The files that belong to no language name all of them alike."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from plansite.page import Link, Page, Shell, Site
from plansite.roots import robots, roots, sitemap
from plansite.stage import WORDS

NAMES = {"az": "Azərbaycanca", "tr": "Türkçe"}
ROOT = "https://example.org/plan/"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def shell(lang: str) -> Shell:
    words = {name: f"{name} & <{lang}>" for name in WORDS}
    words["choose"] = f"{NAMES[lang]} & choose"
    notes = (f"Not official & <{lang}>", "Published by")
    return Shell(lang, NAMES[lang], f"Site & <{lang}>", words, (), (), notes, Link("", f"{lang}/"))


def sample(root: str | None = None) -> Site:
    pages = [
        Page(lang, path, "title", "description", "<p>x</p>", listed=path != "hidden/")
        for lang in NAMES
        for path in ("", "activities/fam-01/", "hidden/")
    ]
    return Site(tuple(shell(lang) for lang in NAMES), tuple(pages), root, {})


def test_the_chooser_names_the_languages_in_themselves_and_prefers_none() -> None:
    html = roots(sample())["index.html"].decode()
    assert '<html lang="mul">' in html
    assert re.findall(r'<li lang="(\w+)">\s*<p><a href="([^"]*)" hreflang="(\w+)"', html) == [
        ("az", "az/", "az"),
        ("tr", "tr/", "tr"),
    ]
    assert html.index("Azərbaycanca") < html.index("Türkçe")
    assert "alternate" not in html  # which takes whole addresses
    heading = html[html.index("<h1>") : html.index("</h1>")]
    for lang, name in NAMES.items():
        assert f'lang="{lang}">Site &amp; &lt;{lang}&gt;</span>' in heading
        assert f"<strong>Site &amp; &lt;{lang}&gt;</strong> <span>{name} &amp; choose</span>" in html
        assert f"<p>Not official &amp; &lt;{lang}&gt;</p>" in html
    assert "Published by" not in html
    assert "canonical" not in html


@pytest.mark.parametrize(("root", "base"), [(None, "/"), (ROOT, "/plan/"), ("https://example.org/", "/")])
def test_the_page_for_missing_ones_works_at_any_depth(root: str | None, base: str) -> None:
    html = roots(sample(root))["404.html"].decode()
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert addresses
    assert all(address.startswith(base) for address in addresses)
    assert [f"{base}az/", f"{base}tr/"] == re.findall(r'<a href="([^"]*)"', html)
    assert "noindex" in html
    for lang in NAMES:
        assert f'<span lang="{lang}">missing_title &amp; &lt;{lang}&gt;</span>' in html


@pytest.mark.parametrize(("root", "base"), [(None, "/"), (ROOT, ROOT)])
def test_the_sitemap_lists_every_listed_page_with_its_forms(root: str | None, base: str) -> None:
    text = sitemap(sample(root))
    entries = ET.fromstring(text).findall(f"{SITEMAP}url")
    assert [entry.findtext(f"{SITEMAP}loc") for entry in entries] == [
        f"{base}{address}" for address in ("az/", "az/activities/fam-01/", "tr/", "tr/activities/fam-01/")
    ]
    forms = [(link.get("hreflang"), link.get("href")) for link in entries[1].findall(f"{XHTML}link")]
    assert forms == [
        ("az", f"{base}az/activities/fam-01/"),
        ("tr", f"{base}tr/activities/fam-01/"),
        ("x-default", base),
    ]
    assert (b"not named yet" in text) is (root is None)


def test_robots_are_told_where_the_sitemap_is_once_the_address_is_known() -> None:
    assert b"Sitemap" not in robots(sample())
    assert robots(sample(ROOT)).endswith(b"\n\nSitemap: https://example.org/plan/sitemap.xml\n")


def test_roots_and_shell_keep_the_same_rules() -> None:
    head = (Path(__file__).parents[1] / "overrides/partials/head.html").read_text("utf-8")
    shared = r'<meta (?:http-equiv|name="(?:referrer|viewport|color-scheme|theme-color)")[^>]*>'
    same = re.findall(shared, head)
    assert len(same) == 6
    for name, up in (("index.html", ""), ("404.html", "/")):
        html = roots(sample())[name].decode()
        assert all(line in html for line in same)
        assert re.findall(r"<script.*", html) == [f'<script src="{up}assets/js/scheme.js"></script>']
        assert not re.search(r"<style|\sstyle=|\son\w+=", html)


def test_the_same_site_gives_the_same_bytes() -> None:
    site = sample(ROOT)
    assert roots(site) == roots(replace(site, pages=tuple(reversed(site.pages))))
