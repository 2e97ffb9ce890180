import { z } from 'zod';
import { rowOf } from '../../../../shared/issues/index.ts';
import { readKeys } from '../../../core/signature/stored-keys.ts';
import { dataDirOf } from '../../arguments/shared-options.ts';
import { secretFields } from '../../folder/export-context.ts';
import { storedDetails, withStore } from '../../folder/read-only-store.ts';
import { readShown } from '../../folder/read-shown.ts';
import { outerDetail } from '../../output/outer-json.ts';
import { idInput, tool } from '../tool.ts';

/** Characters of a body in one answer. */
const bodyPart = 20_000;

/** One request. */
export const showRequest = tool({
  name: 'show_request',
  title: 'Show one captured request',
  description:
    'Shows one captured request: headers, fields of the message, issues with advice, the evidence of its signature, related requests, and the calls that HighLevel expects next. Its body on demand.',
  input: {
    id: idInput,
    body: z.boolean().default(false).describe('Also give the text of the body.'),
    bodyFrom: z.number().int().min(0).default(0).describe('Begin at this character of the body.'),
  },
  run: async ({ id, body, bodyFrom }, { data, redacts, resourcesDir }) => {
    const dataDir = dataDirOf({ data });
    const secrets = redacts ? secretFields(dataDir) : null;
    const keys = readKeys(resourcesDir, dataDir, null);
    const { shown } = await withStore({ data }, async (store) =>
      readShown(store, storedDetails(store, keys), id, secrets),
    );
    const { text, detail } = shown;
    const codes = [...new Set((detail.inspection?.issues ?? []).map(({ code }) => code))];
    return {
      ...(body && {
        bodyText: text?.slice(bodyFrom, bodyFrom + bodyPart) ?? null,
        bodyCharacters: text?.length ?? null,
      }),
      advice: Object.fromEntries(codes.map((code) => [code, rowOf(code)?.advice ?? null])),
      ...outerDetail({ ...shown, text: null, html: null }),
    };
  },
});
