# A Delivery URL with FastAPI: pip install fastapi uvicorn cryptography, then python receiver.py
import json
import os
import urllib.request

import uvicorn
from fastapi import BackgroundTasks, FastAPI, Request, Response

# #region signature
# pip install cryptography
import base64
import os
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_der_public_key

SPKI = "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg="
KEY = load_der_public_key(base64.b64decode(os.environ.get("HIGHLEVEL_PUBLIC_KEY", SPKI)))


def is_genuine(body: bytes, header: "str | None") -> bool:
    """body: the raw bytes, before any parser; header: the value of X-GHL-Signature."""
    try:
        KEY.verify(base64.b64decode(header or "", validate=True), body)
        return True
    except (InvalidSignature, ValueError):
        return False
# #endregion


def read_message(body: bytes):
    """None for all that is no message: app events, workflow webhooks, pings."""
    try:
        message = json.loads(body)
    except ValueError:
        return None
    is_message = isinstance(message, dict) and message.get("type") in ("SMS", "Email", "Custom")
    return message if is_message and message.get("messageId") else None


def send(message: dict) -> None:
    gateway = os.environ.get("GATEWAY_URL")
    fields = {name: message.get(name) for name in ("message", "subject", "html", "attachments")}
    body = json.dumps({"to": message.get("phone") or message.get("emailTo"), **fields}).encode()
    if gateway:
        urllib.request.urlopen(urllib.request.Request(gateway, data=body)).read()


app = FastAPI()
seen = set()  # In production: a table with a unique index on messageId.


@app.api_route("/{path:path}", methods=["GET", "HEAD", "POST"])
async def receive(request: Request, background: BackgroundTasks) -> Response:
    if request.headers.get("content-encoding"):  # It does not unpack, and this may be no ping.
        return Response(status_code=415)
    body = await request.body()
    message = read_message(body)
    if message is None:
        return Response(status_code=200)
    if not is_genuine(body, request.headers.get("x-ghl-signature")):
        return Response(status_code=401)
    if message["messageId"] not in seen:
        seen.add(message["messageId"])
        background.add_task(send, message)  # After the answer.
    return Response(status_code=200)


if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "3000")), log_level="warning")
