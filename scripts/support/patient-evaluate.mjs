// @ts-check

/** @typedef {import('playwright-core').ElectronApplication} ElectronApplication */

const mostTries = 20;

/**
 * Repeats what is evaluated in the main process when V8's inspector says that the promise of it was collected: it keeps that
 * promise weakly, so a collection of garbage, as in a start, can take it. What is evaluated may therefore run twice.
 * @param {ElectronApplication} electron that is changed
 * @returns {ElectronApplication} the same one
 */
export function patiently(electron) {
  const evaluate = /** @type {(...given: unknown[]) => Promise<unknown>} */ (
    electron.evaluate.bind(electron)
  );
  /** @param {unknown[]} given */
  async function evaluateAgain(...given) {
    for (let left = mostTries; ; left -= 1) {
      try {
        return await evaluate(...given);
      } catch (error) {
        if (left === 0 || !String(error).includes('promise was garbage collected')) throw error;
      }
    }
  }
  return Object.assign(electron, { evaluate: evaluateAgain });
}
