import { z } from 'zod';
import { typeLanguageNames } from '../../../../shared/types.ts';
import { BadArguments } from '../../arguments/read-arguments.ts';
import { CommandFailed } from '../../command.ts';
import { typesOf } from '../../commands/types.ts';
import { withStore } from '../../folder/read-only-store.ts';
import { existing, selectIds } from '../../folder/select-requests.ts';
import { idInput, queryInput, tool } from '../tool.ts';

/** Types of what came. */
export const makeTypesTool = tool({
  name: 'make_types',
  title: 'Make types from captured bodies',
  description:
    'Makes types in a programming language from the bodies of captured requests: of these ids, of a query, or else of the newest of all.',
  input: {
    language: z.enum(typeLanguageNames),
    query: queryInput.optional(),
    ids: z.array(idInput).min(1).max(1_000).optional(),
  },
  run: async ({ language, query, ids }, { data }) => {
    if (query !== undefined && ids !== undefined)
      throw new BadArguments('Give either query or ids.');
    const outcome = await withStore({ data }, async (store) =>
      typesOf(
        store,
        ids === undefined ? await selectIds(store, query ?? null) : existing(store, ids),
        language,
      ),
    );
    if (outcome.ok) return { language, ...outcome.value };
    throw new CommandFailed(
      'None of these requests has a body that holds a JSON object or a form.',
    );
  },
});
