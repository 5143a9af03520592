"""The class's first page on the days of its conferences."""

from dataclasses import replace
from datetime import time, timedelta

from leadlight.confer.today import class_today
from leadlight.rounds.shape import Day, Shape
from leadlight.schedule.actions.days import make_round


def test_on_the_days_of_a_round_the_one_thing_is_the_board(cast):
    on = cast.today + timedelta(days=20)
    shape = Shape(days=(Day(on, time(15, 20), time(16, 40)),), tables=("Rug",))
    make_round(cast.klass, shape, by=cast.viewer("teo"), name="Autumn")
    told = [
        class_today(replace(cast.viewer(name), today=day, read={}), cast.klass)
        for name, day in (("teo", on), ("teo", on - timedelta(days=1)), ("lea", on))
    ]
    assert told[0].context["url"].endswith(f"/class/{cast.klass.pk}/board/")
    assert told[1:] == [None, None]
