"""Bodies of uploads, read with patience that ends: a caller who trickles bytes is sent away."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Final

from starlette.requests import ClientDisconnect, Request

from asystent_desktop.errors import UserFixable

IDLE_S: Final = 30
"""Longest silence inside a body."""

GRACE_S: Final = 60
SLOWEST_BYTES_PER_S: Final = 512
"""Average a body must keep up after `GRACE_S`."""


class TooSlow(UserFixable):
    """The body came too slowly; what came is kept, and the upload can go on from there."""

    code = "too-slow"


async def pieces(request: Request) -> AsyncIterator[bytes]:
    """The pieces of a body as they come; ends early when the caller goes away.

    Raises:
        TooSlow: nothing came for `IDLE_S`, or too little on average.
    """
    stream = request.stream()
    began, received = time.monotonic(), 0
    while True:
        try:
            piece = await asyncio.wait_for(anext(stream), IDLE_S)
        except (StopAsyncIteration, ClientDisconnect):
            return
        except TimeoutError:
            raise TooSlow() from None
        if piece:
            received += len(piece)
            yield piece
        lasted = time.monotonic() - began
        if lasted > GRACE_S and received < lasted * SLOWEST_BYTES_PER_S:
            raise TooSlow()
