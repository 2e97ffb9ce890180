import { cutText } from '../../../../shared/cut-text.ts';

/**
 * The start of what `JSON.stringify` would write. Takes time for the written characters only, however large the value
 * is. Levels below the hundredth become `…`. Never throws.
 *
 * @param value a value from `JSON.parse`.
 */
export function startOfJson(value: unknown, characters: number): string {
  const writer = { text: '', characters };
  write(writer, value, 0);
  return cutText(writer.text, characters);
}

interface Writer {
  text: string;
  readonly characters: number;
}

/** A limit for the recursion; a million levels would overflow the stack. */
const deepest = 100;

function write(writer: Writer, value: unknown, depth: number): void {
  if (isFull(writer)) return;
  if (typeof value === 'object' && value !== null && depth > deepest) writer.text += '…';
  else if (Array.isArray(value)) {
    writer.text += '[';
    for (let index = 0; index < value.length && !isFull(writer); index += 1) {
      if (index > 0) writer.text += ',';
      write(writer, value[index], depth + 1);
    }
    writer.text += ']';
  } else if (typeof value === 'object' && value !== null) {
    writer.text += '{';
    let first = true;
    for (const name in value) {
      if (isFull(writer)) break;
      writer.text += `${first ? '' : ','}${JSON.stringify(name.slice(0, writer.characters))}:`;
      write(writer, (value as Readonly<Record<string, unknown>>)[name], depth + 1);
      first = false;
    }
    writer.text += '}';
  } else {
    const scalar = typeof value === 'string' ? value.slice(0, writer.characters) : value;
    writer.text += JSON.stringify(scalar) ?? 'null';
  }
}

function isFull({ text, characters }: Writer): boolean {
  return text.length >= characters;
}
