"""HTTP and WebSocket behind one door. granian serves this with `--interface asgi`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leadlight.site.settings")

from django.core.asgi import get_asgi_application

http = get_asgi_application()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402

from leadlight.platform.headers import OneCookieLine  # noqa: E402
from leadlight.platform.live import Lifespan, SameOriginOnly  # noqa: E402
from leadlight.site.sockets import sockets  # noqa: E402

doors = ProtocolTypeRouter({"http": http, "websocket": SameOriginOnly(URLRouter(sockets))})
application = Lifespan(OneCookieLine(doors))
