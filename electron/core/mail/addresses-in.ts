import { string as stringText, tokenize, tokenTypes, url as urlText } from 'css-tree';
import { nodesOf, parseMail, textOf } from './parse-mail.ts';

/** Elements that hold HTML as text, for programs that show no frames. The mail view shows it. */
const framed = new Set(['iframe', 'noframes', 'noembed']);

/** Attributes that hold one address. */
const single = new Set(['src', 'href', 'background', 'poster', 'data']);

/**
 * Every http and https address that something in the mail would be fetched from, in the form that is asked for:
 * what the window may ask to be fetched, and nothing else.
 */
export function addressesInHtml(html: string): ReadonlySet<string> {
  const found = new Set<string>();
  collect(html, true, found);
  return found;
}

/** @param framesToo also what stands in frames; a frame within one shows nothing. */
function collect(html: string, framesToo: boolean, found: Set<string>): void {
  const take = (address: string) => {
    const url = webAddress(address);
    if (url !== null) found.add(url);
  };
  for (const node of nodesOf(parseMail(html, { lines: false }))) {
    if (!('tagName' in node)) continue;
    for (const { name, value } of node.attrs) {
      if (single.has(name)) take(value);
      if (name === 'srcset') for (const part of value.split(/[\s,]+/)) take(part);
      if (name === 'style') stringsInCss(value).forEach(take);
    }
    if (node.tagName === 'style') stringsInCss(textOf(node)).forEach(take);
    if (framesToo && framed.has(node.tagName)) collect(textOf(node), false, found);
  }
}

/** The same for a style sheet that was fetched: what is relative stands beside it. */
export function addressesInCss(css: string, base: string): ReadonlySet<string> {
  return new Set(stringsInCss(css).flatMap((text) => webAddress(text, base) ?? []));
}

/** A scheme-relative address (RFC 3986, section 4.2) takes the scheme of whoever shows it: a mail has none. */
function webAddress(text: string, base?: string): string | null {
  const address = text.trim();
  const beside = base ?? (/^[\\/]{2}/.test(address) ? 'https://mail.invalid' : undefined);
  const url = URL.parse(address, beside);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/**
 * What stands in `url()` and in strings, its escapes read: any of them may be an address. Whoever hides the
 * very name of `url` behind escapes is not fetched from.
 */
function stringsInCss(css: string): readonly string[] {
  const found: string[] = [];
  tokenize(css, (type, start, end) => {
    const text = css.slice(start, end);
    if (type === tokenTypes.Url) found.push(urlText.decode(text));
    if (type === tokenTypes.String) found.push(stringText.decode(text));
  });
  return found;
}
