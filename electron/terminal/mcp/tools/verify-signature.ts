import { z } from 'zod';
import { signatureHeaders } from '../../../../shared/signature.ts';
import { signatureSentences } from '../../../core/signature/reasons.ts';
import { readKeys } from '../../../core/signature/stored-keys.ts';
import { verifySignature } from '../../../core/signature/verify.ts';
import { BadArguments } from '../../arguments/read-arguments.ts';
import { dataDirOf } from '../../arguments/shared-options.ts';
import { CommandFailed } from '../../command.ts';
import { withStore } from '../../folder/read-only-store.ts';
import { idInput, tool } from '../tool.ts';

/** Whether a signature fits a body. */
export const verifyTool = tool({
  name: 'verify_signature',
  title: 'Verify a signature over a body',
  description: `Says whether a value of ${signatureHeaders.current} fits a body, and why not. The body is that of a captured request (id), or a text, which is taken as UTF-8.`,
  input: {
    signature: z.string().max(10_000).describe(`The value of ${signatureHeaders.current}.`),
    id: idInput.optional(),
    body: z.string().max(1_000_000).optional(),
  },
  run: async ({ signature, id, body }, { data, resourcesDir }) => {
    if ((id === undefined) === (body === undefined))
      throw new BadArguments('Give either id or body.');
    const bytes =
      id === undefined
        ? Buffer.from(body ?? '')
        : await withStore({ data }, (store) => Promise.resolve(store.body(id)));
    if (bytes === null) throw new CommandFailed(`There is no request ${id}.`);
    const keys = readKeys(resourcesDir, dataDirOf({ data }), null);
    const headers = [[signatureHeaders.current, signature]] as const;
    const found = await verifySignature({ headers, body: { ended: 'complete' } }, bytes, keys);
    const { verdict, key, signed } = found;
    return { verdict, sentences: signatureSentences(found), bytes: bytes.length, key, signed };
  },
});
