import { expect, it } from 'vitest';
import { expressionsOfApp, refusals } from '../../scripts/lint/expressions.mjs';

it('proves again every expression of the app, also those that the list of proved ones names', async () => {
  const expressions = expressionsOfApp();
  expect(expressions.length).toBeGreaterThan(500);
  expect(await refusals(expressions)).toEqual([]);
}, 600_000);
