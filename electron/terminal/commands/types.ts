import { resolve } from 'node:path';
import { typeLanguageNames, typeLanguages, type TypeLanguage } from '../../../shared/types.ts';
import { fillAtomically } from '../../core/files/write-atomically.ts';
import { chooseSamples } from '../../core/types/choose-samples.ts';
import { outcomeOf } from '../../core/types/type-maker.ts';
import { BadArguments, requestNumber, required } from '../arguments/read-arguments.ts';
import { dataOption, jsonOption, queryOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
import { withStore, type StoredCaptures } from '../folder/read-only-store.ts';
import { selectIds } from '../folder/select-requests.ts';
import { columns } from '../help.ts';

/** Makes types from what came. */
export const types = command({
  name: 'types',
  summary: 'Make types from the bodies of requests: TypeScript, Zod, JSON Schema, …',
  options: {
    data: dataOption,
    lang: { type: 'string', value: 'L', help: 'one of the languages below' },
    query: queryOption,
    id: { type: 'string', multiple: true, value: 'ID', help: 'this request; can be repeated' },
    out: { type: 'string', value: 'PATH', help: 'the file to write (default: stdout)' },
    json: jsonOption,
  },
  notes: [
    `Languages\n${columns(typeLanguageNames.map((name) => [name, typeLanguages[name].name]))}`,
    'Without --id and --query, types are made from the newest of all requests.',
  ],
  run: async (options, _, { out, report }) => {
    const language = languageOf(required(options.lang, '--lang'));
    const { id, query = null } = options;
    if (id !== undefined && query !== null)
      throw new BadArguments("--id and --query can't be combined.");
    const numbers = id?.map((text) => requestNumber(text, '--id'));
    const outcome = await withStore(options, async (store) =>
      typesOf(store, numbers ?? (await selectIds(store, query)), language),
    );
    if (!outcome.ok)
      throw new CommandFailed(
        'None of these requests has a body that holds a JSON object or a form.',
      );
    const { text, samples, leftOut } = outcome.value;
    if (options.out !== undefined) await writeText(resolve(options.out), text);
    if (options.json === true)
      await out.json({ language, samples, leftOut, ...(options.out === undefined && { text }) });
    else if (options.out === undefined) await out.write(text);
    for (const line of leftOutLines(leftOut)) report(line);
    if (options.out !== undefined) report(`Types of ${samples} bodies written to ${options.out}`);
    return 0;
  },
});

/** Makes types from the newest of these requests. */
export async function typesOf(
  store: StoredCaptures,
  ids: readonly number[],
  language: TypeLanguage,
) {
  const chosen = chooseSamples(ids, store.summary);
  const samples = chosen.rows.flatMap(({ id, kind }) => {
    const [request, bytes] = [store.record(id)?.request, store.body(id)];
    return request === undefined || bytes === null
      ? []
      : [{ request, kind: kind ?? ('unknown' as const), bytes }];
  });
  // Loaded when it is needed: the library behind it is large.
  const { makeTypes } = await import('../../core/types/make-types.ts');
  return outcomeOf(await makeTypes(samples, language), chosen);
}

function writeText(path: string, text: string): Promise<object> {
  const fill = async (file: { readonly writeFile: (text: string) => Promise<void> }) => {
    await file.writeFile(text);
    return { isComplete: true };
  };
  return fillAtomically(path, { fill });
}

/** @throws BadArguments */
function languageOf(text: string): TypeLanguage {
  const language = typeLanguageNames.find((name) => name === text);
  if (language !== undefined) return language;
  throw new BadArguments(`--lang takes one of ${typeLanguageNames.join(', ')}.`);
}

function leftOutLines(leftOut: {
  readonly notObjects: number;
  readonly tooLarge: number;
  readonly tooMany: number;
}): readonly string[] {
  const { notObjects, tooLarge, tooMany } = leftOut;
  return [
    ...(notObjects > 0 ? [`Left out: ${notObjects} without a JSON object or a form.`] : []),
    ...(tooLarge > 0
      ? [`Left out: ${tooLarge} with a body that is too long or nested too deeply.`]
      : []),
    ...(tooMany > 0 ? [`Left out: ${tooMany} older ones; only the newest are read.`] : []),
  ];
}
