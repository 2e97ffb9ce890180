import { describe, expect, it } from 'vitest';
import { describeNetworkError } from '../../../electron/core/tunnel/network-error.ts';

const refused = (address: string) =>
  Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });

describe('the code and message of a network error', () => {
  it('are those of its deepest cause', () => {
    const error = new TypeError('fetch failed', { cause: refused('127.0.0.1:1') });
    expect(describeNetworkError(error)).toEqual({
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED 127.0.0.1:1',
    });
  });

  it('are those of each address that was tried', () => {
    const error = new AggregateError([refused('::1:1'), refused('127.0.0.1:1')]);
    expect(describeNetworkError(error)).toEqual({
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED ::1:1; connect ECONNREFUSED 127.0.0.1:1',
    });
  });

  it('are never empty', () => {
    expect(describeNetworkError(Object.assign(new Error(), { code: 'EPIPE' }))).toEqual({
      code: 'EPIPE',
      message: 'EPIPE',
    });
    expect(describeNetworkError(new TypeError())).toEqual({
      code: 'TypeError',
      message: 'TypeError',
    });
    expect(describeNetworkError('gone')).toEqual({ code: 'unknown', message: 'gone' });
  });
});
