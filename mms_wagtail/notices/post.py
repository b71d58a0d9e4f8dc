"""The mail server: one connection, and what its answers mean for a letter."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

from mms_wagtail.conf import get_settings

QUEUE = "mms_wagtail.notices.mail_backend.QueuedEmailBackend"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
# A server that says nothing for so many seconds is taken for down.
TIMEOUT = 10


class UnreachedError(Exception):
    """There is no server to talk to, or it does not let us in."""


class TryLaterError(Exception):
    """The server did not take this letter now."""


class RefusedError(Exception):
    """The server will never take this letter."""


def real_backend() -> str:
    """The backend that sends: ``MAIL_BACKEND``, else ``EMAIL_BACKEND`` unless that is the queue itself."""
    for name in (get_settings().mail_backend, settings.EMAIL_BACKEND):
        if name and name != QUEUE:
            return name
    return SMTP


class Post:
    """A connection that is opened at the first letter and anew after a failure."""

    def __init__(self) -> None:
        self._connection: Any = None

    def __enter__(self) -> Post:
        return self

    def __exit__(self, *error: object) -> None:
        self.hang_up()

    def send(self, message: EmailMessage) -> None:
        """Hand one message over.

        Raises
        ------
        UnreachedError, TryLaterError, RefusedError
            With a reason that a head of service can read. Nothing else.
        """
        connection = self._open()
        message.connection = connection
        try:
            sent = connection.send_messages([message])
        except smtplib.SMTPRecipientsRefused as error:
            answers = "; ".join(
                f"{address}: {code} {_text(said)}" for address, (code, said) in error.recipients.items()
            )
            for_good = all(code >= 500 for code, _said in error.recipients.values())
            raise (RefusedError if for_good else TryLaterError)(f"Адрес не принят: {answers}") from error
        except smtplib.SMTPDataError as error:
            kind = RefusedError if error.smtp_code >= 500 else TryLaterError
            raise kind(f"Письмо не принято: {error.smtp_code} {_text(error.smtp_error)}") from error
        except (smtplib.SMTPNotSupportedError, ValueError) as error:
            self.hang_up()
            raise RefusedError(f"Письмо нельзя отправить: {error}") from error
        except smtplib.SMTPResponseException as error:
            # Of the sender, not of this letter: an operator mends it, and the letter goes then.
            self.hang_up()
            raise TryLaterError(f"Сервер ответил: {error.smtp_code} {_text(error.smtp_error)}") from error
        except Exception as error:
            self.hang_up()
            raise TryLaterError(f"Связь прервалась: {_named(error)}") from error
        if sent == 0:
            raise TryLaterError("Почтовый сервер не сообщил об отправке.")

    def hang_up(self) -> None:
        """Close the connection, whatever state it is in."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(Exception):
                connection.close()

    def _open(self) -> Any:
        if self._connection is None:
            connection = get_connection(real_backend(), fail_silently=False)
            if isinstance(connection, EmailBackend):
                connection.timeout = min(connection.timeout or TIMEOUT, TIMEOUT)
            try:
                connection.open()
            except Exception as error:
                with suppress(Exception):
                    connection.close()
                raise UnreachedError(f"Почтовый сервер недоступен: {_named(error)}") from error
            self._connection = connection
        return self._connection


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _text(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else str(answer)
    return " ".join(text.split())
