"""Asks the web server in this container for a page: python ask.py /hello.html"""
import sys
import urllib.request

path = sys.argv[1] if len(sys.argv) > 1 else "/"
try:
    with urllib.request.urlopen(f"http://127.0.0.1:8000{path}", timeout=2) as answer:
        print(answer.read().decode().strip())
except OSError as error:
    sys.exit(f"No page at {path}: {error}")
