import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportEntry } from '../../../electron/core/export/exporter.ts';
import { exportChunks } from '../../../electron/core/export/stream.ts';
import { exportText } from '../../../electron/core/export/text.ts';
import { hasCurl, readByShell, sentByCurl } from './curl-shells.ts';
import type { Sent } from './curl-shells.ts';
import { collected, context, cut, difficult, entryOf, inTurn } from './entries.ts';
import { effort } from '../../support/effort.ts';
import { isWindows } from '../../support/system.ts';

const cases = { ...difficult, truncated: cut.truncated };

function expectSame(sent: Sent | undefined, { request, body }: ExportEntry): void {
  expect(sent?.method).toBe(request.method);
  expect(sent?.target).toBe(request.url);
  const own = /^(?:host|content-length|transfer-encoding|connection):/i;
  expect(sent?.headers.map(withoutGap)).toEqual(
    request.headers.map(([name, value]) => `${name}:${value}`).filter((line) => !own.test(line)),
  );
  expect(sent?.body.equals(body)).toBe(true);
}

/** curl writes an empty value without the space. */
function withoutGap(field: string): string {
  return field.replace(/^([^:]*): /, '$1:');
}

const anyRequest = fc
  .record({
    body: fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(text)),
      fc
        .string({ unit: fc.constantFrom(...Array.from(`@'"\\$\`!^%\n\r\t -;#*~ab`)) })
        .map((s) => Buffer.from(s)),
    ),
    values: fc.array(
      fc
        .string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((n) => String.fromCharCode(n)) })
        .map((text) => text.replaceAll('\x7f', '\t').replace(/^[ \t]+|[ \t]+$/g, '')),
      { maxLength: 5 },
    ),
    method: fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'M-SEARCH'),
    path: fc.string({
      unit: fc.integer({ min: 0x21, max: 0xff }).map((n) => String.fromCharCode(n)),
    }),
  })
  .map(({ body, values, method, path }) =>
    entryOf(body, {
      method,
      url: `/${path.replaceAll('\x7f', '')}`,
      headers: [
        ['Content-Length', String(body.length)],
        ...values.map((value, index) => [`x-Value_${index % 3}`, value] as const),
      ],
    }),
  );

const shells = [
  ['bash', ['bash']],
  ['a bash with history expansion', ['bash', '-H', '-o', 'history']],
  ['sh', ['sh']],
] as const;

// A shell reads the same everywhere, but Windows has none of these.
describe.skipIf(isWindows).each(shells)('curl, as %s reads it', (_, shell) => {
  it.each(Object.entries(cases))('gives curl %s', async (_name, entry) => {
    expectSame(await readByShell(shell, entry), entry);
  });

  it('gives curl any header, target and body unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (entry) => {
        expectSame(await readByShell(shell, entry), entry);
      }),
      { numRuns: effort({ usual: 15, full: 60 }) },
    );
  });
});

describe.runIf(hasCurl && !isWindows)('curl, as real curl sends it', () => {
  it.each(Object.entries(cases))('sends %s', async (_, entry) => {
    const [sent, ...more] = await sentByCurl([entry]);
    expect(more).toEqual([]);
    expectSame(sent, entry);
  });

  it('sends any header, target and body unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (entry) => {
        expectSame((await sentByCurl([entry]))[0], entry);
      }),
      { numRuns: effort({ usual: 15, full: 40 }) },
    );
  });

  it('sends a list in order', async () => {
    const entries = [...Object.values(cases), cut.broken, entryOf('last')];
    const sent = await sentByCurl(entries);
    const expected = entries.filter(({ request }) => request.method !== null);
    expect(sent).toHaveLength(expected.length);
    for (const [index, entry] of expected.entries()) expectSame(sent[index], entry);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('sends %s without a body', async (method) => {
    const entry = entryOf('', { method, headers: [['Accept', '*/*']] });
    expectSame((await sentByCurl([entry]))[0], entry);
  });
});

describe('curl, as text', () => {
  it('is readable when the body is', async () => {
    const entry = entryOf(`{"message":"It's here! 🎉"}`);
    expect(await exportText('curl', entry, context)).toBe(
      [
        `curl -X POST 'http://127.0.0.1:4040/in/token' \\`,
        `  -H 'Content-Type: application/json' \\`,
        `  -H 'User-Agent:' \\`,
        `  -H 'Accept:' \\`,
        `  --data-binary '{"message":"It'\\''s here! 🎉"}'`,
      ].join('\n'),
    );
  });

  it('pipes a body that no argument can hold', async () => {
    expect(await exportText('curl', entryOf('\0', { headers: [] }), context)).toBe(
      [
        `base64 --decode <<'END_OF_BODY' | curl -X POST 'http://127.0.0.1:4040/in/token' \\`,
        `  -H 'User-Agent:' \\`,
        `  -H 'Accept:' \\`,
        `  -H 'Content-Type:' \\`,
        `  --data-binary @-`,
        `AA==`,
        `END_OF_BODY`,
      ].join('\n'),
    );
  });

  it('separates the commands of a list with a blank line and a comment', async () => {
    const get = entryOf('', {
      id: 7,
      method: 'GET',
      url: '/',
      headers: [
        ['User-Agent', 'x'],
        ['Accept', 'y'],
      ],
    });
    const list = exportChunks('curl', inTurn([get, cut.broken]), context);
    expect((await collected(list)).toString()).toBe(
      [
        `# #7 2026-11-22T10:00:00.007Z`,
        `curl 'http://127.0.0.1:4040/' \\`,
        `  -H 'User-Agent: x' \\`,
        `  -H 'Accept: y'`,
        ``,
        `# #12 2026-11-22T10:00:00.007Z`,
        `# These bytes were not HTTP, so curl can't send them. Export them as raw.`,
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['1.1', 'https://x.test', '--http1.1'],
    ['1.0', 'https://x.test', '--http1.0'],
    ['1.0', 'http://x.test', '--http1.0'],
  ])('keeps HTTP/%s towards %s', async (httpVersion, targetBase, option) => {
    expect(
      await exportText('curl', entryOf('', { httpVersion }), { ...context, targetBase }),
    ).toContain(` ${option} `);
  });

  it('sends no Expect before a long body, unless the sender did', async () => {
    const text = (size: number, headers: readonly (readonly [string, string])[]) =>
      exportText('curl', entryOf('x'.repeat(size), { headers }), context);
    expect(await text(2_000, [])).toContain(`-H 'Expect:' `);
    expect(await text(1_000, [])).not.toContain('Expect');
    expect(await text(2_000, [['expect', '100-continue']])).not.toContain(`'Expect:'`);
  });

  it('expects no body in the response to HEAD', async () => {
    const entry = entryOf('', { method: 'HEAD', headers: [] });
    expect(await exportText('curl', entry, context)).toMatch(/^curl --head '/);
  });

  it('has no control character', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (entry) => {
        // The line feed is the only one.
        expect(await exportText('curl', entry, context)).not.toMatch(/[^\P{Cc}\n]/u);
      }),
    );
  });

  it.each([
    ['https://hooks.example.com/a', '/in/token', 'https://hooks.example.com/a/in/token'],
    ['https://hooks.example.com/a/', '/', 'https://hooks.example.com/a/'],
    ['https://hooks.example.com', '/in/token', 'https://hooks.example.com/in/token'],
    ['https://h.example/a', '/in/../x', "--request-target '/a/in/../x' 'https://h.example'"],
  ])('keeps the path in front of %s, which a proxy takes off', async (targetBase, url, asked) => {
    const command = await exportText('curl', entryOf('{}', { url }), { ...context, targetBase });
    expect(command).toContain(asked);
  });
});
