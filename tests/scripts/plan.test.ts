import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allTests } from '../../scripts/test/lanes.mjs';
import { planOf, unitFolders, waitingFlows } from '../../scripts/test/plan.mjs';

const files = [
  'tests/shared/port.test.ts',
  'tests/core/search/query.test.ts',
  'tests/core/search/scan.thorough.test.ts',
  'tests/flow/search.test.ts',
  'tests/flow/crash.test.ts',
  'tests/flow/real-receivers.test.ts',
  'tests/flow/tunnel-ssh.test.ts',
  'tests/e2e/list.test.ts',
  'tests/long/soak.test.ts',
];
const plan = (...args: readonly string[]) => planOf(args, files);

describe('a run of tests', () => {
  it('without arguments checks everything and runs everything', () => {
    expect(plan()).toEqual({ checks: true, app: true, window: true, php: true, sshd: true });
  });

  it('of everything has each test once: a flow test that waits beside the windows, another before them', () => {
    const lanes = allTests.flat().map(({ args }) => args);
    const after = (flag: string) =>
      lanes.map((args) => args.filter((_, at) => args[at - 1] === flag).toSorted());
    expect(after('--project')).toEqual([['flow'], ['e2e'], ['flow', 'thorough', 'unit']]);
    const waiting = after('--exclude')[0]?.map((path) => path.replace(/\*$/, '')) ?? [];
    const chosen = lanes[2]?.filter((arg) => arg.startsWith('tests/')) ?? [];
    const folders = unitFolders.map((folder) => `tests/${folder}/`);
    expect(chosen.toSorted()).toEqual([...folders, ...waiting].toSorted());
    const flows = readdirSync(join(import.meta.dirname, '../flow'));
    for (const start of waitingFlows)
      expect(flows.some((name) => name.startsWith(start))).toBe(true);
  });

  it.each([
    [['tests/core']],
    [['query']],
    [['--project', 'unit']],
    [['--project', 'thorough']],
    [['--project=unit']],
    [['tests/core/search/query.test.ts:12']],
    [['/somewhere/tests/shared/port.test.ts']],
    [['tests/core/search/query.test.ts', '--update']],
    [['query', '-t', 'a name']],
  ])('of unit tests alone needs no checks and no build: %s', (args) => {
    expect(planOf(args, files)).toEqual({
      checks: false,
      app: false,
      window: false,
      php: false,
      sshd: false,
    });
  });

  it.each([[['tests/flow']], [['search']], [['crash.test.ts']], [['--project', 'flow']]])(
    'with flow tests needs the built app, but no display: %s',
    (args) => {
      expect(planOf(args, files)).toMatchObject({ checks: false, app: true, window: false });
    },
  );

  it.each([[['tests/e2e']], [['list']], [['soak']], [['--project', 'long']]])(
    'with end-to-end tests needs the app and a display: %s',
    (args) => {
      expect(planOf(args, files)).toEqual({
        checks: false,
        app: true,
        window: true,
        php: false,
        sshd: false,
      });
    },
  );

  it('needs PHP for the tests with real receivers alone', () => {
    expect(plan('real-receivers')).toMatchObject({ app: true, php: true });
    expect(plan('flow/tunnel-ssh')).toMatchObject({ app: true, php: false, sshd: true });
    expect(plan('tests/flow/crash')).toMatchObject({ app: true, php: false });
  });

  it('is not narrowed by what may be the value of a flag', () => {
    expect(plan('-t', 'query')).toEqual({
      checks: false,
      app: true,
      window: true,
      php: true,
      sshd: true,
    });
    expect(plan('query', '-t', 'list')).toMatchObject({ window: true });
  });
});
