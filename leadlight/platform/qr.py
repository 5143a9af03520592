"""QR codes as drawings, for pages and for paper."""

import segno
from django.utils.html import escape
from django.utils.safestring import mark_safe

QUIET = 4  # modules of white around it, so that every camera finds it


def qr_svg(text: str, label: str = "") -> str:
    """`text` as a QR code: black on white in one path, sized by whoever places it. `label` is for screen readers."""
    code = segno.make(text, error="m", micro=False)
    side = code.symbol_size(scale=1, border=QUIET)[0]
    dots = "".join(
        f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(code.matrix) for x, dark in enumerate(row) if dark
    )
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="qr" viewBox="0 0 {side} {side}" {said} shape-rendering="crispEdges">'
        f'<path d="M0 0h{side}v{side}H0z" fill="#fff"/><path d="{dots}" fill="#000"/></svg>'
    )
    return mark_safe(svg)  # noqa: S308 - numbers of ours and an escaped label
