import { headerValue, type HeaderPairs } from '../../../../shared/request.ts';
import { wireText } from '../../../../shared/wire-text.ts';
import type { Imported, Note } from '../importer.ts';
import { addressOf, methodOf } from '../har-parts.ts';
import { sentHere } from '../sent-here.ts';
import type { CommandWords } from './command-words.ts';
import { curlBody, type CurlBody } from './curl-body.ts';
import { readOptionsOf, type CurlOptions } from './read-options.ts';
import { bytesOf, encodedForm } from './wire-bytes.ts';

/**
 * The requests that one command sends, without the header fields in which curl names itself. No file is read.
 *
 * @param now milliseconds since 1970, as the time of the requests.
 * @throws BrokenFile when an option lacks its value.
 */
export function requestsOf(command: CommandWords, now: number, note: Note): readonly Imported[] {
  const requests = readOptionsOf(command).flatMap((options) =>
    options.addresses.flatMap((address) => requestOf(options, address, now, note) ?? []),
  );
  if (requests.length === 0) note('curl', 'no address');
  return requests;
}

function requestOf(
  options: CurlOptions,
  address: string,
  now: number,
  note: Note,
): Imported | null {
  const body = curlBody(options, note);
  const method = methodFor(options, body !== null, note);
  if (method === null) return null;
  const { host, target } = addressOf(wireText(address), null, note);
  const headers = headersFor(options, body, note);
  const hasHost = host === null || headerValue(headers, 'host') !== null;
  return sentHere({
    now,
    method,
    url: withQuery(target, queryOf(options, body)),
    httpVersion: versionOf(options),
    headers: hasHost ? headers : [['Host', host], ...headers],
    body: body?.body ?? Buffer.alloc(0),
  });
}

function methodFor(options: CurlOptions, hasBody: boolean, note: Note): string | null {
  const given = options.options.findLast(({ name }) => name === 'request')?.value;
  if (given !== undefined) {
    const method = methodOf(given);
    if (method === null) note('--request', 'not a method');
    return method;
  }
  if (options.switches.has('head')) return 'HEAD';
  if (options.switches.has('get')) return 'GET';
  if (options.options.some(({ name }) => name === 'upload-file')) return 'PUT';
  return hasBody ? 'POST' : 'GET';
}

function versionOf({ switches }: CurlOptions): string | null {
  if (switches.has('http1.0')) return '1.0';
  if (switches.has('http2')) return '2';
  return switches.has('http3') ? '3' : '1.1';
}

function queryOf({ options }: CurlOptions, body: CurlBody | null): readonly string[] {
  const given = options
    .filter(({ name }) => name === 'url-query')
    .map(({ value }) => {
      if (value.startsWith('+')) return value.slice(1);
      const sign = value.indexOf('=');
      return sign === -1
        ? encodedForm(value)
        : `${value.slice(0, sign)}${sign === 0 ? '' : '='}${encodedForm(value.slice(sign + 1))}`;
    });
  return [...given, ...(body === null || body.query === '' ? [] : [body.query])];
}

function withQuery(target: string, parts: readonly string[]): string {
  if (parts.length === 0) return target;
  const added = parts.join('&').replace(/[^\x21-\x7e]|#/g, encodedForm);
  return `${target}${target.includes('?') ? '&' : '?'}${added}`;
}

/** The fields of the command, then those that curl adds for its other options unless the command has or removes them. */
function headersFor(options: CurlOptions, body: CurlBody | null, note: Note): HeaderPairs {
  const given: [string, string][] = [];
  const removed = new Set<string>();
  for (const { name, value } of options.options) {
    if (name === 'header') takeHeader(value, given, removed, note);
  }
  const added = [...optionHeaders(options, note), ...(body?.headers ?? [])].filter(
    ([name]) => headerValue(given, name) === null && !removed.has(name.toLowerCase()),
  );
  return [...given, ...added];
}

/** `Name: value`, `Name;` for an empty value, `Name:` to send no such field, or `@file`. */
function takeHeader(
  text: string,
  given: [string, string][],
  removed: Set<string>,
  note: Note,
): void {
  const [, name = '', sign, rest = ''] = /^([^\0\r\n:;]+)([:;])([^\0\r\n]*)$/.exec(text) ?? [];
  const value = rest.trim();
  if (name === '' || text.startsWith('@')) {
    note('--header', text.startsWith('@') ? 'a file is not read' : 'not a header field');
  } else if (sign === ';' && value === '') given.push([name.trim(), '']);
  else if (sign === ';') note('--header', 'not a header field');
  else if (value === '') removed.add(name.trim().toLowerCase());
  else given.push([name.trim(), value]);
}

function optionHeaders({ options }: CurlOptions, note: Note): [string, string][] {
  const last = (wanted: string) => options.findLast(({ name }) => name === wanted)?.value;
  const [user, token, agent, referer] = [
    last('user'),
    last('oauth2-bearer'),
    last('user-agent'),
    last('referer'),
  ];
  const cookies = options.filter(({ name }) => name === 'cookie').map(({ value }) => value);
  const [files, pairs] = [
    cookies.filter((cookie) => !cookie.includes('=')),
    cookies.filter((cookie) => cookie.includes('=')),
  ];
  if (files.some((file) => file !== '')) note('--cookie', 'a file is not read');
  const all: readonly (readonly [string, string | undefined])[] = [
    ['Authorization', user === undefined ? undefined : basic(user)],
    ['Authorization', token === undefined ? undefined : `Bearer ${token}`],
    ['User-Agent', agent],
    ['Referer', referer?.replace(/;auto$/, '')],
    ['Cookie', pairs.length === 0 ? undefined : pairs.join('; ')],
  ];
  return all.flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' || /[\0\r\n]/.test(value) ? [] : [[name, value]],
  );
}

function basic(user: string): string {
  return `Basic ${bytesOf(user.includes(':') ? user : `${user}:`).toString('base64')}`;
}
