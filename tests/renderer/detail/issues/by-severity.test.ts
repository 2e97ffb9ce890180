import { expect, it } from 'vitest';
import { bySeverity } from '../../../../renderer/detail/issues/by-severity.ts';
import type { Issue, Severity } from '../../../../shared/inspection.ts';

const issue = (path: string, severity: Severity): Issue => ({
  code: 'x',
  severity,
  source: 'inferred',
  path,
  message: '',
  values: {},
});

it('groups issues by severity and keeps the order within a group', () => {
  const [a, b, c] = [issue('/a', 'warning'), issue('/b', 'error'), issue('/c', 'warning')];
  expect(bySeverity([a, b, c])).toEqual({ error: [b], warning: [a, c], info: [] });
});
