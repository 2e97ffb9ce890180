import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSteps } from '../../../scripts/test/lanes.mjs';

const reporter = join(import.meta.dirname, '../../../scripts/test/failed-tests.mjs');

const passes = "it('passes', () => {});";
const fails = "it('fails', () => { throw new Error('the cause\\nin lines'); });";

/** Fails in its first run only. */
const failsOnce = `
  import { existsSync, writeFileSync } from 'node:fs';
  describe('a group', () => {
    it('fails once', () => {
      const mark = import.meta.filename + '.ran';
      if (existsSync(mark)) return;
      writeFileSync(mark, '');
      throw new Error('too early');
    });
  });`;

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hookscope-lanes-')));
  const projects = ['unit', 'flow', 'e2e'].map((name) => ({
    test: { name, globals: true, include: [`tests/${name}/*.test.ts`] },
  }));
  put(
    'vitest.config.mjs',
    `export default ${JSON.stringify({ test: { reporters: [reporter], projects } })}`,
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lanes of a run', () => {
  it('say nothing when all tests pass', async () => {
    put('tests/flow/one.test.ts', passes);
    expect(await ran()).toEqual({ code: 0, verdict: '' });
  });

  it('run a failed file of the window once more by itself, and tell that it had failed', async () => {
    put('tests/e2e/one.test.ts', failsOnce);
    put('tests/flow/two.test.ts', passes);
    expect(await ran()).toEqual({
      code: 0,
      verdict:
        '\nFailed beside other tests and passed by itself (a fault all the same):\n' +
        '  tests/e2e/one.test.ts > a group > fails once: too early\n',
    });
  });

  it('fail when the file fails again, and end with what failed', async () => {
    put('tests/flow/one.test.ts', fails);
    put('tests/flow/two.test.ts', passes);
    const { code, verdict } = await ran();
    expect(code).toBe(1);
    expect(verdict).toBe(
      '\nFailed:\n  tests/flow/one.test.ts > fails: the cause\n' +
        '\nFailed again by itself:\n  tests/flow/one.test.ts > fails: the cause\n',
    );
  });

  it('run no unit test twice: nothing but its own code decides', async () => {
    put('tests/unit/one.test.ts', failsOnce);
    put('tests/e2e/two.test.ts', failsOnce);
    const { code, verdict } = await ran();
    expect(code).toBe(1);
    expect(verdict).toMatch(/^\nFailed:\n(.*: too early\n){2}$/);
  });

  it('run nothing twice when many files fail', async () => {
    for (const name of ['a', 'b', 'c', 'd']) put(`tests/flow/${name}.test.ts`, failsOnce);
    expect((await ran()).code).toBe(1);
  });

  it('run nothing twice when only some of the tests were asked for', async () => {
    put('tests/flow/one.test.ts', failsOnce);
    const { code, verdict } = await ran({ runsAgain: false });
    expect(code).toBe(1);
    expect(verdict).toMatch(/fails once: too early/);
  });

  it('name a file that can not be loaded, a group whose preparation fails, and an error outside tests', async () => {
    put('tests/flow/one.test.ts', "import './missing.ts';");
    put(
      'tests/flow/two.test.ts',
      `describe('a group', () => { beforeAll(() => { throw new Error('no preparation'); }); ${passes} });`,
    );
    put(
      'tests/flow/three.test.ts',
      `it('passes', async () => {
        void Promise.reject(new Error('nobody waits'));
        await new Promise((done) => setTimeout(done, 50));
      });`,
    );
    const { code, verdict } = await ran();
    expect(code).toBe(1);
    expect(verdict).toMatch(/tests\/flow\/one\.test\.ts: .*missing/);
    expect(verdict).toContain('tests/flow/two.test.ts > a group: no preparation');
    expect(verdict).toContain('tests, outside a test: nobody waits');
    expect(verdict).not.toContain('again');
  });

  it('name a lane that did not reach its end', async () => {
    put('vitest.config.mjs', 'process.exit(7)');
    expect(await ran()).toEqual({
      code: 7,
      verdict: '\nFailed:\n  tests ended with exit code 7\n',
    });
  });

  it('name every failed lane of a step, whichever is shown', async () => {
    put('tests/flow/one.test.ts', fails);
    put('tests/unit/two.test.ts', fails);
    const lanes = ['flow', 'unit'].map((name) => ({ name, args: ['--project', name] }));
    const { verdict } = await ran({ lanes });
    expect(verdict).toContain('tests/flow/one.test.ts');
    expect(verdict).toContain('tests/unit/two.test.ts');
  });
});

it('the project itself reports what fails', () => {
  const config = readFileSync(join(import.meta.dirname, '../../../vitest.config.ts'), 'utf8');
  expect(config).toContain("'./scripts/test/failed-tests.mjs'");
});

async function ran({ runsAgain = true, lanes = [{ name: 'tests', args: [] as string[] }] } = {}) {
  const results = join(folder, 'results');
  mkdirSync(results);
  return runSteps([lanes], {
    electron: { path: process.execPath, dist: '', version: '', official: true },
    env: { ...process.env },
    stop: new AbortController().signal,
    results,
    runsAgain,
    folder,
  });
}

function put(path: string, text: string) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
