import type { TypeLanguage } from '../../../shared/types.ts';
import { writeGo } from './go.ts';
import { writeJsonSchema } from './json-schema.ts';
import { writePhp } from './php.ts';
import { writePydantic } from './pydantic.ts';
import type { TypeModel } from './type-model.ts';
import { writeTypeScript } from './typescript.ts';
import { writeZod } from './zod.ts';

/**
 * How the types of each language are written. A new one is a file in this folder and a line here.
 *
 * @param roots the names of the objects that whole bodies are.
 */
export const typeWriters: Readonly<
  Record<TypeLanguage, (model: TypeModel, roots: readonly string[]) => string>
> = {
  typescript: writeTypeScript,
  zod: writeZod,
  'json-schema': writeJsonSchema,
  pydantic: writePydantic,
  php: writePhp,
  go: writeGo,
};
