"""What the drawings a child meets are called, for screen readers, in the reader's language."""
# words: learner

from django.utils.translation import gettext_lazy as _

SECRETS = {
    "kite": _("kite"), "teapot": _("teapot"), "bell": _("bell"), "sock": _("sock"), "rocket": _("rocket"),
    "lantern": _("lantern"), "key": _("key"), "ice-cream": _("ice cream"), "umbrella": _("umbrella"),
    "drum": _("drum"), "balloon": _("balloon"), "tent": _("tent"), "boat": _("boat"), "train": _("train"),
    "hat": _("hat"), "wheel": _("wheel"),
}  # fmt: skip
MOTIFS = {
    "moon": _("moon"), "shell": _("shell"), "crab": _("crab"), "owl": _("owl"), "tulip": _("tulip"),
    "penguin": _("penguin"), "bee": _("bee"), "butterfly": _("butterfly"), "turtle": _("turtle"),
    "cactus": _("cactus"), "bird": _("bird"), "whale": _("whale"), "leaf": _("leaf"), "snail": _("snail"),
    "sun": _("sun"), "ladybird": _("ladybird"), "apple": _("apple"), "frog": _("frog"), "tree": _("tree"),
    "fish": _("fish"), "mushroom": _("mushroom"), "cat": _("cat"), "rabbit": _("rabbit"), "fox": _("fox"),
    "bear": _("bear"), "hedgehog": _("hedgehog"), "elephant": _("elephant"), "star": _("star"),
    "rainbow": _("rainbow"), "rain-cloud": _("rain cloud"), "lion": _("lion"), "octopus": _("octopus"),
    "sunflower": _("sunflower"), "dinosaur": _("dinosaur"), "duck": _("duck"), "planet": _("planet"),
    "acorn": _("acorn"), "dolphin": _("dolphin"), "horse": _("horse"),
}  # fmt: skip
GLASSES = {
    "ruby": _("ruby"), "amber": _("amber"), "honey": _("honey"), "leaf": _("leaf green"), "lagoon": _("lagoon"),
    "cobalt": _("cobalt blue"), "iris": _("iris"), "rose": _("rose"),
}  # fmt: skip
