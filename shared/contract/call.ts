import { z } from 'zod';

/** One call between two processes: what it may carry, and (for the compiler alone) what it resolves to. */
export interface CallSchema<Args extends readonly unknown[], Value> {
  readonly args: z.ZodType<Args>;
  /** Never set: the receiver of a result is not the one that must be protected. */
  readonly resolves?: Value;
}

/**
 * Describes a call in a table of calls: `'request.pin': call(pinArguments).returns<void>()`.
 *
 * @param schemas one for each argument. Objects are strict: a member that is not named is refused.
 */
export function call<const Schemas extends readonly z.ZodType[]>(
  ...schemas: Schemas
): { returns<Value>(): CallSchema<ArgumentsOf<Schemas>, Value> } {
  const args = z.tuple(schemas as unknown as []) as unknown as z.ZodType<ArgumentsOf<Schemas>>;
  return { returns: () => ({ args }) };
}

/** Checks what came with a call. Compiling each schema first, as the library does, would take longer than checking, and 3 ms of a start. */
export function checkArguments<Args extends readonly unknown[]>(
  { args }: CallSchema<Args, unknown>,
  given: unknown,
): z.ZodSafeParseResult<Args> {
  return args.safeParse(given, { jitless: true });
}

type ArgumentsOf<Schemas extends readonly z.ZodType[]> = {
  -readonly [Index in keyof Schemas]: z.infer<Schemas[Index]>;
};

/** The calls of a table as functions. */
export type CallsOf<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends CallSchema<infer Args, infer Value>
    ? (...args: Args) => Value
    : never;
};

/** One handler for each call, so that a missing one does not compile. */
export type Handlers<Calls> = {
  readonly [Name in keyof Calls]: Calls[Name] extends (...args: infer Args) => infer Value
    ? (...args: Args) => Value | Promise<Value>
    : never;
};
