import { describe, expect, it } from 'vitest';
import { workflowFaults } from '../../../scripts/lint/workflows.mjs';

const commit = '3d3c42e5aac5ba805825da76410c181273ba90b1';
const good = `name: Example
on: push
permissions:
  contents: read
jobs:
  first:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${commit} # v7.0.1
        with:
          persist-credentials: false
      - run: npm run lint
      - run: node scripts/release/verify.mjs --dry-run
`;

/** The faults of the example in which a part is replaced. */
function faultsWith(part: string, other: string): Promise<string[]> {
  const text = good.replace(part, other);
  expect(text).not.toBe(good);
  return workflowFaults('.github/workflows/example.yml', text);
}

describe('the check of workflows', () => {
  it('has nothing to say of one that keeps all rules', async () => {
    expect(await workflowFaults('.github/workflows/example.yml', good)).toEqual([]);
  });

  it.each([
    [
      'a key that GitHub does not know',
      'timeout-minutes: 5',
      'timeout-minute: 5',
      /timeout-minute/,
    ],
    [
      'an expression that can’t be read',
      'run: npm run lint',
      'if: 1 = 2\n        run: ls',
      /symbol/,
    ],
    ['a job that needs one that is missing', 'runs-on:', 'needs: none\n    runs-on:', /none/],
    ['YAML that can’t be read', 'name: Example', 'name: [Example', /./],
    ['an action by a tag', `@${commit} # v7.0.1`, '@v7', /full commit/],
    ['an action without its version', ' # v7.0.1', '', /full commit/],
    ['more rights for all jobs', 'contents: read', 'contents: write', /permissions/],
    ['a job without a time limit', '    timeout-minutes: 5\n', '', /timeout-minutes/],
    ['a token in the checkout', 'persist-credentials: false', 'fetch-depth: 0', /token/],
    ['an expression in a script', 'npm run lint', 'echo ${{ github.ref_name }}', /use env/],
    ['a script of npm that is missing', 'npm run lint', 'npm run tidy', /tidy/],
    ['a file that is missing', 'release/verify.mjs', 'release/nothing.mjs', /nothing\.mjs/],
  ])('refuses %s', async (_, part, other, fault) => {
    expect((await faultsWith(part, other)).join('\n')).toMatch(fault);
  });
});
