import type { CapturedRequest } from '../../../shared/request.ts';
import { bounds } from '../../../shared/bounds.ts';
import { kindTable, type Kind } from '../../../shared/kinds.ts';
import type { TypeLanguage } from '../../../shared/types.ts';
import { depthOf } from '../inspect/json/parse-json.ts';
import { openBody } from '../inspect/opened-body.ts';
import { inferTypes, type SampleGroup } from './infer-types.ts';
import { typeWriters } from './index.ts';

/** A request whose body is a sample. */
export interface TypeSample {
  readonly request: CapturedRequest;
  readonly kind: Kind;
  readonly bytes: Uint8Array;
}

/** @property text `null` when there is no sample. */
export interface WrittenTypes {
  readonly text: string | null;
  readonly samples: number;
  readonly notObjects: number;
  readonly tooLarge: number;
}

/** Makes types from the bodies of requests: one type for each kind of body. Accepts any bytes. */
export async function makeTypes(
  samples: readonly TypeSample[],
  language: TypeLanguage,
): Promise<WrittenTypes> {
  const groups = new Map<string, string[]>();
  let [notObjects, tooLarge] = [0, 0];
  for (const { request, kind, bytes } of samples) {
    const object = await objectText(request, bytes);
    if (object === null) notObjects += 1;
    else if (object === 'too-large') tooLarge += 1;
    else {
      const name = kindTable[kind].typeName;
      groups.set(name, [...(groups.get(name) ?? []), object.text]);
    }
  }
  const counts = { samples: samples.length - notObjects - tooLarge, notObjects, tooLarge };
  if (groups.size === 0) return { text: null, ...counts };
  const named: readonly SampleGroup[] = [...groups].map(([name, texts]) => ({
    name,
    samples: texts,
  }));
  const model = await inferTypes(named);
  const roots = named.map(({ name }) => name);
  return { text: typeWriters[language](model, roots), ...counts };
}

/** A body as the text of a JSON object: its own, or the fields of a form. `null` when it holds no object. */
async function objectText(
  request: CapturedRequest,
  bytes: Uint8Array,
): Promise<{ readonly text: string } | 'too-large' | null> {
  const { body, json } = await openBody(request, bytes);
  if (body.text.length > bounds.typeSample.bytes) return 'too-large';
  const reading = json();
  if (reading.is === 'form') return { text: JSON.stringify(reading.form.object) };
  if (reading.is !== 'value' || reading.object === null) return null;
  if (depthOf(reading.text) > bounds.typedLevels.entries) return 'too-large';
  return { text: reading.text };
}
