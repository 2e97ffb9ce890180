import { describe, expect, it } from 'vitest';
import { readInThread } from '../../../electron/core/mail/read-in-thread.ts';
import { fileURLToPath } from 'node:url';

const resourcesDir = fileURLToPath(new URL('../../../resources/', import.meta.url));

describe('reading a mail in a thread', () => {
  it('returns its text, its URLs and its compatibility', async () => {
    const html = '<p>Hello</p><img src="https://a.example/x.webp">';
    expect(await readInThread('text', { html })).toEqual({ ok: true, value: 'Hello' });
    expect(await readInThread('addresses', { html })).toEqual({
      ok: true,
      value: new Set(['https://a.example/x.webp']),
    });
    const checked = await readInThread('compatibility', { html, resourcesDir });
    expect(checked.ok && checked.value.findings.map(({ slug }) => slug)).toContain('image-webp');
  });

  it('does not block the calling thread, and is cancelled when it takes too long', async () => {
    const html = '<div style="color:red">x</div>'.repeat(200_000);
    let turns = 0;
    const busy = setInterval(() => (turns += 1), 1);
    const outcome = await readInThread('compatibility', { html, resourcesDir }, 300);
    clearInterval(busy);
    expect(outcome).toMatchObject({ ok: false, fault: 'too-heavy' });
    expect(turns).toBeGreaterThan(0);
  });

  it('reads 50,000 nested tags', async () => {
    const html = '<div><b style="color:red">'.repeat(25_000);
    const outcomes = await Promise.all([
      readInThread('compatibility', { html, resourcesDir }),
      readInThread('addresses', { html }),
      readInThread('text', { html }),
    ]);
    for (const outcome of outcomes) expect(outcome.ok || outcome.fault === 'too-heavy').toBe(true);
  });
});
