import { expect, it } from 'vitest';
import type { CrmTry } from '../../../shared/crm-api.ts';
import { until } from '../../support/until.ts';
import { make, openHere } from './stores.ts';

function tried(attempt: number, body: string): CrmTry {
  return {
    ...{ name: 'read', attempt, sentAt: 5, ms: 1.5 },
    sent: { method: 'PUT', url: 'https://example.com/x', headers: [['A', 'b']], body: '{}' },
    outcome: { is: 'answered', status: 200, headers: [], body, isCut: false },
  };
}

it('the calls of a request are kept beside it, deleted with it, and count in the budget', async () => {
  let keepBytes = Infinity;
  const { store } = openHere(undefined, {
    budget: () => ({ keepRequests: Infinity, keepBytes }),
  });
  for (const id of [1, 2]) await store.saveCapture(make(id, `body ${id}`));
  const long = 'x'.repeat(50_000);
  for (let attempt = 1; attempt <= 12; attempt += 1)
    await store.crmTries.add(1, tried(attempt, long));
  await store.crmTries.add(2, tried(1, 'short'));
  expect(store.crmTries.of(1).map(({ attempt }) => attempt)).toEqual([
    12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
  ]);
  expect(store.crmTries.of(2)).toMatchObject([tried(1, 'short')]);

  keepBytes = 400_000;
  await store.saveCapture(make(3, 'body 3'));
  await until(() => store.facts(1) === null);
  expect(store.crmTries.of(1)).toEqual([]);
  expect(await store.crmTries.add(1, tried(1, long))).toBeNull();
  // Their bytes left the budget with it: the others fit.
  await store.saveCapture(make(4, 'body 4'));
  await store.settled();
  expect([2, 3, 4].map((id) => store.facts(id)?.id)).toEqual([2, 3, 4]);
});
