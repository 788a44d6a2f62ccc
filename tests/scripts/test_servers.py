"""The servers of the tests: they start, they answer, they are gone afterwards."""

import sys
from pathlib import Path

import psycopg2
import pytest
import redis

from scripts.servers import postgres, redis_server, running


def test_postgres_answers_and_knows_vietnamese_letters():
    with postgres() as url:
        connection = psycopg2.connect(url)
        with connection.cursor() as cursor:
            cursor.execute("SELECT upper('đường ặ')")
            assert cursor.fetchone() == ("ĐƯỜNG Ặ",)
        connection.close()
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(url)


def test_redis_answers():
    with redis_server() as url, redis.Redis.from_url(url) as client:
        client.set("khóa", "giá trị")
        assert client.get("khóa").decode() == "giá trị"
    with redis.Redis.from_url(url) as client, pytest.raises(redis.ConnectionError):
        client.ping()


def test_a_server_that_dies_says_why(tmp_path: Path):
    command = [sys.executable, "-c", "import sys; sys.exit('no room')"]
    with pytest.raises(RuntimeError, match="no room"), running(command, tmp_path / "log", lambda: False):
        pass
