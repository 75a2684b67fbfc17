"""Asks the socket file for the page: python ask.py http, or python ask.py uwsgi."""
import socket
import struct
import sys
import time


def http():
    """What a browser would send."""
    return b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


def uwsgi():
    """The same in uwsgi's language: the size of all, then each name and value behind its own."""
    names = {
        "REQUEST_METHOD": "GET",
        "REQUEST_URI": "/",
        "PATH_INFO": "/",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
    }
    parts = [part.encode() for pair in names.items() for part in pair]
    body = b"".join(struct.pack("<H", len(part)) + part for part in parts)
    return struct.pack("<BHB", 0, len(body), 0) + body


def connect(path):
    """A server that has just been started may need a moment."""
    for _ in range(50):
        try:
            line = socket.socket(socket.AF_UNIX)
            line.connect(path)
            return line
        except (FileNotFoundError, ConnectionRefusedError):
            time.sleep(0.1)
    sys.exit(f"Nobody listens at {path}.")


if __name__ == "__main__":
    languages = {"http": http, "uwsgi": uwsgi}
    if len(sys.argv) != 2 or sys.argv[1] not in languages:
        sys.exit("Say in which language: python ask.py http, or python ask.py uwsgi")
    line = connect("/run/hello.sock")
    line.sendall(languages[sys.argv[1]]())
    answer = b""
    while part := line.recv(4096):
        answer += part
    print(answer.decode() or "(no answer)")
