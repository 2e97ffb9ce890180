import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pathToken, resourcesDir, runCore } from '../support/running-core.ts';
import { hookscope } from '../support/terminal.ts';

const sms = JSON.parse(readFileSync(join(resourcesDir, 'samples', 'sms.json'), 'utf8')) as object;

/** Two captured requests, which differ in `timestamp`, `more` and `X-A`. */
async function twoRequests(): Promise<string> {
  const { dataDir, port, nth } = await runCore();
  const post = (body: object, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}/in/${pathToken}`, {
      ...{ method: 'POST', headers },
      body: JSON.stringify(body),
    }).then((reply) => reply.text());
  await post({ ...sms, timestamp: 1 }, { 'X-A': '1' });
  await post({ timestamp: '1', ...sms, more: 'red\u001b[31m' });
  await nth(2);
  return dataDir;
}

it('diff says what differs in lines or as JSON, and by its exit code', async () => {
  const dataDir = await twoRequests();
  const diff = (...args: string[]) => hookscope(['diff', ...args, '--data', dataDir]);

  expect(await diff('1', '#1')).toMatchObject({ code: 0, stdout: 'Nothing differs.\n' });

  const { code, stdout } = await diff('1', '2');
  expect(code).toBe(1);
  const lines = stdout.split('\n');
  expect(lines[0]).toBe('“timestamp” and “more” differ.');
  expect(lines).toContain('- timestamp: 1');
  expect(lines).toContain('+ timestamp: "1"');
  expect(lines).toContain('+ more: "red\uFFFD[31m"');
  expect(lines).toContain('- X-A: 1');

  const object = await diff('1', '2', '--json');
  expect(object.code).toBe(1);
  expect(JSON.parse(object.stdout)).toMatchObject({
    ...{ left: '1', right: '2', same: false, code: 'fields', fieldCount: 2 },
    fields: [
      { is: 'type', before: { path: '/timestamp', type: 'number' }, after: { type: 'string' } },
      { is: 'added', before: null, after: { path: '/more' } },
    ],
  });

  expect(await diff('1', '9')).toMatchObject({ code: 2, stderr: 'There is no request 9.\n' });
  expect((await diff('1')).code).toBe(2);
  expect((await hookscope(['diff', '1', '2', '--data', '/nowhere'])).code).toBe(2);
});
