import { expect } from 'vitest';
import { createApiClient } from '../../electron/core/crm-api/api-client.ts';
import type { CrmCallWithToken } from '../../electron/core/crm-api/crm-api.ts';
import { windowHandlers } from '../../electron/core/calls/window-handlers.ts';
import type { CrmRun } from '../../shared/crm-api.ts';
import type { CrmCall } from '../../shared/crm-call.ts';
import { mockCrm, type MockCrm } from './mock-crm.ts';
import { runCore, type RunningCore } from './running-core.ts';
import { tempDir } from './temp-dir.ts';
import { accessClaims, tokenOf } from './tokens.ts';

export const token = tokenOf(accessClaims);
export const scopes = ['conversations/message.write'];

/** Messages that have every id that a call can name. */
const ids = {
  contactId: 'CONTACT',
  locationId: 'LOC',
  messageId: 'MESSAGE',
  conversationId: 'CONV',
  conversationProviderId: '0123456789abcdef01234567',
};
export const sms = { ...ids, type: 'SMS', phone: '+15864603685', message: 'hello' };
export const mail = {
  ...ids,
  type: 'Email',
  emailMessageId: 'MAIL',
  emailTo: ['ann@example.com'],
  emailFrom: 'me@example.com',
  html: '<p>hello</p>',
  subject: 'About',
  replyToAltId: 'ALT',
};

export interface Opened extends RunningCore {
  readonly crm: MockCrm;
  readonly runs: CrmRun[][];
}

export async function openCrm(
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

export async function receiveMessage(
  { port, nth, captured }: RunningCore,
  body: object,
): Promise<number> {
  const before = captured.length;
  const response = await fetch(`http://127.0.0.1:${port}/in/test-token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
  return (await nth(before + 1)).request.id;
}

export async function receiveRedirect({ port, nth, captured }: RunningCore): Promise<number> {
  const before = captured.length;
  await fetch(`http://127.0.0.1:${port}/in/test-token?code=CODE-OF-THE-INSTALL`);
  return (await nth(before + 1)).request.id;
}

export async function callsOf({ core }: RunningCore, id: number): Promise<readonly CrmCall[]> {
  return (await windowHandlers(core)['request.crmCalls']({ id })) ?? [];
}

/** A call as it stands. */
export function asItStands(id: number, call: CrmCall): CrmCallWithToken {
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

export async function deliveredCall(opened: Opened): Promise<CrmCallWithToken> {
  const id = await receiveMessage(opened, sms);
  const call = (await callsOf(opened, id)).find(({ name }) => name === 'delivered');
  if (call === undefined) throw new Error('no such call');
  return asItStands(id, call);
}
