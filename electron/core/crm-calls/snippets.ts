import type { CallBody, CrmCall } from '../../../shared/crm-call.ts';
import { shellWord } from '../export/shell-quote.ts';

type Call = Pick<CrmCall, 'method' | 'url' | 'version' | 'scope' | 'encoding' | 'body'>;

/** The headers besides the token, which the app does not know. */
const headersOf = ({ version, encoding }: Call): readonly (readonly [string, string])[] => [
  ['Version', version],
  ['Content-Type', encoding === 'form' ? 'application/x-www-form-urlencoded' : 'application/json'],
  ['Accept', 'application/json'],
];

/** A command for any POSIX shell, which reads the token from `$TOKEN`. */
export function curlOf(call: Call): string {
  return [
    `curl -X ${call.method} ${shellWord(call.url)}`,
    ...(call.scope === null ? [] : ['-H "Authorization: Bearer $TOKEN"']),
    ...headersOf(call).map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(call.encoding === 'form'
      ? fieldsOf(call.body).map(([name, value]) => `--data-raw ${shellWord(form([[name, value]]))}`)
      : [`--data-binary ${shellWord(plainJson(call.body))}`]),
  ].join(' \\\n  ');
}

/** A module for Node; Deno, Bun and browsers only need the token from elsewhere. */
export function typescriptOf(call: Call): string {
  const headers = headersOf(call).map(
    ([name, value]) => `    ${/^\w+$/.test(name) ? name : quoted(name)}: ${quoted(value)},`,
  );
  return [
    `const response = await fetch(${quoted(call.url)}, {`,
    `  method: ${quoted(call.method)},`,
    '  headers: {',
    ...(call.scope === null ? [] : ['    Authorization: `Bearer ${process.env.TOKEN}`,']),
    ...headers,
    '  },',
    `  body: ${call.encoding === 'form' ? 'new URLSearchParams' : 'JSON.stringify'}(${literal(call.body, '  ')}),`,
    '});',
    'console.log(response.status, await response.text());',
  ].join('\n');
}

function fieldsOf(body: CallBody): [string, string][] {
  return Object.entries(body).map(([name, value]) => [name, String(value)]);
}

function form(fields: [string, string][]): string {
  return new URLSearchParams(fields).toString();
}

/** JSON with everything but visible ASCII escaped, so that no terminal or editor interprets it. */
function plainJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\u0020-\u007e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function quoted(text: string): string {
  return plainJson(text);
}

/** A value as source text. The texts may come from a sender, and the names from who edited the call. */
function literal(value: unknown, indent: string): string {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return `[${value.map((one) => literal(one, indent)).join(', ')}]`;
  }
  if (typeof value !== 'object' || value === null) return plainJson(value);
  const members = Object.entries(value as CallBody).map(
    ([name, inner]) => `${deeper}${propertyName(name)}: ${literal(inner, deeper)},`,
  );
  return `{\n${members.join('\n')}\n${indent}}`;
}

/** A property's name as source text; `__proto__` is a name like others only in brackets. */
function propertyName(name: string): string {
  if (name === '__proto__') return `[${quoted(name)}]`;
  return /^[A-Za-z_]\w*$/.test(name) ? name : quoted(name);
}
