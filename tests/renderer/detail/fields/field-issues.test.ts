import { expect, it } from 'vitest';
import {
  absentFields,
  fieldPathOf,
  issuesOf,
  nameAt,
} from '../../../../renderer/detail/fields/field-issues.ts';
import type { Field, Issue } from '../../../../shared/inspection.ts';

const issue = (path: string | null): Issue => ({
  code: 'x',
  severity: 'info',
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

it('finds the issues of a field and of the values within it, and of no field whose name begins with its name', () => {
  const issues = [issue('/email'), issue('/email/0'), issue('/emailTo'), issue(null)];
  expect(issuesOf(field, issues)).toEqual([issue('/email'), issue('/email/0')]);
});

it('finds the top-level field of a JSON pointer, and its name', () => {
  expect(fieldPathOf('/attachments/2/url')).toBe('/attachments');
  expect(nameAt('/a~1b~0c')).toBe('a/b~c');
});

it('finds missing fields that have issues, each once', () => {
  const issues = [issue('/phone'), issue('/email/0'), issue('/phone'), issue(null)];
  expect(absentFields([field], issues)).toEqual(['/phone']);
});
