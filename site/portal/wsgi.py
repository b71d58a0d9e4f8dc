"""WSGI entry point of the reference portal."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
application = get_wsgi_application()

# What was loaded to start with stays; the collector would walk all of it again every few requests.
gc.collect()
gc.freeze()
