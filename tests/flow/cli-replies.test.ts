import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, listening } from '../support/terminal.ts';

const busy = {
  id: 'busy',
  name: 'Busy',
  when: { kind: ['sms'] },
  reply: { status: 429, headers: [['Retry-After', '30']] },
};

/** Writes a value to a file in a folder of its own. @returns the file's path */
function fileOf(content: unknown, name = 'rules.json'): string {
  const path = join(tempDir(), name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

async function post(url: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('listen --rules', () => {
  it('replies by the rules of a file, warns about them, and reports which rule decided', async () => {
    const rules = fileOf([busy, { ...busy, id: 'bad', name: 'Odd', when: { query: 'kin:sms' } }]);
    const { localUrl, captured, said, stop } = await listening(tempDir(), '--rules', rules);
    expect(said()).toContain('because of these reply rules: "Busy", "Odd".');
    expect(said()).toContain('"Odd" never matches: There is no "kin:"');
    const sms = await post(localUrl, { type: 'SMS', phone: '+1', message: 'Hi' });
    expect([sms.status, sms.headers.get('retry-after')]).toEqual([429, '30']);
    expect((await post(localUrl, {})).status).toBe(200);
    expect((await captured(1))['reply']).toMatchObject({
      status: 429,
      rule: { id: 'busy', name: 'Busy', fault: null },
    });
    expect(Object.keys((await captured(2))['reply'] as object)).toEqual(['status', 'ms']);
    expect(await stop()).toBe(0);
  });

  it('refuses a file without rules, and names the place of the fault', async () => {
    const path = fileOf({ replies: [{ ...busy, reply: { status: 42 } }] });
    const refused = await hookscope(['listen', '--data', tempDir(), '--rules', path]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('reply.status');
  });
});

describe('invalid settings', () => {
  it('are named at the start, and the original file is kept', async () => {
    const dataDir = tempDir();
    const settings = { port: 0, pathToken: 'x', replies: [{ ...busy, reply: { status: 42 } }] };
    writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settings));
    const { localUrl, said, stop } = await listening(dataDir);
    expect(said()).toContain('replies: ✖');
    expect(localUrl.endsWith('/in/x')).toBe(true);
    expect((await post(localUrl, { type: 'SMS' })).status).toBe(200);
    expect(await stop()).toBe(0);
    expect(readdirSync(dataDir).some((name) => name.includes('.unreadable-'))).toBe(true);
  });
});
