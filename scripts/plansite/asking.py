"""Asks addresses whether they are still there: the one module that knows the network and waits.

Politely: a name that says who asks and why, one thing at a time of each server with a pause between, a
few servers at once, no more of an answer than its head, and patience with servers that are busy.
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from enum import StrEnum

import httpx

from plansite.values import is_address
from plansite.vocabulary import Health


@dataclass(frozen=True, slots=True)
class Manners:
    """How gentle the asking is and how patient; times are seconds."""

    parallel: int = 4  # questions at once, each to another server
    pause: float = 1.0  # between two questions to one server
    connect: float = 10.0
    read: float = 20.0  # between two pieces of an answer's head
    total: float = 30.0  # for one question, however the answer trickles
    redirects: int = 5
    tries: int = 3  # where there is no answer, or one that may be another in a moment
    back_off: float = 2.0  # before the second try, twice as long before each further one
    longest_wait: float = 60.0  # a server that asks for more is left alone for this time


MANNERS = Manners()


class Trouble(StrEnum):
    """Why no page was reached, where that is more than an answer's status."""

    NO_ANSWER = "no-answer"
    TOO_SLOW = "too-slow"
    CIRCLE = "circle"
    TOO_FAR = "too-far"
    NO_ADDRESS = "no-address"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was learnt of an address; no state where the server asked to be left alone for now."""

    state: Health | None
    status: int | None = None  # None: there was no answer at all
    moved_to: str | None = None
    trouble: Trouble | None = None


def ask_all(addresses: Iterable[str], agent: str, manners: Manners) -> dict[str, Answer]:
    """What each address answers; it takes as long as it takes."""
    return asyncio.run(_Asker(agent, manners).ask_all(addresses))


@dataclass(frozen=True, slots=True)
class _Reply:
    """The head of one answer, or why there is none."""

    status: int | None = None
    leads_to: str | None = None
    wait: float = 0.0  # for so long the server asked to be left alone
    trouble: Trouble | None = None

    @property
    def may_change(self) -> bool:
        """Whether it may be another in a moment."""
        if self.trouble in (Trouble.BUSY, Trouble.NO_ADDRESS):
            return False
        return self.status is None or self.status == 429 or self.status >= 500


@dataclass(slots=True)
class _Server:
    """Is asked one thing at a time, and not before it wants to be asked again."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0
    silences: int = 0  # questions since its last answer; after some, once is enough for each address
    closed: bool = False  # asked to be left alone for longer than we wait


class _Asker:
    def __init__(self, agent: str, manners: Manners) -> None:
        self._manners = manners
        self._headers = {"User-Agent": agent}
        self._servers: defaultdict[str, _Server] = defaultdict(_Server)
        self._few = asyncio.Semaphore(manners.parallel)
        self._tls = httpx.create_ssl_context()

    async def ask_all(self, addresses: Iterable[str]) -> dict[str, Answer]:
        async with asyncio.TaskGroup() as group:
            asked = {address: group.create_task(self._ask(address)) for address in addresses}
        return {address: task.result() for address, task in asked.items()}

    async def _ask(self, address: str) -> Answer:
        """Go where the address leads; it has moved as far as every step is said to be for good."""
        url, moved_to, for_good = address, None, True
        been: set[object] = set()
        async with self._client() as client:
            for _step in range(self._manners.redirects + 1):
                been.add(_standing(client, url))
                reply = await self._patiently(client, url)
                if reply.leads_to is None:
                    return _judged(reply, moved_to if moved_to != address else None)
                url = reply.leads_to
                if not is_address(url):
                    return Answer(Health.UNREACHABLE, reply.status, trouble=Trouble.NO_ADDRESS)
                if _standing(client, url) in been:
                    return Answer(Health.UNREACHABLE, reply.status, trouble=Trouble.CIRCLE)
                for_good = for_good and reply.status in (301, 308)
                moved_to = url if for_good else moved_to
        return Answer(Health.UNREACHABLE, reply.status, trouble=Trouble.TOO_FAR)

    def _client(self) -> httpx.AsyncClient:
        """With cookies of its own, so that no server sees what another page of it was asked."""
        patience = httpx.Timeout(self._manners.read, connect=self._manners.connect)
        return httpx.AsyncClient(verify=self._tls, timeout=patience, headers=self._headers)

    async def _patiently(self, client: httpx.AsyncClient, url: str) -> _Reply:
        """The reply to one address, the last one where it had to be asked more than once."""
        server, reply = self._servers[_host(url)], _Reply(trouble=Trouble.NO_ANSWER)
        for number in range(self._manners.tries):
            if number:
                await asyncio.sleep(self._manners.back_off * 2 ** (number - 1))
            async with server.turn:
                if server.closed:
                    return _Reply(trouble=Trouble.BUSY)
                reply = await self._in_turn(server, client, url)
            if not reply.may_change or server.silences >= self._manners.tries:
                break
        return reply

    async def _in_turn(self, server: _Server, client: httpx.AsyncClient, url: str) -> _Reply:
        clock = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, server.free_at - clock.time()))
        async with self._few:
            reply = await self._once(client, url)
        server.silences = server.silences + 1 if reply.status is None else 0
        server.free_at = clock.time() + max(self._manners.pause, reply.wait)
        server.closed = reply.wait > self._manners.longest_wait
        return _Reply(reply.status, trouble=Trouble.BUSY) if server.closed else reply

    async def _once(self, client: httpx.AsyncClient, url: str) -> _Reply:
        reply = None
        try:
            async with asyncio.timeout(self._manners.total), client.stream("GET", url) as response:
                reply = _head(response)  # and the rest is not waited for
        except (TimeoutError, httpx.TimeoutException):
            return reply or _Reply(trouble=Trouble.TOO_SLOW)
        except httpx.InvalidURL:  # of this address or of that to which it leads
            return reply or _Reply(trouble=Trouble.NO_ADDRESS)
        except (httpx.HTTPError, ValueError, ExceptionGroup):  # the last two: names and ports that can't be
            return reply or _Reply(trouble=Trouble.NO_ANSWER)
        return reply


def _head(response: httpx.Response) -> _Reply:
    following = response.next_request
    leads_to = str(following.url).replace("'", "%27") if following else None
    busy = response.status_code in (429, 503)
    return _Reply(response.status_code, leads_to, _wait(response.headers) if busy else 0.0)


def _wait(headers: httpx.Headers) -> float:
    """How long a server asks to be left alone: seconds, or a time by its own clock."""
    asked = headers.get("Retry-After", "")
    if re.fullmatch(r"[0-9]{1,9}", asked):
        return float(asked)
    try:
        until, now = parsedate_to_datetime(asked), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (TypeError, ValueError):
        return 0.0


def _judged(reply: _Reply, moved_to: str | None) -> Answer:
    """Never more than was said: what is forbidden or broken may be there all the same."""
    if reply.trouble is Trouble.BUSY or reply.status == 429:
        return Answer(None, reply.status, trouble=Trouble.BUSY)
    if reply.status in (404, 410):
        return Answer(Health.GONE, reply.status)
    if reply.status is None or not 200 <= reply.status < 300:
        return Answer(Health.UNREACHABLE, reply.status, trouble=reply.trouble)
    return Answer(Health.MOVED if moved_to else Health.ONLINE, reply.status, moved_to)


def _host(url: str) -> str:
    """Whose machine it is, whatever the port."""
    try:
        return httpx.URL(url).host
    except httpx.InvalidURL:
        return ""


def _standing(client: httpx.AsyncClient, url: str) -> object:
    """An address with what its servers gave us to bring along: only if both come again it is a circle."""
    brought = frozenset((one.domain, one.path, one.name, one.value) for one in client.cookies.jar)
    return url, brought
