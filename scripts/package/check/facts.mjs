// @ts-check

/**
 * What was checked, by a sentence that should be true of the packages: `true`, what is wrong, or why it was not checked.
 * @typedef {Record<string, true | { wrong: string } | { skipped: string }>} Facts
 */

/** @typedef {ReturnType<typeof createFacts>} FactList */

export function createFacts() {
  /** @type {Facts} */
  const facts = {};

  return {
    /**
     * @param {string} sentence
     * @param {() => unknown} find throws, or gives a text that says what is wrong; a list of texts says several things
     */
    async check(sentence, find) {
      try {
        const found = await find();
        const wrong = Array.isArray(found) ? found.slice(0, 5).join(', ') : found;
        facts[sentence] = typeof wrong === 'string' && wrong !== '' ? { wrong } : true;
      } catch (error) {
        facts[sentence] = { wrong: error instanceof Error ? error.message : String(error) };
      }
    },
    /**
     * @param {string} sentence
     * @param {string} reason
     */
    skip(sentence, reason) {
      facts[sentence] = { skipped: reason };
    },
    all: () => facts,
    areTrue: () => Object.values(facts).every((fact) => fact === true || 'skipped' in fact),
  };
}
