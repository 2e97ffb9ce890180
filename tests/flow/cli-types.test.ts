import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { pathToken, resourcesDir, runCore } from '../support/running-core.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope } from '../support/terminal.ts';

it('types makes types from a query or from ids, to stdout or into a file', async () => {
  const { dataDir, port, nth } = await runCore();
  const sms = readFileSync(join(resourcesDir, 'samples', 'sms.json'), 'utf8');
  for (const body of [sms, JSON.stringify({ type: 'INSTALL', appId: 'a' }), 'no object']) {
    const url = `http://127.0.0.1:${port}/in/${pathToken}`;
    await (await fetch(url, { method: 'POST', body })).text();
  }
  await nth(3);
  const types = (...args: string[]) => hookscope(['types', ...args, '--data', dataDir]);

  const all = await types('--lang', 'typescript');
  expect(all).toMatchObject({ code: 0, stderr: 'Left out: 1 without a JSON object or a form.\n' });
  expect(all.stdout).toContain('export interface ProviderOutboundMessage {');
  expect(all.stdout).toContain('export interface AppInstall {');

  const one = await types('--lang', 'go', '--query', 'kind:sms');
  expect(one.stdout).toMatch(/MessageID +string +`json:"messageId"`/);
  expect(one.stdout).not.toContain('AppInstall');

  const out = join(tempDir(), 'types.py');
  const file = await types('--lang', 'pydantic', '--id', '1', '--out', out, '--json');
  expect(JSON.parse(file.stdout)).toEqual({
    ...{ language: 'pydantic', samples: 1 },
    leftOut: { notObjects: 0, tooLarge: 0, tooMany: 0 },
  });
  expect(readFileSync(out, 'utf8')).toContain('class ProviderOutboundMessage(BaseModel):');

  expect((await types('--lang', 'cobol')).code).toBe(2);
  expect((await types('--lang', 'go', '--id', '3')).code).toBe(1);
});

const outMain = resolve(import.meta.dirname, '../../out/main');

/** A built file and all that it loads before it runs. */
function loadedWith(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path = ''] of text.matchAll(
    /^(?:(?:let|var|const) \w+ = )?require\("(\.[^"]+)"\)/gm,
  ))
    loadedWith(join(dirname(file), path), found);
  return found;
}

it('the library that infers types is loaded only by what makes them', () => {
  const infers = (file: string) => readFileSync(file, 'utf8').includes('GraphLanguage');
  const worker = [...loadedWith(join(outMain, 'types-worker.cjs'))];
  expect(worker.some(infers)).toBe(true);
  for (const entry of ['start', 'chunks/main', 'inspector', 'cli']) {
    const files = [...loadedWith(join(outMain, `${entry}.cjs`))];
    expect(files.filter(infers), entry).toEqual([]);
  }
  const bytes = worker.filter(infers).reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeLessThan(3_000_000);
});
