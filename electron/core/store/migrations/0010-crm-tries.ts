/**
 * `crm_tries` has the calls to the CRM's API that were made for a request, each try as JSON without secrets (`CrmTry`).
 * `cost` is how many bytes it takes on disk, as part of `tally.bytes`.
 */
export const crmTries = `
  CREATE TABLE crm_tries (
    id         INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES requests (id),
    cost       INTEGER NOT NULL,
    content    TEXT NOT NULL
  ) STRICT;
  CREATE INDEX crm_tries_by_request ON crm_tries (request_id, id);
`;
