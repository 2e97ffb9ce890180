import { cutText } from '../../../../shared/cut-text.ts';

/**
 * The start of what `JSON.stringify` writes for a value, in time that depends on its length alone: neither
 * depth nor size of the value matters, and levels below the hundredth are not written. Total.
 *
 * @param value what `JSON.parse` gave.
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

/** Nobody reads deeper levels, and a million of them would be too many calls within each other. */
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
