"""HTML and MHTML with a word planted in each place."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from tests.parsers.planted import HIDDEN, Planted

BODY = """<h1>Duty manager</h1><p>Led   shifts of
 twenty people.</p><table><tr><th>Role<td>Trainer<tr><td>Since<td>2019</table><ul><li>First aid<li>Rota</ul>"""

STYLE = """<style>/* Zbcsscomment */ .gone { display: none } .white { color: #fff !important }
 p.tiny { font-size: .1em } .ahead::before { content: "Zbcontent" }
 @media print { .onscreen { display: none } } .dark { background: #123 }</style>"""
HEAD = f"""<title>Zbtitle</title><meta name="author" content="Zbauthor"><meta name="description" content="Zbmeta">
<link rel="me" href="https://example.org/Zblink">{STYLE}
<script>/* Zbnote */ var shown = "Zb\\u0073tring"; // Zbline
</script><script type="application/ld+json">{{"@type": "Person", "name": "Zbjson"}}</script>"""
UNSEEN = {
    "Zbdisplay": "<p style='display:none'>{}</p>",
    "Zbclass": "<div class=gone>{}</div>",
    "Zbattribute": "<p hidden>{}</p>",
    "Zbvisibility": "<p style='visibility:hidden'>{}</p>",
    "Zbwhite": "<p class=white>{}</p>",
    "Zbfont": "<font color=FFFFFF>{}</font>",
    "Zbground": "<table bgcolor=black><tr><td style='color:rgb(3,3,3)'>{}</table>",
    "Zbtransparent": "<p style='color:transparent'>{}</p>",
    "Zbopacity": "<p style='opacity:0'>{}</p>",
    "Zbtiny": "<p class=tiny>{}</p>",
    "Zbpoint": "<span style='font-size:1pt'>{}</span>",
    "Zboff": "<div style='position:absolute; left:-9999px'>{}</div>",
    "Zbindent": "<p style='text-indent:-200em'>{}</p>",
    "Zbclip": "<span style='position:absolute;clip:rect(0 0 0 0)'>{}</span>",
    "Zbpath": "<span style='clip-path: inset(50%)'>{}</span>",
    "Zbnoheight": "<div style='height:0;overflow:hidden'>{}</div>",
    "Zbscale": "<div style='transform:scale(0)'>{}</div>",
    "Zbword": "<span style='mso-hide:all'>{}</span>",
    "Zbtemplate": "<template><p>{}</p></template>",
    "Zbnoscript": "<noscript>{}</noscript>",
    "Zbdialog": "<dialog>{}</dialog>",
}
BESIDE = {
    "Zbcomment": ("comments", "<!-- {} -->"),
    "Zbdeleted": ("tracked_deletions", "<del>{}</del>"),
    "Zbalt": ("alt_text", "<img src=a.png alt={}>"),
    "Zbtip": ("alt_text", "<a title={}>a</a>"),
    "Zbaria": ("alt_text", "<div aria-label={}></div>"),
    "Zbplaceholder": ("alt_text", "<input placeholder={}>"),
    "Zbdrawing": ("alt_text", "<svg><title>{}</title></svg>"),
    "Zbfallback": ("alt_text", "<iframe>{}</iframe>"),
    "Zbhref": ("link_targets", "<a href='https://example.org/{}'>a</a>"),
    "Zbsource": ("link_targets", "<img src='{}.jpg'>"),
    "Zbdatalink": ("image_metadata", "<img src='data:image/svg+xml,%3Csvg%3E{}%3C/svg%3E'>"),
    "Zbid": ("bookmarks", "<p id={}></p>"),
    "Zbanchor": ("bookmarks", "<a name={}></a>"),
    "Zbinput": ("form_fields", "<input type=hidden value={}>"),
    "Zboption": ("form_fields", "<select><option>a<option>{}</select>"),
    "Zbdata": ("data_attributes", "<p data-who={}></p>"),
    "Zbclick": ("scripts", "<p onclick=\"show('{}')\"></p>"),
    "Zbdeletedlink": ("link_targets", "<del><a href={}>a</a></del>"),
    "Zbunheard": ("data_attributes", "<p made-up={}></p>"),
}
HEADS = {
    "Zbtitle": "metadata", "Zbauthor": "authors", "Zbmeta": "metadata", "Zblink": "link_targets", "Zbnote": "scripts",
    "Zbstring": "scripts", "Zbline": "scripts", "Zbjson": "scripts", "Zbcontent": "scripts", "Zbcsscomment": "scripts",
    "Zbbefore": "comments", "Zbafter": "comments",
}  # fmt: skip
SHOWN = {
    "screen": "<p class=onscreen>{}</p>",
    "ondark": "<div class=dark><p style='color:white'>{}</p></div>",
    "undone": "<div style='visibility:hidden'><p style='visibility:visible'>{}</p></div>",
    "typed": "<input value={}>",
    "chosen": "<select><option selected>{}<option>b</select>",
    "framed": "<iframe srcdoc='<p>{}</p>'></iframe>",
    "drawn": "<svg><text>{}</text></svg>",
    "area": "<textarea>{}</textarea>",
    "pictured": "<div style='background:url(a.png); color:white'>{}</div>",
}


def page() -> str:
    unseen = "".join(html.format(word) for word, html in UNSEEN.items())
    beside = "".join(html.format(word) for word, (_, html) in BESIDE.items())
    shown = "".join(html.format(word) for word, html in SHOWN.items())
    return (
        f"<!-- Zbbefore --><!doctype html><html><head>{HEAD}</head><body>{BODY}{unseen}{beside}{shown}</body></html>"
        "<!-- Zbafter -->"
    )


PAGE_PLACES = HEADS | dict.fromkeys(UNSEEN, HIDDEN) | {word: surface for word, (surface, _) in BESIDE.items()}


def html() -> Planted:
    return Planted(page().encode(), PAGE_PLACES, tuple(SHOWN))


def mhtml() -> Planted:
    message = MIMEMultipart("related", type="text/html")
    message["From"], message["Subject"] = "Zbfrom, saved", "Zbsubject"
    message["Snapshot-Content-Location"] = "https://example.org/Zblocation"
    sheet = MIMEText("/* Zbsheet */ .beside { display: none }", "css")
    frame = MIMEText("<p>in a frame</p><p class=beside>Zbbeside</p>", "html")
    listing = MIMEText("<xml><file>Zbfile</file></xml>", "xml")
    listing.add_header("Content-Disposition", "attachment", filename="Zbname.xml")
    for part in (MIMEText(page(), "html", "utf-8"), frame, sheet, listing, _picture()):
        message.attach(part)
    message.preamble, message.epilogue = "Zbpreamble", "Zbepilogue"
    places = PAGE_PLACES | {
        "Zbfrom": "page_headers", "Zbsubject": "page_headers", "Zblocation": "page_headers", "Zbsheet": "scripts",
        "Zbbeside": HIDDEN, "Zbfile": "embedded_files", "Zbname": "embedded_files", "Zbpreamble": "page_headers",
        "Zbepilogue": "page_headers", "Zbpicture": "page_headers",
    }  # fmt: skip
    return Planted(message.as_bytes(), places, (*SHOWN, "in a frame"))


def _picture() -> EmailMessage:
    picture = EmailMessage()
    picture["Content-Type"], picture["Content-Location"] = "image/png", "Zbpicture.png"
    picture["Content-Transfer-Encoding"] = "base64"
    picture.set_payload(base64.b64encode(b"\x89PNG\r\n\x1a\n").decode())
    return picture
