import type { ExportContext, ExportEntry, Exporter } from '../exporter.ts';
import { codeParts, comments, heading, joiningNote } from './code-parts.ts';
import { bodyText, byteLiteral, javascriptRules, textLiteral } from './literals.ts';
import { headerValue } from '../../../../shared/request.ts';

/** Methods that fetch refuses (Fetch Standard, "forbidden method"). */
const refused = /^(?:CONNECT|TRACE|TRACK)$/i;

const literal = (latin1: string) => byteLiteral(latin1, javascriptRules);

/** JavaScript for Node and other programs that have `fetch`. */
export const fetchCode: Exporter = {
  before: () => '',
  between: '\n\n',
  after: '\n',
  heading: heading('//'),
  entry: (entry, context) => [code(entry, context)],
};

function code(entry: ExportEntry, context: ExportContext): string {
  const parts = codeParts(entry, context);
  if (typeof parts === 'string') return `// ${parts}`;
  const { method, url, headers, body, hasBody, notes } = parts;
  if (refused.test(method) || (hasBody && /^(?:GET|HEAD)$/i.test(method)))
    return "// fetch can't send this method with this body. Use the code for Node.";
  const isTyped = headerValue(headers, 'content-type') !== null;
  return [
    comments('//', [...notes, ...joiningNote(headers)]) + `await fetch(${literal(url)}, {`,
    `  method: ${literal(method)},`,
    '  headers: [',
    ...headers.map(([name, value]) => `    [${literal(name)}, ${literal(value)}],`),
    '  ],',
    ...(hasBody ? [`  body: ${bodyOf(body, isTyped)},`] : []),
    '  redirect: "manual",',
    '}).then(async (response) => {',
    '  console.log(response.status, await response.text());',
    '});',
  ].join('\n');
}

/** Without a Content-Type, fetch makes one for a text, and none for bytes. */
function bodyOf(body: Uint8Array, isTyped: boolean): string {
  const text = bodyText(body);
  if (text === null) {
    const base64 = Buffer.from(body).toString('base64');
    return `Uint8Array.from(atob("${base64}"), (character) => character.charCodeAt(0))`;
  }
  const written = textLiteral(text, javascriptRules);
  return isTyped ? written : `new TextEncoder().encode(${written})`;
}
