import type { ExportContext, ExportEntry, Exporter } from '../exporter.ts';
import { codeParts, comments, heading, joinedHeaders, joiningNote } from './code-parts.ts';
import { bodyText, byteLiteral, longEscapeRules, textLiteral } from './literals.ts';

const literal = (latin1: string) => byteLiteral(latin1, longEscapeRules);

/** Python with `requests`. */
export const python: Exporter = {
  before: () => 'import requests\n\n',
  between: '\n\n',
  after: '\n',
  heading: heading('#'),
  entry: (entry, context) => [code(entry, context)],
};

function code(entry: ExportEntry, context: ExportContext): string {
  const parts = codeParts(entry, context);
  if (typeof parts === 'string') return `# ${parts}`;
  const { method, url, headers, body, hasBody } = parts;
  const notes = [...parts.notes, ...joiningNote(headers), ...encodingNote(url)];
  return [
    `${comments('#', notes)}response = requests.request(`,
    `    ${literal(method)},`,
    `    ${literal(url)},`,
    '    headers={',
    ...joinedHeaders(headers).map(
      ([name, value]) => `        ${literal(name)}: ${literal(value)},`,
    ),
    '    },',
    ...(hasBody ? [`    data=${bodyOf(body)},`] : []),
    '    allow_redirects=False,',
    ')',
    'print(response.status_code, response.text)',
  ].join('\n');
}

/** The note that `requests` decodes what needs no percent-encoding, and writes the rest in capitals (RFC 3986, section 6.2.2). */
function encodingNote(url: string): readonly string[] {
  const normal = url.replace(/%([\dA-F]{2})/gi, (encoded, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
  });
  return normal === url
    ? []
    : ['requests writes the percent-encoding of the address in another form.'];
}

function bodyOf(body: Uint8Array): string {
  const text = bodyText(body);
  return text === null
    ? `b${literal(Buffer.from(body).toString('latin1'))}`
    : `${textLiteral(text, longEscapeRules)}.encode()`;
}
