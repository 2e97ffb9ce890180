import { createRequestReader, type RequestReader } from '../body-reader/request-reader.ts';
import { createComparer, type Comparer } from '../compare/comparer.ts';
import type { Search } from '../search/search.ts';
import type { VerifyingKeys } from '../signature/keys.ts';
import type { Store } from '../store/store.ts';
import { createTypeMaker, type TypeMaker } from '../types/type-maker.ts';
import { createDetails, type Details } from './details.ts';
import { createList, type List } from './list.ts';

/** What is shown of the stored requests. */
export interface Views {
  readonly list: List;
  readonly details: Details;
  readonly reader: RequestReader;
  readonly comparer: Comparer;
  readonly typeMaker: TypeMaker;
  /** To be called after requests were deleted: drops what was read of them. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

/** @param keys by which signatures are verified. */
export function createViews(store: Store, search: Search, keys: () => VerifyingKeys): Views {
  const reader = createRequestReader(store, () => ({ keys: keys() }));
  const details = createDetails(
    store,
    (request) => reader.read('inspection', request, 'view'),
    (request, body) => reader.read('inspection', request, 'reply', body),
  );
  const list = createList(store, search);
  const comparer = createComparer(store, details);
  const typeMaker = createTypeMaker(store, list.idsOf);
  return {
    list,
    details,
    reader,
    comparer,
    typeMaker,
    forget() {
      details.forget();
      reader.forget();
    },
    async close() {
      await comparer.close();
      await typeMaker.close();
      await reader.close();
    },
  };
}
