"""Settings that every installation of the reference portal shares."""

import os
from pathlib import Path
from typing import Any

SITE_DIR = Path(__file__).resolve().parents[2]
BASE_DIR = SITE_DIR.parent
VAR_DIR = Path(os.environ.get("MMS_VAR_DIR", BASE_DIR / "var"))
VAR_DIR.mkdir(parents=True, exist_ok=True)

INSTALLED_APPS = [
    "mms_wagtail",
    "mms_wagtail.search",
    "mms_wagtail.notices",
    "mms_wagtail.accounts",
    "mms_wagtail.attachments",
    "mms_wagtail.certificates",
    "mms_wagtail.workflow",
    "mms_wagtail.plugins.materials",
    "mms_wagtail.plugins.practices",
    "mms_wagtail.plugins.legislation",
    "mms_wagtail.plugins.literature",
    "mms_wagtail.plugins.associations",
    "mms_wagtail.plugins.service",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "mms_wagtail.middleware.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mms_wagtail.accounts.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

CSRF_FAILURE_VIEW = "mms_wagtail.views.form_expired"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # An editable install looks for templates beside the package, where they are not.
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "mms_wagtail.context_processors.portal",
                "mms_wagtail.notices.context_processors.notices",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR_DIR / "portal.sqlite3",
        # Two writers otherwise meet «database is locked»: the lock is taken at the
        # start of a transaction and waited for, and readers go on meanwhile.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", "Русский")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
# The add-on speaks Russian only, and days are typed and shown as documents write them: 31.05.2021.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
TIME_ZONE = "Europe/Moscow"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Nobody waits for a mail server: what is queued is sent after commit, by MMS_WAGTAIL["MAIL_BACKEND"].
EMAIL_BACKEND = "mms_wagtail.notices.mail_backend.QueuedEmailBackend"
EMAIL_TIMEOUT = 10

TASKS = {
    # Wagtail's own tasks are quick, but must see what was committed: references, the admin's index, files.
    "default": {"BACKEND": "mms_wagtail.background.AtCommitBackend"},
    # What may be slow, as mail.
    "background": {"BACKEND": "mms_wagtail.background.AtCommitBackend", "OPTIONS": {"thread": True}},
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mms_accounts:home"
LOGOUT_REDIRECT_URL = "/"
# Teachers log in by e-mail; accounts that an administrator made also by their login.
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_ADAPTER = "mms_wagtail.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "mms_wagtail.accounts.forms.LoginForm",
    "signup": "mms_wagtail.accounts.forms.SignupForm",
}
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
ACCOUNT_USER_DISPLAY = "mms_wagtail.accounts.adapter.user_display"
ACCOUNT_SESSION_REMEMBER = True
MFA_ADAPTER = "mms_wagtail.accounts.mfa_adapter.FactorAdapter"
MFA_FORMS = {"activate_totp": "mms_wagtail.accounts.second_factor.ActivationForm"}
# The address is confirmed before the first login, so nobody can hold another's by a second factor.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Wrong passwords are counted there too.
WAGTAILADMIN_USER_LOGIN_FORM = "mms_wagtail.accounts.admin_login.LimitedLoginForm"

WAGTAIL_SITE_NAME = "Методическая служба"
WAGTAILADMIN_BASE_URL = os.environ.get("MMS_BASE_URL", "http://127.0.0.1:8000")
WAGTAILDOCS_DOCUMENT_FORM_BASE = "mms_wagtail.admin.document_form.CheckedDocumentForm"
WAGTAILDOCS_EXTENSIONS = [
    "pdf", "docx", "doc", "odt", "rtf", "txt", "xlsx", "xls", "ods", "csv",
    "pptx", "ppt", "odp", "zip", "jpg", "jpeg", "png", "mp3", "mp4",
]  # fmt: skip
WAGTAILEMBEDS_RESPONSIVE_HTML = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
TAGGIT_CASE_INSENSITIVE = True
TAG_SPACES_ALLOWED = True

# Warnings and errors go to the standard error, where the journal of a service finds them.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}

MMS_WAGTAIL: dict[str, Any] = {"INDEX_DIR": VAR_DIR / "search-index", "PRIVATE_DIR": VAR_DIR / "private"}
# A cluster instead of the folder: addresses of its nodes, comma-separated.
if hosts := os.environ.get("MMS_ELASTICSEARCH_HOSTS"):
    MMS_WAGTAIL |= {
        "SEARCH_ENGINE": "elasticsearch",
        "ELASTICSEARCH_HOSTS": tuple(host.strip() for host in hosts.split(",")),
        "ELASTICSEARCH_API_KEY": os.environ.get("MMS_ELASTICSEARCH_API_KEY", ""),
        "ELASTICSEARCH_CA_CERTS": os.environ.get("MMS_ELASTICSEARCH_CA_CERTS", ""),
    }
