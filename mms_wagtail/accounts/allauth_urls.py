"""Addresses of django-allauth in the portal's words, included at «/vhod/» under allauth's own names."""

from allauth.account import views
from django.apps import apps
from django.urls import include, path, re_path

urlpatterns = [
    path("", views.login, name="account_login"),
    path("vyhod/", views.logout, name="account_logout"),
    path("zakryto/", views.account_inactive, name="account_inactive"),
    path("registratsiya/", views.signup, name="account_signup"),
    path("podtverdit/", views.reauthenticate, name="account_reauthenticate"),
    path("pochta/", views.email, name="account_email"),
    path("pismo/", views.email_verification_sent, name="account_email_verification_sent"),
    path("pismo/<str:key>/", views.confirm_email, name="account_confirm_email"),
    path("parol/", views.password_change, name="account_change_password"),
    path("parol/zadat/", views.password_set, name="account_set_password"),
    path("parol/zabyt/", views.password_reset, name="account_reset_password"),
    path("parol/otpravlen/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^parol/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("parol/gotov/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]
if apps.is_installed("allauth.mfa"):
    from allauth.mfa.base import views as base
    from allauth.mfa.recovery_codes import views as codes
    from allauth.mfa.totp import views as totp

    factor = [
        path("", base.index, name="mfa_index"),
        path("kod/", base.authenticate, name="mfa_authenticate"),
        path("podtverdit/", base.reauthenticate, name="mfa_reauthenticate"),
        path("vklyuchit/", totp.activate_totp, name="mfa_activate_totp"),
        path("otklyuchit/", totp.deactivate_totp, name="mfa_deactivate_totp"),
        path("zapasnye-kody/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
        path("zapasnye-kody/novye/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
        path("zapasnye-kody/fayl/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    ]
    urlpatterns.append(path("vtoroy-shag/", include(factor)))
