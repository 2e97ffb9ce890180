import { describe, expect, it } from 'vitest';
import { noteCodes } from '../../../electron/core/crm-calls/notes.ts';
import { calls } from '../../../electron/core/crm-calls/calls.ts';
import { remark, remarkCodes } from '../../../electron/core/relate/remark.ts';
import titles from '../../../resources/locales/en/crm-calls.json' with { type: 'json' };
import { localeTexts, translations } from '../../support/locales.ts';

describe('remarks', () => {
  it('are sentences with their values filled in', () => {
    expect(remark('outlook.done', { last: 12, status: 200 }).message).toBe(
      '#12 got 200, so no more retries are expected.',
    );
    for (const code of remarkCodes) expect(remark(code).message).toMatch(/^[#A-Z].*\.$/);
  });

  it.each(translations)('each have a sentence that names the same values: %s', (language) => {
    const sentences = localeTexts(language, 'remarks');
    expect(Object.keys(sentences)).toEqual(remarkCodes);
    for (const code of remarkCodes) {
      const names = [...(sentences[code] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);
      const values = Object.fromEntries(names.map((name) => [name ?? '', `<${name}>`]));
      const { message } = remark(code, values);
      for (const value of Object.values(values)) expect(message, code).toContain(value);
      expect(message.match(/<\w+>/g) ?? [], code).toHaveLength(names.length);
      expect(message, code).not.toMatch(/ {2}|# /);
    }
  });
});

describe('calls', () => {
  it('each have a title, and each note a sentence in each language', () => {
    expect(Object.keys(titles.call).sort()).toEqual(calls.map(({ name }) => name).sort());
    for (const language of translations)
      expect(Object.keys(localeTexts(language, 'call-notes'))).toEqual(noteCodes);
  });
});
