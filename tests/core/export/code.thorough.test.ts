import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportText } from '../../../electron/core/export/text.ts';
import { effort } from '../../support/effort.ts';
import { canRun, codeFormats, headSentByCode, sentByCode, type Came } from './code-runs.ts';
import { context, difficult, entryOf } from './entries.ts';

/** Bodies that end a text, begin a variable, a script or an escape, or hide what they are, in one language or another. */
const hostile = [
  '"; require("child_process").execSync("touch RAN"); "',
  '${print("RAN")} ${print(1)}',
  '{${phpinfo()}} $x {$y} ?> <?php print("RAN");',
  `'; print("RAN") #`,
  '\\"+print("RAN")+"',
  '{"a":"\\\\\\"+str(print(1))}#"}',
  '`${process.exit(1)}`',
  '</script><script>alert(1)</script><!-- -->',
  'a\u2028b\u2029c\u202ed\ufeffe\u0000f\u0085g\u200b',
  '\ufeff{"bom":1}',
  'line\nline\r\nline\rtab\t\\n\\x41\\u{41}\\U00000041\\101',
  '{"a":1.0,"b":12345678901234567890,"a":2}',
  '😀 ñ 漢字 \u{e0001}\u{1d173}',
  '%s %d {0} {{x}} #{y} $(id)',
  '\\',
  '"""',
  "'''",
];

const bytes = [
  Uint8Array.from({ length: 512 }, (_, at) => at % 256),
  Uint8Array.of(0xc3, 0x28),
  Uint8Array.of(0),
  Buffer.from('€', 'utf16le'),
  Buffer.alloc(200_000, 'x'),
];

const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
  fc
    .string({ unit: fc.constantFrom(...Array.from('\'"\\$`{}<>/!?%\n\r\t u0x41#\u2028')) })
    .map((text) => Buffer.from(text)),
);

const headers = [
  ['Content-Type', 'application/json; charset="utf-8"'],
  ['x-Odd_Name', `it's "quoted" \\ $HOME \${x} \`y\` \xe9\xff ?> </script>`],
  ['X-Twice', 'one'],
  ['X-Twice', 'two'],
  ['User-Agent', 'CRM/1.0'],
] as const;

const bodies = [
  ...hostile.map((text) => Buffer.from(text)),
  ...bytes,
  ...fc.sample(anyBody, { numRuns: effort({ usual: 40, full: 400 }), seed: 7 }),
];

const path = '/in/token/a;b=c/%7E%2f?x=1&y=%20z&empty=';

const entries = bodies.map((body, at) =>
  entryOf(body, {
    method: at % 7 === 3 ? 'PUT' : 'POST',
    url: path,
    headers: [
      ['Host', 'crm.example'],
      ...headers,
      ['X-Case', String(at)],
      ['Content-Length', String(body.length)],
    ],
  }),
);

const valuesOf = ({ headers: all }: Came, name: string) =>
  all.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);

const byCase = (came: readonly Came[]) =>
  [...came].sort((a, b) => Number(valuesOf(a, 'x-case')[0]) - Number(valuesOf(b, 'x-case')[0]));

describe.each(codeFormats)('the code for %s', (format) => {
  it.runIf(canRun(format))(
    'sends any body as it came, with the method, the address and the headers',
    async () => {
      const { came, printed } = await sentByCode(format, entries);
      expect(printed).not.toMatch(/RAN|rror|arning/);
      expect(came).toHaveLength(entries.length);
      byCase(came).forEach((one, at) => {
        const entry = entries[at] as ExportEntry;
        expect(one.body.equals(entry.body), `body ${at}: ${printed.slice(0, 500)}`).toBe(true);
        expect(one.method).toBe(entry.request.method);
        expect(one.target).toBe(format === 'python' ? path.replace('%7E%2f', '~%2F') : path);
        expect(valuesOf(one, 'x-odd_name')).toEqual([headers[1][1]]);
        expect(valuesOf(one, 'content-type')).toEqual([headers[0][1]]);
        expect(valuesOf(one, 'user-agent')).toEqual(['CRM/1.0']);
        const joins = format === 'fetch' || format === 'python';
        expect(valuesOf(one, 'x-twice')).toEqual(joins ? ['one, two'] : ['one', 'two']);
      });
    },
    120_000,
  );

  it('is one line for each value, and says what it does otherwise, in our own words', async () => {
    for (const entry of [...Object.values(difficult), ...entries]) {
      const code = (await exportText(format, entry, context)) ?? '';
      expect(code).not.toBe('');
      // No hidden character and no end of a script is in the code itself.
      expect(code).not.toMatch(/<\/script|[^\P{Cc}\n\t]|[\u2028-\u202e\ufeff]/iu);
    }
  });
});

it('the code for Node keeps order, spelling and repeats, and an odd path', async () => {
  const odd = entryOf('x', {
    url: '/in/../a/./b?q=\xe9"<>&c#d',
    headers: [
      ['b', '1'],
      ['A', '2'],
      ['b', '3'],
      ['__proto__', '4'],
      ['content-length', '1'],
    ],
  });
  const head = await headSentByCode('node', odd);
  expect(head).toEqual([
    'POST /in/../a/./b?q=\xe9"<>&c#d HTTP/1.1',
    expect.stringMatching(/^Host: 127\.0\.0\.1:\d+$/),
    'b: 1',
    'A: 2',
    'b: 3',
    '__proto__: 4',
    'Content-Length: 1',
    expect.stringMatching(/^Connection: /),
  ]);
});

it('what can’t be sent is a comment and no code', async () => {
  const broken = entryOf('', { method: null, url: null, broken: { code: 'X', reason: 'y' } });
  const getWithBody = entryOf('x', { method: 'GET' });
  for (const format of codeFormats) {
    const chunks = (await exportText(format, broken, context)) ?? '';
    expect(chunks).toContain("can't be sent by code");
  }
  expect(await exportText('fetch', getWithBody, context)).toMatch(/^\/\/ fetch can't send/);
});
