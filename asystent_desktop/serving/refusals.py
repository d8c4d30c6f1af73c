"""How the server says no: a status of HTTP and a stable code as JSON, never a text about anybody."""

import time
from collections.abc import Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from asystent_desktop.errors import AppError, crash_report
from asystent_desktop.serving.ledger import Ledger

_STATUS: Final[Mapping[str, int]] = {
    "not-signed": 401,
    "stale-nonce": 401,
    "bad-signature": 401,
    "unknown-sender": 403,
    "revoked-device": 403,
    "carrier-missing": 404,
    "too-slow": 408,
    "wrong-offset": 409,
    "too-large": 413,
    "upload-too-large": 413,
    "bad-request": 400,
    "busy": 503,
    "store-busy": 503,
    "database-away": 503,
    "hub-not-founded": 503,
    "carrier-full": 507,
    "store-full": 507,
}
_UNKNOWN: Final = 500


def answer(code: str, status: int, **more: object) -> Response:
    """A refusal."""
    return JSONResponse({"code": code, **more}, status_code=status)


def handlers(ledger: Ledger) -> dict[Any, Any]:
    """What starlette does with faults."""

    async def known(_request: Request, fault: Exception) -> Response:
        if not isinstance(fault, AppError):
            return answer("bug", _UNKNOWN)
        status = _STATUS.get(fault.code, _UNKNOWN)
        more = {"offset": fault.values["offset"]} if "offset" in fault.values else {}
        if status >= _UNKNOWN:
            ledger.tell("fault", code=fault.code)
        return answer(fault.code, status, **more)

    async def foreign(_request: Request, fault: Exception) -> Response:
        status = fault.status_code if isinstance(fault, HTTPException) else _UNKNOWN
        return answer("bad-request", status)

    async def bug(_request: Request, fault: Exception) -> Response:
        ledger.tell("crash", report=crash_report(type(fault), fault.__traceback__))
        return answer("bug", _UNKNOWN)

    return {AppError: known, HTTPException: foreign, Exception: bug}


class Counted:
    """Counts and logs every answered request: method, route, status, milliseconds."""

    def __init__(self, app: ASGIApp, ledger: Ledger) -> None:
        self._app = app
        self._ledger = ledger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.monotonic(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self._app(scope, receive, noting)
        route = _route(scope["path"])
        self._ledger.count("requests_total", route=route, status=str(status))
        elapsed_ms = round((time.monotonic() - began) * 1000)
        self._ledger.tell("request", method=scope["method"], route=route, status=status, ms=elapsed_ms)


def _route(path: str) -> str:
    """The request's sort, without the name it carries; what no route knows is one sort."""
    known = (
        "/health",
        "/metrics",
        "/v1/nonce",
        "/v1/introduction",
        "/v1/directory",
        "/v1/inbox",
        "/v1/outbox",
    )
    return next(
        (route for route in reversed(known) if path == route or path.startswith(route + "/")), "other"
    )
