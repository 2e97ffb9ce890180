import type { Resource } from './addresses.ts';
import { readResource } from './addresses.ts';
import {
  scriptFunctions,
  allowedFunctions,
  allowedRules,
  refusedProperties,
} from './css-allowed.ts';
import { blockEnd, commentEnd, readIdent, readString, readUrl } from './css-tokens.ts';
import type { RemoteKind } from '../../shared/mail.ts';
import type { RemovalReason } from './removals.ts';

/** An address that was taken out. */
export interface CssAddress {
  readonly kind: RemoteKind;
  readonly resource: Resource;
}

export interface FilteredCss {
  readonly css: string;
  /** In order. What stands in its place (`stand`) is no longer among them. */
  readonly addresses: readonly CssAddress[];
  /** Rules, functions and declarations that are not allowed. */
  readonly removed: readonly { readonly name: string; readonly why: RemovalReason }[];
}

interface FilterCssOptions {
  /** What a relative address is relative to. */
  readonly base?: string;
  /** CSS that may stand in an address's place: `url("data:…")`, or the rules of an import. */
  readonly replacementFor?: (address: CssAddress) => string | null;
}

/**
 * Functions whose strings are addresses (CSS Images 4, CSS Values 5). Which characters beyond ASCII
 * may stand in a name has changed over time, so the part after the last of them is what counts.
 */
const fetching = /(?:^|[^-\w])(?:-webkit-)?(?:image-set|image|cross-fade|src)$/;
const url = /(?:^|[^-\w])url$/;

const rules: ReadonlySet<string> = new Set(allowedRules);
const functions: ReadonlySet<string> = new Set(allowedFunctions);

/** A media query that can be written back: no address, no bracket but the round ones. */
const plainQuery = /^[-\w\s:().,<>=/]*$/;

/** A cursor of the system, by its keyword. */
const plainCursor = /^\s*(?!none\b)[a-z-]+\s*(?:!\s*important\s*)?;?$/i;

/** A `data:` address as CSS writes it; nothing when it holds what would need quoting. */
export function cssUrl(address: string): string | null {
  return /^[-\w:;,.=+/%]+$/.test(address) ? `url("${address}")` : null;
}

/**
 * Takes everything out of a style sheet or a style attribute that could make a reader fetch
 * (`@import`, `url()` and the functions that take addresses as strings), and whatever rule or function
 * `css-allowed.ts` does not name. An inline raster image stays, its address written anew. It reads tokens as CSS Syntax 3 does, so
 * that escapes (`\75rl(`), comments and the old `<!--` hide nothing; all else passes as written.
 * Total: any text gives an answer.
 */
export function filterCss(
  text: string,
  { base, replacementFor = () => null }: FilterCssOptions = {},
): FilteredCss {
  const addresses: CssAddress[] = [];
  const removed: { name: string; why: RemovalReason }[] = [];
  const kept: string[] = [];
  let inFont = false;
  /** Whether a declaration may begin here. */
  let fresh = true;

  /** Notes an address; what it leaves in its place. */
  const takeAddress = (kind: RemoteKind, written: string): string => {
    const address = { kind, resource: readResource(written, base) };
    const { resource } = address;
    const standing = resource.is === 'inline' ? cssUrl(resource.address) : replacementFor(address);
    if (standing === null) addresses.push(address);
    return standing ?? ' none ';
  };

  const takeImport = (end: number): number => {
    const { end: past, urls } = blockEnd(text, end, ';');
    const [first, ...more] = urls.map((written) => takeAddress('style', written));
    const query = /^\s*(?:url\s*\([^)]*\)|"[^"]*"|'[^']*')([^;]*);?$/i.exec(text.slice(end, past));
    const screens = query?.[1]?.trim() ?? '';
    if (first === undefined || first === ' none ' || more.length > 0) kept.push(' ');
    else if (!plainQuery.test(screens)) kept.push(' ');
    else kept.push(screens === '' ? first : `@media ${screens}{${first}}`);
    return past;
  };

  /** Handles the token at `at` and says where the next one starts. */
  const step = (at: number): number => {
    const keep = (end: number) => {
      kept.push(text.slice(at, end));
      return end;
    };
    const blank = (end: number) => {
      kept.push(' ');
      return end;
    };
    const refuse = (end: number, name: string, why: RemovalReason, standing = ' ') => {
      kept.push(standing);
      removed.push({ name, why });
      return end;
    };
    const char = text.charAt(at);
    if (/\s/.test(char)) return keep(at + 1);
    if (text.startsWith('/*', at)) return blank(commentEnd(text, at));
    if (text.startsWith('<!--', at)) return blank(at + 4);
    if (text.startsWith('-->', at)) return blank(at + 3);
    const mayDeclare = fresh;
    fresh = char === '{' || char === '}' || char === ';';
    if (char === '"' || char === "'") return keep(readString(text, at).end);
    if (char === '}') inFont = false;
    if (char === '@') {
      const { name, end } = readIdent(text, at + 1);
      if (name === 'import') return takeImport(end);
      if (!rules.has(name)) return refuse(blockEnd(text, end, 'rule').end, `@${name}`, 'unlisted');
      if (name === 'font-face') inFont = true;
      return keep(end);
    }
    const { name, end } = readIdent(text, at);
    if (end === at) return keep(at + 1);
    const refusal = mayDeclare ? refusedProperties[name] : undefined;
    if (refusal !== undefined && Object.hasOwn(refusedProperties, name)) {
      const colon = valueStart(text, end);
      if (colon !== null) {
        const { end: past } = blockEnd(text, colon, ';');
        if (name === 'cursor' && plainCursor.test(text.slice(colon, past))) return keep(end);
        fresh = true;
        return refuse(past, name, refusal, ';');
      }
    }
    if (text.charAt(end) !== '(') return keep(end);
    const kind = inFont ? 'font' : 'image';
    if (url.test(name)) {
      const { url: written, end: past } = readUrl(text, end + 1);
      kept.push(takeAddress(kind, written));
      return past;
    }
    if (fetching.test(name)) {
      const { end: past, urls } = blockEnd(text, end + 1, ')');
      const stands = urls.map((written) => takeAddress(kind, written));
      kept.push(stands.find((standing) => standing !== ' none ') ?? ' none ');
      return past;
    }
    if (functions.has(name)) return keep(end);
    const why = scriptFunctions.has(name) ? 'script' : 'unlisted';
    return refuse(blockEnd(text, end + 1, ')').end, `${name}()`, why, ' none ');
  };

  for (let at = 0; at < text.length;) at = step(at);
  return { css: kept.join(''), addresses, removed };
}

/** Where a declaration's value begins, when a colon follows the name; blanks and comments may stand between. */
function valueStart(text: string, at: number): number | null {
  let end = at;
  for (;;) {
    if (text.startsWith('/*', end)) end = commentEnd(text, end);
    else if (/\s/.test(text.charAt(end))) end += 1;
    else break;
  }
  return text.charAt(end) === ':' ? end + 1 : null;
}
