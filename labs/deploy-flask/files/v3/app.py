import os
import socket

from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello():
    greeting = os.environ["GREETING"]
    return f"v3 greets from {socket.gethostname()}: {greeting}\n"
