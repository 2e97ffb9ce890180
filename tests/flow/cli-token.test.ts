import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resourcesDir } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, hookscopeProcess, listening } from '../support/terminal.ts';
import { accessClaims, tokenOf } from '../support/tokens.ts';

const seconds = Date.now() / 1000;
const { locationId } = JSON.parse(
  readFileSync(join(resourcesDir, 'samples', 'sms.json'), 'utf8'),
) as { locationId: string };
const claims = { ...accessClaims, authClassId: locationId, iat: seconds, exp: seconds + 86_400 };

it('a token from standard input is compared with a request, and is in no answer', async () => {
  const dataDir = tempDir();
  const { localUrl, captured, stop } = await listening(dataDir);
  await hookscope(['send', 'sms', '--to', localUrl]);
  await captured(1);
  await stop();
  const token = tokenOf(claims);
  const args = ['token', '-', '--id', '1', '--data', dataDir];
  const page = await hookscopeProcess(args, { input: `Bearer ${token}\n` });
  expect(page).toMatchObject({ code: 0, stderr: '' });
  expect(page.stdout).toContain('It is for the location of the selected request.');
  expect(page.stdout).not.toContain(token.split('.')[1]);

  const file = join(tempDir(), 'token.txt');
  writeFileSync(file, tokenOf({ ...claims, authClassId: 'OTHER', hostile: '\u001b[2J\u202e' }));
  const other = await hookscope(['token', file, '--id', '1', '--data', dataDir]);
  expect(other.code).toBe(1);
  expect(other.stdout).toContain(`(location.other, documented)`);
  expect(other.stdout).not.toMatch(/[\u202e]|\u001b\[2J/);
  const json = JSON.parse((await hookscope(['token', file, '--json'])).stdout) as object;
  expect(json).toMatchObject({ verdict: 'fits', kind: 'location', location: 'OTHER' });
});

it('a token that is given as an argument is not repeated', async () => {
  const token = tokenOf(claims);
  const { code, stdout, stderr } = await hookscope(['token', token]);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('standard input');
  expect(stderr).not.toContain(token.slice(0, 20));
});

it('a file of any length is read up to the bound', async () => {
  const file = join(tempDir(), 'long.txt');
  writeFileSync(file, 'x'.repeat(2_000_000));
  const { code, stdout } = await hookscope(['token', file, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'unreadable', fault: 'too-long' });
});
