import type { Handlers } from '../../../shared/contract/call.ts';
import type { PastedText } from '../../../shared/contract/arguments.ts';
import type { InspectorCalls } from '../../../shared/contract/inspector-calls.ts';
import type { Core } from '../core.ts';
import type { ImportSource } from '../import/import-source.ts';
import { threadSource } from '../import/import-thread.ts';
import { signatureField } from '../import/payload.ts';
import { createPreviews } from '../import/previews.ts';

type ImportCalls = Extract<keyof InspectorCalls, `import.${string}`>;

/** The core's handlers of the window's calls about imports. */
export function importHandlers({
  imports,
  droppedFiles,
  keys,
}: Pick<Core, 'imports' | 'droppedFiles' | 'keys'>): Pick<Handlers<InspectorCalls>, ImportCalls> {
  const previews = createPreviews({ keys });

  return {
    'import.runs': imports.runs,
    'import.preview': async (pasted) => {
      if (pasted.text.trim() !== '') return previews.of(textSource(pasted));
      previews.stop();
      return { is: 'empty' };
    },
    'import.text': (pasted) => imports.start(pasted.name, async () => textSource(pasted)),
    'import.begin': ({ name }) => droppedFiles.begin(name),
    'import.piece': ({ number, bytes }) => droppedFiles.add(number, bytes),
    'import.end': ({ number }) => {
      const taken = droppedFiles.take(number);
      if (taken === null) return null;
      const { name, file, discard } = taken;
      return imports.start(name, async () => {
        const source = threadSource({ name, from: { descriptor: file.fd }, headers: [] });
        return {
          ...source,
          close: async () => {
            await source.close();
            await discard();
          },
        };
      });
    },
    'import.abandon': ({ number }) => droppedFiles.abandon(number),
    'import.stop': ({ number }) => imports.stop(number),
    'import.undo': ({ number }) => imports.undo(number),
    'import.dismiss': ({ number }) => imports.dismiss(number),
  };
}

function textSource({ text, signature, name }: PastedText): ImportSource {
  const field = signatureField(signature);
  return threadSource({
    name,
    from: { bytes: Buffer.from(text) },
    headers: field === null ? [] : [field],
  });
}
