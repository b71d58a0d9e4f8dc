"""Addresses of the section beside its pages."""

from django.urls import path, re_path

from mms_wagtail.plugins.associations.views import (
    attendance,
    calendar,
    files,
    meeting,
    mine,
    network,
    plan,
    record,
)

app_name = "mms_associations"
urlpatterns = [
    path("set/", network.tree, name="network"),
    path("karta/", network.coverage, name="coverage"),
    re_path(r"^karta\.(?P<extension>csv|xlsx)$", network.coverage_file, name="coverage_file"),
    path("zasedaniya/<int:meeting_id>/", meeting.show, name="meeting"),
    path("zasedaniya/<int:meeting_id>.ics", calendar.one, name="meeting_calendar"),
    path("zasedaniya/blizhayshie.ics", calendar.coming, name="calendar"),
    path("zasedaniya/kalendar-<int:holder_id>.ics", calendar.of_holder, name="holder_calendar"),
    path("zasedaniya/lenta/", calendar.MeetingsFeed(), name="feed"),
    path("zasedaniya/lenta/<int:holder_id>/", calendar.MeetingsFeed(), name="holder_feed"),
    path("moyo/", mine.choose, name="mine_all"),
    path("moyo/<int:page_id>/", mine.show, name="mine"),
    path("moyo/<int:page_id>/plan/", plan.add, name="add_plan_item"),
    path("moyo/plan/<int:item_id>/", plan.edit, name="edit_plan_item"),
    path("moyo/<int:page_id>/zasedanie/", record.add, name="add_meeting"),
    path("moyo/zasedanie/<int:meeting_id>/", record.edit, name="edit_meeting"),
    path("moyo/zasedanie/<int:meeting_id>/resheniya/", record.results, name="edit_results"),
    path("moyo/zasedanie/<int:meeting_id>/lyudi/", attendance.edit, name="edit_attendance"),
    path("moyo/zasedanie/<int:meeting_id>/fayly/", files.edit, name="edit_files"),
]
