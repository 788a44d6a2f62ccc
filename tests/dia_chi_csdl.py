"""Where other processes find a database of the server on which the suite runs."""

from urllib.parse import quote, urlencode

from django.db import connection


def dia_chi_postgres(ten: str) -> str:
    """The DATABASE_URL of the database `ten` on the PostgreSQL of this run, whatever the environment says by now."""
    known = connection.settings_dict
    options = {name: known[name.upper()] or known["OPTIONS"].get(name) for name in ("host", "port")}
    account = quote(known["USER"]) + (f":{quote(known['PASSWORD'])}" if known["PASSWORD"] else "")
    return f"postgresql://{account}@/{ten}?{urlencode({name: value for name, value in options.items() if value})}"
