"""How each kind of paragraph is set: face, size, line height and the space around it, as one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from reader.core.model import ParagraphKind

SERIF = ("Source Serif 4", "Noto Serif", "Charter", "Georgia", "Liberation Serif", "DejaVu Serif")
TEXT_PIXELS = 18.0
USUAL_POINTS, LARGE_POINTS = 10.0, 12.5
"""Of the interface's letters: as most people have them, and from where on they are large on purpose."""
MEASURE = 66
"""Characters in a full line: the middle of what reads well (55 to 75)."""
SAMPLE = "The crack is about forty centimetres long, said the engineer of the agency, and nobody had been told. "


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table; sizes and spaces are multiples of the text size."""

    size: float
    leading: float
    """Line height as a multiple of the size, at the line height of plain text (1.5)."""
    before: float
    after: float
    bold: bool = False
    italic: bool = False
    soft: bool = False
    sans: bool = False


SETTINGS: dict[ParagraphKind, Setting] = {
    ParagraphKind.TITLE: Setting(1.5, 1.28, 0.2, 0.32, bold=True),
    ParagraphKind.STANDFIRST: Setting(1.12, 1.45, 0.3, 0.55),
    ParagraphKind.BYLINE: Setting(0.78, 1.4, 0.1, 0.7, soft=True, sans=True),
    ParagraphKind.HEADING: Setting(1.16, 1.35, 0.75, 0.4, bold=True),
    ParagraphKind.BODY: Setting(1.0, 1.5, 0.5, 0.5),
    ParagraphKind.CAPTION: Setting(0.82, 1.4, 0.3, 0.5, soft=True, sans=True),
    ParagraphKind.FURNITURE: Setting(0.82, 1.4, 0.25, 0.25, soft=True, sans=True),
}


@dataclass(frozen=True, slots=True)
class Style:
    """One kind of paragraph, in pixels."""

    font: QFont
    line_height: float
    before: float
    after: float
    ascent: float
    descent: float
    soft: bool


@dataclass(frozen=True, slots=True)
class Typography:
    """Every style at one zoom, and the widths that follow."""

    styles: dict[ParagraphKind, Style]
    small: QFont
    """For fold lines."""
    tiny: QFont
    """For chips."""
    em: float
    measure: float
    """The width of the text column where there is room for it."""

    def around(self, kind: ParagraphKind) -> float:
        style = self.styles[kind]
        return style.before + style.after


def typography(zoom: int, family: str | None, line_height: float, interface: QFont) -> Typography:
    """The table at a zoom in percent, in a face (None: the best serif there is), `line_height` 1.5 being plain."""
    em = TEXT_PIXELS * zoom / 100
    families = [family, *SERIF] if family else list(SERIF)
    styles = {
        kind: _style(setting, em, line_height, [*interface.families()] if setting.sans else families)
        for kind, setting in SETTINGS.items()
    }
    sample = QFontMetricsF(styles[ParagraphKind.BODY].font).horizontalAdvance(SAMPLE) / len(SAMPLE)
    return Typography(
        styles=styles,
        small=_font(interface.families(), max(9.0, em * 0.72)),
        tiny=_font(interface.families(), max(8.0, em * 0.62), bold=True),
        em=em,
        measure=sample * MEASURE,
    )


def zoom_beside(interface: QFont, zoom: int) -> int:
    """The zoom for somebody whose whole screen is set in large letters: the text grows with them."""
    points = interface.pointSizeF()
    return round(zoom * points / USUAL_POINTS) if points > LARGE_POINTS else zoom


def _style(setting: Setting, em: float, line_height: float, families: list[str]) -> Style:
    size = em * setting.size
    font = _font(families, size, bold=setting.bold, italic=setting.italic, serif=not setting.sans)
    metrics = QFontMetricsF(font)
    leading = setting.leading * line_height / 1.5
    return Style(
        font=font,
        line_height=float(round(size * leading)),
        before=float(round(setting.before * em)),
        after=float(round(setting.after * em)),
        ascent=metrics.ascent(),
        descent=metrics.descent(),
        soft=setting.soft,
    )


def _font(
    families: list[str], pixels: float, *, bold: bool = False, italic: bool = False, serif: bool = False
) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(max(1, round(pixels)))
    font.setBold(bold)
    font.setItalic(italic)
    if serif:
        font.setStyleHint(QFont.StyleHint.Serif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
