/** The type of a value, as its samples show it. */
export type Shape =
  | { readonly is: 'text' | 'integer' | 'number' | 'boolean' | 'null' | 'any' }
  | { readonly is: 'list'; readonly of: Shape }
  /** An object whose names are data, such as ids. */
  | { readonly is: 'map' }
  /** An object of the model, by its name. */
  | { readonly is: 'object'; readonly name: string }
  /** Several types, two at least; `null` may be one of them. */
  | { readonly is: 'union'; readonly of: readonly Shape[] };

export interface ObjectProperty {
  readonly key: string;
  readonly shape: Shape;
  /** Some samples lack it. */
  readonly isOptional: boolean;
}

export interface ObjectType {
  /** ASCII letters and digits, in the manner of a class: `ProviderOutboundMessage`. No other object has it. */
  readonly name: string;
  readonly properties: readonly ObjectProperty[];
}

/** What samples have in common, free of any language. Every object may have other properties besides. */
export interface TypeModel {
  /** An object comes after those that it consists of, so that languages without forward references can name them. */
  readonly objects: readonly ObjectType[];
  /** How many samples there were. */
  readonly samples: number;
}

/** Whether a value may be `null`, and its type without that. */
export function withoutNull(shape: Shape): { readonly shape: Shape; readonly isNullable: boolean } {
  if (shape.is !== 'union') return { shape, isNullable: shape.is === 'null' };
  const others = shape.of.filter(({ is }) => is !== 'null');
  const [first] = others;
  return {
    shape: others.length === 1 && first !== undefined ? first : { is: 'union', of: others },
    isNullable: others.length < shape.of.length,
  };
}
