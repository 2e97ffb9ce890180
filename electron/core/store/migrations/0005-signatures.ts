/**
 * Findings have the verdict on the signature, and the keys that it was judged with where keys matter: other keys make
 * findings stale, as another version does.
 */
export const signatures = `
  ALTER TABLE findings ADD COLUMN signature TEXT;
  ALTER TABLE findings ADD COLUMN keyring TEXT;
  CREATE INDEX findings_by_keyring ON findings (keyring) WHERE keyring IS NOT NULL;
`;
