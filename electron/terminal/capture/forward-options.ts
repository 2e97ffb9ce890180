import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutText } from '../../../shared/cut-text.ts';
import {
  destination as destinationSchema,
  targetUrl,
  type Destination,
} from '../../../shared/destinations.ts';
import { settingsSchema, type SettingsChange } from '../../../shared/settings.ts';
import { decodeTextFile } from '../../core/files/text-encoding.ts';
import { queryFaults } from '../../core/replies/conditions.ts';
import { BadArguments, type OptionValues } from '../arguments/read-arguments.ts';
import { withCarets } from '../folder/select-requests.ts';

/** The options that forward. The last two belong to the `--forward` before them. */
export const forwardOptions = {
  forward: {
    type: 'string',
    multiple: true,
    value: 'URL',
    help: 'send each capture on to this address; can be repeated',
  },
  'forward-query': {
    type: 'string',
    of: 'forward',
    multiple: true,
    value: 'Q',
    help: 'only what matches, to the address before it',
  },
  relay: {
    type: 'boolean',
    of: 'forward',
    multiple: true,
    help: 'reply with the answer of the address before it',
  },
} as const;

/** Where captures are forwarded to. */
export interface Forwarding {
  /** To override settings with; the stored destinations stay. */
  readonly settings: Pick<SettingsChange, 'destinations' | 'relay'>;
  /** The address of each `--forward`, by the id of its destination. */
  readonly urls: ReadonlyMap<string, string>;
}

/** Destinations that settings can have. */
const mostDestinations = 50;

/**
 * The destinations that the options name, which exist for one run. What waits for one of them when it ends is sent by the
 * next run with the same address and query.
 *
 * @throws BadArguments
 */
export function forwardingOf(
  options: OptionValues<typeof forwardOptions>,
  dataDir: string,
): Forwarding {
  const { forward = [], relay = [] } = options;
  if (forward.length === 0) return { settings: {}, urls: new Map() };
  const stored = storedDestinations(dataDir);
  const made: Destination[] = [];
  forward.forEach((url, at) => {
    const query = options['forward-query']?.[at] ?? null;
    made.push(destinationOf(url, query, [...stored, ...made]));
  });
  if (stored.length + made.length > mostDestinations)
    throw new BadArguments(
      `There can be ${mostDestinations} destinations, the stored ones included.`,
    );
  const relaying = made.filter((_, at) => relay[at] === true);
  if (relaying.length > 1) throw new BadArguments('Only one --forward can have a --relay.');
  const [answering] = relaying;
  return {
    settings: {
      destinations: [...stored.filter(({ id }) => made.every((one) => one.id !== id)), ...made],
      ...(answering && { relay: { destination: answering.id, failureStatus: 502 } }),
    },
    urls: new Map(made.map(({ id, url }) => [id, url])),
  };
}

function destinationOf(
  url: string,
  query: string | null,
  others: readonly Destination[],
): Destination {
  if (!targetUrl.safeParse(url).success)
    throw new BadArguments(`--forward takes an http or https address, not "${url}".`);
  const id = `forward-${hash('sha256', `${url}\n${query ?? ''}`).slice(0, 24)}`;
  if (others.some((other) => other.id === id))
    throw new BadArguments(`--forward ${url} is given twice.`);
  if (query !== null) {
    const fault = queryFaults([{ id, query }])[id];
    if (fault !== undefined) throw new BadArguments(withCarets(query, fault, '--forward-query'));
  }
  return destinationSchema.parse({ id, name: nameOf(url, others), url, query, whenBack: 'send' });
}

/** A name that no other destination has: the address, as far as a name can hold it. */
function nameOf(url: string, others: readonly Destination[]): string {
  const taken = new Set(others.map(({ name }) => name.toLowerCase()));
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` (${number})`;
    const name = `${cutText(url, 60 - end.length)}${end}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** Those of the folder's settings; none where they can't be read. */
function storedDestinations(dataDir: string): readonly Destination[] {
  try {
    const text = decodeTextFile(readFileSync(join(dataDir, 'settings.json')));
    return settingsSchema.pick({ destinations: true }).parse(JSON.parse(text)).destinations;
  } catch {
    return [];
  }
}
