"""Forms of the entrance and of the cabinet."""

from __future__ import annotations

from typing import Any

from allauth.account import app_settings
from allauth.account.forms import LoginForm as BaseLoginForm
from allauth.account.forms import SignupForm as BaseSignupForm
from allauth.account.models import EmailAddress
from django import forms
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from mms_wagtail.accounts.consents import Kind, current_text, record_consents, worded
from mms_wagtail.accounts.fields import OTHER, PersonFields, publication_field
from mms_wagtail.accounts.models import ConsentText, Profile
from mms_wagtail.accounts.people import refresh_person


class LoginForm(BaseLoginForm):
    """Entrance by e-mail, or by the login that an administrator gave."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label = _("Электронная почта или логин")
        login.error_messages["required"] = _("Напишите электронную почту или логин.")
        login.widget.attrs["autocomplete"] = "username"
        password.error_messages["required"] = _("Введите пароль.")
        password.help_text = ""
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.pop("autofocus", None)

    def clean(self) -> Any:
        values = super().clean()
        if self.user and not _has_address(self.user):
            # Accounts that were made in the admin without an address have nothing to confirm.
            self._login.email_verification = app_settings.EmailVerificationMethod.NONE
        return values


def _has_address(user: Any) -> bool:
    return bool(user.email) or EmailAddress.objects.filter(user=user).exists()


class TextsMixin(forms.Form):
    """Knows the texts of the consents, and refuses an agreement to one that was replaced meanwhile."""

    # The versions that the person has on the screen: «12.13», keys of ConsentText.
    texts = forms.CharField(widget=forms.HiddenInput, required=False)

    @cached_property
    def processing_text(self) -> ConsentText | None:
        return current_text(Kind.PROCESSING)

    @cached_property
    def publication_text(self) -> ConsentText | None:
        return current_text(Kind.PUBLICATION)

    @cached_property
    def wordings(self) -> dict[str, str]:
        """Words of the texts in force, by kind."""
        return {str(text.kind): worded(text) for text in self._texts}

    @property
    def _texts(self) -> list[ConsentText]:
        return [text for text in (self.processing_text, self.publication_text) if text]

    @property
    def versions(self) -> str:
        return ".".join(str(text.pk) for text in self._texts)

    def refuse_replaced(self, field: str) -> None:
        """Add an error to ``field`` when the texts on the screen are not those in force."""
        if self.data.get(self.add_prefix("texts")) != self.versions:
            # The page that comes back shows the texts in force, so it has to carry their numbers.
            data: Any = self.data.copy()  # type: ignore[attr-defined]
            data[self.add_prefix("texts")] = self.versions
            data.pop(self.add_prefix(field), None)
            self.data = data
            message = _(
                "Пока вы заполняли форму, текст согласия сменился. Прочитайте новый и отметьте ещё раз."
            )
            self.add_error(field, message)


class SignupForm(PersonFields, TextsMixin, BaseSignupForm):
    """Registration: who you are, how to reach you, what you agree to."""

    field_order = (
        "last_name", "first_name", "patronymic", "position", "organization", "organization_name",
        "email", "password1", "processing", "publication", "allowed",
    )  # fmt: skip

    processing = forms.BooleanField(
        label=_("Согласен на обработку персональных данных"),
        error_messages={"required": _("Без согласия на обработку данных портал не может вести ваш кабинет.")},
    )
    publication = forms.BooleanField(label=_("Согласен на публикацию персональных данных"), required=False)
    allowed = publication_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        email, password = self.fields["email"], self.fields["password1"]
        email.label = _("Электронная почта")
        email.help_text = _("На неё придёт письмо со ссылкой. Она же — ваш логин.")
        email.error_messages |= {
            "required": _("Напишите электронную почту."),
            "invalid": _("В адресе ошибка. Он выглядит так: imya@example.ru."),
        }
        password.label = _("Пароль")
        password.help_text = _("Не короче 8 знаков, не из одних цифр и не похожий на имя или почту.")
        password.error_messages["required"] = _("Придумайте пароль.")
        # Shown again after an error elsewhere: nothing typed is lost.
        password.widget.render_value = True
        for field in (email, password):
            field.widget.attrs.pop("placeholder", None)
        self.fields["texts"].initial = self.versions
        if trap := self.trap:
            # allauth hides it by an inline style, which the portal's policy forbids.
            trap.field.widget.attrs = {"tabindex": "-1", "autocomplete": "off"}

    @property
    def trap(self) -> forms.BoundField | None:
        """The field that only a robot fills in."""
        name = app_settings.SIGNUP_FORM_HONEYPOT_FIELD
        return self[name] if name and name in self.fields else None

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("processing"):
            self.refuse_replaced("processing")
        if values.get("publication") and not values.get("allowed"):
            self.add_error(
                "allowed", _("Отметьте, что можно публиковать, или снимите согласие на публикацию.")
            )
        return values

    @transaction.atomic
    def save(self, request: Any) -> Any:
        """Create the account, its profile and consents; all or nothing."""
        return super().save(request)

    def custom_signup(self, request: Any, user: Any) -> None:
        values = self.cleaned_data
        Profile.objects.create(
            user=user,
            **{
                name: values[name] for name in ("patronymic", "position", "organization", "organization_name")
            },
        )
        allowed = values["allowed"] if values["publication"] else ()
        record_consents(user=user, processing=True, publication=allowed)


class ProfileForm(PersonFields):
    """A change of the name and the place of work."""

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        self.profile, user = profile, profile.user
        kwargs["initial"] = {
            "last_name": user.last_name,
            "first_name": user.first_name,
            "patronymic": profile.patronymic,
            "position": profile.position,
            "organization": profile.organization_id or (OTHER if profile.organization_name else ""),
            "organization_name": profile.organization_name,
        }
        super().__init__(*args, **kwargs)

    @transaction.atomic
    def save(self) -> None:
        """Write the account and the profile; the directory of people follows where that is allowed."""
        values = dict(self.cleaned_data)
        user = self.profile.user
        user.last_name, user.first_name = values.pop("last_name"), values.pop("first_name")
        user.save(update_fields=["last_name", "first_name"])
        for name, value in values.items():
            setattr(self.profile, name, value)
        self.profile.save()
        refresh_person(user)


class ProcessingForm(TextsMixin):
    """Agreement to a new text on processing."""

    processing = SignupForm.base_fields["processing"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["texts"].initial = self.versions

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("processing"):
            self.refuse_replaced("processing")
        return values


class PublicationForm(forms.Form):
    """Choice of what may be published."""

    allowed = publication_field()

    def clean_allowed(self) -> list[str]:
        if not self.cleaned_data["allowed"]:
            raise forms.ValidationError(_("Отметьте хотя бы одно, или отзовите согласие ниже."))
        return list(self.cleaned_data["allowed"])


class CloseForm(forms.Form):
    """The password of the person who closes the account."""

    password = forms.CharField(
        label=_("Ваш пароль"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Введите пароль: так портал убедится, что это вы.")},
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("Пароль не подошёл. Проверьте раскладку и Caps Lock."))
        return password
