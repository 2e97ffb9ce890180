import { parseArgs } from 'node:util';
import type { z } from 'zod';
import type { SettingsChange } from '../../../shared/contract.ts';
import { settingsSchema } from '../../../shared/settings.ts';

/** The words that were typed do not make a command; the message says which and why. */
export class BadArguments extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadArguments';
  }
}

export interface ListenOptions {
  readonly host: string;
  /** `null` takes the app's own folder. */
  readonly dataDir: string | null;
  readonly overrides: SettingsChange;
  readonly json: boolean;
}

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | { readonly name: 'listen'; readonly options: ListenOptions };

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  tunnel: { type: 'string' },
  'tunnel-host': { type: 'string' },
  subdomain: { type: 'string' },
  'path-token': { type: 'string' },
  reply: { type: 'string' },
  'max-body': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** @throws BadArguments */
export function readCommand(argv: readonly string[]): Command {
  const { values, positionals } = parse(argv);
  if (values.version === true) return { name: 'version' };
  if (values.help === true || argv.length === 0) return { name: 'help' };
  const [name, extra] = positionals;
  if (name !== 'listen') throw new BadArguments(`There is no command "${name ?? ''}".`);
  if (extra !== undefined) throw new BadArguments(`"${extra}" is not understood.`);
  return {
    name: 'listen',
    options: {
      host: values.host ?? '127.0.0.1',
      dataDir: values.data ?? null,
      overrides: overridesOf(values),
      json: values.json ?? false,
    },
  };
}

type Values = ReturnType<typeof parse>['values'];

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags, allowPositionals: true });
  } catch (error) {
    throw new BadArguments((error as Error).message);
  }
}

function overridesOf(values: Values): SettingsChange {
  const { shape } = settingsSchema;
  const tunnel = shape.tunnel.unwrap().shape;
  return {
    ...given('--port', shape.port, 'port', number(values.port)),
    ...given('--reply', shape.replyStatus, 'replyStatus', number(values.reply)),
    ...given('--max-body', shape.maxBodyBytes, 'maxBodyBytes', number(values['max-body'])),
    ...given(
      '--path-token',
      shape.pathToken,
      'pathToken',
      values['path-token'] === 'none' ? null : values['path-token'],
    ),
    tunnel: {
      ...given('--tunnel', tunnel.kind, 'kind', values.tunnel ?? 'none'),
      ...given('--tunnel-host', tunnel.host, 'host', values['tunnel-host']),
      ...given('--subdomain', tunnel.subdomain, 'subdomain', values.subdomain),
    },
  };
}

/** The setting under its name, checked; nothing when the flag was not given. */
function given<Name extends string, Schema extends z.ZodType>(
  flag: string,
  schema: Schema,
  name: Name,
  value: unknown,
): Partial<Record<Name, z.infer<Schema>>> {
  if (value === undefined) return {};
  const checked = schema.safeParse(value);
  if (!checked.success) {
    throw new BadArguments(`${flag}: ${checked.error.issues[0]?.message ?? 'not valid'}`);
  }
  return { [name]: checked.data } as Record<Name, z.infer<Schema>>;
}

function number(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : text;
}
