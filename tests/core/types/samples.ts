import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inferTypes } from '../../../electron/core/types/infer-types.ts';
import { typeWriters } from '../../../electron/core/types/index.ts';
import type { TypeLanguage } from '../../../shared/types.ts';
import { resourcesDir } from '../../support/running-core.ts';

const documented = (name: string) =>
  JSON.parse(readFileSync(join(resourcesDir, 'samples', `${name}.json`), 'utf8')) as object;

/** Keys that mean something in a language, or that nobody sees. */
const hostileKeys =
  `\` " ' \n 123 __proto__ constructor class 😀 */ // \\ \u202e a-b a_b aB \u0000 \${x} $x ?> #{x} x,y -
  from copy self this more list model_config json dict any import def é 中文 %s {{x}} <script> \u2028`
    .split(/ +/)
    .concat('', 'a b', '\n');

const hostile = `{${[...new Set(hostileKeys)].map((key, index) => `${JSON.stringify(key)}:${index}`).join()}}`;

/** JSON objects of one kind, which differ in what they have. */
export const samples: readonly string[] = [
  JSON.stringify(documented('sms')),
  JSON.stringify(documented('email')),
  JSON.stringify({
    ...documented('sms'),
    ...{ userId: null, attempt: 1, score: 1, ok: true, either: 1, empty: [], nothing: null },
    attachments: [],
    customData: { tags: ['a'], nested: [[1], []], class: { x: 1 } },
    items: [{ id: 1, name: 'a' }, { id: 2 }],
  }),
  JSON.stringify({
    ...documented('sms'),
    ...{ score: 1.5, either: 'x', large: 1e20 },
    customData: { tags: [], class: null, more: { deep: { deeper: [{ a: null }, { a: 'x' }] } } },
    items: null,
  }),
  `${hostile.slice(0, -1)},${JSON.stringify(documented('sms')).slice(1)}`,
];

export const root = 'ProviderOutboundMessage';

/** The types of the samples. */
export async function typesOfSamples(language: TypeLanguage): Promise<string> {
  const model = await inferTypes([{ name: root, samples }]);
  return typeWriters[language](model, [root]);
}

/** A sample with a key that no sample has. */
export const withExtraKey: string = JSON.stringify({
  ...(JSON.parse(samples[2] ?? '') as object),
  notInAnySample: { x: [1] },
});
