"""Reads finished PDFs back with tools that did not write them."""

import re
import shutil
import subprocess
from io import BytesIO

import pypdf
import pytest

_PARTED = re.compile("\N{SOFT HYPHEN}\\s*")  # a word that goes on in the next line


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """Text of each page, spaces and line ends as one space."""
    return [_text(page) for page in reader(pdf).pages]


def first_page(pdf: bytes) -> str:
    """Text of the first page alone: reading three hundred takes seconds."""
    return _text(reader(pdf).pages[0])


def _text(page: pypdf.PageObject) -> str:
    return " ".join(_PARTED.sub("", page.extract_text()).split())


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def poppler_text(pdf: bytes) -> str:
    """What pdftotext reads, from memory: no test leaves an opinion on the disk."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    done = subprocess.run([program, "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(_PARTED.sub("", done.stdout.decode("utf-8")).split())


def fonts(pdf: bytes) -> dict[str, bool]:
    """Every font any page names, and whether its file is inside."""
    found = {}
    for page in reader(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            entry = font.get_object()
            descriptor = entry.get("/FontDescriptor")
            found[entry["/BaseFont"]] = descriptor is not None and "/FontFile2" in descriptor.get_object()
    return found
