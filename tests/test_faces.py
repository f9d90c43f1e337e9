"""Faces are found and covered; the face is drawn, of nobody."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFilter

from anonrecruit.errors import ReaderNotInstalled
from anonrecruit.faces import faces, without_faces

pytest.importorskip("cv2")

# Ellipses of hair, face, sockets, eyes, nostrils, mouth: (left, top, right, bottom) in a square of 400, and the shade.
FEATURES = (
    ((90, 40, 310, 360), 60), ((110, 80, 290, 350), 190), ((130, 160, 190, 185), 90), ((210, 160, 270, 185), 90),
    ((145, 163, 178, 184), 40), ((222, 163, 255, 184), 40), ((180, 232, 220, 248), 130), ((160, 280, 240, 300), 90),
)  # fmt: skip
BROWS = (130, 140, 190, 150), (210, 140, 270, 150)


def page(place: tuple[int, int] | None) -> Image.Image:
    sheet = Image.new("L", (1240, 1754), 255)
    if place is not None:
        sheet.paste(portrait(), place)
    return sheet


def portrait() -> Image.Image:
    picture = Image.new("L", (400, 400), 200)
    draw = ImageDraw.Draw(picture)
    for box, shade in FEATURES:
        draw.ellipse(box, fill=shade)
    for box in BROWS:
        draw.rectangle(box, fill=70)
    return picture.filter(ImageFilter.GaussianBlur(4))


def test_the_box_holds_the_whole_head() -> None:
    ((left, top, right, bottom),) = faces(page((800, 100)))
    assert left <= 800 + 110 and top <= 100 + 60 and right >= 800 + 290 and bottom >= 100 + 350
    assert right - left < 500 and bottom - top < 500


def test_a_covered_face_is_gone_and_the_rest_stays() -> None:
    covered, count = without_faces(page((60, 1200)))
    assert count == 1 and faces(covered) == ()
    assert covered.getpixel((1200, 20)) == (255, 255, 255)


def test_an_empty_page_has_none() -> None:
    assert faces(page(None)) == ()


def test_without_opencv_nothing_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("anonrecruit.faces.find_spec", lambda name: None)
    with pytest.raises(ReaderNotInstalled):
        faces(page(None))
