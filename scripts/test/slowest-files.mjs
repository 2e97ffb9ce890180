// @ts-check

/** @typedef {import('vitest/node').TestModule} TestModule */

const shown = 10;

/** A Vitest reporter that ends a run with its slowest files. */
export default class SlowestFiles {
  /** @param {readonly TestModule[]} modules */
  onTestRunEnd(modules) {
    if (modules.length <= 1) return;
    const lines = modules
      .map((module) => ({ path: module.relativeModuleId, ms: durationMs(module) }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, shown)
      .map(({ path, ms }) => `${(ms / 1000).toFixed(1).padStart(8)} s  ${path}`);
    process.stdout.write(`\nSlowest files\n${lines.join('\n')}\n`);
  }
}

/** @param {TestModule} module */
function durationMs(module) {
  const { collectDuration, setupDuration, duration } = module.diagnostic();
  return collectDuration + setupDuration + duration;
}
