"""Another process that forks as many as asked, which all issue at once.

Run as ``python -m tests.certificates.worker MODE COUNT < database.json``; the modes are functions below.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time

TIMES = 3


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings

    settings.DATABASES["default"] |= json.load(sys.stdin)
    import django

    django.setup()


def prepare(number: int) -> None:
    """Makes the tables and the portal in an empty database."""
    from django.core.management import call_command

    from mms_wagtail.domain.portal import set_up_portal

    call_command("migrate", verbosity=0)
    set_up_portal()


def different(number: int) -> None:
    """Issues, and takes every third back."""
    from django.db import transaction

    from tests.certificates.factory import make_certificate

    for time_ in range(TIMES):
        with transaction.atomic():
            make_certificate(f"Работа {number}.{time_}")
            if (number + time_) % 3 == 0:
                transaction.set_rollback(True)


def same(number: int) -> None:
    """All issue the certificate of one person for one work."""
    from tests.certificates.factory import make_certificate

    for _time in range(TIMES):
        make_certificate("Одна на всех")


def killed_before_commit(number: int) -> None:
    from django.db import transaction

    from tests.certificates.factory import make_certificate

    with transaction.atomic():
        make_certificate(f"Убита до записи {number}")
        os.kill(os.getpid(), signal.SIGKILL)


def killed_before_pdf(number: int) -> None:
    from tests.certificates.factory import make_certificate

    make_certificate(f"Убита до печати {number}")
    os.kill(os.getpid(), signal.SIGKILL)


MODES = {mode.__name__: mode for mode in (prepare, different, same, killed_before_commit, killed_before_pdf)}


def main() -> None:
    mode, count = MODES[sys.argv[1]], int(sys.argv[2])
    set_up()
    # Everything is imported before the fork, so that nobody has a head start.
    import tests.certificates.factory  # noqa: F401

    start = time.monotonic() + 0.5
    children = []
    for number in range(count):
        child = os.fork()
        if not child:
            code = 1
            try:
                time.sleep(max(0.0, start - time.monotonic()))
                mode(number)
                code = 0
            except Exception as error:
                sys.stderr.write(f"{error!r}\n")
            finally:
                os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    json.dump(codes, sys.stdout)


if __name__ == "__main__":
    main()
