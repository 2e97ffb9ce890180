import { describe, expect, it } from 'vitest';
import { errorWords } from '../../../electron/core/tunnel/error-words.ts';

const refused = (address: string) =>
  Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });

describe('the words of an error', () => {
  it('are those of its deepest cause', () => {
    const error = new TypeError('fetch failed', { cause: refused('127.0.0.1:1') });
    expect(errorWords(error)).toEqual({
      code: 'ECONNREFUSED',
      text: 'connect ECONNREFUSED 127.0.0.1:1',
    });
  });

  it('are those of each address that was tried', () => {
    const error = new AggregateError([refused('::1:1'), refused('127.0.0.1:1')]);
    expect(errorWords(error)).toEqual({
      code: 'ECONNREFUSED',
      text: 'connect ECONNREFUSED ::1:1; connect ECONNREFUSED 127.0.0.1:1',
    });
  });

  it('are never empty', () => {
    expect(errorWords(Object.assign(new Error(), { code: 'EPIPE' }))).toEqual({
      code: 'EPIPE',
      text: 'EPIPE',
    });
    expect(errorWords(new TypeError())).toEqual({ code: 'TypeError', text: 'TypeError' });
    expect(errorWords('gone')).toEqual({ code: 'unknown', text: 'gone' });
  });
});
