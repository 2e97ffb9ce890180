import type { CapturedRequest, HeaderPairs } from '../../../shared/request.ts';

/** Sets of names that are remembered. When there are more, learning starts again. */
const mostShapes = 64;

/** With more fields, the names of a request are hardly those of another. */
const mostFields = 64;

/** A longer head is not learned: senders choose how long theirs are. In characters. */
const longestHead = 4_096;

/** A field of a head: its name, and its value where all requests with the head have the same. */
export type HeadField = readonly [name: string, value?: string];

/** The request line and the header fields, which requests may share. */
export type HeadFacts = Pick<CapturedRequest, 'method' | 'url' | 'httpVersion' | 'headers'>;

/** What requests share of their heads. */
export interface SharedHead {
  readonly method: string;
  readonly httpVersion: string;
  /** `null` where it differs from request to request. */
  readonly url: string | null;
  /** The JSON of the fields, without the values that differ. */
  readonly pairs: string;
}

/** The head of a request in two parts. */
export interface SplitHead {
  /** The same object as long as nothing differs that did not before. */
  readonly shared: SharedHead;
  /** The values of the fields that differ, in their order. */
  readonly values: readonly string[];
}

/** Requests whose header fields have the same names in the same order. */
interface HeadShape {
  readonly fields: HeadField[];
  url: string | null;
  /** `null` until it is needed. */
  shared: SharedHead | null;
}

export interface LearnedHeads {
  /** `null` for the first request of a shape. */
  readonly split: (head: HeadFacts) => SplitHead | null;
}

/** Learns what stays the same: a value that was ever another one does not. */
export function learnHeads(): LearnedHeads {
  const shapes = new Map<string, HeadShape>();

  return {
    split: ({ method, url, httpVersion, headers }) => {
      if (method === null || url === null || httpVersion === null) return null;
      if (headers.length === 0 || headers.length > mostFields) return null;
      const key = [method, httpVersion, ...headers.map(([name]) => name)].join('\n');
      const shape = shapes.get(key);
      if (shape === undefined) {
        if (lengthOf(url, headers) > longestHead) return null;
        if (shapes.size >= mostShapes) shapes.clear();
        shapes.set(key, { fields: [...headers], url, shared: null });
        return null;
      }
      const values = valuesOf(shape, headers);
      if (values === null) return null;
      if (shape.url !== null && shape.url !== url) {
        shape.url = null;
        shape.shared = null;
      }
      shape.shared ??= { method, httpVersion, url: shape.url, pairs: JSON.stringify(shape.fields) };
      // A name with a line break may make two shapes look like one.
      const isSame = shape.shared.method === method && shape.shared.httpVersion === httpVersion;
      return isSame ? { shared: shape.shared, values } : null;
    },
  };
}

/** The values that the shape does not have, which from now on it has no more; `null` where the names are others. */
function valuesOf(shape: HeadShape, headers: HeaderPairs): readonly string[] | null {
  if (shape.fields.length !== headers.length) return null;
  const values: string[] = [];
  for (const [at, [name, value]] of headers.entries()) {
    const [known, same] = shape.fields[at] ?? [''];
    if (known !== name) return null;
    if (same === value) continue;
    values.push(value);
    if (same === undefined) continue;
    shape.fields[at] = [name];
    shape.shared = null;
  }
  return values;
}

function lengthOf(url: string, headers: HeaderPairs): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length, url.length);
}
