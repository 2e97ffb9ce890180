import { everyHidden } from '../../../shared/hidden-characters.ts';
import { identifiersOf } from './identifiers.ts';
import { madeFrom } from './made-from.ts';
import {
  withoutNull,
  type ObjectProperty,
  type ObjectType,
  type Shape,
  type TypeModel,
} from './type-model.ts';
import { wordsOf } from './type-names.ts';

/** Read-only classes for PHP 8.1 or newer, each made by `fromArray`. Unknown fields are in `$more`. */
export function writePhp(model: TypeModel): string {
  const head = `<?php\n\n// ${madeFrom(model)} PHP 8.1 or newer.\n\ndeclare(strict_types=1);\n`;
  return [head, ...model.objects.toReversed().map(classOf)].join('\n');
}

interface Parameter extends ObjectProperty {
  readonly identifier: string;
}

function classOf({ name, properties }: ObjectType): string {
  const identifiers = identifiersOf(
    properties.map(({ key }) => key),
    camelCase,
    (word) => word === 'this' || word === 'more',
  );
  const parameters = properties
    .map((property) => ({ ...property, identifier: identifiers.get(property.key) ?? '' }))
    .toSorted((a, b) => Number(a.isOptional) - Number(b.isOptional));
  const documented = parameters.filter(({ shape }) => needsDocument(shape));
  return `final class ${name}
{
    /**
${documented.map((one) => `     * @param ${documentType(one)} $${one.identifier}\n`).join('')}     * @param array<array-key, mixed> $more every other field
     */
    public function __construct(
${parameters.map(parameterOf).join('')}        public readonly array $more = [],
    ) {
    }

    /** @param array<array-key, mixed> $data what json_decode($body, true) returns */
    public static function fromArray(array $data): self
    {
        return new self(
${parameters.map(argumentOf).join('')}            more: array_diff_key($data, [${properties.map(({ key }) => `${phpText(key)} => 0`).join(', ')}]),
        );
    }
}
`;
}

function parameterOf({ shape, isOptional, identifier }: Parameter): string {
  const type = typeOf(shape, isOptional);
  return `        public readonly ${type} $${identifier}${isOptional ? ' = null' : ''},\n`;
}

function argumentOf({ key, shape, isOptional, identifier }: Parameter): string {
  const value = `$data[${phpText(key)}]`;
  const isAbsentable = isOptional || withoutNull(shape).isNullable;
  return `            ${identifier}: ${isAbsentable ? nullable(shape, value) : valueOf(shape, value)},\n`;
}

/** `null` where the value is absent or null. */
function nullable(shape: Shape, value: string): string {
  const inner = withoutNull(shape).shape;
  const made = valueOf(inner, value);
  return made === value ? `${value} ?? null` : `isset(${value}) ? ${made} : null`;
}

/** The expression that makes objects of a value's arrays. Objects in unions and in nested lists stay arrays. */
function valueOf(shape: Shape, value: string): string {
  if (shape.is === 'object') return `${shape.name}::fromArray(${value})`;
  if (shape.is === 'list' && shape.of.is === 'object')
    return `array_map(${shape.of.name}::fromArray(...), ${value})`;
  return value;
}

function typeOf(shape: Shape, isOptional: boolean): string {
  const { shape: inner, isNullable } = withoutNull(shape);
  const types = inner.is === 'union' ? [...new Set(inner.of.map(plainType))] : [plainType(inner)];
  if (types.includes('mixed')) return 'mixed';
  if (!isNullable && !isOptional) return types.join('|');
  return types.length === 1 ? `?${types[0]}` : `${types.join('|')}|null`;
}

function plainType(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return 'string';
    case 'integer':
      return 'int';
    case 'number':
      return 'float';
    case 'boolean':
      return 'bool';
    case 'list':
    case 'map':
      return 'array';
    case 'object':
      return shape.name;
    case 'null':
    case 'any':
    case 'union':
      return 'mixed';
  }
}

/** A list says more in its document comment than PHP's `array`. */
function needsDocument(shape: Shape): boolean {
  const { shape: inner } = withoutNull(shape);
  return inner.is === 'list';
}

function documentType({ shape, isOptional }: Parameter): string {
  const { shape: inner, isNullable } = withoutNull(shape);
  const element = inner.is === 'list' && inner.of.is !== 'union' ? plainType(inner.of) : 'mixed';
  const name = inner.is === 'list' && inner.of.is === 'list' ? 'array' : element;
  return `list<${name}>${isNullable || isOptional ? '|null' : ''}`;
}

function camelCase(key: string): string {
  const [first = '', ...rest] = wordsOf(key);
  const start =
    first === first.toUpperCase()
      ? first.toLowerCase()
      : `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
  const name = [
    start,
    ...rest.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`),
  ].join('');
  return (/^[a-z]/.test(name) ? name : `field${name}`).slice(0, 60);
}

/** A text in PHP's single quotes, or in double ones where it has invisible characters. */
function phpText(text: string): string {
  if (!everyHiddenOrLine.test(text)) return `'${text.replace(/['\\]/g, String.raw`\$&`)}'`;
  const escaped = text
    .replace(/["\\$]/g, String.raw`\$&`)
    .replace(
      everyHiddenOrLines,
      (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
    );
  return `"${escaped}"`;
}

const everyHiddenOrLine = new RegExp(`${everyHidden.source}|[\\n\\r\\t]`, 'u');
const everyHiddenOrLines = new RegExp(everyHiddenOrLine.source, 'gu');
