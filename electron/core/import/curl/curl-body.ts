import { bytesOf, encodedForm } from './wire-bytes.ts';
import type { Note } from '../importer.ts';
import { multipartOf, type FormPart } from '../multipart.ts';
import type { CurlOptions, OptionName } from './read-options.ts';

/** The body that a command sends, with the header fields that curl adds for it. */
export interface CurlBody {
  readonly body: Buffer;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The data of `-d` and its kind, which `-G` appends to the address. */
  readonly query: string;
}

const dataOptions: readonly OptionName[] = [
  'data',
  'data-ascii',
  'data-raw',
  'data-binary',
  'data-urlencode',
  'json',
];

/** `null` for a command that sends no body. Files that it names are not read, and are noted. */
export function curlBody({ options, switches, input }: CurlOptions, note: Note): CurlBody | null {
  const fields = options.filter(({ name }) => name === 'form' || name === 'form-string');
  if (fields.length > 0) return formOf(fields, note);
  const data = options.filter(({ name }) => dataOptions.includes(name));
  if (data.length > 0) return dataOf(data, input, switches.has('get'), note);
  const upload = options.findLast(({ name }) => name === 'upload-file');
  if (upload === undefined) return null;
  if (upload.value === '-' && input !== null) {
    return { body: bytesOf(input), headers: [], query: '' };
  }
  noteFile(upload.value, '--upload-file', note);
  return { body: Buffer.alloc(0), headers: [], query: '' };
}

function dataOf(
  data: CurlOptions['options'],
  input: string | null,
  isQuery: boolean,
  note: Note,
): CurlBody {
  let body = '';
  for (const [index, { name, value }] of data.entries()) {
    const text =
      name === 'data-urlencode'
        ? urlEncoded(value, input, note)
        : plainData(name, value, input, note);
    // Only values of --json follow each other without a sign between them.
    body += (index === 0 || name === 'json' ? '' : '&') + text;
  }
  const isJson = data.some(({ name }) => name === 'json');
  const headers = isJson
    ? ([
        ['Content-Type', 'application/json'],
        ['Accept', 'application/json'],
      ] as const)
    : ([['Content-Type', 'application/x-www-form-urlencoded']] as const);
  return isQuery
    ? { body: Buffer.alloc(0), headers: [], query: body }
    : { body: bytesOf(body), headers, query: '' };
}

function plainData(name: OptionName, value: string, input: string | null, note: Note): string {
  if (name === 'data-raw' || !value.startsWith('@')) return value;
  // -d leaves out line ends of what it reads.
  const isWhole = name === 'data-binary' || name === 'json';
  if (value === '@-' && input !== null) return isWhole ? input : input.replace(/[\r\n\0]/g, '');
  noteFile(value.slice(1), `--${name}`, note);
  return '';
}

/** `content`, `=content`, `name=content`, `@file` or `name@file` (curl's manual, --data-urlencode). */
function urlEncoded(value: string, input: string | null, note: Note): string {
  const sign = value.search(/[=@]/);
  if (sign === -1) return encodedForm(value);
  const name = value.slice(0, sign);
  const prefix = name === '' ? '' : `${name}=`;
  if (value[sign] === '=') return prefix + encodedForm(value.slice(sign + 1));
  if (value.slice(sign) === '@-' && input !== null) return prefix + encodedForm(input);
  noteFile(value.slice(sign + 1), '--data-urlencode', note);
  return prefix;
}

/** `name=value`, where a value that begins with `@` or `<` names a file, and `;type=` may follow. */
function formOf(fields: CurlOptions['options'], note: Note): CurlBody {
  const parts = fields.flatMap(({ name, value }): FormPart[] => {
    const sign = value.indexOf('=');
    if (sign === -1) {
      note(`--${name}`, 'has no name and value');
      return [];
    }
    const part = { name: value.slice(0, sign), fileName: null, contentType: null };
    const given = value.slice(sign + 1);
    if (name === 'form-string') return [{ ...part, value: given }];
    const contentType = /;[ \t]*type=([^;]*)/.exec(given)?.[1] ?? null;
    const [, file] = /^[@<]([^;,]*)/.exec(given) ?? [];
    if (file !== undefined) {
      noteFile(file, '--form', note);
      const fileName = given.startsWith('@') ? (file.split(/[\\/]/).at(-1) ?? file) : null;
      return [{ ...part, contentType, fileName, value: '' }];
    }
    const [, quoted] = /^"((?:[^"\\]|\\.)*)"/s.exec(given) ?? [];
    const text =
      quoted === undefined
        ? given.replace(/;[ \t]*(?:type|filename|headers|encoder)=[\s\S]*$/, '')
        : quoted.replace(/\\([\\"])/g, '$1');
    return [{ ...part, contentType, value: text }];
  });
  const { body, contentType } = multipartOf(parts);
  return { body, headers: [['Content-Type', contentType]], query: '' };
}

/** curl reads a file where one is named. An import reads nothing but its own input. */
function noteFile(file: string, option: string, note: Note): void {
  const name = file === '-' ? 'standard input' : `the file ${bytesOf(file).toString('utf8')}`;
  note(option, `${name} is not read, so its content is missing`);
}
