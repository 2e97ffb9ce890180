import type { ExportContext, ExportEntry, Exporter } from '../exporter.ts';
import { codeParts, comments, heading } from './code-parts.ts';
import { bodyLiteral, byteLiteral, phpRules } from './literals.ts';

const literal = (latin1: string) => byteLiteral(latin1, phpRules);

/** PHP with its own streams, which need no extension. */
export const php: Exporter = {
  before: () => '<?php\n\n',
  between: '\n\n',
  after: '\n',
  heading: heading('//'),
  entry: (entry, context) => [code(entry, context)],
};

function code(entry: ExportEntry, context: ExportContext): string {
  const parts = codeParts(entry, context);
  if (typeof parts === 'string') return `// ${parts}`;
  const { method, url, headers, body, hasBody, notes } = parts;
  return [
    `${comments('//', notes)}$answer = fopen(${literal(url)}, "r", false, stream_context_create(["http" => [`,
    `    "method" => ${literal(method)},`,
    '    "protocol_version" => 1.1,',
    '    "header" => [',
    ...headers.map(([name, value]) => `        ${literal(`${name}: ${value}`)},`),
    '    ],',
    ...(hasBody ? [`    "content" => ${bodyLiteral(body, phpRules)},`] : []),
    '    "follow_location" => 0,',
    '    "ignore_errors" => true,',
    ']]));',
    'echo stream_get_meta_data($answer)["wrapper_data"][0], "\\n", stream_get_contents($answer), "\\n";',
  ].join('\n');
}
