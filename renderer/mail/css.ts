import { resourceReach } from './addresses.ts';
import { blockEnd, commentEnd, readIdent, readString, readUrl } from './css-tokens.ts';
import type { RemoteReference } from './remote.ts';

export interface NeutralCss {
  readonly css: string;
  /** Every address that was taken out, in order. */
  readonly addresses: readonly RemoteReference[];
}

/**
 * Functions whose strings are addresses (CSS Images 4, CSS Values 5). Which characters beyond ASCII
 * may stand in a name has changed over time, so the part after the last of them is what counts.
 */
const fetching = /(?:^|[^-\w])(?:-webkit-)?(?:image-set|image|cross-fade|src)$/;
const url = /(?:^|[^-\w])url$/;

/**
 * Takes everything out of a style sheet or a style attribute that could make a reader fetch:
 * `@import`, `url()` and the functions that take addresses as strings. An inline raster image
 * stays. It reads tokens as CSS Syntax 3 does, so that escapes (`\75rl(`), comments and the
 * old `<!--` hide nothing; all else passes as written. Total: any text gives an answer.
 */
export function neutralCss(text: string): NeutralCss {
  const addresses: RemoteReference[] = [];
  const kept: string[] = [];
  let inFont = false;

  /** Handles the token at `at` and says where the next one starts. */
  const step = (at: number): number => {
    const keep = (end: number) => {
      kept.push(text.slice(at, end));
      return end;
    };
    const drop = (
      end: number,
      stand: string,
      kind: RemoteReference['kind'],
      found: readonly string[],
    ) => {
      kept.push(stand);
      addresses.push(...found.map((address) => ({ kind, url: address })));
      return end;
    };
    const char = text.charAt(at);
    if (text.startsWith('/*', at)) return drop(commentEnd(text, at), ' ', 'style', []);
    if (text.startsWith('<!--', at)) return drop(at + 4, ' ', 'style', []);
    if (text.startsWith('-->', at)) return drop(at + 3, ' ', 'style', []);
    if (char === '"' || char === "'") return keep(readString(text, at).end);
    if (char === '}') inFont = false;
    if (char === '@') {
      const { name, end } = readIdent(text, at + 1);
      if (name === 'font-face') inFont = true;
      if (name !== 'import') return keep(end);
      const { end: past, urls } = blockEnd(text, end, ';');
      return drop(past, ' ', 'style', urls);
    }
    const { name, end } = readIdent(text, at);
    if (end === at) return keep(at + 1);
    if (text.charAt(end) !== '(') return keep(end);
    if (url.test(name)) {
      const { url: address, end: past } = readUrl(text, end + 1);
      if (resourceReach(address) === 'inline') return keep(past);
      return drop(past, ' none ', inFont ? 'font' : 'image', [address]);
    }
    if (!fetching.test(name)) return keep(end);
    const { end: past, urls } = blockEnd(text, end + 1, ')');
    return drop(past, ' none ', inFont ? 'font' : 'image', urls);
  };

  for (let at = 0; at < text.length;) at = step(at);
  return { css: kept.join(''), addresses };
}
