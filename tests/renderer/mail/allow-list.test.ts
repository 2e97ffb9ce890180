import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allowedAttributes, allowedTags } from '../../../renderer/mail/html-allowed.ts';
import {
  allowedFunctions,
  allowedRules,
  strippedProperties,
} from '../../../renderer/mail/css-allowed.ts';
import { stripReasons } from '../../../renderer/mail/stripped.ts';

const text = readFileSync(new URL('../../../docs/mail-html.md', import.meta.url), 'utf8');

/** The first list under a heading. */
function listUnder(heading: string): readonly string[] {
  const section = text.split(`\n${heading}\n`)[1] ?? '';
  const list = /^(?:`[^`]+`\s)+`?[^`\n]*`?$/m.exec(section)?.[0] ?? '';
  return [...list.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

describe('the documented list of allowed HTML and CSS', () => {
  it.each([
    ['## Elements', allowedTags],
    ['## Attributes', allowedAttributes],
    ['### Rules', allowedRules.map((name) => `@${name}`)],
    ['### Functions', allowedFunctions.map((name) => `${name}()`)],
    ['## Styles', Object.keys(strippedProperties)],
  ])('has the same names under %s as the code', (heading, names) => {
    expect(listUnder(heading)).toEqual(names);
  });

  it('explains each reason for stripping', () => {
    const reasons = [...text.matchAll(/^\| `([\w-]+)` +\| \w/gm)].map(([, reason]) => reason);
    expect(reasons).toEqual(stripReasons);
  });

  it('has no duplicates', () => {
    for (const names of [allowedTags, allowedAttributes, allowedRules, allowedFunctions])
      expect(new Set(names).size).toBe(names.length);
  });

  it('contains nothing active', () => {
    for (const name of ['script', 'iframe', 'form', 'svg', 'math', 'template', 'link', 'base'])
      expect(allowedTags).not.toContain(name);
    expect(
      allowedAttributes.filter((name) => /^on|^target$|srcset|^for$|^form/.test(name)),
    ).toEqual([]);
  });
});
