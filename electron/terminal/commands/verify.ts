import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { signatureHeaders } from '../../../shared/signature.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import { isValid, verifySignature } from '../../core/signature/verify.ts';
import { signatureSentences } from '../../core/signature/reasons.ts';
import { required } from '../arguments/read-arguments.ts';
import { command } from '../command.ts';
import { jsonOption } from '../arguments/shared-options.ts';
import { styled, verdictStyle } from '../output/styles.ts';

/** Verifies a signature over a body. */
export const verify = command({
  name: 'verify',
  summary: 'Check a signature over the bytes of a file',
  positionals: ['FILE'],
  options: {
    signature: { type: 'string', value: 'BASE64', help: 'the value of X-GHL-Signature' },
    key: {
      type: 'string',
      value: 'PUBLIC.pem',
      help: "an Ed25519 key to try besides HighLevel's",
    },
    json: jsonOption,
  },
  notes: ['Exits with 0 when the verdict is one of the valid ones, otherwise with 1.'],
  run: async (options, [path = ''], { out, resourcesDir }) => {
    const text = required(options.signature, '--signature');
    const keys = readKeys(resourcesDir, null, options.key ?? null);
    const body = await readFile(path);
    const request = {
      headers: [[signatureHeaders.current, text]] as const,
      body: { ended: 'complete' as const },
    };
    const found = await verifySignature(request, body, keys);
    const { verdict: signature } = found;
    if (options.json === true) {
      const { key, signed, reasons, explanations: trials } = found;
      const sha256 = hash('sha256', body);
      await out.json({ signature, bytes: body.length, sha256, key, signed, reasons, trials });
    } else {
      const [meaning, ...reasons] = signatureSentences(found);
      await out.line(`${styled(verdictStyle(signature), signature)}: ${meaning ?? ''}`);
      for (const line of reasons) await out.line(`  ${line}`);
    }
    return isValid(signature) ? 0 : 1;
  },
});
