import type { ExportContext, ExportEntry, Exporter } from '../exporter.ts';
import { codeParts, comments, heading } from './code-parts.ts';
import { bodyText, byteLiteral, javascriptRules, textLiteral } from './literals.ts';

const literal = (latin1: string) => byteLiteral(latin1, javascriptRules);

/** Node refuses these in a path. */
const notInPath = /[^\x21-\xff]/;

/** JavaScript for Node, with its own client: header fields keep their order, spelling and repeats. */
export const node: Exporter = {
  before: ({ targetBase }) => {
    const name = moduleFor(targetBase);
    return `import ${name} from "node:${name}";\n\n`;
  },
  between: '\n\n',
  after: '\n',
  heading: heading('//'),
  entry: (entry, context) => [code(entry, context)],
};

function moduleFor(targetBase: string): 'http' | 'https' {
  return new URL(targetBase).protocol === 'https:' ? 'https' : 'http';
}

function code(entry: ExportEntry, context: ExportContext): string {
  const parts = codeParts(entry, context);
  if (typeof parts === 'string') return `// ${parts}`;
  const { method, origin, target, url, headers, body, hasBody, notes } = parts;
  const path = notInPath.test(target) ? url.slice(origin.length) : target;
  const pairs = [
    ['Host', new URL(origin).host] as const,
    ...headers,
    ...(hasBody ? [['Content-Length', String(body.length)] as const] : []),
  ];
  return [
    `${comments('//', notes)}${moduleFor(context.targetBase)}`,
    `  .request(${literal(origin)}, {`,
    `    method: ${literal(method)},`,
    `    path: ${literal(path)},`,
    '    headers: [',
    ...pairs.map(([name, value]) => `      ${literal(name)}, ${literal(value)},`),
    '    ],',
    '  })',
    '  .on("response", async (response) => {',
    '    console.log(response.statusCode, Buffer.concat(await response.toArray()).toString());',
    '  })',
    hasBody ? `  .end(${bodyOf(body)});` : '  .end();',
  ].join('\n');
}

/** Bytes: Node would send the head of a request with a text as UTF-8, and change header fields that are not ASCII. */
function bodyOf(body: Uint8Array): string {
  const text = bodyText(body);
  return text === null
    ? `Buffer.from("${Buffer.from(body).toString('base64')}", "base64")`
    : `Buffer.from(${textLiteral(text, javascriptRules)})`;
}
