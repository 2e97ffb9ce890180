import type { Resource } from './addresses.ts';
import { readResource } from './addresses.ts';
import {
  scriptFunctions,
  allowedFunctions,
  allowedRules,
  strippedProperties,
} from './css-allowed.ts';
import { blockEnd, commentEnd, readIdent, readString, readUrl } from './css-tokens.ts';
import type { RemoteKind } from '../../shared/mail.ts';
import type { StripReason } from './stripped.ts';

/** An address that was stripped. */
export interface CssAddress {
  readonly kind: RemoteKind;
  readonly resource: Resource;
}

export interface FilteredCss {
  readonly css: string;
  /** The stripped addresses, in order, without those that `replacementFor` replaced. */
  readonly addresses: readonly CssAddress[];
  /** Rules, functions and declarations that are not allowed. */
  readonly stripped: readonly { readonly name: string; readonly why: StripReason }[];
}

interface FilterCssOptions {
  /** The base of relative addresses. */
  readonly base?: string;
  /** The CSS to insert for an address: `url("data:…")`, or the rules of an import. `null` removes the address. */
  readonly replacementFor?: (address: CssAddress) => string | null;
}

/**
 * Functions whose strings are addresses (CSS Images 4, CSS Values 5). Which non-ASCII characters a name may contain has
 * changed over time, so only the part after the last of them is compared.
 */
const addressFunction = /(?:^|[^-\w])(?:-webkit-)?(?:image-set|image|cross-fade|src)$/;
const urlFunction = /(?:^|[^-\w])url$/;

const rules: ReadonlySet<string> = new Set(allowedRules);
const functions: ReadonlySet<string> = new Set(allowedFunctions);

/** A media query that is safe to copy: it contains no address, and no brackets but parentheses. */
const safeQuery = /^[-\w\s:().,<>=/]*$/;

/** A keyword for a cursor of the system. */
const systemCursor = /^\s*(?!none\b)[a-z-]+\s*(?:!\s*important\s*)?;?$/i;

/** A `data:` address as a CSS `url()`; `null` when it contains characters that need escaping. */
export function cssUrl(address: string): string | null {
  return /^[-\w:;,.=+/%]+$/.test(address) ? `url("${address}")` : null;
}

/**
 * Removes from a style sheet or a style attribute everything that could fetch (`@import`, `url()` and the functions that
 * take addresses as strings), and every rule and function that `css-allowed.ts` does not list. An inline raster image
 * stays, with its address rewritten. It reads tokens as CSS Syntax 3 does, so escapes (`\75rl(`), comments and the old
 * `<!--` hide nothing; everything else stays unchanged. Never throws.
 */
export function filterCss(
  text: string,
  { base, replacementFor = () => null }: FilterCssOptions = {},
): FilteredCss {
  const addresses: CssAddress[] = [];
  const stripped: { name: string; why: StripReason }[] = [];
  const output: string[] = [];
  let inFont = false;
  /** Whether a declaration may start here. */
  let atDeclarationStart = true;

  /** Records an address. @returns its replacement. */
  const replaceAddress = (kind: RemoteKind, written: string): string => {
    const address = { kind, resource: readResource(written, base) };
    const { resource } = address;
    const replacement =
      resource.is === 'inline' ? cssUrl(resource.address) : replacementFor(address);
    if (replacement === null) addresses.push(address);
    return replacement ?? ' none ';
  };

  const replaceImport = (end: number): number => {
    const { end: next, urls } = blockEnd(text, end, ';');
    const [first, ...more] = urls.map((written) => replaceAddress('style', written));
    const query = /^\s*(?:url\s*\([^)]*\)|"[^"]*"|'[^']*')([^;]*);?$/i.exec(text.slice(end, next));
    const mediaQuery = query?.[1]?.trim() ?? '';
    if (first === undefined || first === ' none ' || more.length > 0) output.push(' ');
    else if (!safeQuery.test(mediaQuery)) output.push(' ');
    else output.push(mediaQuery === '' ? first : `@media ${mediaQuery}{${first}}`);
    return next;
  };

  /** Handles the token at `at`. @returns the position of the next one. */
  const step = (at: number): number => {
    const copy = (end: number) => {
      output.push(text.slice(at, end));
      return end;
    };
    const skip = (end: number) => {
      output.push(' ');
      return end;
    };
    const strip = (end: number, name: string, why: StripReason, replacement = ' ') => {
      output.push(replacement);
      stripped.push({ name, why });
      return end;
    };
    const char = text.charAt(at);
    if (/\s/.test(char)) return copy(at + 1);
    if (text.startsWith('/*', at)) return skip(commentEnd(text, at));
    if (text.startsWith('<!--', at)) return skip(at + 4);
    if (text.startsWith('-->', at)) return skip(at + 3);
    const isDeclarationStart = atDeclarationStart;
    atDeclarationStart = char === '{' || char === '}' || char === ';';
    if (char === '"' || char === "'") return copy(readString(text, at).end);
    if (char === '}') inFont = false;
    if (char === '@') {
      const { name, end } = readIdent(text, at + 1);
      if (name === 'import') return replaceImport(end);
      if (!rules.has(name))
        return strip(blockEnd(text, end, 'rule').end, `@${name}`, 'not-allowed');
      if (name === 'font-face') inFont = true;
      return copy(end);
    }
    const { name, end } = readIdent(text, at);
    if (end === at) return copy(at + 1);
    const reason = isDeclarationStart ? strippedProperties[name] : undefined;
    if (reason !== undefined && Object.hasOwn(strippedProperties, name)) {
      const colon = valueStart(text, end);
      if (colon !== null) {
        const { end: next } = blockEnd(text, colon, ';');
        if (name === 'cursor' && systemCursor.test(text.slice(colon, next))) return copy(end);
        atDeclarationStart = true;
        return strip(next, name, reason, ';');
      }
    }
    if (text.charAt(end) !== '(') return copy(end);
    const kind = inFont ? 'font' : 'image';
    if (urlFunction.test(name)) {
      const { url: written, end: next } = readUrl(text, end + 1);
      output.push(replaceAddress(kind, written));
      return next;
    }
    if (addressFunction.test(name)) {
      const { end: next, urls } = blockEnd(text, end + 1, ')');
      const replacements = urls.map((written) => replaceAddress(kind, written));
      output.push(replacements.find((replacement) => replacement !== ' none ') ?? ' none ');
      return next;
    }
    if (functions.has(name)) return copy(end);
    const why = scriptFunctions.has(name) ? 'script' : 'not-allowed';
    return strip(blockEnd(text, end + 1, ')').end, `${name}()`, why, ' none ');
  };

  for (let at = 0; at < text.length;) at = step(at);
  return { css: output.join(''), addresses, stripped };
}

/** Where a declaration's value starts, if a colon follows the name, after any blanks and comments. */
function valueStart(text: string, at: number): number | null {
  let end = at;
  for (;;) {
    if (text.startsWith('/*', end)) end = commentEnd(text, end);
    else if (/\s/.test(text.charAt(end))) end += 1;
    else break;
  }
  return text.charAt(end) === ':' ? end + 1 : null;
}
