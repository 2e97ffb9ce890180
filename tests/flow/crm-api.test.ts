import { describe, expect, it } from 'vitest';
import { createApiClient } from '../../electron/core/crm-api/api-client.ts';
import type { CrmCallWithToken } from '../../electron/core/crm-api/crm-api.ts';
import { calls } from '../../electron/core/crm-calls/calls.ts';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import type { CrmRun } from '../../shared/crm-api.ts';
import type { CrmCall } from '../../shared/crm-call.ts';
import { mockCrm, type MockCrm } from '../support/mock-crm.ts';
import { runCore, type RunningCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { accessClaims, tokenOf } from '../support/tokens.ts';

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

  it.each<[string, object, string]>([
    ['an unknown status', { status: 'sent' }, 'not-listed'],
    ['no status', {}, 'missing'],
    ['a field of nobody', { status: 'read', nonsense: 1 }, 'unknown'],
    ['a status of another type', { status: 5 }, 'no-text'],
    [
      'an error without its message',
      { status: 'failed', error: { code: '1', type: 'x' } },
      'missing',
    ],
  ])('is refused by the mock, and named before: %s', async (_, body, code) => {
    const opened = await open();
    const ask = { ...(await delivered(opened)), body: JSON.stringify(body) };
    expect(opened.core.crmApi.check(ask).map((one) => one.code)).toContain(code);
    const { sent } = await opened.core.crmApi.call(ask);
    expect(sent).toMatchObject({ ok: true, value: { outcome: { status: 422 } } });
  });
});
