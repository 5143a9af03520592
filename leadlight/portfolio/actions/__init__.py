"""What can be done with panes and the words around them. Each verb is one transaction and says who did it (`by`)."""

from leadlight.portfolio.actions.bin import bin_piece, bin_reflection, unbin_piece, unbin_reflection
from leadlight.portfolio.actions.collect import (
    add_piece,
    add_piece_for,
    bring_back,
    describe,
    give_back,
    keep_offered,
    offer_piece,
    pair,
    put_away,
    try_again,
)
from leadlight.portfolio.actions.front import dress_front
from leadlight.portfolio.actions.made import Made, NothingInIt
from leadlight.portfolio.actions.sharing import ASKED, show_to, stop_showing
from leadlight.portfolio.actions.words import (
    close_reflection,
    hide_comment,
    open_reflection,
    reflect,
    restore_comment,
    reword,
    say,
    show_comment,
    stick,
    take_back,
    unstick,
    withdraw_comment,
)

__all__ = [
    "ASKED", "Made", "NothingInIt", "add_piece", "add_piece_for", "bin_piece", "bin_reflection", "bring_back",
    "close_reflection", "describe", "dress_front", "give_back", "hide_comment", "keep_offered", "offer_piece",
    "open_reflection", "pair", "put_away", "reflect", "restore_comment", "reword", "say", "show_comment", "show_to",
    "stick", "stop_showing", "take_back", "try_again", "unbin_piece", "unbin_reflection", "unstick",
    "withdraw_comment",
]  # fmt: skip
