import { bounds } from '../../shared/bounds.ts';
import type { CssAddress } from './filter-css.ts';
import { cssUrl, filterCss } from './filter-css.ts';
import { isInlineFont, isImageData, type Resource } from './addresses.ts';
import type { RemoteKind } from '../../shared/mail.ts';
import type { Loaded, RemoteReference } from './remote.ts';
import { createStrippedCounts } from './stripped.ts';
import type { StrippedItem, CountedStrippedItem } from './stripped.ts';
import type { Sanitized } from './sanitized.ts';

/** Collects what is stripped and blocked while a mail is sanitized. */
export interface SanitizerContext {
  readonly recordStripped: (item: StrippedItem) => void;
  /** Records a resource that is not shown. @param where see `RemoteReference`. */
  readonly block: (
    resource: Resource,
    reference: Pick<RemoteReference, 'kind' | 'where'> & Partial<Pick<RemoteReference, 'tracking'>>,
  ) => void;
  /** Whether an image can be shown: an inline or a fetched one. */
  readonly canShow: (resource: Resource) => boolean;
  /** The `data:` address of an image; `null` if it can't be shown, or if the limit of inserted content is reached. */
  readonly takeImage: (resource: Resource) => string | null;
  /** Filters a style sheet or attribute of the mail, and records what was stripped. */
  readonly filterOwnCss: (text: string, where: string) => string;
  /** The filtered text of a fetched style sheet; `null` if it was not fetched or exceeds the limit. */
  readonly fetchedSheet: (url: string) => string | null;
  readonly stripped: () => readonly CountedStrippedItem[];
  /** The blocked references, in the order of their first appearance. */
  readonly remote: () => Pick<Sanitized, 'remote' | 'remoteCounts'>;
  readonly cidCount: () => number;
}

/** How deep fetched style sheets may import further ones. */
const maxImportDepth = 4;

/** @param loaded the fetched content, which may be shown. */
export function createSanitizerContext(loaded: Loaded): SanitizerContext {
  const stripped = createStrippedCounts();
  const remote = new Map<string, RemoteReference>();
  const seen = new Set<string>();
  const cids = new Set<string>();
  const remoteCounts = new Map<RemoteKind, number>();
  const styles = { characters: 0, rules: 0 };
  let insertedCharacters = 0;

  const block: SanitizerContext['block'] = (resource, { kind, where, tracking = null }) => {
    switch (resource.is) {
      case 'remote': {
        if (resource.url.length > bounds.mailAddress.characters) {
          stripped.add({ what: 'address', name: where, why: 'over-limit' });
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
        stripped.add({ what: 'address', name: where, why: 'invalid-url' });
    }
  };

  /** Fetched content to insert into the mail; `null` when the limit of inserted content is reached. */
  const insert = <Text extends string>(text: Text, where: string): Text | null => {
    if (insertedCharacters + text.length > bounds.mailInserted.characters) {
      stripped.add({ what: 'address', name: where, why: 'over-limit' });
      return null;
    }
    insertedCharacters += text.length;
    return text;
  };

  const replacementFor = (address: CssAddress, depth: number, where: string): string | null => {
    const { kind, resource } = address;
    if (resource.is !== 'remote') return null;
    const fetched = loaded.get(resource.url);
    if (fetched === undefined || fetched.kind !== kind) return null;
    if (fetched.kind === 'style') {
      const css = depth < maxImportDepth ? insert(fetched.css, where) : null;
      return css === null ? null : filter(css, where, depth + 1, resource.url);
    }
    const isExpectedType = kind === 'font' ? isInlineFont(fetched.data) : isImageData(fetched.data);
    const data = isExpectedType ? insert(fetched.data, where) : null;
    return data === null ? null : cssUrl(data);
  };

  const filter = (text: string, where: string, depth: number, base?: string): string => {
    const {
      css,
      addresses,
      stripped: fromCss,
    } = filterCss(text, {
      ...(base !== undefined && { base }),
      replacementFor: (address) => replacementFor(address, depth, where),
    });
    for (const { kind, resource } of addresses) block(resource, { kind, where });
    for (const item of fromCss) stripped.add({ what: 'style', ...item });
    // Text from a parsed `style` element can't contain its end tag, so such text comes from elsewhere.
    return /<\/style/i.test(css) ? '' : css;
  };

  const imageOf = (resource: Resource): string | null => {
    if (resource.is === 'inline') return resource.address;
    const fetched = resource.is === 'remote' ? loaded.get(resource.url) : undefined;
    return fetched?.kind === 'image' && isImageData(fetched.data) ? fetched.data : null;
  };

  /** Filters the mail's own styles, up to their limit. */
  const filterOwnCss = (text: string, where: string): string => {
    const characters = styles.characters + text.length;
    const rules = styles.rules + countOf(text, '{');
    if (characters > bounds.mailStyles.characters || rules > bounds.mailStyles.rules) {
      stripped.add({ what: 'style', name: where, why: 'over-limit' });
      return '';
    }
    Object.assign(styles, { characters, rules });
    return filter(text, where, 0);
  };

  return {
    recordStripped: stripped.add,
    block,
    canShow: (resource) => imageOf(resource) !== null,
    takeImage: (resource) => {
      const data = imageOf(resource);
      return data === null || resource.is === 'inline' ? data : insert(data, 'img src');
    },
    filterOwnCss,
    fetchedSheet: (url) => {
      const fetched = loaded.get(url);
      const css = fetched?.kind === 'style' ? insert(fetched.css, 'link href') : null;
      return css === null ? null : filter(css, 'link href', 1, url);
    },
    stripped: stripped.list,
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
