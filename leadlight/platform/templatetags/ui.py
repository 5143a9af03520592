"""Template words of the house, built in everywhere. Each draws one block of the kit (see /style)."""
# words: learner, family

import uuid

from django import template
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from leadlight.platform import drawings, fan, languages
from leadlight.platform.drawings import glass_name
from leadlight.platform.language_names import name_here

register = template.Library()
WAVE_TALL, WAVE_BARS = 32, 45


@register.simple_tag
def once():
    """A hidden field that lets the same form do its work only once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4())


@register.simple_tag
def offered_languages(first=""):
    """(code, the language's own name) of each language pages come in; Django's own tag would translate the names.

    first   codes, blank between: the languages a reader most likely looks for, to stand before the others
    """
    wanted = [languages.forms(code)[-1] for code in first.split()]
    return sorted(languages.OFFERED, key=lambda row: wanted.index(row[0]) if row[0] in wanted else len(wanted))


@register.simple_tag(takes_context=True)
def styles(context, *names, here=False):
    """The style sheet of a kind of page ("child", "desk", "family"), of a room ("portfolio") or one of its files, by path.

    Linked; but with `here` the family's small one and single files stand in the page itself, so that a phone on a slow
    line paints a whole round trip earlier. A page fetched by script to be swapped in has them already. Never on a page
    that says that nothing is there: its nonce would tell one nothing from another.
    """
    from leadlight.platform.bundles import PARTS, joined_once

    rooms = {name: name if "/" in name else f"{name}/all.css" for name in names}
    paths = [f"platform/{name}.css" if name in PARTS else rooms[name] for name in names]
    request, inline = context.get("request"), mark_safe("")  # safe as well, else what is added to it is escaped
    if here and hasattr(request, "csp_nonce") and request.headers.get("Sec-Fetch-Dest") != "empty":
        stand = [path for path in paths if not path.endswith("/all.css")]
        paths = [path for path in paths if path not in stand]
        css = mark_safe("".join(map(joined_once, stand)))  # noqa: S308  (ours, and no text of anybody)
        inline = format_html('<style nonce="{}">{}</style>\n', request.csp_nonce, css)
    return inline + format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(path),) for path in paths))


@register.simple_tag
def element(*names):
    """Loads web components: `{% element "voice" "order" %}`, or one of a room by its path "portfolio/ll-draw.js"."""
    paths = [name if "/" in name else f"platform/elements/ll-{name}.js" for name in names]
    return format_html_join("\n", '<script type="module" src="{}"></script>', ((static(path),) for path in paths))


@register.simple_tag
def htmx():
    """htmx 2, told to keep to our content policy. Only on pages that use it."""
    return format_html(
        '<meta name="htmx-config" content="{}"><script src="{}" defer></script>',
        '{"includeIndicatorStyles":false,"allowEval":false,"historyCacheSize":0}',
        static("django_htmx/htmx-2.min.js"),
    )


def _svg(inner: str, box: str, classes: str, name: str = "") -> SafeString:
    """`name` says what is drawn: journeys of a child who reads no word yet find their way by it."""
    return format_html(
        '<svg class="{}" viewBox="{}" aria-hidden="true" focusable="false"{}>{}</svg>',
        classes,
        box,
        format_html(' data-icon="{}"', name) if name else "",
        mark_safe(inner),  # noqa: S308  our own drawings
    )


@register.simple_tag
def icon(name, flip=False):
    """A line drawing beside a word. `flip` for arrows that follow the reading direction."""
    return _svg(drawings.icon(name), "0 0 24 24", "i flip" if flip else "i", name)


@register.simple_tag
def logo():
    return _svg(
        '<path class="logo__lead" d="M3 37V20a17 17 0 0 1 34 0v17z"/>'
        '<path class="glass-honey fan__lit" d="M6 19.5A14 14 0 0 1 18.5 6v13.5z"/>'
        '<path class="glass-lagoon fan__lit" d="M21.5 6A14 14 0 0 1 34 19.5H21.5z"/>'
        '<path class="glass-ruby fan__lit" d="M6 22.5h12.5V34H6z"/>'
        '<path class="glass-cobalt fan__lit" d="M21.5 22.5H34V34H21.5z"/>',
        "0 0 40 40",
        "logo",
    )


def _spec(text: str) -> tuple[str, str, str, int]:
    """ "owl:lagoon:honey:10" as (motif, glass, glass, segments); anything odd falls back to something drawable."""
    motif, one, two, segments, *_ = [*(text or "").split(":"), "", "", "", ""]
    motif = motif if motif in drawings.table("motifs") else "sun"
    count = int(segments) if segments.isdigit() else 8
    return motif, glass_name(one), glass_name(two), min(max(count, 6), 14)


@register.simple_tag
def emblem(of, size=""):
    """A learner's emblem: a ring of two glasses round a motif. `of` is "owl:lagoon:honey:10" or has an `.emblem`."""
    motif, one, two, count = _spec(of if isinstance(of, str) else getattr(of, "emblem", ""))
    ring = format_html(
        '<circle class="line" cx="48" cy="48" r="47.5"/><g transform="rotate(-90 48 48)">'
        '<circle class="ring glass-{}" cx="48" cy="48" r="42.2"/>'
        '<circle class="ring glass-{}" cx="48" cy="48" r="42.2" pathLength="{}" stroke-dasharray="1 1"/>'
        '<circle class="gaps" cx="48" cy="48" r="42.2" pathLength="{}" stroke-dasharray=".09 .91" stroke-dashoffset=".045"/></g>'
        '<circle class="milk" cx="48" cy="48" r="36.5"/><g transform="translate(20.4 20.4) scale(.8625)">{}</g>'
        '<path class="shine" d="M8 40A41 41 0 0 1 40 8"/>',
        two, one, count // 2 * 2, count // 2 * 2, mark_safe(drawings.motif(motif)),  # noqa: S308
    )  # fmt: skip
    return _svg(ring, "0 0 96 96", f"emblem {size}".strip(), motif)


@register.simple_tag
def motif(name):
    return _svg(drawings.motif(name), "0 0 64 64", "drawing")


@register.simple_tag
def secret_picture(name):
    return _svg(drawings.secret(name), "0 0 64 64", "drawing", name)


def initials(name) -> str:
    """The first letters of the first and the last word: Ms Okafor is MO, Mx Brandt-Ito is MB, Ada is A."""
    words = name.split()
    return "".join(word[:1] for word in [*words[:1], *words[1:][-1:]]).upper()


@register.simple_tag
def face(of, glass="lagoon", size="", picture="", sign=""):
    """Somebody, round: their emblem, a drawn face, their `sign` (a motif) where nobody reads yet, or their initials."""
    name, drawn = str(getattr(of, "display", of) or ""), drawings.face(picture or getattr(of, "face", "") or "")
    if getattr(of, "emblem", "") and not drawn:
        return emblem(of, size or "small")
    mark = _svg(drawings.motif(sign), "-8 -8 80 80", "", sign) if sign else initials(name)
    inside = _svg(drawn, "0 0 80 80", "") if drawn else mark
    return format_html('<span class="face glass-{} {}" aria-hidden="true">{}</span>', glass_name(glass), size, inside)


HUB_RISING = {"sun": (92, 73.5), "sunflower": (120, 75)}  # motifs that come up over the window: (size, over the floor)


def _hub_drawing(of) -> SafeString | str:
    """Somebody in the hub of the big fan: the drawn face without its round ground, or the motif. Empty for nobody."""
    if not of:
        return ""
    face = drawings.face(getattr(of, "face", "") or "") or ""
    motif = "" if face else _spec(getattr(of, "emblem", ""))[0]
    inner, box = (face.partition("/>")[2], "0 12 80 80") if face else (drawings.motif(motif), "0 0 64 64")
    size, above = (104, 74) if face else HUB_RISING.get(motif, (96, 71))
    top = fan.BIG.floor - above
    left = fan.BIG.middle - size / 2
    frame = '<svg x="{}" y="{}" width="{}" height="{}" viewBox="{}" data-icon="{}">{}</svg>'
    return format_html(frame, fan.fmt(left), fan.fmt(top), size, size, box, motif, mark_safe(inner))  # noqa: S308  our own


def _big_fan(context, wedges, label="", hub="", hub_alt="", hub_of=None, hub_glass=""):
    """Every wedge a link when it has an address; mirrored where pages run from right to left."""
    return {
        "frame": fan.BIG,
        "wedges": fan.drawn(wedges, mirrored=get_language_bidi()),
        "label": label or _("The parts of my conference"),
        "hub": hub,
        "hub_alt": hub_alt,
        "hub_drawing": _hub_drawing(hub_of),
        "hub_glass": hub_glass or "honey",
        "hub_path": fan.hub_path(fan.BIG),
        "hub_box": fan.hub_box(fan.BIG),
        "hub_inside": fan.hub_path(fan.BIG, inset=3.5),
    }


def _state(wedge) -> str:
    return wedge.state or (_("lit") if wedge.lit else _("not yet"))


@register.filter
def said(wedge):
    """What a screen reader says of a wedge: "Proud: lit"."""
    words = _("%(part)s: %(state)s") % {"part": wedge.name, "state": _state(wedge)}
    return f"{words}, {_('here now')}" if wedge.current and not wedge.state else words


def _mini_fan(context, wedges, label=""):
    """A glance. Its shapes are drawn once in an answer and used by every further one."""
    wedges = list(wedges)[: fan.MOST]
    count = len(wedges)
    request = context.get("request")
    known = request.__dict__.setdefault("fans_drawn", set()) if request is not None else set()
    first = count not in known
    known.add(count)
    lit = [wedge.name for wedge in wedges if wedge.lit]
    shown = _("Lit: %(parts)s") % {"parts": ", ".join(lit)} if lit else _("Nothing lit yet")
    return {
        "count": count,
        "wedges": wedges,
        "shapes": [fan.path(fan.MINI, i, count) for i in range(count)] if first else [],
        "hub_path": fan.hub_path(fan.MINI),
        "inner": next(
            (fan.inside(fan.MINI, i, count, share=0.76) for i, each in enumerate(wedges) if each.current), ""
        ),
        "label": label or shown,
    }


@register.simple_tag(takes_context=True, name="fan")
def draw_fan(context, wedges, size="big", **more):
    """`{% fan wedges %}` draws the big fan, `{% fan wedges size="mini" %}` the small one; wedges are fan.Wedge."""
    page, draw = ("_fan_mini.html", _mini_fan) if size == "mini" else ("_fan.html", _big_fan)
    return get_template(f"platform/{page}").render(draw(context, wedges, **more))


@register.inclusion_tag("platform/_pane.html")
def pane(
    title="",
    url="",
    glass="cobalt",
    picture="",
    alt="",
    words="",
    kinds="",
    notes=0,
    size="",
    icon="picture",
    tag="div",
):
    """One piece of work as a pane of glass.

    picture  a File, or an address; without one the words or the icon fill the pane
    kinds    icons before the title, by name: "speaker" or "speaker play"
    notes    how many sticky notes hang on it; none shows nothing
    size     "", "wide", "tall" or "large"
    """
    return {
        "title": title, "url": url, "glass": glass_name(glass), "picture": picture, "alt": alt, "words": words,
        "is_file": hasattr(picture, "ready_at"), "kinds": kinds.split(), "notes": notes, "size": size, "icon": icon,
        "tag": tag if tag in ("div", "li") else "div",
    }  # fmt: skip


@register.simple_block_tag(takes_context=True)
def window(context, content, label="", wedges=None, hub="", hub_of=None, hub_glass=""):
    """`{% window wedges=wedges label="My window" %} panes {% endwindow %}`: lead round the panes, the fan on top."""
    found = {"content": content, "label": label or _("My window"), "wedges": wedges, "hub": hub, "hub_of": hub_of}
    found["hub_glass"] = hub_glass
    return get_template("platform/_window.html").render({**found, "request": context.get("request")})


@register.simple_tag
def sun(share, label=""):
    """How far the time has gone, as a sun on its way; `share` from 0 to 1. Never digits."""
    t = min(max(float(share or 0), 0), 1)
    x = (1 - t) ** 2 * 12 + 2 * t * (1 - t) * 95 + t**2 * 178
    y = (1 - t) ** 2 * 32 + 2 * t * (1 - t) * -15 + t**2 * 32
    if not label:
        said = (
            _("Just begun. There is time."),
            _("About half way. There is time."),
            _("Nearly time for family words."),
        )
        label = said[0] if t < 0.35 else said[1] if t < 0.85 else said[2]
    return format_html(
        '<svg class="sun" viewBox="0 0 190 40" role="img" aria-label="{}"><path class="sun__hill" d="M150 38q20-14 40 0z"/>'
        '<path class="sun__way" d="M12 32Q95-15 178 32"/><circle class="sun__disc" cx="{}" cy="{}" r="9"/></svg>',
        label, fan.fmt(x), fan.fmt(y),
    )  # fmt: skip


@register.simple_tag
def wave(sound):
    """The loudness of a sound as bars. `sound` is a File, or its list of steps from 0 to 100. Every other one of many."""
    steps = list(getattr(sound, "wave", sound) or []) or [4] * 60
    steps = steps[::2] if len(steps) > WAVE_BARS else steps
    tall = [max(2, min(100, int(step)) * (WAVE_TALL - 4) / 100) for step in steps]
    bars = "".join(f"M{3 + 5 * i} {fan.fmt((WAVE_TALL - high) / 2)}v{fan.fmt(high)}" for i, high in enumerate(tall))
    return format_html(
        '<svg class="wave" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true"><path d="{}"/></svg>',
        5 * len(steps) + 1, WAVE_TALL, bars,
    )  # fmt: skip


@register.inclusion_tag("platform/_voice.html")
def voice(name="sound", label="", most=120, required=False, id=""):
    """Tap and talk, or choose a sound: `{% voice label="Say it my way" %}` with `{% element "voice" %}`. most: seconds."""
    found = {"name": name, "label": label or _("A sound"), "most": most, "required": required}
    return {**found, "id": id or f"voice-{name}"}


@register.inclusion_tag("platform/_swatches.html")
def swatches(name="glass", chosen=""):
    """The eight glasses as radio buttons: `{% swatches "glass" form.glass.value %}`."""
    return {"name": name, "chosen": chosen, "glasses": drawings.GLASS_WORDS.items()}


@register.filter
def glass(name):
    return glass_name(name)


@register.filter
def icon_inside(name):
    return mark_safe(drawings.icon(name))  # noqa: S308  our own drawings


@register.filter
def language_name(code):
    """A language in the words of this page."""
    return name_here(code)


@register.filter
def own_name(code):
    """A language in its own words and script."""
    return languages.own_name(code)


@register.filter
def undo_address(message):
    """The address that turns a message's deed back: messages.success(..., extra_tags="undo:/pieces/7/bin/undo/")."""
    for tag in (message.extra_tags or "").split():
        if tag.startswith("undo:/") and not tag.startswith("undo://"):
            return tag.removeprefix("undo:")
    return ""
