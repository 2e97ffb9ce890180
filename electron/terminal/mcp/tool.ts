import { z } from 'zod';
import type { Signer } from '../../core/send/sign-again.ts';

/** What a tool is given besides its arguments. */
export interface ToolContext {
  readonly resourcesDir: string;
  /** The folder that the user named. */
  readonly data?: string | undefined;
  /** Whether what gives access is removed. */
  readonly redacts: boolean;
  /** Hosts that the user named, besides this computer. */
  readonly hosts: readonly string[];
  /** The key that the user's server takes for HighLevel's; `null` without one. */
  readonly signer: Signer | null;
  /** Where the gateway of a checked server is stood in for; `null` for nowhere. */
  readonly gatewayPort: number | null;
  /** Aborted when the client cancels, or the program is ended. */
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** A tool as the table lists it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  /** For the assistant: what it does, and when to use it. */
  readonly description: string;
  readonly input: z.ZodRawShape;
  /** Listed with `--allow-send` alone. */
  readonly sends: boolean;
  /** @returns an object that is only data: the server bounds and cleans it. */
  readonly run: (args: unknown, context: ToolContext) => Promise<object>;
}

interface ToolParts<S extends z.ZodRawShape> extends Pick<Tool, 'name' | 'title' | 'description'> {
  readonly input: S;
  readonly sends?: true;
  readonly run: (args: z.infer<z.ZodObject<S>>, context: ToolContext) => Promise<object>;
}

/** Defines a tool. The types of the arguments that `run` receives follow from `input`. */
export function tool<S extends z.ZodRawShape>(parts: ToolParts<S>): Tool {
  const { sends = false, input } = parts;
  const schema = z.object(input);
  return { ...parts, sends, run: (args, context) => parts.run(schema.parse(args), context) };
}

/** The number of a request. */
export const idInput = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** In the query language. */
export const queryInput = z
  .string()
  .max(2_000)
  .describe(
    'Words, and filters such as kind:sms, signature:mismatch, has:issue, status:500, "exact words" or -without.',
  );
