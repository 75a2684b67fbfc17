"""Asks for the page from inside the container, in HTTP: python ask.py"""
import sys
import time
from urllib.request import urlopen

# A server that has just been started may need a moment.
for attempt in range(50):
    try:
        with urlopen("http://127.0.0.1:8080/", timeout=5) as answer:
            print(answer.status, answer.read().decode().strip())
            break
    except OSError as error:
        if "refused" not in str(error) or attempt == 49:
            sys.exit(f"No page: {error}")
        time.sleep(0.1)
