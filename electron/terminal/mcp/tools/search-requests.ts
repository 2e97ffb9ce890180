import { queryInput, tool } from '../tool.ts';
import { pageInput, requestRows } from './request-rows.ts';

/** What came and matches a query. */
export const searchRequests = tool({
  name: 'search_requests',
  title: 'Search captured requests',
  description: 'Lists the captured webhook requests that match a query, newest first.',
  input: { query: queryInput, ...pageInput },
  run: ({ query, ...page }, context) => requestRows(query, page, context),
});
