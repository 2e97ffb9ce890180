// @ts-check
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {import('vitest/node').TestModule} TestModule
 *
 * @typedef {{ project: string, file: string, name: string, message: string }} FailedTest
 * `file`: its path from the project's root. `name`: with those of the groups that it is in; empty when the file itself failed.
 *   `message`: the first line of its first error.
 *
 * @typedef {{ tests: FailedTest[], strays: string[] }} Failures
 * `strays`: the first lines of errors that came from no test.
 */

/** A Vitest reporter that writes what failed as JSON to the file that HOOKSCOPE_FAILURES names. */
export default class FailedTests {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly { message?: string }[]} strays
   */
  onTestRunEnd(modules, strays) {
    const file = process.env['HOOKSCOPE_FAILURES'];
    if (file === undefined) return;
    /** @type {Failures} */
    const failures = { tests: modules.flatMap(failedIn), strays: strays.map(firstLine) };
    writeFileSync(file, JSON.stringify(failures));
  }
}

/**
 * @param {string} file that a run was given as HOOKSCOPE_FAILURES
 * @returns {Failures | undefined} undefined when the run did not reach its end
 */
export function readFailures(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {TestModule} module
 * @returns {FailedTest[]}
 */
function failedIn(module) {
  if (module.state() !== 'failed') return [];
  const place = { project: module.project.name, file: module.relativeModuleId };
  const tests = [...module.children.allTests('failed')].map((test) => ({
    ...place,
    name: test.fullName,
    message: firstLine(test.result().errors?.[0]),
  }));
  const suites = [...module.children.allSuites()].flatMap((suite) =>
    suite.errors().map((error) => ({ ...place, name: suite.fullName, message: firstLine(error) })),
  );
  const own = module.errors().map((error) => ({ ...place, name: '', message: firstLine(error) }));
  return [...own, ...suites, ...tests];
}

/** @param {{ message?: string } | undefined} error */
function firstLine(error) {
  return (error?.message ?? '').split('\n', 1)[0]?.trim() ?? '';
}
