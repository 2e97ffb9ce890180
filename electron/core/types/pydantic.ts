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

/** Models for Pydantic 2 and Python 3.10 or newer. `extra="allow"` keeps unknown fields. */
export function writePydantic(model: TypeModel): string {
  const classes = model.objects.map(classOf);
  const text = classes.join('\n\n');
  const imports = [
    ...(/\bAny\b/.test(text) ? ['from typing import Any\n\n'] : []),
    `from pydantic import BaseModel, ConfigDict${text.includes('Field(') ? ', Field' : ''}\n`,
  ].join('');
  return `# ${madeFrom(model)}\n${imports}\n\n${text}`;
}

function classOf({ name, properties }: ObjectType): string {
  const identifiers = identifiersOf(
    properties.map(({ key }) => key),
    snakeCase,
    (word) => reserved.has(word),
  );
  const fields = properties.map((property) =>
    fieldOf(property, identifiers.get(property.key) ?? ''),
  );
  return [
    `class ${name}(BaseModel):\n`,
    `    model_config = ConfigDict(extra="allow", populate_by_name=True)\n`,
    ...(fields.length > 0 ? ['\n', ...fields] : []),
  ].join('');
}

/** An optional field is `None` when it is absent, also where it was never null. */
function fieldOf({ key, shape, isOptional }: ObjectProperty, identifier: string): string {
  const { isNullable } = withoutNull(shape);
  const type = `${typeOf(shape)}${isOptional && !isNullable && shape.is !== 'any' ? ' | None' : ''}`;
  const alias = key === identifier ? '' : `alias=${pythonText(key)}`;
  const value =
    alias === ''
      ? isOptional
        ? ' = None'
        : ''
      : ` = Field(${isOptional ? 'default=None, ' : ''}${alias})`;
  return `    ${identifier}: ${type}${value}\n`;
}

function typeOf(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      return 'str';
    case 'integer':
      return 'int';
    case 'number':
      return 'float';
    case 'boolean':
      return 'bool';
    case 'null':
      return 'None';
    case 'any':
      return 'Any';
    case 'map':
      return 'dict[str, Any]';
    case 'list':
      return `list[${typeOf(shape.of)}]`;
    case 'object':
      return shape.name;
    case 'union':
      return shape.of.map(typeOf).join(' | ');
  }
}

function snakeCase(key: string): string {
  const name = wordsOf(key)
    .map((word) => word.toLowerCase())
    .join('_');
  return /^[a-z]/.test(name) ? name.slice(0, 60) : `field_${name}`.replace(/_$/, '').slice(0, 60);
}

/** Keywords of Python, the names of its types that fields have, and the members of `BaseModel`. */
const reserved: ReadonlySet<string> = new Set(
  `and as assert async await break class continue def del elif else except false finally for from global if import in is
  lambda none nonlocal not or pass raise return true try while with yield match case str int float bool list dict
  copy json dict construct schema schema_json validate parse_obj parse_raw parse_file from_orm update_forward_refs
  fields model_config model_fields model_computed_fields model_construct model_copy model_dump model_dump_json
  model_extra model_fields_set model_json_schema model_parametrized_name model_post_init model_rebuild
  model_validate model_validate_json model_validate_strings any field`.split(/\s+/),
);

/** A text in Python's quotes. Astral characters have an escape of their own there. */
function pythonText(text: string): string {
  return JSON.stringify(text).replace(everyHidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xff_ff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
