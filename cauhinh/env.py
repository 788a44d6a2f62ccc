"""The one reader of environment variables.

Every knob of the settings is read here, typed: a value that does not parse stops the start with the
variable's name, and `NAME_FILE` may point to a file that holds the value (for secrets).
"""

from pathlib import Path

from environs import FileAwareEnv

BASE_DIR = Path(__file__).resolve().parent.parent

env = FileAwareEnv()
env.read_env(BASE_DIR / ".env", recurse=False)
