// The Code node “Verify” of flow.json. n8n allows `crypto` when NODE_FUNCTION_ALLOW_BUILTIN=crypto is set.
// #region signature
const { createPublicKey, verify } = require('crypto');

const spki = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=';

/** `body`: the raw bytes of the Webhook node, whose option “Raw Body” is on; `header`: the value of X-GHL-Signature. */
function isGenuine(body, header) {
  if (!/^[A-Za-z0-9+/]{86}==$/.test(header ?? '')) return false;
  const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
  return verify(null, body, key, Buffer.from(header, 'base64'));
}
// #endregion

/** `null` for all that is no message: app events, workflow webhooks, pings. */
function readMessage(body) {
  try {
    const json = JSON.parse(body.toString('utf8'));
    return ['SMS', 'Email', 'Custom'].includes(json?.type) && json.messageId ? json : null;
  } catch {
    return null;
  }
}

const { json, binary } = $input.first();
const body = binary?.data ? await this.helpers.getBinaryDataBuffer(0, 'data') : Buffer.alloc(0);
const message = readMessage(body);
// What was packed on the way and can't be read must not be taken for a ping.
const isPacked = message === null && json.headers['content-encoding'] !== undefined;
const isAccepted = message === null || isGenuine(body, json.headers['x-ghl-signature']);
const status = isPacked ? 415 : isAccepted ? 200 : 401;
return [{ json: { status, message: isAccepted ? message : null } }];
