import { expect, it } from 'vitest';
import { fieldQuery } from '../../../../renderer/detail/shared/field-query.ts';

it.each([
  ['contactId', 'abc', 'contact:"abc"'],
  ['emailTo', 'Ana <ana@example.com>', 'to:"ana@example.com"'],
  ['userId', 'a"b', '"a" "b"'],
])('the field %s with %s is found by its query', (name, value, query) => {
  expect(fieldQuery(name, value)).toBe(query);
});

it.each([
  ['contactId', 'a" OR to:"b'],
  ['contactId', 'a\u201db'],
  ['contactId', 'x'.repeat(301)],
  ['constructor', 'abc'],
  ['toString', 'abc'],
  ['__proto__', 'abc'],
  ['note', 'abc'],
])('the field %s with %s is found by none', (name, value) => {
  expect(fieldQuery(name, value)).toBeNull();
});
