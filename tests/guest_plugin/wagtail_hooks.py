from wagtail import hooks

from tests.guest_plugin.plugin import PLUGIN

hooks.register("register_mms_plugin", lambda: PLUGIN)
