import { withHiddenEscaped } from './identifiers.ts';
import { madeFrom } from './made-from.ts';
import type { ObjectType, Shape, TypeModel } from './type-model.ts';

/** JSON Schema, draft 2020-12: one definition for each object. Without `roots`, nothing would say which one a body is. */
export function writeJsonSchema(model: TypeModel, roots: readonly string[]): string {
  const [first] = roots;
  const whole =
    roots.length === 1 && first !== undefined
      ? reference(first)
      : { anyOf: roots.map((name) => reference(name)) };
  const document = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: madeFrom(model),
    ...whole,
    $defs: Object.fromEntries(
      model.objects.toReversed().map((object) => [object.name, definitionOf(object)]),
    ),
  };
  return withHiddenEscaped(`${JSON.stringify(document, null, 2)}\n`);
}

function definitionOf({ properties }: ObjectType): object {
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map(({ key, shape }) => [key, schemaOf(shape)])),
    required: properties.filter(({ isOptional }) => !isOptional).map(({ key }) => key),
    additionalProperties: true,
  };
}

function reference(name: string): object {
  return { $ref: `#/$defs/${name}` };
}

function schemaOf(shape: Shape): object {
  switch (shape.is) {
    case 'text':
      return { type: 'string' };
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
      return { type: shape.is };
    case 'any':
      return {};
    case 'map':
      return { type: 'object' };
    case 'list':
      return { type: 'array', items: schemaOf(shape.of) };
    case 'object':
      return reference(shape.name);
    case 'union':
      return { anyOf: shape.of.map(schemaOf) };
  }
}
