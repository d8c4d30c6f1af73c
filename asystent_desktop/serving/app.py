"""The requests the server answers (docs/hub-http-v1.md §4).

A bundle that has come in whole is taken in before its upload is answered, so the laptop finds its receipts in
its inbox at once. One lock stands before everything that reads or writes the hub's journal.
"""

import re
import threading
import time
from collections.abc import Callable
from typing import Final, TypeVar

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from asystent_desktop.errors import UserFixable
from asystent_desktop.exchange import limits, signed, trust_store
from asystent_desktop.exchange.boxes import ASIDE, for_device
from asystent_desktop.exchange.directory import Device
from asystent_desktop.hub import introduction, reception
from asystent_desktop.hub.faults import HubNotFounded
from asystent_desktop.hub.reception import Reception
from asystent_desktop.ports.carrier import Carrier, CarrierMissing
from asystent_desktop.ports.desk import HubDesk
from asystent_desktop.serving import refusals
from asystent_desktop.serving.door import Door
from asystent_desktop.serving.ledger import Ledger
from asystent_desktop.serving.spool import Part, Spool
from asystent_desktop.serving.streams import pieces

_NAME: Final = re.compile(r"[0-9a-f]{64}\.bundle")
_LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})
_LOCK_WAIT_S: Final = 60
T = TypeVar("T")


class WrongOffset(UserFixable):
    """The upload stands at another byte. Values: offset."""

    code = "wrong-offset"


class BadRequest(UserFixable):
    """The request's target or numbers make no sense."""

    code = "bad-request"


class Busy(UserFixable):
    """Others stand before the lock for too long, or a later request took the upload over."""

    code = "busy"


class UploadTooLarge(UserFixable):
    """More bytes than a bundle may have, or than the request said. Values: limit."""

    code = "upload-too-large"


class OfficeServer:
    """The hub behind HTTP.

    Args:
        carrier: The server's own boxes. `spool`: its unfinished uploads, beside them.
    """

    def __init__(self, hub: HubDesk, carrier: Carrier, spool: Spool, ledger: Ledger) -> None:
        self._hub, self._carrier, self._spool, self._ledger = hub, carrier, spool, ledger
        self._door = Door(hub)
        self._lock = threading.Lock()

    def app(self) -> Starlette:
        """The application uvicorn runs."""
        routes = [
            Route("/health", self.health, methods=["GET"]),
            Route("/metrics", self.metrics, methods=["GET"]),
            Route("/v1/nonce", self.nonce, methods=["GET"]),
            Route("/v1/introduction", self.introduce, methods=["POST"]),
            Route("/v1/directory", self.directory, methods=["GET"]),
            Route("/v1/inbox", self.inbox, methods=["GET"]),
            Route("/v1/inbox/{name}", self.download, methods=["GET"]),
            Route("/v1/inbox/{name}", self.acknowledge, methods=["DELETE"]),
            Route("/v1/outbox/{name}", self.offset, methods=["GET"]),
            Route("/v1/outbox/{name}", self.upload, methods=["PUT"]),
        ]
        app = Starlette(routes=routes, exception_handlers=refusals.handlers(self._ledger))
        app.add_middleware(refusals.Counted, ledger=self._ledger)
        return app

    def take_in_all(self) -> tuple[Reception, ...]:
        """Takes in what a former server left whole in its box."""
        with self._lock:
            found = reception.take_in_all(self._hub, self._carrier)
        for one in found:
            self._note(one)
        return found

    async def health(self, _request: Request) -> Response:
        """Alive; nothing more is told to strangers."""
        return JSONResponse({"status": "ok"})

    async def metrics(self, request: Request) -> Response:
        """Numbers, for this machine only."""
        if request.client is None or request.client.host not in _LOOPBACK:
            return refusals.answer("loopback-only", 403)
        return PlainTextResponse(self._ledger.metrics(), media_type="text/plain; version=0.0.4")

    async def nonce(self, _request: Request) -> Response:
        """What the caller has to sign."""
        return JSONResponse({"nonce": self._door.nonce()})

    async def directory(self, request: Request) -> Response:
        """The signed directory, as a file of exchange-messages-v1 §1."""
        await self._caller(request)
        return Response(await run_in_threadpool(self._directory), media_type="text/plain")

    async def introduce(self, request: Request) -> Response:
        """A directory that names the caller, from one the hub has forgotten: OFFICE's signature is enough."""
        file = bytearray()
        async for piece in pieces(request):
            file += piece
            if len(file) > limits.INTRODUCTION_BYTES:
                raise UploadTooLarge(limit=limits.INTRODUCTION_BYTES)
        code = await run_in_threadpool(
            lambda: self._locked(lambda: introduction.by_file(self._hub, bytes(file)))
        )
        return refusals.answer(code, 422) if code else Response(status_code=204)

    async def inbox(self, request: Request) -> Response:
        """Names of the bundles for the caller, oldest news included."""
        device = await self._caller(request)
        names = await run_in_threadpool(
            lambda: self._locked(lambda: reception.inbox(self._hub, self._carrier, device))
        )
        return JSONResponse({"bundles": list(names)})

    async def download(self, request: Request) -> Response:
        """A bundle for the caller, from any byte on."""
        device = await self._caller(request)
        name, offset = _name(request), _number(request, "offset")
        box = for_device(device.id)
        content = await run_in_threadpool(lambda: self._carrier.get(box, name, limits.PACKED_BYTES))
        if offset > len(content):
            raise WrongOffset(offset=len(content))
        self._ledger.count("sent_bytes_total", len(content) - offset)
        size = {"upload-length": str(len(content))}
        return Response(content[offset:], headers=size, media_type="application/octet-stream")

    async def acknowledge(self, request: Request) -> Response:
        """The caller has applied a bundle (`as=done`), or keeps it as evidence (`as=aside`)."""
        device, name = await self._caller(request), _name(request)
        box, aside = for_device(device.id), request.query_params.get("as") == "aside"

        def away() -> None:
            if aside:
                self._carrier.move(box, name, ASIDE)
            else:
                self._carrier.delete(box, name)

        await run_in_threadpool(away)
        return Response(status_code=204)

    async def offset(self, request: Request) -> Response:
        """How far an upload of the caller has come."""
        device = await self._caller(request)
        return JSONResponse({"offset": self._spool.offset(device.id, _name(request))})

    async def upload(self, request: Request) -> Response:
        """Adds to an upload; the whole bundle is taken in before the answer."""
        device, name = await self._caller(request), _name(request)
        offset, size = _number(request, "offset"), _number(request, "size")
        if not 0 < size <= limits.PACKED_BYTES:
            raise UploadTooLarge(limit=limits.PACKED_BYTES)
        part = self._spool.begin(device.id, name)
        try:
            if part.size != offset:
                raise WrongOffset(offset=part.size)
            await self._receive(request, part, size)
            if part.size < size:
                return JSONResponse({"offset": part.size})
            if not await run_in_threadpool(part.finish, self._spool.box):
                return refusals.answer("wrong-name", 422)
        finally:
            part.release()
        return await self._take_in(device, name)

    async def _receive(self, request: Request, part: Part, size: int) -> None:
        left = size - part.size
        async for piece in pieces(request):
            left -= len(piece)
            if left < 0:
                raise UploadTooLarge(limit=size)
            if not part.mine:
                raise Busy()
            part.append(piece)
            self._ledger.count("received_bytes_total", len(piece))

    async def _take_in(self, device: Device, name: str) -> Response:
        began = time.monotonic()
        one = await run_in_threadpool(
            lambda: self._locked(lambda: reception.take_in(self._hub, self._carrier, name))
        )
        self._ledger.count("admission_seconds_total", time.monotonic() - began)
        self._note(one)
        if one.fault and not one.taken and not one.known:
            return refusals.answer(one.fault, 422)
        answer = {"taken": one.taken, "known": one.known, "held": one.held, "refused": one.refused}
        return JSONResponse(answer, status_code=201)

    def _note(self, one: Reception) -> None:
        self._ledger.count("bundles_total", outcome=one.fault or "taken")
        for outcome in ("taken", "known", "held", "refused"):
            self._ledger.count("commits_total", getattr(one, outcome), outcome=outcome)
        self._ledger.tell(
            "bundle", device=one.device, taken=one.taken, known=one.known, held=one.held,
            refused=one.refused, fault=one.fault,
        )  # fmt: skip

    async def _caller(self, request: Request) -> Device:
        return await run_in_threadpool(self._door.admit, request)

    def _locked(self, job: Callable[[], T]) -> T:
        """Runs a job on the journal alone; several processes are kept apart by the store's own lock."""
        if not self._lock.acquire(timeout=_LOCK_WAIT_S):
            raise Busy()
        try:
            return job()
        finally:
            self._lock.release()

    def _directory(self) -> bytes:
        with self._hub.exchange_unit() as unit:
            held = trust_store.load(unit.document)
        if held is None or held.signed is None:
            raise HubNotFounded()
        return signed.pack(held.signed.body, held.signed.signature)


def _name(request: Request) -> str:
    name = str(request.path_params["name"])
    if not _NAME.fullmatch(name):
        raise CarrierMissing(name="")
    return name


def _number(request: Request, field: str) -> int:
    text = request.query_params.get(field, "0")
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise BadRequest()
    return int(text)
