import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reason, reasonCodes } from '../../../electron/core/signature/reasons.ts';
import { verdicts } from '../../../shared/signature.ts';

const document = readFileSync(new URL('../../../docs/signature.md', import.meta.url), 'utf8');

/** The rows of the tables that begin with a code, by that code. */
const rows = new Map(
  [...document.matchAll(/^\| `([\w-]+)` +\| (.*) \|$/gm)].map(([, code = '', rest = '']) => [
    code,
    rest.trim(),
  ]),
);

describe('docs/signature.md', () => {
  it.each(verdicts)('says what %s means and what to do', (verdict) => {
    expect(rows.get(verdict)?.split(' | ')).toHaveLength(2);
  });

  it.each(reasonCodes)('says the reason %s in the words of the app', (code) => {
    const values = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
    expect(rows.get(code)).toBe(reason(code, values).message);
  });
});
