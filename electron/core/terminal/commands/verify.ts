import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readKeys } from '../../signature/keys.ts';
import { isValid, verify as verdictOf, type Verdict } from '../../signature/verify.ts';
import { required } from '../arguments.ts';
import { command } from '../command.ts';
import { jsonOption } from '../data-options.ts';
import { styled, verdictStyle } from '../styles.ts';

const meaning: Readonly<Record<Verdict, string>> = {
  valid: 'HighLevel signed exactly these bytes.',
  'valid-test-key': 'The key given with --key signed exactly these bytes.',
  missing: 'There is no signature.',
  'not-applicable': 'The sender says N/A: it did not sign.',
  malformed: 'This is no signature: it must be 64 bytes in base64.',
  mismatch: 'The signature belongs to other bytes or to another key.',
  'valid-reserialised':
    'The signature belongs to this JSON written anew by JSON.stringify, not to these bytes.',
};

/** Says whether a signature belongs to a body. */
export const verify = command({
  name: 'verify',
  summary: 'Check a signature over the bytes of a file',
  words: ['FILE'],
  options: {
    signature: { type: 'string', value: 'BASE64', help: 'the value of X-GHL-Signature' },
    key: {
      type: 'string',
      value: 'PUBLIC.pem',
      help: 'an Ed25519 key to try besides the one that HighLevel publishes',
    },
    json: jsonOption,
  },
  notes: ['Exits with 0 when the verdict is one of the valid ones, else with 1.'],
  run: async (given, [path = ''], { out, resourcesDir }) => {
    const text = required(given.signature, '--signature');
    const keys = readKeys(resourcesDir, given.key ?? null);
    const body = await readFile(path);
    const signature = verdictOf(text, () => body, keys);
    await (given.json === true
      ? out.json({ signature, bytes: body.length, sha256: hash('sha256', body) })
      : out.line(`${styled(verdictStyle(signature), signature)}: ${meaning[signature]}`));
    return isValid(signature) ? 0 : 1;
  },
});
