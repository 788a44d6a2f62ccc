"""Ask the web server of this container for the login page: exit with 0 when it answers, else with a word why not."""

import http.client
import os
import sys

PORT, PATH, SECONDS = 8000, "/dang-nhap/", 8


def allowed_host(setting: str) -> str:
    """Return a host name that the setting ALLOWED_HOSTS lets in."""
    first = setting.split(",", maxsplit=1)[0].strip()
    return "localhost" if first in ("", "*") else first.removeprefix(".")


def main() -> None:
    """Send one request as the reverse proxy would."""
    headers = {"Host": allowed_host(os.environ.get("ALLOWED_HOSTS", "")), "X-Forwarded-Proto": "https"}
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=SECONDS)
    try:
        connection.request("GET", PATH, headers=headers)
        status = connection.getresponse().status
    except OSError as error:
        sys.exit(f"no answer: {error}")
    if status != http.client.OK:
        sys.exit(f"{PATH} answers {status}")


if __name__ == "__main__":
    main()
