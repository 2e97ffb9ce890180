import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { lockData } from '../../electron/core/data-folder/data-lock.ts';
import { postJson } from '../support/app.ts';
import { pathToken, runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, startTerminal, type Line } from '../support/terminal.ts';

/** `listen` on a folder that a core of this process has. */
async function followed() {
  const running = await runCore({}, tempDir(), { takesJobs: true });
  const child = startTerminal(['listen', '--json', '--data', running.dataDir]);
  const said = child.stderr === null ? Promise.resolve('') : text(child.stderr);
  const lines = createInterface({ input: child.stdout ?? process.stdin })[Symbol.asyncIterator]();
  const url = `http://127.0.0.1:${running.port}/in/${pathToken}`;
  return {
    ...running,
    child,
    said,
    url,
    line: async () => JSON.parse((await lines.next()).value ?? '') as Line,
  };
}

describe('listen while another process has the data folder', () => {
  it('prints what that process captures, as it would itself, and ends with 0', async () => {
    const { core, child, said, url, line } = await followed();
    expect(await line()).toEqual({ event: 'listening', localUrl: url, deliveryUrl: null });
    for (const message of ['one', 'two']) await postJson(url, { type: 'SMS', message });
    const [one, two] = [await line(), await line()];
    expect([one, two]).toMatchObject([
      { event: 'captured', id: '1', method: 'POST', kind: 'sms', reply: { status: 200 } },
      { event: 'captured', id: '2' },
    ]);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await said).toContain(`(${process.pid}). This prints what it captures`);
    expect((await postJson(url, {})).status).toBe(200);
    expect(core.state().listener.is).toBe('listening');
  });

  it('says so when that process ends', async () => {
    const { core, child, said, line } = await followed();
    await line();
    const exit = once(child, 'exit');
    await core.close();
    expect(await exit).toEqual([1, null]);
    expect(await said).toContain('That process has ended, so nothing is captured any more.\n');
  });

  it('changes nothing about how that process captures', async () => {
    const { dataDir } = await runCore({}, tempDir(), { takesJobs: true });
    const args = ['listen', '--data', dataDir, '--port', '0', '--reply', '503'];
    const { code, stdout, stderr } = await hookscope(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('leave out --port, --reply to print what it captures');
  });

  it('names the next step when that process cannot be followed', async () => {
    const dataDir = tempDir();
    const release = lockData(dataDir);
    const { code, stderr } = await hookscope(['listen', '--data', dataDir]);
    release();
    expect(code).toBe(1);
    expect(stderr).toMatch(/\(\d+\)\.\nClose it, or choose another folder with --data\.\n$/);
  });
});
