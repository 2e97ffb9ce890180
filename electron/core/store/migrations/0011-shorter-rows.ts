/**
 * A head has the method, the target and the version of its requests too, whose own columns are then NULL; a target that
 * differs from request to request stays in their rows. `relations.digests` has the three keys of a request in 24 bytes,
 * the columns with their texts are then NULL. Earlier rows stay as they are.
 */
export const shorterRows = `
  ALTER TABLE heads ADD COLUMN method TEXT;
  ALTER TABLE heads ADD COLUMN url TEXT;
  ALTER TABLE heads ADD COLUMN http_version TEXT;
  ALTER TABLE relations ADD COLUMN digests BLOB;
`;
