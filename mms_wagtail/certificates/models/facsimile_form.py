"""The form of the settings: a new picture of the signature, or none."""

from __future__ import annotations

import hashlib
import io
from typing import Any

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.admin.forms import WagtailAdminModelForm

# Two inches at print quality; more would only make every PDF heavier.
LARGEST = (1200, 600)
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000


class FacsimileForm(WagtailAdminModelForm):
    """Keeps the picture as PNG without metadata; pictures that certificates carry stay in the database."""

    new_facsimile = forms.ImageField(
        label=_("Факсимиле"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        help_text=_(
            "Подпись на прозрачном или белом фоне, PNG или JPEG до 5 МБ. Файл хранится закрыто: "
            "его нет в картинках портала и адреса у него нет. Чтобы оставить прежнее, не выбирайте ничего."
        ),
    )
    remove_facsimile = forms.BooleanField(
        label=_("Убрать факсимиле"),
        required=False,
        help_text=_("Новые свидетельства будут без подписи-картинки."),
    )

    def clean_new_facsimile(self) -> Any:
        upload = self.cleaned_data["new_facsimile"]
        if not upload:
            return None
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("Картинка больше 5 МБ. Уменьшите её и выберите снова."))
        if upload.image.format not in {"PNG", "JPEG"}:
            raise forms.ValidationError(_("Нужна картинка PNG или JPEG."))
        if upload.image.width * upload.image.height > MOST_PIXELS:
            raise forms.ValidationError(_("В картинке слишком много точек. Обрежьте её по подписи."))
        return upload

    def save(self, commit: bool = True) -> Any:
        if upload := self.cleaned_data.get("new_facsimile"):
            self.instance.facsimile = keep_facsimile(upload)
        elif self.cleaned_data.get("remove_facsimile"):
            self.instance.facsimile = None
        return super().save(commit)


def keep_facsimile(stream: Any) -> Any:
    """The row with the picture of ``stream`` (a file of PNG or JPEG), made when it is new."""
    stream.seek(0)
    with Image.open(stream) as picture:
        picture.thumbnail(LARGEST)
        clean = io.BytesIO()
        picture.convert("RGBA").save(clean, format="PNG", optimize=True)
    content = clean.getvalue()
    row, _new = apps.get_model("mms_certificates", "Facsimile").objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(), defaults={"content": content}
    )
    return row
