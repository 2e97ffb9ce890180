import { readKeys } from '../../core/signature/stored-keys.ts';
import { requestNumber } from '../arguments/read-arguments.ts';
import { dataDirOf, dataOption, jsonOption } from '../arguments/shared-options.ts';
import { command } from '../command.ts';
import { compareStored } from '../folder/compare-stored.ts';
import { storedDetails, withStore } from '../folder/read-only-store.ts';
import { comparisonLines, outerComparison } from '../output/comparison-text.ts';

/** Compares two requests. */
export const diff = command({
  name: 'diff',
  summary: 'Compare two requests: fields, headers and bytes',
  positionals: ['ID', 'ID'],
  options: { data: dataOption, json: jsonOption },
  notes: [
    'Exits with 0 when they are the same, with 1 when they differ, and with 2 when it failed.',
  ],
  failureCode: 2,
  run: async (options, words, { out, resourcesDir }) => {
    const [left = 0, right = 0] = words.map((word) => requestNumber(word, 'ID'));
    const keys = readKeys(resourcesDir, dataDirOf(options), null);
    const comparison = await withStore(options, async (store) => {
      return compareStored({ store, details: storedDetails(store, keys) }, left, right);
    });
    if (options.json === true) await out.json(outerComparison(left, right, comparison));
    else for (const line of comparisonLines(comparison)) await out.line(line);
    return comparison.isSame ? 0 : 1;
  },
});
