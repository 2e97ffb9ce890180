import { z } from 'zod';
import type { Result } from '../../../shared/result.ts';
import { readNotes } from './release-notes.ts';
import { isVersion } from './versions.ts';

/** What is accepted from the server of updates. */
export const feedBounds = { bytes: 256 * 1024, packageBytes: 600 * 1024 ** 2, files: 50 } as const;

/** A name in the feed's own folder: no path, no other server. */
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,199}$/);

const file = z.object({
  url: fileName,
  sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  size: z.int().min(1).max(feedBounds.packageBytes),
});

/** A package of a release. */
export type ReleaseFile = Readonly<z.infer<typeof file>>;

const feed = z.object({
  version: z.string().refine(isVersion, 'no version by semver.org'),
  files: z.array(file).min(1).max(feedBounds.files),
  releaseNotes: z.string().nullish(),
});

/** What the server says of the newest version. */
export type Release = Pick<z.infer<typeof feed>, 'version' | 'files'> & {
  readonly notes: ReturnType<typeof readNotes>;
};

/** The name of the file that electron-builder writes for a system (`latest-linux.yml`). */
export function feedName(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin') return 'latest-mac.yml';
  if (platform === 'win32') return 'latest.yml';
  return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`;
}

/** Reads what electron-builder wrote. The text comes from a server, so it may be anything. */
export async function readFeed(text: string): Promise<Result<Release, 'bad-feed'>> {
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    // An alias can make a short text endless.
    value = parse(text, { maxAliasCount: 0, logLevel: 'silent' });
  } catch (error) {
    return { ok: false, fault: 'bad-feed', detail: String(error).split('\n', 1)[0] ?? '' };
  }
  const read = feed.safeParse(value);
  if (!read.success) {
    const [first] = read.error.issues;
    const detail = `${first?.path.join('.')}: ${first?.message}`;
    return { ok: false, fault: 'bad-feed', detail };
  }
  const { version, files, releaseNotes } = read.data;
  return { ok: true, value: { version, files, notes: readNotes(releaseNotes ?? '') } };
}
