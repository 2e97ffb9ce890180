import type { HeaderPairs } from '../../../shared/request.ts';
import type { HeadField } from './heads.ts';

/** Sets of names that are remembered. When there are more, learning begins anew. */
const mostShapes = 64;

/** With more fields, the names of a request are hardly those of another. */
const mostFields = 64;

/** The header fields of a request in two parts. */
export interface SharedHead {
  /** The JSON of the fields, without the values that differ from request to request. */
  readonly pairs: string;
  /** Those values, in the order of their fields. */
  readonly rest: readonly string[];
}

/** Requests whose header fields have the same names in the same order. */
interface HeadShape {
  readonly fields: HeadField[];
  /** The JSON of the fields, `null` until it is needed. */
  pairs: string | null;
}

export interface LearnedHeads {
  /** `null` for the first request of a shape. */
  readonly headOf: (headers: HeaderPairs) => SharedHead | null;
}

/** Learns which values of header fields stay the same: a value that was ever another one does not. */
export function learnHeads(): LearnedHeads {
  const shapes = new Map<string, HeadShape>();

  function headOf(headers: HeaderPairs): SharedHead | null {
    if (headers.length === 0 || headers.length > mostFields) return null;
    const key = headers.map(([name]) => name).join('\n');
    const shape = shapes.get(key);
    if (shape === undefined) {
      if (shapes.size >= mostShapes) shapes.clear();
      shapes.set(key, { fields: [...headers], pairs: null });
      return null;
    }
    return partsOf(shape, headers);
  }

  return { headOf };
}

function partsOf(shape: HeadShape, headers: HeaderPairs): SharedHead | null {
  // A name with a line break may make two shapes look like one.
  if (shape.fields.length !== headers.length) return null;
  const rest: string[] = [];
  for (const [at, [name, value]] of headers.entries()) {
    const [known, same] = shape.fields[at] ?? [''];
    if (known !== name) return null;
    if (same === value) continue;
    rest.push(value);
    if (same === undefined) continue;
    shape.fields[at] = [name];
    shape.pairs = null;
  }
  shape.pairs ??= JSON.stringify(shape.fields);
  return { pairs: shape.pairs, rest };
}
