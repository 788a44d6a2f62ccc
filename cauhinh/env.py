"""The one reader of environment variables.

Every knob of the settings is read here, typed: a value that does not parse stops the start with the
variable's name, and `NAME_FILE` may point to a file that holds the value (for secrets).
"""

import os
from pathlib import Path

from dj_email_url import SCHEMES
from environs import FileAwareEnv, validate

BASE_DIR = Path(__file__).resolve().parent.parent

env = FileAwareEnv()
env.read_env(os.environ.get("ENV_FILE") or BASE_DIR / ".env", recurse=False)

not_empty = validate.Length(min=1, error="must not be empty")
own_secret = [
    validate.Length(min=50, error="must be at least 50 characters long"),
    validate.Regexp(r"(?!dev-only)", error="must not be the development key"),
]
mail_url = validate.Regexp(rf"({'|'.join(SCHEMES)}):", error=f"must begin with one of {sorted(SCHEMES)} and a colon")
log_level = validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
