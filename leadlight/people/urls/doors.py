"""The ways in of children, families and shared devices, and the adults' pages about them."""

from django.urls import path

from leadlight.people.views import badges, child_door, choosing, come_in, devices, family_door

doors = [
    path("come-in/", come_in.come_in, name="come_in"),
    path("bye/", come_in.bye, name="bye"),
    path("come-in/device/", devices.device_ask, name="device_ask"),
    path("come-in/device/waiting/", devices.device_waiting, name="device_waiting"),
    path("come-in/class/", child_door.class_door, name="class_door"),
    path("come-in/class/help/", child_door.help_at_door, name="help_at_door"),
    path("come-in/class/<int:learner_id>/", child_door.child, name="child"),
    path("come-in/class/<int:learner_id>/help/", child_door.forgot, name="forgot"),
    path("come-in/class/<int:learner_id>/choice/", choosing.choose_secret, name="choose_secret"),
    path("come-in/family/", family_door.family_door, name="family_door"),
    path("come-in/family/waiting/", family_door.family_waiting, name="family_waiting"),
    path("k/<str:code>/", family_door.family_link, name="family_link"),
    path("b/<str:token>/", child_door.badge, name="badge"),
    path("my-emblem/", child_door.my_emblem, name="my_emblem"),
    path("class/<int:class_id>/signing-in/", devices.signing_in, name="signing_in"),
    path("class/<int:class_id>/signing-in/asking/", devices.asking, name="asking"),
    path("class/<int:class_id>/code/", devices.class_code, name="class_code"),
    path("class/<int:class_id>/secrets/", choosing.let_class_choose, name="let_class_choose"),
    path("class/<int:class_id>/badges/", badges.class_badges, name="class_badges"),
    path("school/badges/ending/", badges.school_badges_ending, name="school_badges_ending"),
    path("devices/<int:device_id>/approval/", devices.device_approval, name="device_approval"),
    path("devices/<int:device_id>/name/", devices.device_name, name="device_name"),
    path("devices/<int:device_id>/ending/", devices.device_ending, name="device_ending"),
    path("my-phones/", family_door.my_phones, name="my_phones"),
    path("my-phones/<int:device_id>/ending/", family_door.my_phone_ending, name="my_phone_ending"),
    path("my-phones/<int:device_id>/return/", family_door.my_phone_return, name="my_phone_return"),
    path("phones/<int:device_id>/answer/", family_door.phone_answer, name="phone_answer"),
    path("learners/<int:learner_id>/secret/", choosing.let_choose, name="let_choose"),
    path("learners/<int:learner_id>/door/", child_door.open_again, name="open_again"),
    path("learners/<int:learner_id>/badge/", badges.badge_of, name="badge_of"),
    path("learners/<int:learner_id>/badge/ending/", badges.badge_ending, name="badge_ending"),
    path("learners/<int:learner_id>/families/", family_door.family_doors, name="family_doors"),
    path("learners/<int:learner_id>/families/<int:adult_id>/key/", family_door.family_key, name="family_key"),
    path(
        "learners/<int:learner_id>/families/<int:adult_id>/key/ending/",
        family_door.family_key_ending,
        name="family_key_ending",
    ),
]
