"""Addresses of submissions and reviews."""

from django.urls import path

from mms_wagtail.workflow.views import cabinet, coauthors, editor, experts, files

app_name = "mms_workflow"
urlpatterns = [
    path("zayavki/", cabinet.submissions, name="submissions"),
    path("zayavki/novaya/<slug:plugin>/", editor.start, name="start"),
    path("zayavki/soavtor/<str:token>/", coauthors.coauthor, name="coauthor"),
    path("zayavki/<uuid:uuid>/", cabinet.submission, name="submission"),
    path("zayavki/<uuid:uuid>/deystvie/", cabinet.act, name="act"),
    path("zayavki/<uuid:uuid>/shag/<slug:slug>/", editor.step, name="step"),
    path("zayavki/<uuid:uuid>/shag/<slug:slug>/sohranit/", editor.autosave, name="autosave"),
    path("zayavki/<uuid:uuid>/proverka/", cabinet.check, name="check"),
    path("zayavki/<uuid:uuid>/prosmotr/", cabinet.preview, name="preview"),
    path("zayavki/<uuid:uuid>/zagruzka/", files.upload, name="upload"),
    path("zayavki/<uuid:uuid>/fayl/<int:pk>/", files.download, name="file"),
    path("zayavki/<uuid:uuid>/fayl/<int:pk>/prosmotr/", files.preview, name="file-preview"),
    path("ekspertiza/", experts.reviews, name="reviews"),
    path("ekspertiza/vzyat/<uuid:uuid>/", experts.take, name="take"),
    path("ekspertiza/<uuid:uuid>/", experts.review, name="review"),
    path("ekspertiza/<uuid:uuid>/sohranit/", experts.autosave, name="review-autosave"),
    path("ekspertiza/<uuid:uuid>/otkaz/", experts.give_back, name="give-back"),
    path("ekspertiza/<uuid:uuid>/fayl/<int:pk>/", experts.download, name="review-file"),
    path("ekspertiza/<uuid:uuid>/fayl/<int:pk>/prosmotr/", experts.preview, name="review-preview"),
]
