import { z } from 'zod';
import { checked, importedFrom } from './checked.ts';
import { parsed } from './json-text.ts';
import { BrokenFile, type DocumentImporter, type Imported, type LineImporter } from './importer.ts';
import { outerEntry } from './outer-schema.ts';

/** The newest version of the document that this code reads. */
const newestVersion = 1;

const ownDocument = z.object({ version: z.int(), requests: z.array(z.unknown()) });

/** The app's own JSON document (docs/formats.md). */
export const json: DocumentImporter = {
  is: 'document',
  name: 'our json',
  firstMember: 'format',
  recognises: ({ format }) => format === 'hookscope',
  read: readDocument,
};

/** The app's own requests, one per line. */
export const ndjson: LineImporter = {
  is: 'lines',
  name: 'our ndjson',
  recognises: (value) => 'receivedAt' in value,
  readLine: (line, number) => {
    const place = `line ${number}`;
    return readEntry(parsed(line, number), place);
  },
};

function* readDocument(document: unknown): Generator<Imported, void, void> {
  const { version, requests } = checked(ownDocument, document, 'the document');
  if (version > newestVersion) {
    throw new BrokenFile(
      'version',
      `the file was written by a newer app (version ${version}; this app reads version ${newestVersion})`,
    );
  }
  for (const [index, entry] of requests.entries()) yield readEntry(entry, `requests[${index}]`);
}

function readEntry(value: unknown, place: string): Imported {
  const { headers, bodyBase64, ...facts } = checked(outerEntry, value, place);
  return importedFrom(facts, headers, Buffer.from(bodyBase64, 'base64'), place);
}
