import socket

from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello():
    return f"v1 greets from {socket.gethostname()}\n"
