"""SVG filters that make clean paths look like crayon, paint, felt pen, pencil, cut paper or clay."""


def texture(name, seed, *, bend, bend_at, grain_at, gain, floor):
    """A filter that bends the drawing and lets the paper's grain show through it."""
    return f"""<filter id="{name}" filterUnits="userSpaceOnUse" x="-40" y="-40" width="1400" height="1400">
<feTurbulence type="fractalNoise" baseFrequency="{bend_at}" numOctaves="2" seed="{seed}" result="n"/>
<feDisplacementMap in="SourceGraphic" in2="n" scale="{bend}" xChannelSelector="R" yChannelSelector="G" result="d"/>
<feTurbulence type="fractalNoise" baseFrequency="{grain_at}" numOctaves="3" seed="{seed + 7}" result="t"/>
<feColorMatrix in="t" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 {gain} 0 0 0 {floor}" result="m"/>
<feComposite in="d" in2="m" operator="in"/></filter>"""


def clay(seed, name="clay", depth=9, soft=9):
    """A filter that lights flat shapes from above left, as if they had a body."""
    return f"""<filter id="{name}" filterUnits="userSpaceOnUse" x="-40" y="-40" width="1400" height="1400">
<feGaussianBlur in="SourceAlpha" stdDeviation="{soft}" result="b"/>
<feTurbulence type="fractalNoise" baseFrequency=".03" numOctaves="3" seed="{seed}" result="n"/>
<feColorMatrix in="n" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 .35 0 0 0 0" result="bump"/>
<feComposite in="b" in2="bump" operator="arithmetic" k2="1" k3=".22" result="h"/>
<feDiffuseLighting in="h" surfaceScale="{depth}" diffuseConstant="1.05" lighting-color="#fff" result="l">
<feDistantLight azimuth="235" elevation="58"/></feDiffuseLighting>
<feComposite in="SourceGraphic" in2="l" operator="arithmetic" k1="1.12" result="lit"/>
<feComposite in="lit" in2="SourceAlpha" operator="in" result="body"/>
<feDropShadow in="SourceAlpha" dx="12" dy="16" stdDeviation="12" flood-color="#1d1712" flood-opacity=".42" result="s"/>
<feMerge><feMergeNode in="s"/><feMergeNode in="body"/></feMerge></filter>"""


def cut(seed):
    """A filter for torn or cut paper: rough edge, fibres, a small shadow."""
    return f"""<filter id="cut" filterUnits="userSpaceOnUse" x="-40" y="-40" width="1400" height="1400">
<feTurbulence type="fractalNoise" baseFrequency=".05" numOctaves="3" seed="{seed}" result="n"/>
<feDisplacementMap in="SourceGraphic" in2="n" scale="7" result="d"/>
<feTurbulence type="fractalNoise" baseFrequency=".25 .08" numOctaves="2" seed="{seed + 3}" result="t"/>
<feColorMatrix in="t" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 .34 0 0 0 -.06" result="g"/>
<feComposite in="g" in2="d" operator="in" result="gi"/>
<feDropShadow in="d" dx="5" dy="7" stdDeviation="5" flood-color="#1d1712" flood-opacity=".4" result="s"/>
<feMerge><feMergeNode in="s"/><feMergeNode in="gi"/></feMerge></filter>"""


def wood(seed):
    return f"""<filter id="wood" filterUnits="userSpaceOnUse" x="-40" y="-40" width="1400" height="1400">
<feTurbulence type="fractalNoise" baseFrequency=".004 .09" numOctaves="4" seed="{seed}"/>
<feColorMatrix values=".32 0 0 0 .5 .3 0 0 0 .36 .26 0 0 0 .2 0 0 0 0 1"/></filter>"""


def all_filters(seed):
    tools = [
        texture("crayon", seed, bend=9, bend_at=".03", grain_at=".24", gain=4.6, floor=-1.4),
        texture("chalk", seed, bend=8, bend_at=".04", grain_at=".26", gain=4.6, floor=-1.25),
        texture("paint", seed, bend=30, bend_at=".018", grain_at=".011 .02", gain=1.9, floor=-0.06),
        texture("wash", seed, bend=46, bend_at=".012", grain_at=".009", gain=2.4, floor=-0.5),
        texture("felt", seed, bend=5, bend_at=".03", grain_at=".02", gain=0.8, floor=0.55),
        texture("pencil", seed, bend=4, bend_at=".04", grain_at=".34", gain=3.6, floor=-0.9),
        texture("ink", seed, bend=3, bend_at=".04", grain_at=".03", gain=0.9, floor=0.6),
        texture("print", seed, bend=6, bend_at=".05", grain_at=".2", gain=5, floor=-1.35),
        clay(seed),
        clay(seed, "brick", 5, 4),
        cut(seed),
        wood(seed),
    ]
    return "".join(tools)
