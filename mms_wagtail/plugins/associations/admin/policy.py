"""Who keeps which meetings and plans in the admin: the staff all, a leader those of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from mms_wagtail.plugins.associations.domain.leaders import led_by
from mms_wagtail.plugins.associations.models import Meeting, PlanItem

LEADERS_ACTIONS = frozenset({"view", "change"})


class LeaderPermissionPolicy(ModelPermissionPolicy):
    """Adds to the permissions of a model that a leader reads and changes what is their association's.

    ``field`` is the column with the key of the association.
    """

    def __init__(self, model: Any, *, field: str) -> None:
        super().__init__(model)
        self.field = field

    def user_has_permission(self, user: Any, action: str) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action in LEADERS_ACTIONS and led_by(user).exists()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        if self._of_the_staff(user, actions):
            return True
        leads = led_by(user).filter(pk=getattr(instance, self.field)).exists()
        return leads and not LEADERS_ACTIONS.isdisjoint(actions)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> Any:
        found = self.model._default_manager.all()
        if self._of_the_staff(user, actions):
            return found
        if LEADERS_ACTIONS.isdisjoint(actions):
            return found.none()
        return found.filter(**{f"{self.field}__in": led_by(user).values("pk")})

    def _of_the_staff(self, user: Any, actions: Iterable[str]) -> bool:
        return any(ModelPermissionPolicy.user_has_permission(self, user, action) for action in actions)


def register() -> None:
    """Let the whole admin ask these policies."""
    register_permission_policy(Meeting, LeaderPermissionPolicy(Meeting, field="holder_id"))
    register_permission_policy(PlanItem, LeaderPermissionPolicy(PlanItem, field="association_id"))
