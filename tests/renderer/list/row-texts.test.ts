import { describe, expect, it } from 'vitest';
import { createI18n } from '../../../renderer/i18n.ts';
import { bodyLabel, previewOf, titleOf } from '../../../renderer/list/row-texts.ts';
import { summary } from '../rows.ts';

const { t } = await createI18n('en');

describe('the texts of a row', () => {
  it('have the path of a stray as title, and no title for the Delivery URL’s path', () => {
    expect(titleOf(summary({ id: 1, to: null, url: '/wp-login.php', stray: true }))).toBe(
      '/wp-login.php',
    );
    expect(titleOf(summary({ id: 1, to: null }))).toBeNull();
  });

  it('have the parser’s message as title of what was not HTTP', () => {
    const row = summary({ id: 1, to: null, broken: 'HPE_INVALID_METHOD' });
    expect(titleOf(row)).toBe('HPE_INVALID_METHOD');
  });

  it('have subject and text, each on one line and without characters that are not seen', () => {
    const row = summary({ id: 1, subject: 'Invoice', preview: 'Dear\n\tAda \u200b\u034f\u00ad ' });
    expect(previewOf(row)).toEqual({ subject: 'Invoice', text: 'Dear Ada' });
    expect(previewOf(summary({ id: 1, subject: null, preview: '\u200b' }))).toEqual({
      subject: null,
      text: null,
    });
  });

  it('have the size of a body without text', () => {
    expect(bodyLabel(summary({ id: 1, bodyBytes: 0 }), t, 'en')).toBe('Empty body');
    expect(bodyLabel(summary({ id: 1, bodyBytes: 999 }), t, 'en')).toBe('999\u00a0B body');
    expect(bodyLabel(summary({ id: 1, bodyBytes: 1500 }), t, 'es')).toBe('1,5\u00a0kB body');
    expect(bodyLabel(summary({ id: 1, bodyBytes: 2e9 }), t, 'en')).toBe('2,000\u00a0MB body');
  });
});
