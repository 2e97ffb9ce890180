import { expect, it } from 'vitest';
import { addressOfRequest, requestNamedBy } from '../../shared/opened.ts';

it.each([
  ['hookscope://request/1', 1],
  ['hookscope://request/999999999999999', 999_999_999_999_999],
  [addressOfRequest(42), 42],
  ['HOOKSCOPE://Request/42', 42],
  // Some programs end an address with a slash.
  ['hookscope://request/42/', 42],
])('%s names a request', (address, id) => {
  expect(requestNamedBy(address)).toBe(id);
});

it.each([
  'hookscope:1',
  'hookscope://request/',
  'hookscope://request/0',
  'hookscope://request/01',
  'hookscope://request/-1',
  'hookscope://request/1e3',
  'hookscope://request/1.5',
  'hookscope://request/9999999999999999',
  'hookscope://request/1?then=export',
  'hookscope://request/1#x',
  'hookscope://request/1/2',
  'hookscope://request/1\n',
  'hookscope://request/%31',
  'hookscope://user@request/1',
  'hookscope://request:80/1',
  'hookscope://settings/1',
  'hookscope://request/../1',
  ' hookscope://request/1',
  'https://request/1',
  'javascript:hookscope://request/1',
])('%j names none', (address) => {
  expect(requestNamedBy(address)).toBeNull();
});
