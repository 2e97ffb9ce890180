import type { Comparison } from '../../../shared/comparison.ts';
import { readEntry, type EntrySource } from '../../core/calls/export-entries.ts';
import { compareBodies, sameBodies } from '../../core/compare/compare-bodies.ts';
import { compareRequests } from '../../core/compare/compare.ts';
import { CommandFailed } from '../command.ts';

/** Compares two stored requests. @throws CommandFailed when one does not exist. */
export async function compareStored(
  source: EntrySource,
  left: number,
  right: number,
): Promise<Comparison> {
  const read = async (id: number) => {
    const entry = await readEntry(source, id);
    if (entry === null) throw new CommandFailed(`There is no request ${id}.`);
    const { request, reply, inspection, body: bytes } = entry;
    return { request, reply, verdict: inspection?.signature?.verdict ?? null, bytes };
  };
  const [one, other] = [await read(left), await read(right)];
  const isSame = one.request.body.sha256 === other.request.body.sha256;
  return compareRequests(one, other, isSame ? sameBodies : await compareBodies(one, other));
}
