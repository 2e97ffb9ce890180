import { quoted } from './identifiers.ts';
import { madeFrom } from './made-from.ts';
import type { ObjectProperty, ObjectType, Shape, TypeModel } from './type-model.ts';

/** Interfaces. An object with further properties fits them, as long as it is not a literal. */
export function writeTypeScript(model: TypeModel): string {
  const interfaces = model.objects.toReversed().map(interfaceOf);
  return [`// ${madeFrom(model)}\n`, ...interfaces].join('\n');
}

function interfaceOf({ name, properties }: ObjectType): string {
  const lines = properties.map((property) => {
    if (isInherited(property)) return inheritedNote(property);
    const { key, shape, isOptional } = property;
    return `  ${propertyName(key)}${isOptional ? '?' : ''}: ${typeOf(shape)};\n`;
  });
  return `export interface ${name} {\n${lines.join('')}}\n`;
}

/** Every JavaScript object inherits some properties, such as `constructor`, so none of these can be optional. */
export function isInherited({ key, isOptional }: ObjectProperty): boolean {
  return isOptional && key in Object.prototype;
}

export function inheritedNote({ key }: ObjectProperty): string {
  return `  // ${quoted(key)} is left out: every object inherits one, so it can't be optional.\n`;
}

/** A key in an object type or an object literal. */
export function propertyName(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function typeOf(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'null':
      return shape.is;
    case 'any':
      return 'unknown';
    case 'map':
      return 'Record<string, unknown>';
    case 'list': {
      const element = typeOf(shape.of);
      return shape.of.is === 'union' ? `(${element})[]` : `${element}[]`;
    }
    case 'object':
      return shape.name;
    case 'union':
      return shape.of.map(typeOf).join(' | ');
  }
}
