"""PDFs that go round in circles, and pictures without end."""

from __future__ import annotations

import io
import struct
import zlib

from tests.hostile.attack import ENCRYPTED, NO_TEXT, READ, Attack, Bait, broken, over
from tests.parsers import make_files as files

_HUGE = 1 << 30
TEXT = b"BT /F1 12 Tf 60 700 Td (Coach and swimming teacher since 2019, in charge of eight people) Tj ET"


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Objects numbered from 1, with a true cross-reference table."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, inner in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, inner)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(out))
    return bytes(out) + head + table + tail


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d %b>>stream\n%b\nendstream" % (len(data), entries, data)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
ONE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def page(
    content: bytes,
    box: bytes = b"0 0 595 842",
    resources: bytes = b"",
    *more: bytes,
    entries: bytes = b"",
    font: bytes = FONT,
) -> bytes:
    """One page; ``more`` are objects from number 6 on."""
    described = b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%b>>%b>>"
    return pdf(CATALOG, ONE, described % (box, resources, entries), stream(content), font, *more)


def noughts(size: int) -> bytes:
    """A zlib stream of noughts."""
    deflate = zlib.compressobj(9)
    first = deflate.compress(bytes(1 << 20)) + deflate.flush(zlib.Z_FULL_FLUSH)
    block = deflate.compress(bytes(1 << 20)) + deflate.flush(zlib.Z_FULL_FLUSH)
    return first + block * (size // (1 << 20))


_CRUSHED = (
    b" 0 0 1 0 0 cm " + b"BT /F1 10 Tf 1 0 0 1 40 681 Tm (Led classes of thirty people for six years.) Tj ET " * 26_000
)
"""A matrix that loses its first number: pdfium sees no height in any letter, and the second engine is asked."""


def _many_pages(_: Bait) -> bytes:
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 10_003))
    return pdf(CATALOG, b"<</Type/Pages/Kids[%b]/Count 10000>>" % kids, *[leaf] * 10_000)


def _bomb(_: Bait) -> bytes:
    content = stream(noughts(_HUGE), b"/Filter/FlateDecode")
    return pdf(CATALOG, ONE, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>", content)


def _layered_bomb(_: Bait) -> bytes:
    data = noughts(_HUGE)
    for _turn in range(3):
        data = zlib.compress(data, 9)
    content = stream(data, b"/Filter[/FlateDecode/FlateDecode/FlateDecode/FlateDecode]")
    return pdf(CATALOG, ONE, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>", content)


def _bomb_beside(kind: bytes) -> bytes:
    return page(TEXT, b"0 0 595 842", b"", stream(noughts(_HUGE), b"/Filter/FlateDecode" + kind))


def _huge_image(_: Bait) -> bytes:
    image = b"/Type/XObject/Subtype/Image/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceGray"
    image += b"/Filter/FlateDecode"
    return page(
        b"q 595 0 0 842 0 0 cm /I Do Q", b"0 0 595 842", b"/XObject<</I 6 0 R>>", stream(noughts(1 << 20), image)
    )


def _forms(_: Bait) -> bytes:
    """Each form draws the next one twice, the last one the first."""
    forms = []
    for number in range(6, 36):
        following = number + 1 if number < 35 else 6
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X %d 0 R>>>>" % following
        forms.append(stream(b"/X Do /X Do", entries))
    return page(TEXT + b" /X Do", b"0 0 595 842", b"/XObject<</X 6 0 R>>", *forms)


def _object_streams(_: Bait) -> bytes:
    """An object stream that extends itself and holds the catalog, and a cross-reference stream that is its own past."""
    held = stream(b"1 0 6 0 <</Type/Catalog/Pages 2 0 R>> <</Length 6 0 R>>", b"/Type/ObjStm/N 2/First 8/Extends 4 0 R")
    return pdf(b"5 0 R", ONE, b"<</Type/Page/Parent 2 0 R>>", held, b"1 0 R", trailer=b"/Root 1 0 R/Prev 9")


def _outline(_: Bait) -> bytes:
    item = b"<</Title(Coach)/Parent 6 0 R/First 6 0 R/Next 6 0 R/Last 6 0 R>>"
    return page(TEXT, b"0 0 595 842", b"", item)


def _nested(_: Bait) -> bytes:
    return page(TEXT, b"0 0 595 842", b"", b"[" * 100_000 + b"]" * 100_000)


def _nested_dictionaries(_: Bait) -> bytes:
    return page(TEXT, b"0 0 595 842", b"", b"<</A" * 5_000 + b"(Coach)" + b">>" * 5_000)


def _active(bait: Bait) -> bytes:
    act = b"<</S/JavaScript/JS(app.launchURL\\(1\\))/Next<</S/Launch/F(%b)/Next<</S/URI/URI(%b)>>>>>>"
    return page(TEXT, entries=b"/AA<</O%b>>" % (act % (bait.path.encode(), bait.url.encode())))


PAGES = (
    Attack(
        "page-tree-loop.pdf",
        lambda _: pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        broken("NoPages", "PdfError"),
    ),
    Attack(
        "page-is-its-parent.pdf",
        lambda _: pdf(
            CATALOG,
            b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>",
            b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>",
        ),
        broken("PdfError"),
    ),
    Attack(
        "count-lies.pdf",
        lambda _: pdf(CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", b"<</Type/Page/Parent 2 0 R>>"),
        (NO_TEXT,),
    ),
    Attack("pages.pdf", _many_pages, (over("pages"),)),
    Attack("object-streams.pdf", _object_streams, broken("PdfError")),
    Attack(
        "no-cross-reference.pdf",
        lambda _: b"%PDF-1.7\nstartxref\n9\n%%EOF\nxref\n0 1\ntrailer<</Prev 9/Root 1 0 R>>",
        broken("PdfError"),
    ),
    Attack("huge-page.pdf", lambda _: page(TEXT, b"-1000000000 -1000000000 1000000000 1000000000"), (READ,)),
    Attack("huge-blank-page.pdf", lambda _: page(b"", b"0 0 1000000000 1000000000"), (NO_TEXT,)),
    Attack(
        "boxes-upside-down.pdf",
        lambda _: page(TEXT, b"595 842 0 0", entries=b"/CropBox[0 0 0 0]/UserUnit 1e30/Rotate 45"),
        (READ,),
    ),
    Attack("bomb.pdf", _bomb, (over("decompressed_bytes"),)),
    Attack("bomb-in-layers.pdf", _layered_bomb, (over("decompressed_bytes"),)),
    Attack(
        "bomb-in-metadata.pdf", lambda _: _bomb_beside(b"/Type/Metadata/Subtype/XML"), (over("decompressed_bytes"),)
    ),
    Attack("bomb-embedded.pdf", lambda _: _bomb_beside(b"/Type/EmbeddedFile"), (over("decompressed_bytes"),)),
    Attack("huge-image.pdf", _huge_image, (over("image_pixels"),)),
    Attack("forms-in-forms.pdf", _forms, (over("drawn_forms"),)),
    Attack("outline-loop.pdf", _outline, (READ,)),
    Attack("nested-arrays.pdf", _nested, (READ, *broken("PdfError"))),
    Attack("nested-dictionaries.pdf", _nested_dictionaries, (READ, *broken("PdfError"))),
    Attack("operators.pdf", lambda _: page(TEXT + b" q" * 2_000_000), (READ,)),
    Attack("crushed-letters.pdf", lambda _: page(_CRUSHED), (over("characters"),)),
    Attack("letters.pdf", lambda _: page(b"BT /F1 1 Tf (" + b"a" * 400_000 + b") Tj ET"), (over("characters"),)),
    Attack("shapes.pdf", lambda _: page(TEXT + b" 0 0 9 9 re f" * 100_000), (READ,)),
    Attack("versions.pdf", lambda _: page(TEXT) + b"%%EOF\n" * 1000, (over("versions"),)),
    Attack("acts.pdf", _active, (READ,)),
    Attack("sealed.pdf", lambda _: files.pdf(files.labels, encrypt="secret"), (ENCRYPTED,)),
)


def png(width: int, height: int, *chunks: tuple[bytes, bytes], depth: int = 1, colour: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*each) for each in ((b"IHDR", head), *chunks, (b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _tiff(_: Bait) -> bytes:
    """A directory of pictures whose next picture is itself."""
    tags = ((256, 9), (257, 9), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 9), (279, 81))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 8) + bytes(200)


def _frames(_: Bait) -> bytes:
    from PIL import Image

    out, pictures = io.BytesIO(), [Image.new("L", (2, 2), n % 256) for n in range(300)]
    pictures[0].save(out, "TIFF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def _large(mode: int) -> bytes:
    """As many pixels as are allowed, in 150 KB."""
    width, height, samples = 8000, 11_000, {0: 1, 6: 4}[mode]
    packed = zlib.compress(bytes(1 + width * samples) * height, 9)
    return png(width, height, (b"IDAT", packed), depth=8, colour=mode)


_GIF = b"GIF89a\xff\xff\xff\xff\x80\x00\x00" + bytes(6)

PICTURES = (
    Attack("pixels.png", lambda _: png(100_000, 100_000), (over("image_pixels"),)),
    Attack("pixels-at-the-limit.png", lambda _: _large(0), (NO_TEXT, "another: ReaderNotInstalled")),
    Attack("colours-at-the-limit.png", lambda _: _large(6), (NO_TEXT, over("image_pixels"))),
    Attack("strip.png", lambda _: png(2_000_000_000, 1), (over("image_pixels"),)),
    Attack(
        "notes-bomb.png",
        lambda _: png(9, 9, (b"zTXt", b"a\0\0" + noughts(_HUGE)), (b"IDAT", zlib.compress(bytes(99)))),
        (NO_TEXT, *broken("ValueError"), over("decompressed_bytes")),
    ),
    Attack(
        "notes-of-rubbish.png",
        lambda _: png(9, 9, (b"iTXt", b"\x78" * 1_000_000), (b"IDAT", zlib.compress(bytes(99)))),
        (NO_TEXT, *broken("ValueError")),
    ),
    Attack(
        "pixels.bmp",
        lambda _: b"BM" + struct.pack("<IIIIiiHHIIiiII", 99, 0, 54, 40, 2**31 - 1, 2**31 - 1, 1, 24, 0, 0, 0, 0, 0, 0),
        (over("image_pixels"),),
    ),
    Attack("loop.tiff", _tiff, (NO_TEXT, over("ocr_pages"), over("pages"))),
    Attack("frames.tiff", _frames, (over("pages"), over("ocr_pages"))),
    Attack(
        "frames.gif",
        lambda _: _GIF + b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0" * 100_000 + b";",
        (over("image_pixels"),),
    ),
    Attack("picture.docx", lambda _: _GIF.replace(b"\xff\xff", b"\x09\x00") + b";", broken("UnidentifiedImageError")),
    Attack("rubbish.heic", lambda _: b"\0\0\0\x18ftypheic" + b"\xff" * 5000, broken("SyntaxError", "ValueError")),
)
