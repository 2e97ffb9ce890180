import { string as stringText, tokenize, tokenTypes, url as urlText } from 'css-tree';
import { nodesOf, parseMail, textOf } from './parse-mail.ts';

/** Elements that contain HTML as fallback text, which the mail view shows. */
const framed = new Set(['iframe', 'noframes', 'noembed']);

/** Attributes that contain one URL. */
const single = new Set(['src', 'href', 'background', 'poster', 'data']);

/**
 * Every http and https URL that the mail refers to, normalised. The window may fetch only these.
 */
export function addressesInHtml(html: string): ReadonlySet<string> {
  const found = new Set<string>();
  collect(html, true, found);
  return found;
}

/** @param includesFrames also reads the fallback HTML of frames; a frame within one is not shown. */
function collect(html: string, includesFrames: boolean, found: Set<string>): void {
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
    if (includesFrames && framed.has(node.tagName)) collect(textOf(node), false, found);
  }
}

/** The same for a fetched style sheet, to which relative URLs are resolved. */
export function addressesInCss(css: string, base: string): ReadonlySet<string> {
  return new Set(stringsInCss(css).flatMap((text) => webAddress(text, base) ?? []));
}

/** A scheme-relative URL (RFC 3986, section 4.2) becomes https, since a mail has no scheme. */
function webAddress(text: string, base?: string): string | null {
  const address = text.trim();
  const beside = base ?? (/^[\\/]{2}/.test(address) ? 'https://mail.invalid' : undefined);
  const url = URL.parse(address, beside);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/**
 * The contents of `url()` and of strings, unescaped, since any of them may be a URL. Nothing is fetched for a `url`
 * whose name itself is escaped.
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
