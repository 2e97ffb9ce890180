import { defineConfig } from 'vitest/config';

/** Projects share no state; each test makes what it needs and leaves nothing. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/{shared,core,app,renderer,scripts}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'flow',
          include: ['tests/flow/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          // One app at a time: they would share the focus, the clipboard and the two processors of a small machine.
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          retry: 0,
          // After the others, so that a broken part is reported by its own test first.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
