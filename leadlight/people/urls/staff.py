"""Addresses of staff: their door, their own pages, colleagues, the school."""

from django.urls import path

from leadlight.people.views import begin, sample, school, second_step, staff_door, you
from leadlight.people.views import staff as colleagues

# allauth asks for these two by name, so they stand outside our namespace.
at_the_door = [
    path("come-in/staff/", staff_door.sign_in, name="account_login"),
    path("come-in/staff/second-step/", staff_door.second_step_at_door, name="mfa_authenticate"),
]

staff = [
    path("begin/", begin.begin, name="begin"),
    path("sample/", sample.sample, name="sample"),
    path("sample/<slug:hat>/<int:person_id>/", sample.sample_door, name="sample_door"),
    path("come-in/staff/passkey/", staff_door.passkey_sign_in, name="passkey_sign_in"),
    path("come-in/staff/other/", staff_door.other_account, name="other_account"),
    path("come-in/staff/new/<str:code>/", colleagues.staff_key, name="staff_key"),
    path("come-in/staff/back/<str:code>/", colleagues.way_back, name="way_back"),
    path("sign-out/", staff_door.sign_out, name="sign_out"),
    path("you/", you.you, name="you"),
    path("you/hats/<slug:hat>/", you.hat, name="hat"),
    path("you/password/", you.password, name="password"),
    path("you/again/", second_step.again, name="again"),
    path("you/second-step/", second_step.second_step, name="second_step"),
    path("you/second-step/app/", second_step.authenticator_app, name="authenticator_app"),
    path("you/second-step/passkey/", second_step.passkey, name="passkey"),
    path("you/second-step/codes/", second_step.recovery_codes, name="recovery_codes"),
    path("you/second-step/<int:step_id>/removal/", second_step.step_removal, name="step_removal"),
    path("you/sign-ins/ending/", you.other_sign_ins_end, name="other_sign_ins_end"),
    path("you/sign-ins/<int:sign_in_id>/ending/", you.sign_in_end, name="sign_in_end"),
    path("office/", school.office, name="office"),
    path("office/classes/", school.classes, name="classes"),
    path("office/classes/<int:class_id>/contacts/", school.contact_list, name="contact_list"),
    path("school/", school.settings, name="settings"),
    path("school/trail/", school.what_happened, name="audit"),
    path("staff/", colleagues.staff, name="staff"),
    path("staff/new/", colleagues.staff_new, name="staff_new"),
    path("staff/<int:person_id>/", colleagues.colleague, name="colleague"),
    path("staff/<int:person_id>/posts/<slug:hat>/", colleagues.post_new, name="post_new"),
    path("staff/<int:person_id>/way-back/", colleagues.way_back_new, name="way_back_new"),
    path("staff/posts/<int:post_id>/ending/", colleagues.post_end, name="post_end"),
    path("staff/invitations/<int:key_id>/ending/", colleagues.invitation_end, name="invitation_end"),
]
