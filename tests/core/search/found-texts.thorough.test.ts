import { describe, expect, it } from 'vitest';
import { bounds } from '../../../shared/bounds.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { makeCaptures } from './captures.ts';
import { asked, indexed, open, sms } from './opened.ts';

describe('a search', () => {
  it('finds text in all of its Unicode forms', async () => {
    const korean = '한글 がくせい';
    const { search } = await indexed([
      sms(1, korean.normalize('NFD')),
      sms(2, korean.normalize('NFC')),
      sms(3, 'ｶﾞｸｾｲ １２３'),
      sms(4, 'Hẹn gặp lại'.normalize('NFD')),
      sms(5, 'Don’t “stop” – now'),
      sms(6, 'می\u200cخواهم'),
    ]);
    for (const form of ['NFC', 'NFD'] as const) {
      expect(await asked(search, '한글'.normalize(form))).toEqual([2, 1]);
      expect(await asked(search, '글'.normalize(form))).toEqual([2, 1]);
      expect(await asked(search, 'がくせい'.normalize(form))).toEqual([2, 1]);
      expect(await asked(search, 'ガクセイ'.normalize(form))).toEqual([3]);
      expect(await asked(search, 'gặp'.normalize(form))).toEqual([4]);
    }
    expect(await asked(search, '一 ガ')).toEqual([]);
    expect(await asked(search, '123')).toEqual([3]);
    expect(await asked(search, `don't "stop"`)).toEqual([5]);
    expect(await asked(search, 'stop” −later')).toEqual([5]);
    expect(await asked(search, 'میخواهم')).toEqual([6]);
  });

  it('finds the visible text of HTML and its source, indexed or not', async () => {
    const html =
      '<style>.secret{}</style><p>Gr&uuml;&szlig;e aus K&#246;ln, Tom &amp; Jerry.<br>Your in<b>voi</b>ce: 5&nbsp;&euro; in&shy;cluded</p>';
    const email = (more: object) => JSON.stringify({ type: 'Email', subject: 'Test', ...more });
    const { dataDir, search } = await indexed([
      { id: 1, body: email({ html }) },
      { id: 2, body: html, headers: [['Content-Type', 'text/html']] },
      { id: 3, body: email({ type: 'OutboundMessage', body: html }) },
      {
        id: 4,
        body: email({ html: `${html}${'<p>long '.repeat(bounds.indexedText.characters / 8)}` }),
      },
      {
        id: 5,
        body: `html=${encodeURIComponent(html)}&type=Email`,
        headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      },
    ]);
    for (const one of [search, open(dataDir, { readOnly: true })]) {
      const texts = [
        'invoice',
        'Grüße',
        'Köln',
        '"Tom & Jerry"',
        '"jerry. your"',
        '"5 €"',
        'included',
      ];
      for (const text of [...texts, 'in<b>voi', '&szlig;']) {
        expect([text, await asked(one, text)]).toEqual([text, [5, 4, 3, 2, 1]]);
      }
      expect(await asked(one, 'message:invoice')).toEqual([5, 4, 1]);
      expect(await asked(one, 'tomjerry')).toEqual([]);
    }
  });

  it('finds a body as it is written where it is nested too deeply to be parsed', async () => {
    const dataDir = tempDir();
    const captures = makeCaptures(dataDir);
    captures.put({ id: 1, body: `${'['.repeat(10_000_001)}"needle"` });
    captures.put(sms(2, 'needle'));
    const search = open(dataDir);
    await search.settled();
    expect(await asked(search, 'needle')).toEqual([2, 1]);
    expect(search.state()).toEqual({ waiting: 0, fault: null });
  });
});
