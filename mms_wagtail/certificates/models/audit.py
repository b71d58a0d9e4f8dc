"""Rows that are written once and never deleted: a register with holes proves nothing."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class PermanentRowError(Exception):
    """Somebody tried to delete what the register must keep."""

    def __init__(self) -> None:
        super().__init__("Rows of the register of certificates are never deleted: revoke the certificate.")


class PermanentQuerySet(models.QuerySet[Any, Any]):
    def delete(self) -> NoReturn:
        raise PermanentRowError


class PermanentModel(models.Model):
    """Refuses deletion through the ORM, of one row and of many."""

    objects = PermanentQuerySet.as_manager()

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise PermanentRowError
