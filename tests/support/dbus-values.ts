/** A value of D-Bus: numbers, texts, booleans, arrays (also for structures and dictionaries), and variants as pairs. */
export type BusValue = number | bigint | string | boolean | readonly BusValue[] | Variant;

export interface Variant {
  readonly signature: string;
  readonly value: BusValue;
}

/** A value that is a text or a number, as text; empty for every other. */
export function textOf(value: BusValue | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

const alignments: Readonly<Record<string, number>> = {
  y: 1,
  g: 1,
  v: 1,
  n: 2,
  q: 2,
  b: 4,
  i: 4,
  u: 4,
  s: 4,
  o: 4,
  a: 4,
  x: 8,
  t: 8,
  d: 8,
  '(': 8,
  '{': 8,
};

/** The complete types of a signature, one after another. */
export function typesOf(signature: string): readonly string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length;) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

function endOfType(signature: string, at: number): number {
  const first = signature[at] ?? '';
  if (first === 'a') return endOfType(signature, at + 1);
  if (first !== '(' && first !== '{') return at + 1;
  let end = at + 1;
  while (signature[end] !== ')' && signature[end] !== '}') end = endOfType(signature, end);
  return end + 1;
}

/** Reads values (D-Bus Specification, “Marshaling”), all of them little-endian. */
export function readValues(bytes: Buffer, signature: string, start = 0): readonly BusValue[] {
  let at = start;
  const align = (to: number) => (at = Math.ceil(at / to) * to);
  const skip = (count: number) => (at += count) - count;
  const text = (lengthBytes: 1 | 4) => {
    const length = lengthBytes === 1 ? bytes.readUInt8(skip(1)) : bytes.readUInt32LE(skip(4));
    const from = skip(length + 1);
    return bytes.toString('utf8', from, from + length);
  };
  const read = (type: string): BusValue => {
    const first = type[0] ?? '';
    align(alignments[first] ?? 1);
    switch (first) {
      case 'y':
        return bytes.readUInt8(skip(1));
      case 'b':
        return bytes.readUInt32LE(skip(4)) === 1;
      case 'n':
        return bytes.readInt16LE(skip(2));
      case 'q':
        return bytes.readUInt16LE(skip(2));
      case 'i':
        return bytes.readInt32LE(skip(4));
      case 'u':
        return bytes.readUInt32LE(skip(4));
      case 'x':
        return bytes.readBigInt64LE(skip(8));
      case 't':
        return bytes.readBigUInt64LE(skip(8));
      case 'd':
        return bytes.readDoubleLE(skip(8));
      case 's':
      case 'o':
        return text(4);
      case 'g':
        return text(1);
      case 'v': {
        const inner = text(1);
        return { signature: inner, value: read(inner) };
      }
      case 'a': {
        const element = type.slice(1);
        const length = bytes.readUInt32LE(skip(4));
        align(alignments[element[0] ?? ''] ?? 1);
        const end = at + length;
        const all: BusValue[] = [];
        while (at < end) all.push(read(element));
        return all;
      }
      default:
        return typesOf(type.slice(1, -1)).map(read);
    }
  };
  return typesOf(signature).map(read);
}

/** Writes values, to be placed at a multiple of eight bytes. */
export function writeValues(signature: string, values: readonly BusValue[]): Buffer {
  let bytes = Buffer.alloc(0);
  const add = (more: Buffer) => (bytes = Buffer.concat([bytes, more]));
  const align = (to: number) => add(Buffer.alloc(Math.ceil(bytes.length / to) * to - bytes.length));
  const number = (size: number, fill: (buffer: Buffer) => void) => {
    const buffer = Buffer.alloc(size);
    fill(buffer);
    add(buffer);
  };
  const write = (type: string, value: BusValue): void => {
    const first = type[0] ?? '';
    align(alignments[first] ?? 1);
    if (first === 'y') return number(1, (buffer) => buffer.writeUInt8(Number(value)));
    if (first === 'i') return number(4, (buffer) => buffer.writeInt32LE(Number(value)));
    if (first === 'u' || first === 'b')
      return number(4, (buffer) => buffer.writeUInt32LE(Number(value)));
    if (first === 's' || first === 'o') {
      number(4, (buffer) => buffer.writeUInt32LE(Buffer.byteLength(textOf(value))));
      return void add(Buffer.from(`${textOf(value)}\0`));
    }
    if (first === 'g')
      return void add(
        Buffer.concat([Buffer.from([textOf(value).length]), Buffer.from(`${textOf(value)}\0`)]),
      );
    if (first === 'v') {
      const variant = value as Variant;
      write('g', variant.signature);
      return write(variant.signature, variant.value);
    }
    const parts = value as readonly BusValue[];
    if (first !== 'a')
      return typesOf(type.slice(1, -1)).forEach((inner, index) => write(inner, parts[index] ?? 0));
    const lengthAt = bytes.length;
    number(4, () => undefined);
    align(alignments[type[1] ?? ''] ?? 1);
    const from = bytes.length;
    for (const part of parts) write(type.slice(1), part);
    bytes.writeUInt32LE(bytes.length - from, lengthAt);
  };
  typesOf(signature).forEach((type, index) => write(type, values[index] ?? 0));
  return bytes;
}
