import { bounds } from '../../shared/bounds.ts';
import type { CssAddress } from './css.ts';
import { cssUrl, filterCss } from './css.ts';
import { isInlineFont, isImageData, type Resource } from './addresses.ts';
import type { RemoteKind } from '../../shared/mail.ts';
import type { Loaded, RemoteReference } from './remote.ts';
import { createTally } from './removals.ts';
import type { Removal, CountedRemoval } from './removals.ts';
import type { Sanitized } from './sanitized.ts';

/** What is noted while a mail is sanitized. */
export interface MailFindings {
  readonly remove: (removal: Removal) => void;
  /** Notes a resource that is not shown. @param where see `RemoteReference`. */
  readonly off: (
    resource: Resource,
    sight: Pick<RemoteReference, 'kind' | 'where'> & Partial<Pick<RemoteReference, 'tracking'>>,
  ) => void;
  /** Whether an image may be shown: the mail's own, or one that was asked for. */
  readonly canShow: (resource: Resource) => boolean;
  /** The `data:` address that stands in place of an image's; `null` also when the mail holds as much as it may. */
  readonly shown: (resource: Resource) => string | null;
  /** A style sheet or attribute without what is not allowed, which is noted. */
  readonly css: (text: string, where: string) => string;
  /** The text of a style sheet that was asked for, filtered as the mail's own. */
  readonly sheet: (url: string) => string | null;
  readonly removed: () => readonly CountedRemoval[];
  /** What was not shown, in the order of its first appearance. */
  readonly remote: () => Pick<Sanitized, 'remote' | 'remoteCounts'>;
  readonly cidCount: () => number;
}

/** How deep style sheets that were asked for may import further ones. */
const maxImportDepth = 4;

/** @param loaded what was asked for and may be shown. */
export function createFindings(loaded: Loaded): MailFindings {
  const tally = createTally();
  const remote = new Map<string, RemoteReference>();
  const seen = new Set<string>();
  const cids = new Set<string>();
  const remoteCounts = new Map<RemoteKind, number>();
  const styles = { characters: 0, rules: 0 };
  let insertedCharacters = 0;

  const off: MailFindings['off'] = (resource, { kind, where, tracking = null }) => {
    switch (resource.is) {
      case 'remote': {
        if (resource.url.length > bounds.mailAddress.characters) {
          tally.add({ what: 'address', name: where, why: 'too-much' });
          return;
        }
        const key = `${kind} ${resource.url}`;
        const known = remote.get(key);
        if (known === undefined && !seen.has(key)) {
          seen.add(key);
          remoteCounts.set(kind, (remoteCounts.get(kind) ?? 0) + 1);
          if (remote.size < bounds.mailRemote.entries)
            remote.set(key, { url: resource.url, kind, where, tracking });
        } else if (known?.tracking === null && tracking) remote.set(key, { ...known, tracking });
        return;
      }
      case 'part':
        cids.add(resource.cid);
        return;
      case 'inline':
      case 'unusable':
        tally.add({ what: 'address', name: where, why: 'nowhere' });
    }
  };

  /** What was fetched and may stand in the mail once more; `null` when the mail holds as much of it as it may. */
  const inserted = <Text extends string>(text: Text, where: string): Text | null => {
    if (insertedCharacters + text.length > bounds.mailInserted.characters) {
      tally.add({ what: 'address', name: where, why: 'too-much' });
      return null;
    }
    insertedCharacters += text.length;
    return text;
  };

  const replacementFor = (address: CssAddress, depth: number, where: string): string | null => {
    const { kind, resource } = address;
    if (resource.is !== 'remote') return null;
    const given = loaded.get(resource.url);
    if (given === undefined || given.kind !== kind) return null;
    if (given.kind === 'style') {
      const css = depth < maxImportDepth ? inserted(given.css, where) : null;
      return css === null ? null : filtered(css, where, depth + 1, resource.url);
    }
    const fits = kind === 'font' ? isInlineFont(given.data) : isImageData(given.data);
    const data = fits ? inserted(given.data, where) : null;
    return data === null ? null : cssUrl(data);
  };

  const filtered = (text: string, where: string, depth: number, base?: string): string => {
    const { css, addresses, removed } = filterCss(text, {
      ...(base !== undefined && { base }),
      replacementFor: (address) => replacementFor(address, depth, where),
    });
    for (const { kind, resource } of addresses) off(resource, { kind, where });
    for (const removal of removed) tally.add({ what: 'style', ...removal });
    // No style sheet that a parser of HTML has read holds its own end; what does was never one.
    return /<\/style/i.test(css) ? '' : css;
  };

  const imageOf = (resource: Resource): string | null => {
    if (resource.is === 'inline') return resource.address;
    const given = resource.is === 'remote' ? loaded.get(resource.url) : undefined;
    return given?.kind === 'image' && isImageData(given.data) ? given.data : null;
  };

  /** The mail's own style, as far as it is not too much. */
  const ownStyle = (text: string, where: string): string => {
    const characters = styles.characters + text.length;
    const rules = styles.rules + countOf(text, '{');
    if (characters > bounds.mailStyles.characters || rules > bounds.mailStyles.rules) {
      tally.add({ what: 'style', name: where, why: 'too-much' });
      return '';
    }
    Object.assign(styles, { characters, rules });
    return filtered(text, where, 0);
  };

  return {
    remove: tally.add,
    off,
    canShow: (resource) => imageOf(resource) !== null,
    shown: (resource) => {
      const data = imageOf(resource);
      return data === null || resource.is === 'inline' ? data : inserted(data, 'img src');
    },
    css: ownStyle,
    sheet: (url) => {
      const given = loaded.get(url);
      const css = given?.kind === 'style' ? inserted(given.css, 'link href') : null;
      return css === null ? null : filtered(css, 'link href', 1, url);
    },
    removed: tally.list,
    remote: () => ({
      remote: [...remote.values()],
      remoteCounts: [...remoteCounts].map(([kind, count]) => ({ kind, count })),
    }),
    cidCount: () => cids.size,
  };
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
