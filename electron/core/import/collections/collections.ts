import { isObject } from '../../inspect/json/json-object.ts';
import { readEntries } from '../har.ts';
import { BrokenFile, type DocumentImporter, type Imported, type OnProblem } from '../importer.ts';
import {
  hasVariable,
  textOf,
  withVariables,
  type CollectionMembers,
  type CollectionRequest,
  type Variables,
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
  const entries = requests.map((request) => entryOf(request, variables));
  for (const [index, request] of requests.entries()) {
    for (const { place, reason } of [...request.notes, ...unfilled(entries[index] ?? {})]) {
      onProblem({ entry: index + 1, place, reason, imported: true });
    }
  }
  yield* readEntries(entries, 'requests', onProblem);
}

/** Collections have no times. */
function entryOf({ entry }: CollectionRequest, variables: Variables): CollectionMembers {
  const filled = variables.size === 0 ? entry : withVariables(entry, variables);
  return { startedDateTime: Date.now(), ...(filled as CollectionMembers) };
}

/** The parts in which a variable stays as it is written, because the collection does not define it. */
function unfilled({ request }: CollectionMembers): CollectionRequest['notes'] {
  const { url, headers, postData } = isObject(request) ? request : {};
  const parts = [
    ['request.url', url],
    ['request.headers', headers],
    ['request.body', postData],
  ] as const;
  return parts
    .filter(([, value]) => hasVariable(textOf(value)))
    .map(([place]) => ({ place, reason: 'a variable is not replaced; it stays as it is written' }));
}
