import { compareBodies, sameBodies } from '../../core/compare/compare-bodies.ts';
import { compareRequests } from '../../core/compare/compare.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import { requestNumber } from '../arguments/read-arguments.ts';
import { dataDirOf, dataOption, jsonOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
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
      const details = storedDetails(store, keys);
      const read = async (id: number) => {
        const [detail, bytes] = [await details.of(id), store.body(id)];
        if (detail === null || bytes === null)
          throw new CommandFailed(`There is no request ${id}.`);
        const { request, reply, inspection } = detail;
        return { request, reply, verdict: inspection?.signature?.verdict ?? null, bytes };
      };
      const [one, other] = [await read(left), await read(right)];
      const isSame = one.request.body.sha256 === other.request.body.sha256;
      return compareRequests(one, other, isSame ? sameBodies : await compareBodies(one, other));
    });
    if (options.json === true) await out.json(outerComparison(left, right, comparison));
    else for (const line of comparisonLines(comparison)) await out.line(line);
    return comparison.isSame ? 0 : 1;
  },
});
