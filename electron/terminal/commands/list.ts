import { positive } from '../arguments/read-arguments.ts';
import { dataOption, jsonOption, queryOption } from '../arguments/shared-options.ts';
import { command } from '../command.ts';
import { withStore } from '../folder/read-only-store.ts';
import { selectIds } from '../folder/select-requests.ts';
import { outerSummary } from '../output/outer-json.ts';
import { summaryLine } from '../output/request-lines.ts';

/** Lists captured requests. */
export const list = command({
  name: 'list',
  summary: 'List captured requests, newest first',
  options: {
    data: dataOption,
    query: queryOption,
    limit: { type: 'string', value: 'N', help: 'at most this many (default: all)' },
    json: jsonOption,
  },
  run: async (options, _, { out }) => {
    const limit = options.limit === undefined ? Infinity : positive(options.limit, '--limit');
    await withStore(options, async (store) => {
      const ids = await selectIds(store, options.query ?? null);
      for (const id of ids.slice(0, limit)) {
        if (out.closed.aborted) return;
        const row = store.summary(id);
        if (row === null) continue;
        await (options.json === true ? out.json(outerSummary(row)) : out.line(summaryLine(row)));
      }
    });
    return 0;
  },
});
