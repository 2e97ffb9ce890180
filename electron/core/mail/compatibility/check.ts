import type { Compatibility, CompatibilityFinding } from '../../../../shared/mail.ts';
import type { CompatibilityData, Feature } from './data.ts';
import { tracesOf } from './features.ts';
import { readTraces } from './read-html.ts';
import type { Occurrences, Trace } from './traces.ts';

/**
 * Finds the features of a mail that some clients don't support. Each client (a program on a platform, in the newest
 * tested version) counts once, so shares are of clients, not of readers.
 */
export function checkCompatibility(html: string, data: CompatibilityData): Compatibility {
  const traces = readTraces(html);
  const names = data.clients.map(({ name }) => name);
  const used = data.features.flatMap((feature) => {
    const occurrences = occurrencesOf(tracesOf(feature.slug), traces);
    return occurrences === null ? [] : [findingOf(feature, occurrences, names)];
  });
  return {
    findings: used
      .filter(({ unsupported, partial }) => unsupported.length + partial.length > 0)
      .sort((a, b) => missing(b) - missing(a)),
    used: used.length,
    clients: names.length,
    updated: data.updated,
  };
}

/** Only for the order; partial support counts half. */
function missing({ unsupported, partial, known }: CompatibilityFinding): number {
  return (unsupported.length + partial.length / 2) / known;
}

function occurrencesOf(
  wanted: readonly Trace[],
  found: ReadonlyMap<Trace, Occurrences>,
): Occurrences | null {
  const all = wanted.flatMap((trace) => found.get(trace) ?? []);
  if (all.length === 0) return null;
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    lines: [...new Set(all.flatMap(({ lines }) => lines))].sort((a, b) => a - b),
  };
}

function findingOf(
  { slug, title, url, support }: Feature,
  { count, lines }: Occurrences,
  names: readonly string[],
): CompatibilityFinding {
  const clientsWith = (verdict: string) => names.filter((_, at) => support[at] === verdict);
  return {
    slug,
    title,
    url,
    count,
    lines,
    known: names.length - clientsWith('u').length,
    unsupported: clientsWith('n'),
    partial: clientsWith('a'),
  };
}
