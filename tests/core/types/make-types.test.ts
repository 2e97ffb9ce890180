import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { capture } from '../../../electron/core/capture/capture.ts';
import { inferTypes } from '../../../electron/core/types/infer-types.ts';
import { typeWriters } from '../../../electron/core/types/index.ts';
import { makeTypes } from '../../../electron/core/types/make-types.ts';
import type { Kind } from '../../../shared/kinds.ts';
import { typeLanguageNames } from '../../../shared/types.ts';
import { root, samples, typesOfSamples, withExtraKey } from './samples.ts';

/** The schemas that a Zod module exports, by running it. */
function schemasOf(module: string): Readonly<Record<string, z.ZodType>> {
  const names = [...module.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  const code = module
    .replace(/^import .*$/m, '')
    .replace(/^export type .*$/gm, '')
    .replace(/^export const/gm, 'const');
  // oxlint-disable-next-line typescript/no-implied-eval -- Our own text, in a test.
  return new Function('z', `${code}; return { ${names.join()} };`)(z) as Record<string, z.ZodType>;
}

const json = (text: string) => JSON.parse(text) as unknown;

describe('Zod', () => {
  it('accepts every sample, and keeps a key that no sample has', async () => {
    const schema = schemasOf(await typesOfSamples('zod'))[root];
    for (const sample of [...samples, withExtraKey]) {
      // Zod never copies this one.
      const { ['__proto__']: _, ...expected } = json(sample) as Record<string, unknown>;
      expect(schema?.parse(json(sample))).toEqual(expected);
    }
    expect(schema?.safeParse({ type: 1 }).success).toBe(false);
    expect(schema?.safeParse({ ...(json(samples[2] ?? '') as object), either: [] }).success).toBe(
      false,
    );
  });
});

describe('JSON Schema', () => {
  it('accepts every sample and a key that no sample has, and refuses other types', async () => {
    const validate = new Ajv2020({
      strict: true,
      allowUnionTypes: true,
      ownProperties: true,
    }).compile(json(await typesOfSamples('json-schema')) as object);
    for (const sample of [...samples, withExtraKey])
      expect(validate(json(sample)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ type: 1 })).toBe(false);
    expect(validate([])).toBe(false);
  });
});

describe('the types', () => {
  it.each(typeLanguageNames)('of %s hold no value of a sender', async (language) => {
    const secret = 'Zq7-secret';
    const valued = Array.from({ length: 40 }, (_, index) =>
      JSON.stringify({
        type: ['SMS', 'Email'][index % 2],
        status: `${secret}-status`,
        url: `https://${secret}.example/file.${secret}`,
        date: '2026-11-28T10:00:00Z',
        uuid: 'b2a6c1de-6f2b-4b2a-9c3d-0f6f4c1d2e3f',
        number: '123',
        flag: 'true',
        list: [secret, 'other'],
        nested: { [`a${index % 3}`]: { value: secret }, title: secret },
      }),
    );
    const model = await inferTypes([{ name: root, samples: valued }]);
    const text = typeWriters[language](model, [root]);
    expect(text).not.toContain('Zq7');
    expect(text).not.toMatch(/\benum\b|date-time|uuid['"]?:? ?\{?format|format|SMS/i);
  });

  it.each(typeLanguageNames)('of %s are the same for the same samples', async (language) => {
    expect(await typesOfSamples(language)).toBe(await typesOfSamples(language));
  });

  it('have decent names', async () => {
    const names = [...(await typesOfSamples('typescript')).matchAll(/^export interface (\w+)/gm)];
    expect(names.map(([, name]) => name)).toEqual([
      root,
      ...['Item', 'CustomData', 'More', 'Deep', 'Deeper', 'CustomDataClass'],
    ]);
  });

  it('make a map of an object whose names are data', async () => {
    const ids = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`contact-${index}`, {}]),
    );
    const model = await inferTypes([{ name: root, samples: [JSON.stringify({ byId: ids })] }]);
    expect(typeWriters.typescript(model, [root])).toContain('byId: Record<string, unknown>;');
  });

  it('of any JSON objects accept them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (objects) => {
          const texts = objects.map((one) => JSON.stringify(one));
          const model = await inferTypes([{ name: root, samples: texts }]);
          const schema = json(typeWriters['json-schema'](model, [root])) as object;
          const validate = new Ajv2020({ strict: false, ownProperties: true }).compile(schema);
          const zod = schemasOf(typeWriters.zod(model, [root]))[root];
          for (const text of texts) {
            expect(validate(json(text)), text).toBe(true);
            expect(zod?.safeParse(json(text)).success, text).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('requests', () => {
  const sample = (kind: Kind, body: string, type = 'application/json') => {
    const bytes = Buffer.from(body);
    const { request } = capture(
      {
        ...{ id: 1, receivedAt: 1, endedAt: 1, via: 'local', peer: null, method: 'POST', url: '/' },
        ...{ httpVersion: '1.1', headers: [['Content-Type', type]], trailers: [] },
        ...{ ended: 'complete', stray: false, broken: null },
      },
      [bytes],
    );
    return { request, kind, bytes };
  };

  it('have a type for each kind of body, and those without an object are counted', async () => {
    const made = await makeTypes(
      [
        sample('sms', '{"type":"SMS"}'),
        sample('install', '{"type":"INSTALL"}'),
        sample('unknown', 'a=1&b=2', 'application/x-www-form-urlencoded'),
        sample('unknown', '[1]'),
        sample('unknown', 'text', 'text/plain'),
        sample('unknown', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`),
      ],
      'typescript',
    );
    expect(made).toMatchObject({ samples: 3, notObjects: 2, tooLarge: 1 });
    for (const name of [root, 'AppInstall', 'Payload'])
      expect(made.text).toContain(`interface ${name} {`);
  });

  it('without any object have none', async () => {
    expect(await makeTypes([sample('unknown', '')], 'go')).toMatchObject({
      text: null,
      samples: 0,
    });
  });
});
