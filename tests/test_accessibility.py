"""What a reader meets who forces colours, uses the keyboard alone, or hears the page read out.

On the plan in which everything has happened: the fullest page of each kind, the languages taking turns.
`test_browser` asks axe with scripts, in both schemes and at other widths, and tries how wide pages are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from shores import rich
from test_browser import ASK_AXE, AXE, KIND, RULES, Published, browser, opened, serve

__all__ = ["browser"]  # a fixture

Node = dict[str, Any]
LANDMARKS = {"banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"}
ALONE = {"banner", "contentinfo", "main", "search"}  # need no name: there is one of each
ACTED_ON = {"link", "button", "searchbox", "textbox", "checkbox", "radio", "combobox", "DisclosureTriangle"}
NAMED = LANDMARKS - ALONE | ACTED_ON | {"heading", "table", "image"}
NARROW, WIDE = 320, 1440
MOST_STOPS = 200
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
AT_ONCE = """() => { // where scripts are off no time passes for axe
    window.setTimeout = (task, _, ...given) => Promise.resolve().then(() => task(...given)) && 1;
}"""

FOCUSED = """() => {
    const stop = document.activeElement;
    if (!stop || stop === document.body) return null;
    const style = getComputedStyle(stop), box = stop.getBoundingClientRect();
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return {outlined, seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
            path: stop.outerHTML.slice(0, 120)};
}"""
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter(one => one.type !== "radio" || one.checked) // of these the arrow keys reach the others
    .filter(one => one.checkVisibility({visibilityProperty: true})).length"""
FOREIGN = """letters => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
        const said = walker.currentNode.textContent;
        const {lang} = walker.currentNode.parentElement.closest("[lang]");
        if (letters[lang] && new RegExp(letters[lang], "u").test(said)) found.push(`${lang}: ${said.trim()}`);
    }
    return found;
}"""
NOT_ITS_OWN = {"tr": "[əƏ]", "en": "[əƏğĞ]"}
PROPER_NAMES = {"tr: Küləkli"}  # of a place, which needs no mark


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    folder = tmp_path_factory.mktemp("served")
    rich(folder / "shores" / "2040")
    with serve(folder) as address:
        yield Published(folder / "shores" / "2040", f"{address}/shores/2040", whole=False)


@pytest.fixture(scope="module")
def addresses(site: Published) -> list[str]:
    """The fullest page of each kind, in one language each."""
    kinds: dict[str, dict[str, str]] = {}
    for page in site.opened:
        lang, kind = KIND.search(site.source(page)).groups()  # type: ignore[union-attr]
        kinds.setdefault(kind, {})[lang] = page
    languages = cycle(sorted({lang for pages in kinds.values() for lang in pages if len(pages) > 1}))
    found = [pages.get(next(languages)) or next(iter(pages.values())) for _, pages in sorted(kinds.items())]
    assert len(found) > 12
    return [site.url(page) for page in found]


def axe(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(ASK_AXE, RULES)
    assert found["passes"], "axe looked at nothing"
    return [
        f"{page.url}: {one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def test_axe_finds_nothing_without_scripts_where_colours_are_forced(
    addresses: list[str], browser: Browser
) -> None:
    """On the narrowest screen; and at both ends of the widths nothing scrolls sideways."""
    troubles = []
    with opened(browser, NARROW, scripts=False) as page:
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        for address in addresses:
            page.goto(address)
            page.evaluate(AT_ONCE)
            troubles += axe(page)
            for width in (WIDE, NARROW):
                page.set_viewport_size({"width": width, "height": 900})
                if page.evaluate(SIDEWAYS):
                    troubles.append(f"{address} scrolls sideways at {width}")
    assert troubles == []


def test_statuses_differ_without_their_colours(site: Published, browser: Browser) -> None:
    """Each has a shape of its own, drawn in the one colour that there is."""
    with opened(browser, zoom=2) as page:
        page.emulate_media(forced_colors="active", color_scheme="light")
        page.goto(site.url("tr/activities"))
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        shapes: dict[str, bytes] = {}
        for status in page.evaluate(
            "[...document.querySelectorAll('main .badge')].map(b => b.dataset.status)"
        ):
            if status not in shapes:
                shapes[status] = shape(page, status)
    assert len(shapes) > 6
    alike = [[one for one in shapes if shapes[one] == drawn] for drawn in set(shapes.values())]
    assert all(len(statuses) == 1 for statuses in alike), alike


def shape(page: Page, status: str) -> bytes:
    """The picture of what stands before the word of a status."""
    badge = page.locator(f"main .badge[data-status={status}]").first
    badge.evaluate("badge => { badge.replaceChildren(); badge.style.border = 'none'; }")
    painted = badge.evaluate("badge => getComputedStyle(badge, '::before').background")
    assert re.search(r"rgb\(0, 0, 0\)", painted), f"{status} has no shape in the forced colour: {painted}"
    return badge.screenshot()


def test_keys_alone_lead_there_and_back(site: Published, browser: Browser) -> None:
    """From the home page over the menu and the list to an activity, and back; every stop on each is seen, has
    a name, and lets go again."""
    with opened(browser, NARROW) as page:
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        home = site.url("az")
        page.goto(home)
        stops(page)
        follow(page, "nav.menu summary")
        follow(page, "nav.menu a[href*='activities/']")
        page.wait_for_url(site.url("az/activities"))
        follow(page, "main a[href*='activities/'], main h3 a")
        page.wait_for_url(re.compile("/az/activities/.+/$"))
        stops(page)
        follow(page, "nav.trail a")
        page.wait_for_url(home)


def follow(page: Page, selector: str) -> None:
    """Go on by the tabulator to the first such place, and press it."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return page.keyboard.press("Enter")
    raise AssertionError(f"{page.url}: keys reach no {selector}")


def stops(page: Page) -> None:
    """Visit all places at which the tabulator stops, from the first to the end of the page and one back."""
    session = page.context.new_cdp_session(page)
    reached = 0
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        reached += 1
        assert reached < MOST_STOPS, f"{page.url}: no way out of {stop['path']}"
        assert stop["outlined"], f"{page.url}: no focus is seen at {stop['path']}"
        assert stop["seen"], f"{page.url}: out of sight is {stop['path']}"
        assert focused_name(session), f"{page.url}: no name has {stop['path']}"
    assert reached == page.evaluate(REACHABLE), f"{page.url}: some places are passed over"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) is not None, f"{page.url}: keys lead forwards alone"
    page.evaluate("document.activeElement.blur()")


def focused_name(session: CDPSession) -> str:
    found = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
    asked = {"objectId": found, "fetchRelatives": False}
    (node,) = session.send("Accessibility.getPartialAXTree", asked)["nodes"]
    return str(node.get("name", {}).get("value", ""))


def test_a_page_that_is_read_out_is_in_order(addresses: list[str], browser: Browser) -> None:
    """One main part and one title, headings without a gap, parts, tables and links with names."""
    troubles = []
    with opened(browser) as page:
        session = page.context.new_cdp_session(page)
        for address in addresses:
            page.goto(address)
            nodes = read_out(session.send("Accessibility.getFullAXTree")["nodes"])
            troubles += [f"{address}: {trouble}" for trouble in out_of_order(nodes)]
    assert troubles == []


def read_out(nodes: list[Node]) -> list[Node]:
    """In the order in which they are read, each before what is in it."""
    by_id = {node["nodeId"]: node for node in nodes}

    def below(node: Node) -> Iterator[Node]:
        if not node["ignored"]:
            yield node
        for child in node["childIds"]:
            if child in by_id:
                yield from below(by_id[child])

    return list(below(nodes[0]))


def out_of_order(nodes: list[Node]) -> Iterator[str]:
    parts = [role(node) for node in nodes]
    if parts.count("main") != 1:
        yield f"{parts.count('main')} main parts"
    levels = [level(node) for node in nodes if role(node) == "heading"]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"headings of levels {levels}"
    steps = (step for step in pairwise(levels) if step[1] > step[0] + 1)
    yield from (f"a heading of level {lower} after {upper}" for upper, lower in steps)
    named_tables = {
        child for node in nodes if role(node) == "group" and name(node) for child in node["childIds"]
    }
    for node in nodes:
        if role(node) in NAMED and not name(node) and node["nodeId"] not in named_tables:
            yield f"a {role(node)} without a name"
    landmarks = Counter((role(node), name(node)) for node in nodes if role(node) in LANDMARKS)
    yield from (f"{times} times {what}" for what, times in landmarks.items() if times > 1)


def role(node: Node) -> str:
    return str(node["role"]["value"])


def name(node: Node) -> str:
    return str(node.get("name", {}).get("value", "")).strip()


def level(node: Node) -> int:
    return next(int(one["value"]["value"]) for one in node["properties"] if one["name"] == "level")


def test_what_is_in_another_language_is_read_in_it(addresses: list[str], browser: Browser) -> None:
    """No word stands on a page as its language's that has letters which that language has not."""
    with opened(browser) as page:
        for address in addresses:
            page.goto(address)
            assert set(page.evaluate(FOREIGN, NOT_ITS_OWN)) <= PROPER_NAMES, address
