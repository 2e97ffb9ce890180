import { madeFrom } from './made-from.ts';
import type { ObjectType, Shape, TypeModel } from './type-model.ts';
import { inheritedNote, isInherited, propertyName } from './typescript.ts';
import { withoutNull } from './type-model.ts';

/** Schemas for Zod 4. `looseObject` keeps unknown fields. */
export function writeZod(model: TypeModel): string {
  const head = `// ${madeFrom(model)}\nimport * as z from 'zod';\n`;
  return [head, ...model.objects.map(schemaOf)].join('\n');
}

function schemaOf({ name, properties }: ObjectType): string {
  const lines = properties.map((property) => {
    if (isInherited(property)) return inheritedNote(property);
    const { key, shape, isOptional } = property;
    return `  ${schemaKey(key)}: ${typeOf(shape)}${isOptional ? '.optional()' : ''},\n`;
  });
  return [
    `export const ${name} = z.looseObject({\n${lines.join('')}});\n`,
    `export type ${name} = z.infer<typeof ${name}>;\n`,
  ].join('');
}

/** In a literal, `__proto__` would set the prototype. */
function schemaKey(key: string): string {
  return key === '__proto__' ? '["__proto__"]' : propertyName(key);
}

function typeOf(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return 'z.string()';
    case 'integer':
      return 'z.number().int()';
    case 'number':
    case 'boolean':
    case 'null':
      return `z.${shape.is}()`;
    case 'any':
      return 'z.unknown()';
    case 'map':
      return 'z.record(z.string(), z.unknown())';
    case 'list':
      return `z.array(${typeOf(shape.of)})`;
    case 'object':
      return shape.name;
    case 'union': {
      const { shape: other, isNullable } = withoutNull(shape);
      if (isNullable) return `${typeOf(other)}.nullable()`;
      return `z.union([${shape.of.map(typeOf).join(', ')}])`;
    }
  }
}
