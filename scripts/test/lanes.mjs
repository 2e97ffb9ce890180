// @ts-check
import { root, tool } from '../support/paths.mjs';
import { run, runQuietly } from '../support/run.mjs';
import { timed } from './steps.mjs';

/** @typedef {import('./plan.mjs').Lane} Lane */

/**
 * Runs Vitest once for each lane, side by side. What the last lane writes is shown as it comes; what another one writes is
 * shown when it has ended.
 * @param {readonly Lane[]} lanes
 * @param {{ program: string, env: NodeJS.ProcessEnv, stop: AbortSignal }} options `program`: a Node
 * @returns {Promise<number>} 0 when all of them passed, or the exit code of one that did not
 */
export async function runLanes(lanes, { program, env, stop }) {
  const codes = await Promise.all(
    lanes.map(({ name, args }, at) =>
      timed(name, async () => {
        const vitest = [tool('vitest/vitest.mjs'), 'run', ...args];
        const options = { cwd: root, env, stop };
        if (at === lanes.length - 1) return run(program, vitest, options);
        const { code, output } = await runQuietly(program, vitest, options);
        process.stdout.write(`\n${output}\n`);
        return code;
      }),
    ),
  );
  return codes.find((code) => code !== 0) ?? 0;
}
