// A Delivery URL with Web Crypto alone: Cloudflare Workers, Deno, Supabase Edge Functions, Bun.
// Workers: `export default` as it is. Deno and Supabase: Deno.serve((request) => receiver.fetch(request, Deno.env.toObject()))

// #region signature
const spki = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=';
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));

/** `body`: the raw bytes, before any parser; `header`: the value of X-GHL-Signature. */
export async function isGenuine(
  body: Uint8Array<ArrayBuffer>,
  header: string | null,
  publicKey = spki,
): Promise<boolean> {
  if (header === null || !/^[A-Za-z0-9+/]{86}==$/.test(header)) return false;
  const der = bytesOf(publicKey);
  const key = await crypto.subtle.importKey('spki', der, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, bytesOf(header), body);
}
// #endregion

interface Environment {
  readonly HIGHLEVEL_PUBLIC_KEY?: string;
  readonly GATEWAY_URL?: string;
}

interface Message {
  readonly type: string;
  readonly messageId: string;
  readonly [field: string]: unknown;
}

const messageTypes = ['SMS', 'Email', 'Custom'];

/** `null` for all that is no message: app events, workflow webhooks, pings. */
function readMessage(body: Uint8Array): Message | null {
  try {
    const json = JSON.parse(new TextDecoder().decode(body)) as Message | null;
    return messageTypes.includes(json?.type ?? '') && json?.messageId ? json : null;
  } catch {
    return null;
  }
}

// In production: a table with a unique index on messageId. An isolate's memory is not shared, and soon gone.
const seen = new Set<string>();

async function send({ phone, emailTo, message, subject, html, attachments }: Message, to: string) {
  const body = JSON.stringify({ to: phone ?? emailTo, message, subject, html, attachments });
  await fetch(to, { method: 'POST', body });
}

const receiver = {
  async fetch(request: Request, env: Environment = {}): Promise<Response> {
    // It does not unpack; what it can't read it must not take for a ping.
    if (request.headers.has('content-encoding')) return new Response(null, { status: 415 });
    const body = new Uint8Array(await request.arrayBuffer());
    const message = readMessage(body);
    if (message === null) return new Response('ok');
    const header = request.headers.get('x-ghl-signature');
    if (!(await isGenuine(body, header, env.HIGHLEVEL_PUBLIC_KEY)))
      return new Response(null, { status: 401 });
    if (seen.has(message.messageId)) return new Response('ok');
    seen.add(message.messageId);
    // In Workers: context.waitUntil(send(…)), and answer first.
    if (env.GATEWAY_URL) await send(message, env.GATEWAY_URL);
    return new Response('ok');
  },
};
export default receiver;
