"""Pictures: readable, and not too large to be unpacked."""

from __future__ import annotations

import warnings
from typing import IO

from django.utils.translation import gettext as _
from PIL import Image

from mms_wagtail.conf import get_settings
from mms_wagtail.domain.filecheck.errors import FileRefusedError

FORMATS = ("JPEG", "PNG", "GIF", "WEBP")


def open_image(stream: IO[bytes]) -> Image.Image:
    """Open a picture after a look at its declared size; nothing is unpacked yet.

    Raises
    ------
    FileRefusedError
        ``image`` for more than ``MAX_IMAGE_PIXELS``, ``content`` for what is no picture.
    """
    stream.seek(0)
    try:
        with warnings.catch_warnings():
            # Pillow's own limit only warns, at another number.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(stream, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    # Hostile bytes lead Pillow's parsers to errors of many kinds.
    except Exception as error:
        raise _broken() from error
    width, height = image.size
    if width * height > get_settings().max_image_pixels:
        raise _too_large()
    return image


def check_image(stream: IO[bytes]) -> None:
    """Refuse pictures that are too large or whose parts do not fit together."""
    image = open_image(stream)
    try:
        image.verify()
    except Exception as error:
        raise _broken() from error


def _too_large() -> FileRefusedError:
    limit = get_settings().max_image_pixels // 1_000_000
    message = _("Картинка слишком велика: можно не больше %d миллионов точек. Уменьшите её и выберите снова.")
    return FileRefusedError(message % limit, code="image")


def _broken() -> FileRefusedError:
    message = _("Картинка повреждена и не открывается. Сохраните её заново в JPEG или PNG и выберите снова.")
    return FileRefusedError(message, code="content")
