import { closes, jsonTokens, opens } from './json-tokens.ts';

/** Deeper levels get no more indentation: 10,000 levels would become 100 MB of spaces. */
const deepestIndent = 64;

/**
 * Indents JSON token by token, without parsing it: numbers keep their digits, and duplicate keys and the order stay.
 *
 * @param json a text that `JSON.parse` accepts, or its start.
 */
export function indentJson(json: string): string {
  const out: string[] = [];
  let depth = 0;
  let before: string | undefined;

  for (const { start, end } of jsonTokens(json)) {
    const first = json[start];
    if (closes(first)) depth = Math.max(0, depth - 1);
    if (closes(first) ? !opens(before) : opens(before) || before === ',') {
      out.push('\n', '  '.repeat(Math.min(depth, deepestIndent)));
    }
    out.push(json.slice(start, end));
    if (first === ':') out.push(' ');
    if (opens(first)) depth += 1;
    before = first;
  }
  return out.join('');
}
