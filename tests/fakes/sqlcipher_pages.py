"""Every page of a SQLCipher 4 file in the clear, free pages and the write-ahead log too.

A search of the encrypted file proves nothing, and a query sees live rows only. SQLCipher 4 with a raw key:
pages of 4096 bytes, the last 80 of each hold a 16-byte IV and a 64-byte HMAC-SHA512; AES-256-CBC; the first
page begins with 16 bytes of salt, from which the HMAC's key is derived.
"""

import hashlib
import hmac
import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVE, SALT, IV = 4096, 80, 16, 16
WAL_HEADER, FRAME_HEADER = 32, 24


class PageDoesNotHold(Exception):
    """The HMAC of a page is wrong: another key, or no SQLCipher page."""


def pages(file: Path, raw_key: bytes) -> Iterator[bytes]:
    """The plain content of every page of a store file, and of its log when there is one."""
    content = file.read_bytes()
    if not content:
        return
    salt = content[:SALT]
    for number, start in enumerate(range(0, len(content), PAGE), 1):
        yield _plain(content[start : start + PAGE], number, raw_key, salt)
    log = file.with_name(file.name + "-wal")
    if log.exists():
        yield from _frames(log.read_bytes(), raw_key, salt)


def _frames(log: bytes, raw_key: bytes, salt: bytes) -> Iterator[bytes]:
    """Every frame, also those a checkpoint has already folded in."""
    for start in range(WAL_HEADER, len(log) - FRAME_HEADER - PAGE + 1, FRAME_HEADER + PAGE):
        (number,) = struct.unpack(">I", log[start : start + 4])
        yield _plain(log[start + FRAME_HEADER : start + FRAME_HEADER + PAGE], number, raw_key, salt)


def _plain(page: bytes, number: int, raw_key: bytes, salt: bytes) -> bytes:
    body = page[SALT:] if number == 1 else page
    cipher_text, iv, mac = body[:-RESERVE], body[-RESERVE : -RESERVE + IV], body[-RESERVE + IV :]
    mac_key = hashlib.pbkdf2_hmac("sha512", raw_key, bytes(one ^ 0x3A for one in salt), 2, 32)
    expected = hmac.new(mac_key, cipher_text + iv + struct.pack("<I", number), hashlib.sha512).digest()
    if not hmac.compare_digest(expected, mac):
        raise PageDoesNotHold(number)
    decryptor = Cipher(algorithms.AES(raw_key), modes.CBC(iv)).decryptor()
    return decryptor.update(cipher_text) + decryptor.finalize()


def lies_in(folder: Path, raw_key: bytes, words: tuple[str, ...]) -> list[str]:
    """Files of a vault's folder, backups included, that hold one of the words on some page or in the open."""
    sought = {word.encode() for word in words}
    found = []
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.name.endswith(("-wal", "-shm")):
            continue
        held = pages(file, raw_key) if file.suffix == ".db" else iter([file.read_bytes()])
        if any(word in page for page in held for word in sought):
            found.append(str(file.relative_to(folder)))
    return found
