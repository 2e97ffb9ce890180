// @ts-check

/**
 * @typedef {import('./failed-tests.mjs').FailedTest} FailedTest
 * @typedef {import('./failed-tests.mjs').Failures} Failures
 * @typedef {{ name: string, code: number, failures: Failures | undefined }} Ended
 * How a run of Vitest ended. Without `failures` it did not reach its end.
 */

/** The projects whose tests share the processors and a display with other programs. Only they are run a second time. */
const sharing = ['flow', 'e2e'];

/** With more failed files than this the fault is no accident. */
const mostFiles = 3;

/**
 * The files that may be run a second time, by themselves: nothing else has failed, and they are few.
 * @param {readonly Ended[]} runs
 * @returns {string[]} none when the failure stands as it is
 */
export function filesToRunAgain(runs) {
  const red = runs.filter(({ code }) => code !== 0);
  const failures = red.map((one) => one.failures);
  if (failures.some((one) => one === undefined || one.tests.length === 0 || one.strays.length > 0))
    return [];
  const tests = testsOf(red);
  const files = [...new Set(tests.map(({ file }) => file))];
  const isShared = tests.every(({ project }) => sharing.includes(project));
  return isShared && files.length <= mostFiles ? files : [];
}

/**
 * What a run of all tests says at its end about what failed. It comes last, because everything else is thousands of lines.
 * @param {readonly Ended[]} runs
 * @param {Ended | undefined} again the second run of the files that failed
 * @returns {string} empty when nothing failed
 */
export function verdict(runs, again) {
  const red = runs.filter(({ code }) => code !== 0);
  if (red.length === 0) return '';
  if (again?.code === 0)
    return lines('Failed beside other tests and passed by itself (a fault all the same)', red);
  return again === undefined
    ? lines('Failed', red)
    : `${lines('Failed', red)}${lines('Failed again by itself', [again])}`;
}

/**
 * @param {string} title
 * @param {readonly Ended[]} runs
 */
function lines(title, runs) {
  return `\n${title}:\n${runs.flatMap(linesOf).join('\n')}\n`;
}

/** @param {Ended} run */
function linesOf({ name, code, failures }) {
  if (failures === undefined) return [`  ${name} ended with exit code ${code}`];
  const strays = failures.strays.map((message) => `  ${name}, outside a test: ${message}`);
  const tests = failures.tests.map(
    (test) => `  ${[test.file, test.name].filter(Boolean).join(' > ')}: ${test.message}`,
  );
  const told = [...tests, ...strays];
  return told.length > 0 ? told : [`  ${name}: all tests passed, but the exit code was ${code}`];
}

/** @param {readonly Ended[]} runs */
function testsOf(runs) {
  return runs.flatMap(({ failures }) => failures?.tests ?? []);
}
