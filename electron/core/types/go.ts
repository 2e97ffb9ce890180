import { identifiersOf, quoted } from './identifiers.ts';
import { madeFrom } from './made-from.ts';
import {
  withoutNull,
  type ObjectProperty,
  type ObjectType,
  type Shape,
  type TypeModel,
} from './type-model.ts';
import { asTypeName } from './type-names.ts';

/** Structs for encoding/json, which passes over unknown fields. A value of several types is `any`. */
export function writeGo(model: TypeModel): string {
  const head = `// ${madeFrom(model)}\npackage webhook\n`;
  return [head, ...model.objects.toReversed().map(structOf)].join('\n');
}

function structOf({ name, properties }: ObjectType): string {
  const identifiers = identifiersOf(
    properties.map(({ key }) => key),
    identifierOf,
    () => false,
  );
  const fields = properties.map((property) =>
    fieldOf(property, identifiers.get(property.key) ?? ''),
  );
  return `type ${name} struct {\n${aligned(fields)}}\n`;
}

/** As Go writes initialisms. */
const initialisms = /(?:Id|Url|Uri|Html|Json|Api|Sms|Ip|Http)(?=[A-Z_\d]|$)/g;

function identifierOf(key: string): string {
  const identifier = asTypeName(key).replace(initialisms, (word) => word.toUpperCase());
  return /^[A-Z]/.test(identifier) ? identifier : `Field${identifier}`;
}

/** A field in columns, or a line of comment. */
type GoLine = readonly [name: string, type: string, tag: string] | string;

/** The keys that a tag can name (encoding/json, `isValidTag`). */
const inTag = /^[\p{L}\p{Nd}!#$%&()*+./:;<=>?@[\]^_{|}~ -]+$/u;

function fieldOf({ key, shape, isOptional }: ObjectProperty, identifier: string): GoLine {
  if (!inTag.test(key)) return `// A tag of encoding/json can't name the field ${quoted(key)}.`;
  const tag = `${key}${isOptional ? ',omitempty' : key === '-' ? ',' : ''}`;
  return [identifier, typeOf(shape, isOptional), `\`json:"${tag}"\``];
}

/** The lines as gofmt aligns them: in columns, from one comment to the next. */
function aligned(lines: readonly GoLine[]): string {
  let text = '';
  let block: Exclude<GoLine, string>[] = [];
  const endBlock = () => {
    const width = (column: 0 | 1) => Math.max(...block.map((line) => line[column].length));
    for (const [name, type, tag] of block)
      text += `\t${name.padEnd(width(0))} ${type.padEnd(width(1))} ${tag}\n`;
    block = [];
  };
  for (const line of lines) {
    if (typeof line === 'string') {
      endBlock();
      text += `\t${line}\n`;
    } else block.push(line);
  }
  endBlock();
  return text;
}

function typeOf(shape: Shape, isOptional: boolean): string {
  const { shape: inner, isNullable } = withoutNull(shape);
  const type = plainType(inner);
  const isNilAlready = type === 'any' || type.startsWith('[]') || type.startsWith('map');
  return (isNullable || isOptional) && !isNilAlready ? `*${type}` : type;
}

function plainType(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return 'string';
    case 'integer':
      return 'int64';
    case 'number':
      return 'float64';
    case 'boolean':
      return 'bool';
    case 'map':
      return 'map[string]any';
    case 'list':
      return `[]${typeOf(shape.of, false)}`;
    case 'object':
      return shape.name;
    case 'null':
    case 'any':
    case 'union':
      return 'any';
  }
}
