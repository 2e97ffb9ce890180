import { readdirSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readApiBase } from '../../electron/core/crm-api/api-base.ts';
import { createApiClient } from '../../electron/core/crm-api/api-client.ts';
import type { CrmCallWithToken } from '../../electron/core/crm-api/crm-api.ts';
import { calls } from '../../electron/core/crm-calls/calls.ts';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import { bounds } from '../../shared/bounds.ts';
import type { CrmRun } from '../../shared/crm-api.ts';
import type { CrmCall } from '../../shared/crm-call.ts';
import {
  failed,
  mockCrm,
  mockedTexts,
  type MockAnswer,
  type MockCrm,
} from '../support/mock-crm.ts';
import { receive as receiveBytes } from '../support/receiver.ts';
import { runCore, type RunningCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { accessClaims, tokenOf } from '../support/tokens.ts';
import { until } from '../support/until.ts';

const token = tokenOf(accessClaims);
const scopes = ['conversations/message.write'];

/** Messages that have every id that a call can name. */
const ids = {
  contactId: 'CONTACT',
  locationId: 'LOC',
  messageId: 'MESSAGE',
  conversationId: 'CONV',
  conversationProviderId: '0123456789abcdef01234567',
};
const sms = { ...ids, type: 'SMS', phone: '+15864603685', message: 'hello' };
const mail = {
  ...ids,
  type: 'Email',
  emailMessageId: 'MAIL',
  emailTo: ['ann@example.com'],
  emailFrom: 'me@example.com',
  html: '<p>hello</p>',
  subject: 'About',
  replyToAltId: 'ALT',
};

interface Opened extends RunningCore {
  readonly crm: MockCrm;
  readonly runs: CrmRun[][];
}

async function open(
  options: Parameters<typeof mockCrm>[0] = { tokens: { [token]: { scopes } } },
  waitsMs: readonly number[] = [5, 10],
  dataDir = tempDir(),
): Promise<Opened> {
  const crm = await mockCrm(options);
  const client = createApiClient({ base: { origin: crm.origin, isLoopback: true } });
  const runs: CrmRun[][] = [];
  const running = await runCore({}, dataDir, {
    crmApi: { client, waitsMs },
    onCrmRuns: (now) => runs.push([...now]),
  });
  return { ...running, crm, runs };
}

async function receive({ port, nth, captured }: RunningCore, body: object): Promise<number> {
  const before = captured.length;
  const response = await fetch(`http://127.0.0.1:${port}/in/test-token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await nth(before + 1)).request.id;
}

async function redirected({ port, nth, captured }: RunningCore): Promise<number> {
  const before = captured.length;
  await fetch(`http://127.0.0.1:${port}/in/test-token?code=CODE-OF-THE-INSTALL`);
  return (await nth(before + 1)).request.id;
}

async function ofRequest({ core }: RunningCore, id: number): Promise<readonly CrmCall[]> {
  return (await windowHandlers(core)['request.crmCalls']({ id })) ?? [];
}

/** Everything in the files of a folder. */
function allBytes(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Buffer.concat(
    files.flatMap((file) =>
      file.isFile() ? [readFileSync(join(file.parentPath, file.name))] : [],
    ),
  );
}

function never(): never {
  throw new Error('There is none.');
}

/** A call as it stands. */
function asItStands(id: number, call: CrmCall): CrmCallWithToken {
  return {
    id,
    name: call.name,
    pathIds: Object.fromEntries(
      Object.entries(call.pathIds).map(([name, value]) => [name, value ?? '']),
    ),
    body: JSON.stringify(call.body),
    token: call.scope === null ? null : token,
    secret: call.secret === null ? null : 'SECRET-OF-THE-APP',
    triesAgain: false,
  };
}

async function delivered(opened: Opened): Promise<CrmCallWithToken> {
  const id = await receive(opened, sms);
  const call = (await ofRequest(opened, id)).find(({ name }) => name === 'delivered');
  if (call === undefined) throw new Error('no such call');
  return asItStands(id, call);
}

describe('the calls to HighLevel', () => {
  it('are all accepted as they stand, and have no problem before', async () => {
    const opened = await open({ tokens: { [token]: { scopes } }, issues: {} });
    const sent = new Set<string>();
    const requests = [
      await receive(opened, sms),
      await receive(opened, mail),
      await redirected(opened),
    ];
    for (const id of requests)
      for (const call of await ofRequest(opened, id)) {
        const filled = {
          ...call.body,
          ...(call.name === 'token' && { clientId: 'ID', redirectUri: 'https://example.com' }),
        };
        const ask = { ...asItStands(id, call), body: JSON.stringify(filled) };
        expect(opened.core.crmApi.check(ask), call.name).toEqual([]);
        const { sent: result } = await opened.core.crmApi.call(ask);
        expect(result, call.name).toMatchObject({
          ok: true,
          value: { outcome: { is: 'answered', status: 200 }, meanings: [{ code: 'done' }] },
        });
        sent.add(call.name);
      }
    expect([...sent].sort()).toEqual(calls.map(({ name }) => name).sort());
    const [first] = opened.crm.asked;
    expect(first?.line).toBe('PUT /conversations/messages/MESSAGE/status');
    expect(first?.headers).toMatchObject({ authorization: `Bearer ${token}`, version: 'v3' });
  });

  it('are refused by the mock when they are broken, and that is said before', async () => {
    const opened = await open();
    const ask = await delivered(opened);
    const broken: readonly (readonly [string, object, string])[] = [
      ['an unknown status', { status: 'sent' }, 'not-listed'],
      ['no status', {}, 'missing'],
      ['a field of nobody', { status: 'read', nonsense: 1 }, 'unknown'],
      ['a status of another type', { status: 5 }, 'no-text'],
      [
        'an error without its message',
        { status: 'failed', error: { code: '1', type: 'x' } },
        'missing',
      ],
    ];
    for (const [what, content, code] of broken) {
      const edited = { ...ask, body: JSON.stringify(content) };
      expect(
        opened.core.crmApi.check(edited).map((one) => one.code),
        what,
      ).toContain(code);
      const { sent } = await opened.core.crmApi.call(edited);
      expect(sent, what).toMatchObject({ ok: true, value: { outcome: { status: 422 } } });
    }
  });

  it('is named without a word about the path, and can’t leave it', async () => {
    const opened = await open();
    const ask = await delivered(opened);
    const sendTo = (messageId: string) =>
      opened.core.crmApi.call({ ...ask, pathIds: { messageId } });
    for (const messageId of ['', '.', '..', '\ud800'])
      expect((await sendTo(messageId)).sent).toMatchObject({ ok: false, fault: 'bad-path' });
    await sendTo('../../oauth/token?x=1#\r\nHost: evil');
    expect(opened.crm.asked.map(({ line }) => line)).toEqual([
      'PUT /conversations/messages/..%2F..%2Foauth%2Ftoken%3Fx%3D1%23%0D%0AHost%3A%20evil/status',
    ]);
    const other = await opened.core.crmApi.call({ ...ask, name: 'email-opened' });
    expect(other.sent).toMatchObject({ ok: false, fault: 'no-such-call' });
    expect((await opened.core.crmApi.call({ ...ask, token: null })).sent).toMatchObject({
      fault: 'no-token',
    });
  });

  it('is tried again while it is too early, and only then', async () => {
    const opened = await open();
    const { crm, core, runs } = opened;
    const ask = { ...(await delivered(opened)), triesAgain: true };
    crm.answerNext(failed(403, mockedTexts.tooEarly), failed(401, 'No message found for the id'));
    const { sent } = await core.crmApi.call(ask);
    expect(sent).toMatchObject({ ok: true, value: { attempt: 3, outcome: { status: 200 } } });
    const codes = core.crmApi.answers(ask.id).map(({ meanings }) => meanings[0]?.code);
    expect(codes).toEqual(['done', 'no-message-yet', 'too-early']);
    expect(
      runs.flat().some(({ attempt, waitsUntil }) => attempt === 2 && waitsUntil !== null),
    ).toBe(true);
    expect(runs.at(-1)).toEqual([]);

    crm.answerNext(failed(401, mockedTexts.otherApp));
    const refused = await core.crmApi.call(ask);
    expect(refused.sent).toMatchObject({
      value: { attempt: 1, meanings: [{ code: 'other-app' }] },
    });
  });

  it('ends when the user stops it, while it waits and while it is sent', async () => {
    const opened = await open(undefined, [60_000]);
    const { crm, core } = opened;
    const ask = { ...(await delivered(opened)), triesAgain: true };
    crm.answerNext(failed(403, mockedTexts.tooEarly));
    const waiting = core.crmApi.call(ask);
    const run = await until(
      () => core.crmApi.runs().find(({ waitsUntil }) => waitsUntil !== null) ?? null,
    );
    core.crmApi.stop(run.number);
    expect((await waiting).sent).toMatchObject({ value: { outcome: { status: 403 } } });

    crm.answerNext(() => undefined);
    const sending = core.crmApi.call(ask);
    await until(() => crm.asked.length === 2);
    for (const { number } of core.crmApi.runs()) core.crmApi.stop(number);
    expect((await sending).sent).toMatchObject({ value: { outcome: { fault: 'stopped' } } });
  });

  it('is stored beside its request across a restart, and removed with it', async () => {
    const dataDir = tempDir();
    const first = await open(undefined, undefined, dataDir);
    const ask = await delivered(first);
    for (let one = 0; one < bounds.crmTries.entries + 2; one += 1)
      await first.core.crmApi.call(ask);
    const before = first.core.crmApi.answers(ask.id);
    expect(before).toHaveLength(bounds.crmTries.entries);
    await first.core.close();

    const { core } = await open(undefined, undefined, dataDir);
    expect(core.crmApi.answers(ask.id)).toEqual(before);
    expect(core.store.forgetEverything()).toMatchObject({ ok: true });
    expect(core.crmApi.answers(ask.id)).toEqual([]);
    expect((await core.crmApi.call(ask)).sent).toMatchObject({ fault: 'no-such-call' });
  });
});

/** An endless body in chunks, until the other side leaves. */
function endless(response: ServerResponse, onLeft: () => void = () => undefined): void {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more).once('close', onLeft);
  more();
}

describe('a hostile answer', () => {
  it('is bounded, stored and shown', async () => {
    const hostile: readonly (readonly [string, MockAnswer, object])[] = [
      ['that never ends', (response) => endless(response), { status: 200, isCut: true }],
      [
        'of a gigabyte',
        (response) => endless(response.writeHead(500, { 'Content-Length': String(2 ** 30) })),
        { status: 500, isCut: true },
      ],
      [
        'that unpacks to a gigabyte',
        (response) =>
          response
            .writeHead(200, { 'Content-Encoding': 'gzip' })
            .end(gzipSync(Buffer.alloc(20 * 1024 ** 2))),
        { isCut: true },
      ],
      [
        'in a coding that was not asked for',
        (response) => response.writeHead(200, { 'Content-Encoding': 'zstd' }).end('x'),
        { is: 'failed', fault: 'bad-encoding' },
      ],
      [
        'with a broken coding',
        (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip'),
        { is: 'failed', fault: 'bad-encoding' },
      ],
      [
        'that is no HTTP',
        (response) => response.socket?.end('nonsense\r\n\r\n'),
        { fault: 'bad-answer' },
      ],
      [
        'with an endless head',
        (response) => response.socket?.end(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(2 ** 20)}\r\n\r\n`),
        { fault: 'bad-answer' },
      ],
      ['that breaks off', (response) => response.socket?.destroy(), { fault: 'unreachable' }],
      [
        'that steers terminals and is no text',
        (response) =>
          response.writeHead(400).end(Buffer.from('\x1b[2J\x1b]0;owned\x07\xff\xfe', 'latin1')),
        { status: 400, body: '\x1b[2J\x1b]0;owned\x07\ufffd\ufffd' },
      ],
      [
        'with a message that is no text',
        { status: 400, body: { message: { a: [1] } } },
        { status: 400 },
      ],
    ];
    const opened = await open();
    const ask = await delivered(opened);
    for (const [what, answer, outcome] of hostile) {
      opened.crm.answerNext(answer);
      const { sent } = await opened.core.crmApi.call(ask);
      expect(sent, what).toMatchObject({ ok: true, value: { outcome } });
      const [stored] = opened.core.crmApi.answers(ask.id);
      expect(stored, what).toEqual(sent.ok && sent.value);
      if (stored?.outcome.is === 'answered')
        expect(stored.outcome.body.length, what).toBeLessThanOrEqual(bounds.crmAnswer.bytes);
    }
  });

  it.each<[string, MockAnswer]>([
    ['never comes', () => undefined],
    [
      'comes letter by letter',
      (response) => {
        const head = 'HTTP/1.1 200 OK\r\nX-Slow: ';
        let sent = 0;
        const timer = setInterval(() => response.socket?.write(head[(sent += 1) - 1] ?? 'x'), 5);
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('is not waited for without end: it %s', async (_, answer) => {
    const crm = await mockCrm();
    const base = { origin: crm.origin, isLoopback: true };
    const client = createApiClient({ base, deadlineMs: 400 });
    crm.answerNext(answer);
    const request = { method: 'PUT', path: '/x', headers: [], body: '' } as const;
    expect(await client.call(request, new AbortController().signal)).toMatchObject({
      fault: 'too-slow',
    });
  });

  it('leads nowhere, and closes the connection after what is read', async () => {
    const opened = await open();
    const { crm, core } = opened;
    const ask = await delivered(opened);
    crm.answerNext({ status: 307, body: '', headers: { Location: `${crm.origin}/stolen` } });
    const { sent } = await core.crmApi.call(ask);
    expect(sent).toMatchObject({
      value: { outcome: { status: 307 }, meanings: [{ code: 'redirect' }] },
    });
    expect(crm.asked).toHaveLength(1);

    const left = new Promise<void>((resolve) =>
      crm.answerNext((response) => endless(response, resolve)),
    );
    await core.crmApi.call(ask);
    await left;
  });
});

describe('a secret', () => {
  it('is in no answer that is stored, however the API repeats it', async () => {
    const opened = await open();
    const { crm, core, dataDir } = opened;
    const ask = await delivered(opened);
    const half = token.slice(0, 40);
    const filling = 'x'.repeat(bounds.crmAnswer.bytes - half.length);
    const echoes: readonly MockAnswer[] = [
      { status: 401, body: { message: `no: ${token}`, token }, headers: { 'X-Request-Id': token } },
      {
        status: 302,
        body: '',
        headers: { Location: `https://example.com/?t=${encodeURIComponent(token)}` },
      },
      { status: 200, body: filling + token },
    ];
    for (const echo of echoes) {
      crm.answerNext(echo);
      await core.crmApi.call({ ...ask, body: JSON.stringify({ status: 'read', note: token }) });
    }
    expect(JSON.stringify(core.crmApi.answers(ask.id))).not.toContain(token.slice(0, 30));
    const [{ sent } = never()] = core.crmApi.answers(ask.id);
    expect(sent.headers).toContainEqual(['Authorization', `Bearer …${token.slice(-4)}`]);
    await core.close();
    const files = allBytes(dataDir);
    // What is stored is found like this.
    expect(files.includes('MESSAGE')).toBe(true);
    expect(files.includes(token.slice(0, 30))).toBe(false);
  });

  it('of an install is neither stored nor answered, and its token goes to the main process alone', async () => {
    const issued = {
      accessToken: token,
      refreshToken: `${tokenOf({ v: 2 })}`,
      locationId: 'LOC',
      userId: 'U',
    };
    const opened = await open({ issues: issued });
    const { crm, core, dataDir } = opened;
    const id = await redirected(opened);
    const [call = never()] = await ofRequest(opened, id);
    const body = JSON.stringify({
      ...call.body,
      clientId: 'ID',
      redirectUri: 'https://example.com/cb',
    });
    const ask = { ...asItStands(id, call), body };
    const called = await core.crmApi.call(ask);
    expect(called.received).toEqual({ token, location: 'LOC' });
    expect(Object.fromEntries(new URLSearchParams(crm.asked[0]?.body))).toMatchObject({
      clientSecret: 'SECRET-OF-THE-APP',
      code: 'CODE-OF-THE-INSTALL',
      grantType: 'authorization_code',
    });
    const shown = JSON.stringify(called.sent);
    for (const secret of [token, issued.refreshToken, 'SECRET-OF-THE-APP', 'CODE-OF-THE-INSTALL'])
      expect(shown).not.toContain(secret);
    expect(shown).toContain('accessToken');
    expect((await core.crmApi.call({ ...ask, secret: null })).sent).toMatchObject({
      fault: 'no-secret',
    });
    expect((await core.crmApi.call({ ...ask, body: '[1]' })).sent).toMatchObject({
      fault: 'bad-body',
    });
    await core.close();
    expect(allBytes(dataDir).includes('SECRET-OF-THE-APP')).toBe(false);
  });

  it('with a line break is not sent', async () => {
    const opened = await open();
    const ask = { ...(await delivered(opened)), token: 'abc\r\nX-Evil: 1' };
    const { sent } = await opened.core.crmApi.call(ask);
    expect(sent).toMatchObject({ value: { outcome: { fault: 'bad-header' } } });
    expect(opened.crm.asked).toEqual([]);
  });
});

describe('another server', () => {
  it('is not called: neither by the environment nor by a name that leads inside', async () => {
    const official = { origin: 'https://services.leadconnectorhq.com', isLoopback: false };
    for (const given of [
      'http://example.com',
      'https://127.0.0.1',
      'http://127.0.0.1.evil.com',
      'http://localhost',
      '127.0.0.1:1',
    ])
      expect(readApiBase({ HOOKSCOPE_CRM_API: given })).toEqual(official);
    expect(readApiBase({ HOOKSCOPE_CRM_API: 'http://127.0.0.1:81/x' }).origin).toBe(
      'http://127.0.0.1:81',
    );
    const crm = await mockCrm();
    const { port } = new URL(crm.origin);
    const client = createApiClient({
      base: { origin: `https://services.leadconnectorhq.com:${port}`, isLoopback: false },
      resolve: async () => ['127.0.0.1'],
    });
    const request = { method: 'PUT', path: '/x', headers: [], body: '' } as const;
    expect(await client.call(request, new AbortController().signal)).toMatchObject({
      ok: false,
      fault: 'blocked-address',
    });
  });

  it('is not believed: its certificate must be HighLevel’s', async () => {
    const { port } = await receiveBytes('', { tls: true });
    const client = createApiClient({
      base: { origin: `https://services.leadconnectorhq.com:${port}`, isLoopback: true },
      resolve: async () => ['127.0.0.1'],
    });
    const request = { method: 'PUT', path: '/x', headers: [], body: '' } as const;
    expect(await client.call(request, new AbortController().signal)).toMatchObject({
      fault: 'tls',
    });
  });
});
