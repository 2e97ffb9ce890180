// @ts-check
import { asNode } from '../machine/electron-binary.mjs';
import { root, tool } from '../support/paths.mjs';
import { run, runQuietly } from '../support/run.mjs';
import { unitFolders, waitingFlows } from './plan.mjs';
import { timed } from './steps.mjs';

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
 * Runs the lanes of each step side by side, in Electron's own Node. What the first lane of a step writes is shown as it comes,
 * and that of another when both have ended.
 * @param {readonly (readonly Lane[])[]} steps
 * @param {{ electron: import('../machine/electron-binary.mjs').Electron, env: NodeJS.ProcessEnv, stop: AbortSignal }} options
 * @returns {Promise<number>} 0 when all of them passed, or the exit code of one that did not
 */
export async function runSteps(steps, options) {
  let code = 0;
  for (const lanes of steps) {
    if (options.stop.aborted) break;
    const ended = await Promise.all(lanes.map((lane, at) => runLane(lane, at === 0, options)));
    for (const { output } of ended) process.stdout.write(output);
    code ||= ended.find((one) => one.code !== 0)?.code ?? 0;
  }
  return code;
}

/**
 * @param {Lane} lane
 * @param {boolean} isShown as it writes
 * @param {Parameters<typeof runSteps>[1]} options
 */
function runLane({ name, args, priority }, isShown, { electron, env, stop }) {
  const vitest = [tool('vitest/vitest.mjs'), 'run', ...args];
  const coloured = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const lowered = priority === undefined ? {} : { priority };
  const options = {
    cwd: root,
    stop,
    env: { ...asNode(electron), ...coloured, ...env },
    ...lowered,
  };
  return timed(name, async () =>
    isShown
      ? { code: await run(electron.path, vitest, options), output: '' }
      : runQuietly(electron.path, vitest, options),
  );
}
