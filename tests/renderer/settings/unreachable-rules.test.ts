import { expect, it } from 'vitest';
import { unreachableRules } from '../../../renderer/settings/replies/unreachable-rules.ts';
import { ruleOf } from '../../support/rules.ts';

const some = ruleOf({ id: 'some', when: { kind: ['sms'] } });
const all = ruleOf({ id: 'all', name: 'All' });

it('a rule below one that matches every webhook is never reached', () => {
  expect([...unreachableRules([some, all, { ...some, id: 'late' }])]).toEqual([['late', 'All']]);
});

it('a rule is reached if the one above it is off or has a condition', () => {
  expect(unreachableRules([{ ...all, on: false }, some]).size).toBe(0);
  expect(unreachableRules([some, all]).size).toBe(0);
});

it('a rule with a path is reached by strays, and a rule that is off is not listed', () => {
  const path = ruleOf({ id: 'path', when: { path: '/other' } });
  expect(unreachableRules([all, path, { ...some, on: false }]).size).toBe(0);
});
