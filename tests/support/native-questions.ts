import type { ElectronApplication } from 'playwright-core';
import { until } from './until.ts';

/** Answers native questions from now on with the button of that place, and keeps their words. */
export async function answerQuestions(
  electron: ElectronApplication,
  button: number,
): Promise<void> {
  await electron.evaluate(({ dialog }, response) => {
    Object.assign(globalThis, { nativeQuestions: [] });
    dialog.showMessageBox = (...args: unknown[]) => {
      const kept = globalThis as unknown as { nativeQuestions: string[] };
      const { message, detail = '' } = args.at(-1) as { message: string; detail?: string };
      kept.nativeQuestions.push(`${message}\n${detail}`);
      return Promise.resolve({ response, checkboxChecked: false });
    };
  }, button);
}

/** The words of the native questions since `answerQuestions`. */
export function nativeQuestions(electron: ElectronApplication): Promise<readonly string[]> {
  return electron.evaluate(
    () => (globalThis as unknown as { nativeQuestions: string[] }).nativeQuestions,
  );
}

/** The native questions of an app, which stay open until a test answers them. */
export interface OpenQuestions {
  /** Waits for the oldest that is open. @returns its words. */
  readonly next: () => Promise<string>;
  /** Answers the oldest with the button of that place. */
  readonly answer: (button: number) => Promise<void>;
}

/** Keeps native questions open from now on. */
export async function keepQuestionsOpen(electron: ElectronApplication): Promise<OpenQuestions> {
  type Open = { words: string; resolve: (answer: object) => void }[];
  await electron.evaluate(({ dialog }) => {
    const openQuestions: Open = [];
    Object.assign(globalThis, { openQuestions });
    dialog.showMessageBox = (...args: unknown[]) => {
      const { message, detail = '' } = args.at(-1) as { message: string; detail?: string };
      const { promise, resolve } = Promise.withResolvers<never>();
      openQuestions.push({ words: `${message}\n${detail}`, resolve: resolve as never });
      return promise;
    };
  });
  return {
    next: () =>
      until(() =>
        electron.evaluate(
          () => (globalThis as unknown as { openQuestions: Open }).openQuestions[0]?.words ?? null,
        ),
      ),
    answer: (button) =>
      electron.evaluate((_, response) => {
        const open = (globalThis as unknown as { openQuestions: Open }).openQuestions.shift();
        // The app may end over it; this answer goes first.
        setImmediate(() => open?.resolve({ response, checkboxChecked: false }));
      }, button),
  };
}
