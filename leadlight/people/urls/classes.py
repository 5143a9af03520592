"""Addresses of classes, learners and families."""

from django.urls import path

from leadlight.people.views import begin, classes, family, learners, school
from leadlight.people.views import staff as colleagues

about_classes = [
    path("desk/", classes.home, name="home"),
    path("class/new/", begin.new_class, name="new_class"),
    path("class/<int:class_id>/", classes.klass, name="class"),
    path("class/<int:class_id>/children/new/", classes.new_child, name="new_child"),
    path("class/<int:class_id>/children/list/", classes.more_children, name="more_children"),
    path("class/<int:class_id>/settings/", school.class_settings, name="class_settings"),
    path("class/<int:class_id>/team/", colleagues.team, name="team"),
    path("class/<int:class_id>/team/new/", colleagues.team_new, name="team_new"),
    path("class/<int:class_id>/team/invitation/", colleagues.team_invitation, name="team_invitation"),
    path("class/<int:class_id>/team/<int:person_id>/ending/", colleagues.team_end, name="team_end"),
    path("learners/<int:learner_id>/", learners.learner, name="learner"),
    path("learners/<int:learner_id>/card/", learners.card, name="card"),
    path("learners/<int:learner_id>/class/", learners.moving, name="moving"),
    path("learners/<int:learner_id>/leaving/", learners.leaving, name="leaving"),
    path("learners/<int:learner_id>/return/", learners.come_back, name="return"),
    path("learners/<int:learner_id>/family/new/", family.new_family, name="new_family"),
    path("learners/<int:learner_id>/pictures/", family.consents, name="consents"),
    path("learners/<int:learner_id>/limits/", family.limits, name="limits"),
    path("limits/<int:limit_id>/", family.limit, name="limit"),
    path("limits/<int:limit_id>/signature/", family.limit_signature, name="limit_signature"),
    path("limits/<int:limit_id>/ending/", family.limit_end, name="limit_end"),
    path("family/<int:tie_id>/", family.family_member, name="family_member"),
    path("family/<int:tie_id>/ending/", family.family_end, name="family_end"),
    path("family/<int:tie_id>/return/", family.family_return, name="family_return"),
    path("contacts/of/<int:adult_id>/", family.contacts, name="contacts"),
    path("contacts/<int:contact_id>/", family.contact, name="contact"),
    path("contacts/<int:contact_id>/removal/", family.contact_removal, name="contact_removal"),
]
