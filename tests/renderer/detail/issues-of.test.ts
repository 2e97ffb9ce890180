import { expect, it } from 'vitest';
import { issuesOf } from '../../../renderer/detail/issues-of.ts';
import type { Field, Issue } from '../../../shared/inspection.ts';

const issue = (path: string | null): Issue => ({
  code: 'x',
  severity: 'info',
  ground: 'inferred',
  path,
  message: '',
  values: {},
});

it('finds the issues of a field and of what it holds, and no namesake’s', () => {
  const field: Field = {
    name: 'email',
    path: '/email',
    type: 'array',
    text: '[]',
    length: 2,
    standing: 'documented',
  };
  const issues = [issue('/email'), issue('/email/0'), issue('/emailTo'), issue(null)];
  expect(issuesOf(field, issues)).toEqual([issue('/email'), issue('/email/0')]);
});
