import os
import socket

from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello():
    greeting = os.environ.get("GREETING", "good day")
    return f"v4 greets from {socket.gethostname()}: {greeting}\n"
