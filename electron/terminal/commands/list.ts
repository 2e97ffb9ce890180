import { positive } from '../arguments.ts';
import { command } from '../command.ts';
import { dataOption, jsonOption, queryOption, withStore } from '../data-options.ts';
import { summaryLine } from '../lines.ts';
import { outerSummary } from '../outer-summary.ts';
import { selectIds } from '../select.ts';

/** What was captured, newest first. */
export const list = command({
  name: 'list',
  summary: 'List what was captured, newest first',
  options: {
    data: dataOption,
    query: queryOption,
    limit: { type: 'string', value: 'N', help: 'at most this many (default: all)' },
    json: jsonOption,
  },
  run: async (given, _, { out }) => {
    const limit = given.limit === undefined ? Infinity : positive(given.limit, '--limit');
    await withStore(given, async (store) => {
      const ids = await selectIds(store, given.query ?? null);
      for (const id of ids.slice(0, limit)) {
        if (out.gone.aborted) return;
        const row = store.summary(id);
        if (row === null) continue;
        await (given.json === true ? out.json(outerSummary(row)) : out.line(summaryLine(row)));
      }
    });
    return 0;
  },
});
