import { expect, it } from 'vitest';
import {
  absentFields,
  bySeverity,
  fieldPathOf,
  issuesOf,
  nameAt,
} from '../../../../renderer/detail/issues/issues-of.ts';
import type { Field, Issue, Severity } from '../../../../shared/inspection.ts';

const issue = (path: string | null, severity: Severity = 'info'): Issue => ({
  code: 'x',
  severity,
  source: 'inferred',
  path,
  message: '',
  values: {},
});

const field: Field = {
  name: 'email',
  path: '/email',
  type: 'array',
  text: '[]',
  length: 2,
  fieldStatus: 'documented',
};

it('finds the issues of a field and of what it holds, and no namesake’s', () => {
  const issues = [issue('/email'), issue('/email/0'), issue('/emailTo'), issue(null)];
  expect(issuesOf(field, issues)).toEqual([issue('/email'), issue('/email/0')]);
});

it('finds the field that a place is in, and its name', () => {
  expect(fieldPathOf('/attachments/2/url')).toBe('/attachments');
  expect(nameAt('/a~1b~0c')).toBe('a/b~c');
});

it('finds fields that are missed, each once', () => {
  const issues = [issue('/phone'), issue('/email/0'), issue('/phone'), issue(null)];
  expect(absentFields([field], issues)).toEqual(['/phone']);
});

it('sorts by severity and keeps the order within', () => {
  const [a, b, c] = [issue('/a', 'warning'), issue('/b', 'error'), issue('/c', 'warning')];
  expect(bySeverity([a, b, c])).toEqual({ error: [b], warning: [a, c], info: [] });
});
