import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { inspect } from '../../../electron/core/inspect/inspect.ts';
import { calls } from '../../../electron/core/crm-calls/calls.ts';
import { crmCalls } from '../../../electron/core/crm-calls/crm-calls.ts';
import { noteCodes } from '../../../electron/core/crm-calls/notes.ts';
import { issueSources } from '../../../shared/inspection.ts';
import { effort } from '../../support/effort.ts';
import { context } from '../../support/keys.ts';
import { onLoopback } from '../../support/loopback.ts';
import { resourcesDir } from '../../support/running-core.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { make } from '../store/stores.ts';
import { isWindows } from '../../support/system.ts';

const run = promisify(execFile);

async function callsFor(body: object, origin?: string) {
  const bytes = Buffer.from(JSON.stringify(body));
  const { inspection } = await inspect(make(1, [bytes]).request, bytes, context);
  return crmCalls(inspection, null, origin);
}

function sample(kind: 'sms' | 'email'): Record<string, unknown> {
  return JSON.parse(readFileSync(join(resourcesDir, 'samples', `${kind}.json`), 'utf8')) as Record<
    string,
    unknown
  >;
}

interface Asked {
  readonly line: string;
  readonly headers: Record<string, string | undefined>;
  readonly body: unknown;
}

/** A server that says OK to everything, and what it was asked. */
async function api(): Promise<{ origin: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      const { authorization, version, accept } = request.headers;
      const headers = {
        authorization,
        version: String(version),
        accept,
        'content-type': request.headers['content-type'],
      };
      asked.push({ line: `${request.method} ${request.url}`, headers, body });
      response.end('{}');
    });
  });
  const { port, close } = await onLoopback(server);
  onTestFinished(close);
  return { origin: `http://127.0.0.1:${port}`, asked };
}

const env = { ...process.env, TOKEN: 'secret-$HOME-`id`', ELECTRON_RUN_AS_NODE: '1' };

/** Runs the commands in a real shell, one after the other. */
async function inShell(commands: readonly string[]): Promise<void> {
  const script = join(tempDir(), 'calls.sh');
  writeFileSync(
    script,
    `set -e\n${commands.map((one) => `${one} --silent --noproxy '*'`).join('\n')}\n`,
  );
  await run('sh', [script], { env });
}

/** Runs the modules in Node as they are written, one after the other. */
async function inNode(modules: readonly string[]): Promise<void> {
  const script = join(tempDir(), 'calls.mts');
  writeFileSync(script, modules.map((one) => `{\n${one}\n}`).join('\n'));
  await run(process.execPath, [script], { env: { ...env, NODE_NO_WARNINGS: '1' } });
}

/** Both forms of every call of a message, as the API heard them. */
async function heard(body: object) {
  const { origin, asked } = await api();
  const owed = await callsFor(body, origin);
  await inShell(owed.map(({ curl }) => curl));
  await inNode(owed.map(({ typescript }) => typescript));
  const meant = owed.map((call) => ({
    line: `${call.method} ${call.url.slice(origin.length)}`,
    headers: {
      authorization: `Bearer ${env.TOKEN}`,
      version: call.version,
      accept: 'application/json',
      'content-type': 'application/json',
    },
    body: call.body,
  }));
  return { owed, meant, byShell: asked.slice(0, owed.length), byNode: asked.slice(owed.length) };
}

describe('the calls to the CRM', () => {
  it.skipIf(isWindows)('reach the API unchanged from a shell and from Node', async () => {
    for (const kind of ['sms', 'email'] as const) {
      const { meant, byShell, byNode } = await heard(sample(kind));
      expect(byShell).toEqual(meant);
      expect(byNode).toEqual(meant);
    }
  });

  it('for an SMS are its statuses and a reply by either kind of provider', async () => {
    const owed = await callsFor(sample('sms'));
    expect(owed.map(({ name, method, url, body }) => [name, `${method} ${url}`, body])).toEqual([
      ...['delivered', 'read', 'pending'].map((status) => [
        status,
        'PUT https://services.leadconnectorhq.com/conversations/messages/GKJxs4P5L8dWc5CFUITM/status',
        { status },
      ]),
      [
        'failed',
        'PUT https://services.leadconnectorhq.com/conversations/messages/GKJxs4P5L8dWc5CFUITM/status',
        {
          status: 'failed',
          error: {
            code: expect.any(String),
            type: expect.any(String),
            message: expect.any(String),
          },
        },
      ],
      [
        'reply-sms',
        'POST https://services.leadconnectorhq.com/conversations/messages/inbound',
        { type: 'SMS', contactId: 'GKBhT6BfwY9mjzXAU3sq', message: 'Thank you!' },
      ],
      [
        'reply-custom',
        'POST https://services.leadconnectorhq.com/conversations/messages/inbound',
        {
          type: 'Custom',
          conversationProviderId: 'CONVERSATION_PROVIDER_ID',
          contactId: 'GKBhT6BfwY9mjzXAU3sq',
          message: 'Thank you!',
        },
      ],
    ]);
    expect(owed.map(({ placeholders }) => placeholders)).toEqual([
      ...Array.from({ length: 5 }, () => []),
      ['CONVERSATION_PROVIDER_ID'],
    ]);
    for (const { version, scope } of owed) {
      expect([version, scope]).toEqual(['v3', 'conversations/message.write']);
    }
  });

  it('for an e-mail are its own statuses first, and a reply in its thread', async () => {
    const owed = await callsFor(sample('email'));
    expect(owed.slice(0, 3).map(({ url }) => new URL(url).pathname)).toEqual(
      Array(3).fill('/conversations/messages/email/GK56r6wdJDrkUPd0xsmx/status'),
    );
    expect(owed.find(({ name }) => name === 'email-failed')?.body).toEqual({
      status: 'failed',
      recipients: [{ emailId: 'abc@gmail.com', status: 'failed', failReason: 'Mailbox full' }],
    });
    expect(owed.find(({ name }) => name === 'reply-email')?.body).toMatchObject({
      type: 'Email',
      emailMessageId: 'GK56r6wdJDrkUPd0xsmx',
      subject: 'Re: Subject from Conversation Page',
    });
  });

  it('name a recipient by the address alone, and never by a phone for an e-mail', async () => {
    for (const emailTo of [
      ['José <jose@example.com>', 'b@example.com'],
      ['Doe, Jane <jose@example.com>'],
      'jose@example.com, b@example.com',
      'jose@example.com,b@example.com',
    ]) {
      const owed = await callsFor({ ...sample('email'), emailTo });
      expect(owed.find(({ name }) => name === 'email-failed')?.body).toMatchObject({
        recipients: [{ emailId: 'jose@example.com' }],
      });
      expect(JSON.stringify(owed.find(({ name }) => name === 'failed')?.body)).not.toMatch(/phone/);
    }
  });

  it('contain undocumented ids if the webhook has them', async () => {
    const ids = { conversationProviderId: 'p1', conversationId: 'v1', replyToAltId: 'x@example' };
    const owed = await callsFor({ ...sample('email'), ...ids, contactId: '' });
    expect(owed.find(({ name }) => name === 'reply-email')).toMatchObject({
      body: { conversationProviderId: 'p1', conversationId: 'v1' },
    });
    expect(owed.find(({ name }) => name === 'reply-email-custom')).toMatchObject({
      body: { conversationProviderId: 'p1', conversationId: 'v1', altId: 'x@example' },
      placeholders: [],
    });
  });

  it('contain every id of the webhook, as the v3 schema requires', async () => {
    const ids = { conversationProviderId: '64c1f0a93be2d7581e04b6ad', conversationId: 'v1' };
    const owed = await callsFor({ ...sample('sms'), ...ids });
    for (const name of ['reply-sms', 'reply-custom']) {
      const call = owed.find((one) => one.name === name);
      expect(call).toMatchObject({
        body: { ...ids, contactId: 'GKBhT6BfwY9mjzXAU3sq' },
        placeholders: [],
      });
      expect(call?.notes.map(({ code }) => code)).toContain('v3-schema');
    }
  });

  it('are none for a workflow, an app action and an app event', async () => {
    const ids = { messageId: 'm1', contactId: 'c1', locationId: 'l1', message: 'Hi', phone: '+1' };
    const others = [
      { ...ids, contact_id: 'c1', workflow: { id: 'w' }, location: { id: 'l' } },
      { ...ids, data: {}, extras: { locationId: 'l' }, meta: { key: 'k' } },
      { ...ids, type: 'UPDATE', appId: 'a' },
    ];
    for (const body of others) expect(await callsFor(body)).toEqual([]);
  });

  it('have a placeholder for an id that is missing, or that would name another path', async () => {
    for (const messageId of [undefined, '', '.', '..', 'x'.repeat(501), 7]) {
      const [owed] = await callsFor({ type: 'SMS', messageId });
      expect(owed?.placeholders).toEqual(['MESSAGE_ID']);
      expect(owed?.url).toMatch(/\/messages\/MESSAGE_ID\/status$/);
    }
  });

  it('are none for anything but a message of a provider', async () => {
    expect(await callsFor({ type: 'INSTALL' })).toEqual([]);
    expect(await callsFor({ messageType: 'SMS', type: 'OutboundMessage' })).toEqual([]);
  });

  it('for the redirect after an install is the one that gets a token, without a token', async () => {
    const { request } = make(1, '');
    const url = '/in/x?code=a%27b&state=1';
    const { inspection } = await inspect(
      { ...request, method: 'GET', url },
      new Uint8Array(),
      context,
    );
    const [owed, ...others] = crmCalls(inspection, url);
    expect(others).toEqual([]);
    expect(owed).toMatchObject({
      name: 'token',
      url: 'https://services.leadconnectorhq.com/oauth/token',
      scope: null,
      body: { code: "a'b", grantType: 'authorization_code', clientSecret: 'CLIENT_SECRET' },
      placeholders: ['CLIENT_ID', 'CLIENT_SECRET', 'REDIRECT_URI'],
    });
    expect(`${owed?.curl}${owed?.typescript}`).not.toContain('TOKEN');
  });

  it('explain what can fail, with the source; every note is used', async () => {
    const used = new Set(calls.flatMap(({ notes }) => notes));
    expect([...used].sort()).toEqual([...noteCodes].sort());
    const owed = await callsFor(sample('sms'));
    const failed = owed.find(({ name }) => name === 'failed');
    expect(failed?.notes.map(({ code }) => code)).toContain('needs-error');
    for (const { source } of failed?.notes ?? []) expect(issueSources).toContain(source);
  });
});

describe('ids of a hostile sender', () => {
  const nasty = [
    '$(touch pwned)',
    '`touch pwned`',
    "'; touch pwned; '",
    '"; touch pwned; "',
    '\'"`$\\!\n\r\t\0\u001b[2J\u009b\u202e\u2028</script>',
    '../../other?x=1#y',
    '@/etc/passwd',
    '${process.exit(1)}',
    '%2e%2e',
    '-K config',
    '{a,b}[1-9]',
    'ñ 日本 \ud800',
  ];

  it.skipIf(isWindows)(
    'are passed unchanged in every call, in a shell and in Node',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 20 })),
            {
              minLength: 6,
              maxLength: 6,
            },
          ),
          fc.constantFrom('SMS', 'Email'),
          async ([messageId, emailMessageId, contactId, subject, to, providerId], type) => {
            const { meant, byShell, byNode, owed } = await heard({
              type,
              messageId,
              emailMessageId,
              contactId,
              subject,
              emailTo: [to],
              conversationProviderId: providerId,
            });
            expect(byShell).toEqual(meant);
            expect(byNode).toEqual(meant);
            // Nothing in them acts on the terminal or the editor that they are pasted into.
            for (const { curl, typescript } of owed)
              expect(curl + typescript).toMatch(/^[\n -~]*$/);
          },
        ),
        { numRuns: effort({ usual: 3, full: 12 }) },
      );
    },
    120_000,
  );
});
