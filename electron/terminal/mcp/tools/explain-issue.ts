import { z } from 'zod';
import { nearest } from '../../../../shared/nearest.ts';
import { issueCodes, rowOf } from '../../../../shared/issues/index.ts';
import { CommandFailed } from '../../command.ts';
import { tool } from '../tool.ts';

/** What an issue means, and what to do. */
export const explainIssue = tool({
  name: 'explain_issue',
  title: 'Explain the code of an issue',
  description:
    'Says what the code of an issue means, what supports it, and what the developer of the receiving server can do.',
  input: { code: z.string().max(200) },
  run: ({ code }) => {
    const row = rowOf(code);
    if (row !== null) {
      const { severity, source: ground, message, example, advice } = row;
      return Promise.resolve({ code, severity, ground, message, example, advice });
    }
    const near = nearest(code, issueCodes);
    const hint = near === null ? '' : ` Did you mean ${near}?`;
    return Promise.reject(new CommandFailed(`There is no issue with this code.${hint}`));
  },
});
