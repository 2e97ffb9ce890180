import {
  ArrayType,
  ClassType,
  ConvenienceRenderer,
  funPrefixNamer,
  InputData,
  JS_SAFE_INTEGER_RANGE,
  jsonInputForTargetLanguage,
  quicktype,
  TargetLanguage,
  type Namer,
  UnionType,
  type RenderContext,
  type Type,
} from 'quicktype-core';
import { bounds } from '../../../shared/bounds.ts';
import { createTypeNames, type TypeNames } from './type-names.ts';
import type { ObjectType, Shape, TypeModel } from './type-model.ts';

/** Samples that are one type. */
export interface SampleGroup {
  /** The name of the type. */
  readonly name: string;
  /** JSON objects. */
  readonly samples: readonly string[];
}

/** Every inference that reads values in place of types is off: no value of a sender gets into the types. */
const inferences = {
  inferMaps: false,
  inferEnums: false,
  inferUuids: false,
  inferDateTimes: false,
  inferIntegerStrings: false,
  inferBooleanStrings: false,
  combineClasses: false,
  ignoreJsonRefs: true,
  alphabetizeProperties: false,
} as const;

/**
 * Infers what samples have in common: one object for each group and for each object within. Only the inference is
 * quicktype's; the languages are written from the model.
 */
export async function inferTypes(groups: readonly SampleGroup[]): Promise<TypeModel> {
  const names = createTypeNames(groups.map(({ name }) => name));
  const objects: ObjectType[] = [];
  // One by one: two similar groups would become one type.
  for (const group of groups) objects.push(...objectsOf(await graphOf(group), group.name, names));
  const samples = groups.reduce((sum, group) => sum + group.samples.length, 0);
  return { objects, samples };
}

async function graphOf({ name, samples }: SampleGroup): Promise<Type | undefined> {
  const language = new GraphLanguage();
  const input = jsonInputForTargetLanguage(language);
  await input.addSource({ name, samples: [...samples] });
  const inputData = new InputData();
  inputData.addInput(input);
  await quicktype({ inputData, lang: language, ...inferences });
  const [root] = language.topLevels.values();
  return root;
}

/** A language that writes nothing and keeps the graph of types. */
class GraphLanguage extends TargetLanguage {
  topLevels: ReadonlyMap<string, Type> = new Map();

  constructor() {
    super({ displayName: 'Graph', names: ['graph'], extension: 'txt' });
  }

  protected getOptions(): Record<string, never> {
    return {};
  }

  protected makeRenderer(context: RenderContext): ConvenienceRenderer {
    this.topLevels = context.typeGraph.topLevels;
    return new EmptyRenderer(this, context);
  }

  /** Otherwise a property that some samples lack would be one that may be `null`. */
  override get supportsOptionalClassProperties(): boolean {
    return true;
  }

  override get supportsUnionsWithBothNumberTypes(): boolean {
    return false;
  }

  /** Larger integers are numbers: the integers of Zod are those that JavaScript holds exactly. */
  override getSupportedIntegerRange() {
    return JS_SAFE_INTEGER_RANGE;
  }
}

class EmptyRenderer extends ConvenienceRenderer {
  protected makeNamedTypeNamer(): Namer {
    return funPrefixNamer('types', (name) => name);
  }

  protected namerForObjectProperty(): null {
    return null;
  }

  protected makeUnionMemberNamer(): null {
    return null;
  }

  protected makeEnumCaseNamer(): null {
    return null;
  }

  protected emitSourceStructure(): void {
    // Nothing is written.
  }
}

function objectsOf(
  root: Type | undefined,
  rootName: string,
  names: TypeNames,
): readonly ObjectType[] {
  const objects: ObjectType[] = [];
  const named = new Map<ClassType, string>();

  function shapeOf(type: Type, proposed: string, within: string): Shape {
    if (type instanceof ClassType) return shapeOfObject(type, proposed, within);
    if (type instanceof ArrayType)
      return { is: 'list', of: shapeOf(type.items, singular(proposed), within) };
    if (type instanceof UnionType) {
      const members = [...type.members].map((member) => shapeOf(member, proposed, within));
      return { is: 'union', of: members.toSorted((a, b) => rank(a) - rank(b)) };
    }
    switch (type.kind) {
      case 'string':
        return { is: 'text' };
      case 'integer':
        return { is: 'integer' };
      case 'double':
        return { is: 'number' };
      case 'bool':
        return { is: 'boolean' };
      case 'null':
        return { is: 'null' };
      default:
        return { is: 'any' };
    }
  }

  function shapeOfObject(type: ClassType, proposed: string, within: string): Shape {
    const known = named.get(type);
    if (known !== undefined) return { is: 'object', name: known };
    const properties = [...type.getProperties()];
    if (within !== '' && properties.length > bounds.typedProperties.entries) return { is: 'map' };
    const name = names.take(proposed, within);
    named.set(type, name);
    objects.push({
      name,
      properties: properties.map(([key, property]) => ({
        key,
        shape: shapeOf(property.type, key, name),
        isOptional: property.isOptional,
      })),
    });
    return { is: 'object', name };
  }

  if (root instanceof ClassType) shapeOfObject(root, rootName, '');
  return objects;
}

const ranks: readonly Shape['is'][] = [
  'text',
  'integer',
  'number',
  'boolean',
  'object',
  'map',
  'list',
  'union',
  'any',
  'null',
];

/** Members of a union have a fixed order, so that the same samples give the same text. */
function rank({ is }: Shape): number {
  return ranks.indexOf(is);
}

/** The name of an element, by the name of its list: `attachments` holds an `attachment`. */
function singular(name: string): string {
  if (/ies$/i.test(name)) return `${name.slice(0, -3)}y`;
  return /[^s]s$/i.test(name) ? name.slice(0, -1) : name;
}
