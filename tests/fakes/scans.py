"""Pictures for tests: noise that does not compress, so that a scan has the chunks its size says."""

import io
import random

from PIL import Image


def photo(seed: int = 1, width: int = 1600, height: int = 1200, **options: object) -> bytes:
    """A JPEG of noise; 1600 × 1200 takes about 1.7 MB."""
    noise = random.Random(seed).randbytes(width * height * 3)
    made = io.BytesIO()
    Image.frombytes("RGB", (width, height), noise).save(made, "JPEG", quality=90, **options)
    return made.getvalue()


def photo_with_place(orientation: int = 6) -> bytes:
    """A photo as a telephone makes it: camera, place and time in Exif, lying on its side."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "KAMERA-KANAREK"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (50.0, 17.0, 34.5)
    place[3], place[4] = "E", (19.0, 8.0, 2.25)
    place[29] = "2026:11:02"
    return photo(2, 320, 200, exif=exif, comment=b"KOMENTARZ-KANAREK")


def scan_pdf() -> bytes:
    """A one-page PDF."""
    made = io.BytesIO()
    Image.new("L", (300, 400), 255).save(made, "PDF")
    return made.getvalue()
