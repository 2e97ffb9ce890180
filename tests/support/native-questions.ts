import type { ElectronApplication } from 'playwright-core';

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
