import { z } from 'zod';
import { BrokenFile } from './broken-file.ts';
import { checked, importedFrom, parsed } from './checked.ts';
import type { Imported } from './imported.ts';
import { outerEntry } from './outer-schema.ts';

/** The versions of our own document that this code understands. */
const known = 1;

const ownDocument = z.object({ version: z.int(), requests: z.array(z.unknown()) });

/** Our own document (docs/formats.md). @throws BrokenFile */
export function* readOwnDocument(document: unknown): Generator<Imported, void, void> {
  const { version, requests } = checked(ownDocument, document, 'the document');
  if (version > known) {
    throw new BrokenFile(
      'version',
      `the file was written by a newer app (form ${version}, this one knows ${known})`,
    );
  }
  for (const [index, entry] of requests.entries()) yield readEntry(entry, `requests[${index}]`);
}

/** One line of NDJSON. @throws BrokenFile */
export function readOwnLine(line: string, number: number): Imported {
  const place = `line ${number}`;
  return readEntry(parsed(line, place), place);
}

function readEntry(value: unknown, place: string): Imported {
  const { headers, bodyBase64, ...facts } = checked(outerEntry, value, place);
  return importedFrom(facts, headers, Buffer.from(bodyBase64, 'base64'), place);
}
