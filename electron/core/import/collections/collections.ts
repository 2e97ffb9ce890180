import { isObject } from '../../inspect/json/json-object.ts';
import { readEntries } from '../har.ts';
import { namedOf } from '../har-parts.ts';
import { BrokenFile, type DocumentImporter, type Imported, type OnProblem } from '../importer.ts';
import {
  enabled,
  fillingOf,
  textOf,
  variable,
  variableOrTag,
  variablesOf,
  type CollectionMembers,
  type CollectionRequest,
  type Filling,
} from './collection-request.ts';
import { isBruno, readBruno } from './bruno.ts';
import { isInsomnia, readInsomnia } from './insomnia.ts';
import { isPostman, readPostman } from './postman.ts';

/** Collections of Postman, exports of Insomnia and files of Bruno: their requests as they would be sent. */
export const collections: DocumentImporter = {
  is: 'document',
  name: 'collections of Postman, Insomnia or Bruno',
  firstMember: 'info',
  recognises: (document) => isPostman(document) || isInsomnia(document) || isBruno(document),
  read: readCollection,
};

/** @throws BrokenFile for a collection without requests. */
function* readCollection(document: unknown, onProblem: OnProblem): Generator<Imported, void, void> {
  const members = isObject(document) ? document : {};
  const read = isPostman(members) ? readPostman : isBruno(members) ? readBruno : readInsomnia;
  const { requests, variables } = read(members);
  if (requests.length === 0) throw new BrokenFile('the collection', 'it has no request');
  const filling = fillingOf(variables);
  const entries = requests.map(({ entry }) => filling.filled(entry) as CollectionMembers);
  const placeholder = read === readInsomnia ? variableOrTag : variable;
  for (const [index, request] of requests.entries()) {
    const notes = [...request.notes, ...unfilled(entries[index] ?? {}, placeholder)];
    for (const { place, reason } of notes) {
      onProblem({ entry: index + 1, place, reason, imported: true });
    }
  }
  const complete = entries.map((entry) => withAddress(entry, filling));
  yield* readEntries(complete, 'requests', onProblem);
}

/** An entry whose address is complete. Collections have no times. */
function withAddress(entry: CollectionMembers, { withPath }: Filling): CollectionMembers {
  const startedDateTime = Date.now();
  const { request } = entry;
  if (!isObject(request)) return { startedDateTime, ...entry };
  const { url, pathVariables, queryString, ...rest } = request;
  const address = withPath(textOf(url), variablesOf(pathVariables));
  return { startedDateTime, request: { ...rest, url: withQuery(address, queryString) } };
}

/** An address with parameters behind those that it has. One without a name is not sent. */
function withQuery(address: string, query: unknown): string {
  const pairs = enabled(query).flatMap((pair): [string, string][] => {
    const read = namedOf(pair);
    return read === null ? [] : [[read.name, read.value]];
  });
  if (pairs.length === 0) return address;
  const [target = ''] = address.split('#', 1);
  return `${target}${target.includes('?') ? '&' : '?'}${new URLSearchParams(pairs).toString()}`;
}

/** The parts that still have a variable, because the collection does not define it. */
function unfilled({ request }: CollectionMembers, placeholder: RegExp): CollectionRequest['notes'] {
  const { url, pathVariables, queryString, headers, postData } = isObject(request) ? request : {};
  const asWritten = 'a variable is not replaced; it stays as it is written';
  const inAddress = 'a variable is not replaced; its name stays in the address';
  const parts = [
    ['request.url', [url, pathVariables, queryString], inAddress],
    ['request.headers', headers, asWritten],
    ['request.body', postData, asWritten],
  ] as const;
  return parts
    .filter(([, value]) => textOf(value).search(placeholder) !== -1)
    .map(([place, , reason]) => ({ place, reason }));
}
