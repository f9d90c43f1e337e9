"""RTF with a word planted in each place, written as Word and LibreOffice write it."""

from __future__ import annotations

from tests.parsers.planted import HIDDEN, Planted

HEAD = r"""{\rtf1\ansi\ansicpg1252\deff0\uc1
{\fonttbl{\f0\fswiss\fcharset0 Calibri;}{\f1\froman\fcharset2 Symbol{\*\falt Zbfalt};}{\f2\fcharset238 Arial CE;}
{\f3\fcharset128 MS Mincho;}}
{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red20\green40\blue60;}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs5\v Ghost;}{\s6\v Unseen;}}
{\*\generator Zbgenerator;}{\*\revtbl{Unknown;}{Zbreviser;}}{\*\template C:\\Zbtemplate.dot}
{\info{\title Zbtitle}{\author Zbauthor}{\*\company Zbcompany}{\doccomm Zbdoccomm}{\operator Zboperator}
{\creatim\yr2024}}{\*\userprops{\propname Zbprop}\proptype30{\staticval Zbvalue}}{\*\docvar{Zbvariable}{Zbcontent}}
{\header\pard Running head\par}{\footer\pard Running foot\par}
"""
ROWS = r"""\trowd\cellx3000\cellx9000\pard\intbl Role\cell Trainer\cell\row
\trowd\cellx3000\cellx9000\pard\intbl Since\cell 2019\cell\row\pard
"""
BODY = (
    r"""{\pard\s1\outlinelevel0 Duty manager\par}\pard\plain Led shifts of
 twenty\~people.\par """
    + ROWS
    + r"""{\pard{\listtext\f1\'b7\tab}\ls1 First aid\par{\listtext\f1\'b7\tab}\ls1 Rota\par}\pard
"""
)
UNSEEN = {
    "Zbvanished": r"{\v %s}",
    "Zbtiny": r"{\fs2 %s}",
    "Zbwhite": r"{\cf2 %s}",
    "Zbground": r"{\cf3\chcbpat3 %s}",
    "Zbghost": r"{\cs5 %s}",
    "Zbunseen": r"\pard\s6 %s\par\pard\s0",
}
BESIDE = {
    "Zbdeleted": ("tracked_deletions", r"{\deleted\revauthdel1 %s}"),
    "Zbcomment": ("comments", r"{\chatn{\*\annotation\pard\plain{\field{\fldinst}{\fldrslt %s}}}}"),
    "Zbcritic": ("authors", r"{\*\atnauthor %s}"),
    "Zbinitials": ("authors", r"{\*\atnid %s}"),
    "Zbfield": ("field_codes", r'{\field{\*\fldinst{FILENAME "%s"}}{\fldrslt x}}'),
    "Zbhref": ("link_targets", r'{\field{\*\fldinst{HYPERLINK "https://example.org/%s"}}{\fldrslt x}}'),
    "Zbindex": ("field_codes", r"{\xe %s}"),
    "Zbbookmark": ("bookmarks", r"{\*\bkmkstart %s}x"),
    "Zbentry": ("form_fields", r"{\*\formfield{\fftype0{\*\ffname x}{\*\ffdeftext %s}}}"),
    "Zbalt": ("alt_text", r"{\shp{\*\shpinst{\sp{\sn wzDescription}{\sv %s}}}}"),
    "Zbpicturealt": ("alt_text", r"{\*\shppict{\pict{\*\picprop{\sp{\sn wzName}{\sv %s}}}\pngblip 89504e47}}"),
    "Zbshapelink": ("link_targets", r"{\shp{\*\shpinst{\sp{\sn pihlShape}{\sv {\*\hlsrc %s}}}}}"),
    "Zbclass": ("embedded_files", r"{\object\objemb{\*\objclass %s}{\result x}}"),
    "Zbpacked": ("embedded_files", r"{\object{\*\objdata 00015a627061636b656400ff}}% .0s"),
    "Zbstored": ("custom_xml", r"{\*\datastore 3c613e5a6200730074006f0072006500640000005a6273746f7265643c2f613e}% .0s"),
    "Zbunheard": ("other_text", r"{\*\unheardof %s}"),
}
HEADS = {
    "Zbgenerator": "metadata", "Zbreviser": "authors", "Zbtemplate": "metadata", "Zbtitle": "metadata",
    "Zbauthor": "authors", "Zbcompany": "metadata", "Zbdoccomm": "metadata", "Zboperator": "authors",
    "Zbprop": "custom_properties", "Zbvalue": "custom_properties", "Zbvariable": "custom_properties",
    "Zbcontent": "custom_properties", "Zbansi": "other_text", "Zbagain": "other_text",
}  # fmt: skip
BOX = r"""{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 1}}{\shptxt\pard\plain In a box\par}}
{\shprslt{\*\do\dptxbx{\dptxbxtext\pard Zbagain\par}}}}{\shp{\shprslt{\*\do{\dptxbxtext\pard In an old box\par}}}}
{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv Word art}}}}"""
LETTERS = r"""\pard\f0 Zo\'eb \u321\'3fucja {\f2\'a3ukasz} {\f3\'8e\'52\'93\'63} \u-10179?\u-8704? {\uc0\u233}tude
{\upr{before}{\*\ud after}} a\emdash b {\cf2\highlight3 on dark}\par
{\trowd\clcbpat3\cellx3000\pard\intbl\cf2 shaded cell\cell\row}\pard
Note{\super\chftn{\footnote\pard\plain A note\par}}\par{\v0 not hidden}
{\*\listtable{\list Zblist}}{\bin5 }}{{\ seen\par}"""


def rtf() -> Planted:
    unseen = "".join(code % word for word, code in UNSEEN.items())
    beside = "".join(code % word for word, (_, code) in BESIDE.items())
    places = HEADS | dict.fromkeys(UNSEEN, HIDDEN) | {word: place for word, (place, _) in BESIDE.items()}
    del places["Zbansi"]
    shown = ("Zoë Łucja Łukasz 山田 😀 étude", "after a—b on dark", "shaded cell", "A note", "not hidden seen",
             "In a box", "In an old box", "Word art", "Running head", "Running foot")  # fmt: skip
    kinds = {"A note": "footnote", "In a box": "text_box", "Running head": "header", "Running foot": "footer"}
    text = f"{HEAD}{BODY}{unseen}{beside}{BOX}\\par{LETTERS}}}"
    return Planted(text.encode("ascii"), places, shown, kinds)
