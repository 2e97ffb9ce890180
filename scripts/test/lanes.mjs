// @ts-check
import { join } from 'node:path';
import { asNode } from '../machine/electron-binary.mjs';
import { root, tool } from '../support/paths.mjs';
import { run, runQuietly } from '../support/run.mjs';
import { readFailures } from './failed-tests.mjs';
import { unitFolders, waitingFlows } from './plan.mjs';
import { timed } from './steps.mjs';
import { filesToRunAgain, verdict } from './verdict.mjs';

/**
 * @typedef {{ name: string, args: readonly string[], priority?: 'low' }} Lane
 * A run of Vitest.
 */

/**
 * Everything, in steps, each of lanes side by side. Flow tests that keep the processors busy time what their listeners answer,
 * so they are by themselves. Tests of the window wait for half of their time, and unit tests and what else waits use the
 * processors meanwhile.
 * @type {readonly (readonly Lane[])[]}
 */
export const allTests = [
  [
    {
      name: 'flow',
      args: [
        ...inProjects('flow'),
        ...waitingFlows.flatMap((start) => ['--exclude', `tests/flow/${start}*`]),
      ],
    },
  ],
  [
    { name: 'e2e', args: inProjects('e2e') },
    {
      name: 'unit',
      args: [
        ...inProjects('unit', 'thorough', 'flow'),
        ...unitFolders.map((folder) => `tests/${folder}/`),
        ...waitingFlows.map((start) => `tests/flow/${start}`),
      ],
      priority: 'low',
    },
  ],
];

/** @param {readonly string[]} names @returns what tells Vitest to run only these projects */
export function inProjects(...names) {
  return names.flatMap((name) => ['--project', name]);
}

/**
 * @typedef {import('./verdict.mjs').Ended} Ended
 * @typedef {{
 *   electron: import('../machine/electron-binary.mjs').Electron,
 *   env: NodeJS.ProcessEnv,
 *   stop: AbortSignal,
 *   results: string,
 *   runsAgain: boolean,
 *   folder?: string,
 * }} Options
 * `results`: an existing folder for what the runs write about failures. `runsAgain`: whether failed files may run once more.
 *   `folder`: where Vitest runs, by itself the project's root.
 */

/**
 * Runs the lanes of each step side by side, in Electron's own Node. What the first lane of a step writes is shown as it comes,
 * and that of another when both have ended. Then the failed files that `filesToRunAgain` names run once more, by themselves.
 * @param {readonly (readonly Lane[])[]} steps
 * @param {Options} options
 * @returns {Promise<{ code: number, verdict: string }>} `code`: 0 when everything passed, or the exit code of a lane that did not.
 *   `verdict`: what failed, for the end of the output; empty when nothing did.
 */
export async function runSteps(steps, options) {
  /** @type {Ended[]} */
  const runs = [];
  for (const lanes of steps) {
    if (options.stop.aborted) break;
    const ended = await Promise.all(lanes.map((lane, at) => runLane(lane, at === 0, options)));
    for (const { output } of ended) process.stdout.write(output);
    runs.push(...ended);
  }
  const again = options.runsAgain ? await runAgain(filesToRunAgain(runs), options) : undefined;
  const code = runs.find((one) => one.code !== 0)?.code ?? 0;
  return { code: again?.code ?? code, verdict: verdict(runs, again) };
}

/**
 * @param {readonly string[]} files
 * @param {Options} options
 */
async function runAgain(files, options) {
  if (files.length === 0 || options.stop.aborted) return undefined;
  process.stdout.write(`\nOnce more, by themselves: ${files.join(', ')}\n`);
  return runLane({ name: 'again', args: [...inProjects('flow', 'e2e'), ...files] }, true, options);
}

/**
 * @param {Lane} lane
 * @param {boolean} isShown as it writes
 * @param {Options} options
 */
function runLane({ name, args, priority }, isShown, options) {
  const { electron, env, stop, results, folder = root } = options;
  const vitest = [tool('vitest/vitest.mjs'), 'run', ...args];
  const coloured = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const lowered = priority === undefined ? {} : { priority };
  const failuresFile = join(results, `${name}.json`);
  const started = {
    cwd: folder,
    stop,
    env: { ...asNode(electron), ...coloured, ...env, HOOKSCOPE_FAILURES: failuresFile },
    ...lowered,
  };
  return timed(name, async () => {
    const { code, output } = isShown
      ? { code: await run(electron.path, vitest, started), output: '' }
      : await runQuietly(electron.path, vitest, started);
    return { name, code, output, failures: readFailures(failuresFile) };
  });
}
