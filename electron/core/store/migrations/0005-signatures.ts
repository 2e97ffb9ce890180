/**
 * Findings name the verdict on the signature, and the keys they were made with where keys count: other
 * keys make them stale, as another version does.
 */
export const signatures = `
  ALTER TABLE findings ADD COLUMN signature TEXT;
  ALTER TABLE findings ADD COLUMN keyring TEXT;
  CREATE INDEX findings_by_keyring ON findings (keyring) WHERE keyring IS NOT NULL;
`;
