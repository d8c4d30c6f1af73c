"""Telling scans by their bytes, and leaving out what a photo tells besides the picture."""

import contextlib
import io

import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image, PngImagePlugin

from asystent_desktop.domain.kinds.attachment import Media
from asystent_desktop.domain.scans import BrokenScan, NotAScan, examined
from tests.fakes.scans import photo, photo_with_place, scan_pdf

CANARIES = (b"KANAREK", b"GPS", b"2026:11:02")


def pixels(content):
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("RGB").tobytes()


def png(**options):
    made, told = io.BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Author", "KANAREK")
    Image.effect_noise((90, 40), 60).save(made, "PNG", pnginfo=told, **options)
    return made.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_place_camera_and_comment_go_and_the_picture_stays_bit_for_bit(orientation):
    content = photo_with_place(orientation)
    assert any(one in content for one in CANARIES)
    scan = examined(content)
    assert not any(one in scan.content for one in CANARIES)
    assert scan.stripped and (scan.media, scan.width, scan.height) == (Media.JPEG, 320, 200)
    assert pixels(scan.content) == pixels(content)
    with Image.open(io.BytesIO(scan.content)) as image:
        exif = image.getexif()
    assert dict(exif) == ({0x0112: orientation} if orientation != 1 else {})
    assert not exif.get_ifd(0x8825)


def test_a_progressive_photo_with_many_scans_survives():
    content = photo(7, 200, 100, progressive=True)
    assert examined(content).content == content


def test_what_hangs_behind_a_photo_is_left_out():
    content = photo(8, 60, 40)
    assert examined(content + b"KANAREK" + photo_with_place()).content == content


def test_text_in_a_png_goes():
    content = png()
    scan = examined(content)
    assert b"KANAREK" not in scan.content and scan.stripped
    assert (scan.media, scan.width, scan.height) == (Media.PNG, 90, 40)
    assert pixels(scan.content) == pixels(content)


def test_a_bomb_is_seen_by_its_header_alone():
    content = bytearray(png())
    content[16:24] = (50_000).to_bytes(4, "big") * 2
    scan = examined(bytes(content))
    assert scan.width * scan.height == 2_500_000_000


def test_a_pdf_is_kept_as_it_is():
    assert examined(scan_pdf()).content == scan_pdf()


@pytest.mark.parametrize("content", [b"", b"MZ\x90", b"<html>", b"GIF89a", b"\xff\xd8", b"RIFF1234WEBP"])
def test_anything_else_is_refused(content):
    with pytest.raises(NotAScan):
        examined(content)


@pytest.mark.parametrize("make", [lambda: photo(9, 60, 40), png, scan_pdf])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.98])
def test_a_file_cut_short_is_named(make, share):
    content = make()
    with pytest.raises(BrokenScan):
        examined(content[: int(len(content) * share)])


@settings(max_examples=200, deadline=None)
@given(st.sampled_from((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-")), st.binary(max_size=400))
def test_noise_is_named_and_never_hangs(head, rest):
    with contextlib.suppress(BrokenScan, NotAScan):
        assert examined(head + rest).media in set(Media)
