"""Addresses are asked whether they are still there: what is learnt, how politely, all on this machine."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest

from plansite.asking import Answer, Manners, Trouble, ask_all
from plansite.vocabulary import Health
from web import Web, unused_address, web

QUICK = Manners(
    pause=0.01, connect=1.0, read=1.0, total=2.0, redirects=4, tries=2, back_off=0.02, longest_wait=3.0
)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,127.0.0.2,127.0.0.3")


@pytest.fixture
def here() -> Iterator[Web]:
    with web() as server:
        yield server


def ask(here: Web, *paths: str, manners: Manners = QUICK) -> list[Answer]:
    addresses = [here.root + path for path in paths]
    answers = ask_all(addresses, "a test", manners)
    assert list(answers) == addresses
    return list(answers.values())


class TestWhatIsLearnt:
    @pytest.mark.parametrize(
        ("path", "state", "status"),
        [
            ("/fine", Health.ONLINE, 200),
            ("/no-page", Health.ONLINE, 204),
            ("/missing", Health.GONE, 404),
            ("/gone", Health.GONE, 410),
            ("/moved-to-gone", Health.GONE, 410),
            ("/forbidden", Health.UNREACHABLE, 403),
            ("/unlawful", Health.UNREACHABLE, 451),
            ("/broken", Health.UNREACHABLE, 500),
            ("/for-now", Health.ONLINE, 200),
            ("/cookie", Health.ONLINE, 200),
            ("/flaky", Health.ONLINE, 200),
            ("/huge", Health.ONLINE, 200),
        ],
    )
    def test_from_a_status(self, here: Web, path: str, state: Health, status: int) -> None:
        assert ask(here, path) == [Answer(state, status)]

    @pytest.mark.parametrize(
        ("path", "target"),
        [
            ("/moved", "/fine"),
            ("/moved-again", "/fine"),
            ("/moved-then-for-now", "/for-now"),  # as far as it is said to be for good
            ("/to-quote", "/it%27s-fine"),
        ],
    )
    def test_what_moved_for_good(self, here: Web, path: str, target: str) -> None:
        assert ask(here, path) == [Answer(Health.MOVED, 200, here.root + target)]

    def test_what_is_elsewhere_for_now_has_not_moved(self, here: Web) -> None:
        assert ask(here, "/for-now-then-moved") == [Answer(Health.ONLINE, 200)]

    @pytest.mark.parametrize(
        ("path", "status", "trouble"),
        [
            ("/slow", None, Trouble.TOO_SLOW),
            ("/trickle", None, Trouble.TOO_SLOW),
            ("/closed", None, Trouble.NO_ANSWER),
            ("/to-broken", None, Trouble.NO_ANSWER),
            ("/circle", 302, Trouble.CIRCLE),
            ("/moved-to-itself", 301, Trouble.CIRCLE),
            ("/on/1", 302, Trouble.TOO_FAR),
            ("/to-mail", None, Trouble.NO_ADDRESS),
            ("/to-script", None, Trouble.NO_ADDRESS),
            ("/to-nobody", 302, Trouble.NO_ADDRESS),
        ],
    )
    def test_what_is_not_reached(self, here: Web, path: str, status: int | None, trouble: Trouble) -> None:
        begun = time.monotonic()
        assert ask(here, path) == [Answer(Health.UNREACHABLE, status, trouble=trouble)]
        assert time.monotonic() - begun < 10

    @pytest.mark.parametrize(
        "address",
        ["http://[x.y/", "http://a..b/", "http://127.0.0.1:99999/", f"http://{'a' * 70}.example.org/"],
    )
    def test_what_is_hardly_an_address(self, address: str) -> None:
        (answer,) = ask_all([address], "a test", QUICK).values()
        assert (answer.state, answer.status) == (Health.UNREACHABLE, None)
        assert answer.trouble in (Trouble.NO_ADDRESS, Trouble.NO_ANSWER)

    def test_where_nobody_listens(self) -> None:
        address = unused_address()
        expected = Answer(Health.UNREACHABLE, trouble=Trouble.NO_ANSWER)
        assert ask_all([address], "a test", QUICK) == {address: expected}

    def test_of_a_server_that_asks_to_be_left_alone_nothing(self, here: Web) -> None:
        assert ask(here, "/always-busy") == [Answer(None, 429, trouble=Trouble.BUSY)]
        assert here.paths() == ["/always-busy"] * QUICK.tries

    def test_nothing_where_nothing_is_asked(self) -> None:
        assert ask_all([], "a test", QUICK) == {}

    def test_the_same_whatever_comes_first(self, here: Web) -> None:
        paths = ["/fine", "/gone", "/moved", "/for-now", "/circle", "/broken", "/slow"]
        forth = dict(zip(paths, ask(here, *paths), strict=True))
        back = dict(zip(reversed(paths), ask(here, *reversed(paths)), strict=True))
        assert forth == back


class TestManners:
    def test_says_who_asks(self, here: Web) -> None:
        ask(here, "/moved")
        assert {one.agent for one in here.come} == {"a test"}

    def test_asks_a_server_one_thing_at_a_time(self, here: Web) -> None:
        manners = Manners(pause=0.08, back_off=0.01)
        ask(here, "/1", "/2", "/3", "/moved", "/4", manners=manners)
        assert here.most_at_once == 1
        assert sorted(here.paths()) == ["/1", "/2", "/3", "/4", "/fine", "/moved", "/moved-again"]
        assert all(after.begun - before.ended >= 0.07 for before, after in pairwise(here.come))

    @pytest.mark.skipif(sys.platform == "darwin", reason="has one loopback address only")
    def test_does_not_keep_others_waiting(self) -> None:
        """While one server takes its time, the others have been asked long since; but few at once."""
        with web("127.0.0.1") as slow, web("127.0.0.2") as one, web("127.0.0.3") as other:
            addresses = [slow.root + "/slow", one.root + "/fine", other.root + "/fine"]
            ask_all(addresses, "a test", Manners(read=1.5, tries=1))
            assert max(one.come[0].ended, other.come[0].ended) < slow.come[0].begun + 1.4
            ask_all(addresses, "a test", Manners(read=1.5, tries=1, parallel=1))
            assert min(one.come[1].begun, other.come[1].begun) > slow.come[1].begun + 1.4

    def test_reads_no_more_than_the_head(self, here: Web) -> None:
        begun = time.monotonic()
        ask(here, "/huge")
        assert time.monotonic() - begun < 5
        here.over.wait(0.2)
        assert here.sent < 64 * 1024 * 1024  # what fits between the two, and not all of it

    def test_tries_again_where_it_may_help_and_nowhere_else(self, here: Web) -> None:
        manners = Manners(pause=0.0, tries=3, back_off=0.01)
        ask(here, "/broken", "/missing", "/forbidden", "/flaky", "/fine", manners=manners)
        assert here.seen == {"/broken": 3, "/missing": 1, "/forbidden": 1, "/flaky": 2, "/fine": 1}

    def test_waits_longer_each_time(self, here: Web) -> None:
        ask(here, "/broken", manners=Manners(pause=0.0, tries=3, back_off=0.1))
        first, second = (after.begun - before.ended for before, after in pairwise(here.come))
        assert first >= 0.09
        assert second >= 0.19

    def test_a_server_that_never_answers_is_not_asked_again_and_again(self, here: Web) -> None:
        manners = Manners(pause=0.0, read=0.15, tries=3, back_off=0.01)
        answers = ask(here, *(f"/slow?{number}" for number in range(6)), manners=manners)
        assert answers == [Answer(Health.UNREACHABLE, trouble=Trouble.TOO_SLOW)] * 6
        assert len(here.come) <= 6 + 2
        assert len(here.seen) == 6, "each was asked once"

    @pytest.mark.parametrize("path", ["/busy", "/busy-until"])
    def test_comes_back_when_it_was_asked_to(self, here: Web, path: str) -> None:
        assert ask(here, path) == [Answer(Health.ONLINE, 200)]
        first, second = here.come
        assert second.begun - first.ended >= (0.99 if path == "/busy" else 0.0)  # dates know whole seconds

    def test_leaves_alone_who_asks_for_longer(self, here: Web) -> None:
        """And asks nothing else there, so that of nothing there anything was learnt."""
        answers = ask(here, "/busy-for-long", "/fine", "/gone")
        assert [answer.trouble for answer in answers] == [Trouble.BUSY] * 3
        assert [answer.state for answer in answers] == [None] * 3
        assert here.paths() == ["/busy-for-long"]
