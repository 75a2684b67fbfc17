import socket

from flask import Flask

app = Flask(__name__)


@app.route("/")
def hello():
    return f"Hello from {socket.gethostname()}!\n"
