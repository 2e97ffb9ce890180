import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { thoroughEnding, unitFolders } from './scripts/test/plan.mjs';

/**
 * Files run side by side, two more than there are processors: they also wait. A process runs many files, because
 * loading the sources anew for each takes more time than most tests.
 */
const sideBySide = { maxWorkers: availableParallelism() + 2, isolate: false };

/** Apps share the focus and the clipboard of a display, so each display has one app at a time. */
const displays = process.env['HOOKSCOPE_DISPLAYS']?.split(' ').length ?? 1;

/** `expect.poll` waits as long as everything else does: by itself it gives up after a second, which a busy machine needs. */
const patient = { expect: { poll: { timeout: 30_000 } } };

const unit = { ...sideBySide, ...patient, testTimeout: 60_000 };
const unitPath = `tests/{${unitFolders.join(',')}}/**/*`;

/** What `npm run test:long` runs besides. */
const long = { test: { name: 'long', include: ['tests/long/**/*.test.ts'] } };

/** Projects share no state; each test makes what it needs and leaves nothing. */
export default defineConfig({
  test: {
    reporters: ['default', './scripts/test/slowest-files.mjs', './scripts/test/failed-tests.mjs'],
    projects: [
      ...(process.env['HOOKSCOPE_LONG'] === undefined ? [] : [long]),
      {
        test: {
          ...unit,
          name: 'unit',
          include: [`${unitPath}.test.{ts,tsx}`],
          exclude: [`**/*${thoroughEnding}`],
        },
      },
      {
        test: {
          ...unit,
          name: 'thorough',
          include: [`${unitPath}${thoroughEnding}`],
          // Beside the tests of the window they get a tenth of the processors: one took 45 s on a busy machine.
          testTimeout: 240_000,
        },
      },
      {
        test: {
          ...sideBySide,
          ...patient,
          name: 'flow',
          include: ['tests/flow/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        test: {
          ...patient,
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          maxWorkers: displays,
          // The files of a worker share an app: see tests/support/shared-app.ts.
          isolate: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // After the others, so that a broken part is reported by its own test first.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
