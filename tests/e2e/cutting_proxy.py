"""A gate on loopback that passes bytes on, and cuts every connection after a number of them when told to."""

import contextlib
import select
import socket
import threading


class CuttingProxy:
    """Listens on `port`, passes to `target` (a port on loopback).

    Attributes:
        cut_after: Bytes, both ways together, after which a connection is reset; None passes everything.
    """

    def __init__(self) -> None:
        self.target = 0
        self.cut_after: int | None = None
        self.cuts = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Nobody listens any more."""
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._pass, args=(near,), daemon=True).start()

    def _pass(self, near: socket.socket) -> None:
        with near, contextlib.suppress(OSError):
            far = socket.create_connection(("127.0.0.1", self.target), timeout=10)
            with far:
                self._pump(near, far)

    def _pump(self, near: socket.socket, far: socket.socket) -> None:
        left = self.cut_after
        while True:
            readable, _, _ = select.select([near, far], [], [], 60)
            for one in readable:
                content = one.recv(65536 if left is None else max(1, min(left, 65536)))
                if not content:
                    return
                (far if one is near else near).sendall(content)
                if left is not None:
                    left -= len(content)
                    if left <= 0:
                        self.cuts += 1
                        return
            if not readable:
                return
