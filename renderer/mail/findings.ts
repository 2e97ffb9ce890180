import type { CssAddress } from './css.ts';
import { cssUrl, neutralCss } from './css.ts';
import { isInlineFont, isImageData, readResource, type Resource } from './addresses.ts';
import type { Loaded, RemoteReference } from './remote.ts';
import { createTally } from './removed.ts';
import type { Removal, Removed } from './removed.ts';
import { listLimit } from './sanitized.ts';

/** What is noted while a mail is sanitized. */
export interface Findings {
  readonly remove: (removal: Removal) => void;
  /** Notes a resource that is not shown. @param where see `RemoteReference`. */
  readonly off: (
    resource: Resource,
    sight: Pick<RemoteReference, 'kind' | 'where'> & Partial<Pick<RemoteReference, 'tracking'>>,
  ) => void;
  /** A `data:` address that may stand in place of an image's: the mail's own, or one that was asked for. */
  readonly shown: (resource: Resource) => string | null;
  /** A style sheet or attribute without what is not allowed, which is noted. */
  readonly css: (text: string, where: string) => string;
  /** The text of a style sheet that was asked for, filtered as the mail's own. */
  readonly sheet: (url: string) => string | null;
  readonly removed: () => readonly Removed[];
  readonly remote: () => {
    readonly remote: readonly RemoteReference[];
    readonly remoteCount: number;
  };
  readonly cids: () => readonly string[];
}

/** How deep style sheets that were asked for may import further ones. */
const deepestImport = 4;

/** @param loaded what was asked for and may be shown. */
export function createFindings(loaded: Loaded): Findings {
  const tally = createTally();
  const remote = new Map<string, RemoteReference>();
  const cids = new Set<string>();
  let remoteCount = 0;

  const off: Findings['off'] = (resource, { kind, where, tracking = null }) => {
    switch (resource.is) {
      case 'remote': {
        const key = `${kind} ${resource.url}`;
        const known = remote.get(key);
        if (known === undefined) remoteCount += 1;
        if (known === undefined ? remote.size < listLimit : known.tracking === null && tracking)
          remote.set(key, { url: resource.url, kind, where: known?.where ?? where, tracking });
        return;
      }
      case 'part':
        if (cids.size < listLimit) cids.add(resource.cid);
        return;
      case 'inline':
      case 'unusable':
        tally.add({ what: 'address', name: where, why: 'nowhere' });
    }
  };

  const stand = (address: CssAddress, depth: number, where: string): string | null => {
    const { kind, resource } = address;
    if (resource.is !== 'remote') return null;
    const given = loaded.get(resource.url);
    if (given === undefined || given.kind !== kind) return null;
    if (given.kind === 'style')
      return depth < deepestImport ? filtered(given.css, where, depth + 1, resource.url) : null;
    const fits = kind === 'font' ? isInlineFont(given.data) : isImageData(given.data);
    return fits ? cssUrl(given.data) : null;
  };

  const filtered = (text: string, where: string, depth: number, base?: string): string => {
    const { css, addresses, removed } = neutralCss(text, {
      ...(base !== undefined && { base }),
      stand: (address) => stand(address, depth, where),
    });
    for (const { kind, resource } of addresses) off(resource, { kind, where });
    for (const removal of removed) tally.add({ what: 'style', ...removal });
    // No style sheet that a parser of HTML has read holds its own end; what does was never one.
    return /<\/style/i.test(css) ? '' : css;
  };

  return {
    remove: tally.add,
    off,
    shown: (resource) => {
      if (resource.is === 'inline') return resource.address;
      const given = resource.is === 'remote' ? loaded.get(resource.url) : undefined;
      return given?.kind === 'image' && isImageData(given.data) ? given.data : null;
    },
    css: (text, where) => filtered(text, where, 0),
    sheet: (url) => {
      const given = loaded.get(url);
      return given?.kind === 'style' ? filtered(given.css, 'link href', 1, url) : null;
    },
    removed: tally.list,
    remote: () => ({ remote: [...remote.values()], remoteCount }),
    cids: () => [...cids],
  };
}

/** The first address of several that may be shown. */
export function firstShown(findings: Findings, addresses: readonly string[]): string | null {
  for (const address of addresses) {
    const shown = findings.shown(readResource(address));
    if (shown !== null) return shown;
  }
  return null;
}
