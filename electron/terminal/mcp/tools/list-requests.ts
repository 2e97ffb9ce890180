import { tool } from '../tool.ts';
import { pageInput, requestRows } from './request-rows.ts';

/** What came. */
export const listRequests = tool({
  name: 'list_requests',
  title: 'List captured requests',
  description:
    'Lists captured webhook requests, newest first: kind, receiver, subject, counts of errors and warnings, verdict on the signature, and reply.',
  input: pageInput,
  run: (page, context) => requestRows(null, page, context),
});
