"""What changes a meeting. Each verb ends with one more step, which everybody who follows is told."""

from leadlight.confer.actions.circulating import (
    ask_jot_away,
    going,
    im_here,
    jot,
    let_back,
    not_going,
    rejot,
    say_for,
    send,
    soon,
    take_out,
)
from leadlight.confer.actions.joining import (
    OverForToday,
    TooManyWords,
    hide_saying,
    park,
    promise_here,
    render_piece,
    render_saying,
    say,
    show_saying,
    take_back_parked,
    take_back_promise_here,
    take_back_saying,
    tell_promise_for,
)
from leadlight.confer.actions.leading import (
    change_goal_here,
    light,
    make_goal,
    move,
    put_out,
    seat,
    show_piece,
    welcome,
)
from leadlight.confer.actions.opening import (
    end,
    end_practice,
    finish,
    go_on_another_day,
    open_meeting,
    open_practice,
    release,
    take_back_release,
)
from leadlight.confer.actions.steps import keep_shares_in_step

__all__ = [
    "OverForToday", "TooManyWords", "ask_jot_away", "change_goal_here", "end", "end_practice", "finish", "go_on_another_day", "going",
    "hide_saying", "im_here", "jot", "keep_shares_in_step", "let_back", "light", "make_goal", "move", "not_going", "open_meeting",
    "open_practice", "park", "promise_here", "put_out", "rejot", "release", "render_piece", "render_saying", "say",
    "say_for", "seat", "send", "show_piece", "show_saying", "soon", "take_back_parked", "take_back_promise_here", "take_back_release", "take_back_saying", "take_out",
    "tell_promise_for", "welcome",
]  # fmt: skip
