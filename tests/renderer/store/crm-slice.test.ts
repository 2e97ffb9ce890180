import { expect, it } from 'vitest';
import { createWindowStore } from '../../../renderer/store/window-store.ts';
import type { CrmToken } from '../../../shared/crm-api.ts';
import { readToken } from '../../../shared/token/read-token.ts';
import { accessClaims, tokenOf } from '../../support/tokens.ts';
import { recordedBridge } from '../recorded-bridge.ts';

const token = tokenOf(accessClaims);
const given: CrmToken = {
  key: 'location:LOC',
  reading: readToken(token),
  mask: '…dXJl',
  isStored: false,
};

function started() {
  const recorded = recordedBridge();
  return { ...recorded, store: createWindowStore(recorded.bridge, () => 0) };
}

it('uses a token for the messages that it was given for, and has nothing of its text', async () => {
  const { store, answer, asked } = started();
  const done = store.getState().giveCrmToken({ token, location: null, stores: false }, 'OTHER');
  await answer('crm.giveToken', { ok: true, value: given });
  await answer('crm.tokens', { tokens: [given], storage: 'possible' });
  expect(await done).toEqual({ ok: true, value: given });
  expect(asked('crm.giveToken')).toEqual([[{ token, location: null, stores: false }]]);
  const { crmTokenKeys, crmTokens } = store.getState();
  expect(crmTokenKeys.get('OTHER')).toBe('location:LOC');
  expect(JSON.stringify([crmTokens, [...crmTokenKeys]])).not.toContain(token);
});

it('says which token an exchanged code brought', async () => {
  const { store, answer } = started();
  const call = { id: 1, name: 'token', pathIds: {}, body: '{}', token: null, triesAgain: false };
  const done = store.getState().callCrm({ ...call, secret: 's' });
  await answer('crm.call', { ok: false, fault: 'declined', detail: '' });
  await answer('crm.tokens', { tokens: [given], storage: 'possible' });
  expect((await done).taken).toEqual(given);
});

it('remembers the latest edits alone, and forgets a discarded one', () => {
  const { store } = started();
  const { editCrmCall } = store.getState();
  for (let number = 1; number <= 40; number += 1)
    editCrmCall(`${number} read`, { pathIds: {}, body: '{}' });
  editCrmCall('40 read', null);
  expect(store.getState().crmEdits.size).toBe(29);
  expect(store.getState().crmEdits.has('10 read')).toBe(false);
  expect(store.getState().crmEdits.has('39 read')).toBe(true);
});
