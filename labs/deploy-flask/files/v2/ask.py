"""Asks for the page again and again, until version 2 has followed on version 1: python ask.py URL"""
import sys
import time
from urllib.request import urlopen

url = sys.argv[1]
asked = failed = in_a_row = 0
before = ""
seen = []
end = time.monotonic() + 600

while in_a_row < 200 and time.monotonic() < end:
    asked += 1
    try:
        with urlopen(url, timeout=5) as answer:
            version = answer.read().decode().split()[0]
    except OSError as error:
        failed += 1
        print(f"request {asked} failed: {error}", flush=True)
        time.sleep(0.05)
        continue
    if version != before:
        print(f"request {asked}: {version}", flush=True)
        seen.append(version)
    before = version
    in_a_row = in_a_row + 1 if "v1" in seen and version == "v2" else 0
    time.sleep(0.05)

print(f"{asked} asked, {failed} failed", flush=True)
sys.exit(0 if failed == 0 and in_a_row >= 200 else 1)
