"""The counter of a year."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Register(models.Model):
    """The last number given in one year. Its row is the lock that issues queue for.

    A sequence of the database would not do: it is not rolled back with the transaction, and a
    failed issue would leave a gap.
    """

    year = models.PositiveSmallIntegerField(_("год"), primary_key=True)
    last = models.PositiveIntegerField(_("последний номер"), default=0)

    class Meta:
        verbose_name = _("книга регистрации")
        verbose_name_plural = _("книги регистрации")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.year)
