"""Asks for the page again and again, until version 2 has followed on version 1: python ask.py URL"""
import sys
import time
from pathlib import Path
from urllib.request import urlopen

url = sys.argv[1]
end = time.monotonic() + 600


def ask():
    """The version that answers, or why none does."""
    time.sleep(0.05)
    try:
        with urlopen(url, timeout=5) as answer:
            return answer.read().decode().split()[0]
    except OSError as error:
        return f"failed: {error}"


def ask_until(version, times):
    """Asks until a version has answered so many times in a row; gives every answer."""
    answers = []
    while answers[-times:] != [version] * times and time.monotonic() < end:
        answer = ask()
        if answers[-1:] != [answer]:
            print(f"request {len(answers) + 1}: {answer}", flush=True)
        answers.append(answer)
    return answers


# Pods of an earlier update may still be on their way out.
ask_until("v1", 20)
print("version 1 answers: counting from now on", flush=True)
Path("/tmp/counting").touch()

answers = ask_until("v2", 200)
failed = sum(answer.startswith("failed") for answer in answers)
print(f"{len(answers)} asked, {failed} failed", flush=True)
sys.exit(0 if failed == 0 and answers[:1] == ["v1"] and answers[-1] == "v2" else 1)
