import { readKeys } from '../../../core/signature/stored-keys.ts';
import { dataDirOf } from '../../arguments/shared-options.ts';
import { compareStored } from '../../folder/compare-stored.ts';
import { secretFields } from '../../folder/export-context.ts';
import { storedDetails, withStore } from '../../folder/read-only-store.ts';
import { outerComparison } from '../../output/comparison-text.ts';
import { idInput, tool } from '../tool.ts';

/** What differs between two requests. */
export const compareTool = tool({
  name: 'compare_requests',
  title: 'Compare two captured requests',
  description: 'Says in what two captured requests differ: fields, headers and bytes.',
  input: { left: idInput, right: idInput },
  run: async ({ left, right }, { data, redacts, resourcesDir }) => {
    const dataDir = dataDirOf({ data });
    const keys = readKeys(resourcesDir, dataDir, null);
    const secrets = redacts ? { secretFields: secretFields(dataDir) } : {};
    return withStore({ data }, async (store) => {
      const source = { store, details: storedDetails(store, keys), ...secrets };
      return outerComparison(left, right, await compareStored(source, left, right));
    });
  },
});
