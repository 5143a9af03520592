"""Ways into a meeting from the rooms below."""

from leadlight.confer import joins
from leadlight.confer.tests.room import opened


def test_a_familys_first_page_leads_to_the_meeting_that_is_open(cast):
    meeting = opened(cast)
    titles = {
        who: [card.url for card in joins.family_cards(cast.viewer(who))]
        for who in ("rosa", "raul", "bea", "inga", "bram")
    }
    way = f"/conferences/{meeting.conference_id}/together/"
    assert titles == {"rosa": [way], "raul": [way], "bea": [], "inga": [], "bram": []}
    assert way in cast.browser("rosa").get("/invitations/").content.decode()


def test_the_childs_own_page_leads_to_the_beginning(cast):
    cast.pick("Kite")
    way = f"/conferences/{cast.conference.pk}/"
    assert [url for _label, url, _icon in joins.doors(cast.viewer("ada"), cast.plan)] == [way]
    assert joins.doors(cast.viewer("teo"), cast.plan) == []
    assert f'href="{way}"' in cast.browser("ada").get("/conference/").content.decode()


def test_the_board_is_a_tab_of_the_class(cast):
    assert (
        f'href="/class/{cast.klass.pk}/board/"' in cast.browser("teo").get(f"/class/{cast.klass.pk}/").content.decode()
    )
