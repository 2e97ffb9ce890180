import { describe, expect, it } from 'vitest';
import { issue, issueCodes } from '../../../electron/core/inspect/issue.ts';
import spanish from '../../../resources/locales/es/issues.json' with { type: 'json' };

describe('issues', () => {
  it('are complete sentences with their values filled in', () => {
    expect(
      issue('field.type', { field: 'phone', expected: 'a string', found: 'a number' }, '/phone'),
    ).toEqual({
      code: 'field.type',
      severity: 'error',
      path: '/phone',
      message: '"phone" should be a string, but it is a number.',
      values: { field: 'phone', expected: 'a string', found: 'a number' },
    });
  });

  it('each have a Spanish sentence that names the same values', () => {
    const names = (text: string) =>
      [...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name).sort();
    expect(Object.keys(spanish).sort()).toEqual([...issueCodes].sort());
    for (const code of issueCodes) {
      const english = issue(code, new Proxy({}, { get: (_, name) => `{${String(name)}}` })).message;
      expect(names(spanish[code]), code).toEqual(names(english));
    }
  });
});
