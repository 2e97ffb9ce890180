import { expect, it } from 'vitest';
import { lineOf } from '../../../../renderer/detail/crm-calls/line-of.ts';

const text = `{
  "status": "failed",
  "a/b~": 1,
  "error": {
    "code": "x"
  },
  "recipients": [
    "one", { "status": 1 },
    { "status": 2 }
  ],
  "status": "read"
}`;

it.each([
  ['/error/code', 5],
  ['/a~1b~0', 3],
  ['/recipients/0', 8],
  ['/recipients/2/status', 9],
  ['', 1],
])('finds the line of %s', (pointer, line) => {
  expect(lineOf(text, pointer)).toBe(line);
});

it('finds the last of several members with one name, as JSON.parse takes it', () => {
  expect(lineOf(text, '/status')).toBe(11);
});

it.each([
  ['/error/type', 4],
  ['/message', 1],
])('names the object that lacks %s', (pointer, line) => {
  expect(lineOf(text, pointer)).toBe(line);
});

it('finds where a text stops being JSON', () => {
  expect(lineOf('{\n  "a": 1,\n}', null)).toBe(3);
  expect(lineOf('{}', null)).toBeNull();
});
