import { expect, it } from 'vitest';
import { dropEmptyCredentials, missingSignatures } from '../../../scripts/package/signing.mjs';

it('takes an empty credential, which is how a workflow gives an absent secret, for none', () => {
  const env = { CSC_LINK: '', CSC_KEY_PASSWORD: '', APPLE_ID: 'somebody', OTHER: '' };
  dropEmptyCredentials(env);
  expect(env).toEqual({ APPLE_ID: 'somebody', OTHER: '' });
  expect(missingSignatures('darwin', env)).toHaveLength(2);
});
