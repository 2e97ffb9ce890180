import type { Tool } from '../tool.ts';
import { checkReceiver } from './check-receiver.ts';
import { compareTool } from './compare-requests.ts';
import { explainIssue } from './explain-issue.ts';
import { listRequests } from './list-requests.ts';
import { makeTypesTool } from './make-types.ts';
import { searchRequests } from './search-requests.ts';
import { sendAgain } from './send-again.ts';
import { showRequest } from './show-request.ts';
import { verifyTool } from './verify-signature.ts';

/** All tools, in the order of their list. A new one is a file in this folder, a line here and its row in `docs/mcp.md`. */
export const tools: readonly Tool[] = [
  listRequests,
  searchRequests,
  showRequest,
  compareTool,
  verifyTool,
  explainIssue,
  makeTypesTool,
  sendAgain,
  checkReceiver,
];
