from django.apps import AppConfig


class CarryonConfig(AppConfig):
    name = "leadlight.carryon"
    label = "carryon"

    def ready(self):
        from leadlight.carryon import joining
        from leadlight.confer import hooks as meetings
        from leadlight.invite import hooks as families
        from leadlight.people import hooks as people
        from leadlight.platform import hooks
        from leadlight.portfolio import hooks as windows

        hooks.file_readers["carryon.WordsAfter"] = joining.may_hear
        people.class_tabs.append(joining.tabs)
        people.class_cards.append(joining.cards)
        people.class_quiet.append(joining.quiet)
        people.person_cards.append(joining.mini_card)
        windows.home_cards.append(joining.goals_card)
        families.family_cards.append(joining.family_cards)
        meetings.how_it_was.update(say=joining.say_how, said=joining.said_how)
        meetings.afterwards.append(joining.after_meeting)
