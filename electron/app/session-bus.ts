import { connect } from 'node:net';

/** Milliseconds for the whole exchange. */
const answerMs = 2_000;

/** Types of messages and header fields (D-Bus Specification, “Message Format”). */
const methodReturn = 2;
const errorReturn = 3;
const fields = { path: 1, interface: 2, member: 3, destination: 6, signature: 8 } as const;

/** The address of the desktop's message bus, as a path of a socket; `null` where there is none. */
export function sessionBusPath(env: NodeJS.ProcessEnv = process.env): string | null {
  const address = env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
  const [, kind, path] = /(?:^|;)unix:(path|abstract)=([^,;]+)/.exec(address) ?? [];
  if (path === undefined) return null;
  return `${kind === 'abstract' ? '\0' : ''}${decodeURIComponent(path)}`;
}

/**
 * Whether a program has a name on the desktop's message bus. Electron asks the bus for its own purposes and does not say.
 *
 * @param path of the bus's socket.
 * @returns `false` also when there is no answer.
 */
export function hasNameOnBus(path: string, name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let received = Buffer.alloc(0);
    let isAuthenticated = false;
    let returns = 0;
    const end = (answer: boolean) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end(false), answerMs);
    socket.on('error', () => end(false));
    socket.on('close', () => end(false));
    socket.on('connect', () => {
      const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
      socket.write(`\0AUTH EXTERNAL ${user}\r\n`);
    });
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (!isAuthenticated) {
        if (!received.includes('\r\n')) return;
        if (!received.toString('latin1').startsWith('OK ')) return end(false);
        received = received.subarray(received.indexOf('\r\n') + 2);
        isAuthenticated = true;
        socket.write('BEGIN\r\n');
        socket.write(busCall(1, 'Hello', null));
        socket.write(busCall(2, 'NameHasOwner', name));
      }
      // The bus answers in order, so the second answer is that to our question.
      for (let size = sizeOf(received); size <= received.length; size = sizeOf(received)) {
        const message = received.subarray(0, size);
        received = received.subarray(size);
        if (message[1] === errorReturn) return end(false);
        if (message[1] === methodReturn && (returns += 1) === 2)
          return end(message.readUInt32LE(size - 4) === 1);
      }
    });
  });
}

/** The bytes of the first message; infinite until its head is there. */
function sizeOf(bytes: Buffer): number {
  if (bytes.length < 16) return Infinity;
  return padded(16 + bytes.readUInt32LE(12), 8) + bytes.readUInt32LE(4);
}

/** A call of a method of the bus itself, with one text or without arguments. */
function busCall(serial: number, member: string, argument: string | null): Buffer {
  const bus = 'org.freedesktop.DBus';
  const body = argument === null ? Buffer.alloc(0) : text(argument);
  const head = concatenated([
    field(fields.path, 'o', text('/org/freedesktop/DBus')),
    field(fields.interface, 's', text(bus)),
    field(fields.member, 's', text(member)),
    field(fields.destination, 's', text(bus)),
    ...(argument === null
      ? []
      : [field(fields.signature, 'g', Buffer.concat([Buffer.from([1]), Buffer.from('s\0')]))]),
  ]);
  const start = Buffer.alloc(16);
  // Little-endian, a method call, no flags, version 1 of the protocol.
  start.set([0x6c, 1, 0, 1]);
  start.writeUInt32LE(body.length, 4);
  start.writeUInt32LE(serial, 8);
  start.writeUInt32LE(head.length, 12);
  const padding = Buffer.alloc(padded(head.length, 8) - head.length);
  return Buffer.concat([start, head, padding, body]);
}

/** Fields, each at a multiple of eight bytes. */
function concatenated(parts: readonly Buffer[]): Buffer {
  let all = Buffer.alloc(0);
  for (const part of parts)
    all = Buffer.concat([all, Buffer.alloc(padded(all.length, 8) - all.length), part]);
  return all;
}

function field(code: number, signature: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([code, 1, signature.charCodeAt(0), 0]), value]);
}

function text(value: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(value));
  return Buffer.concat([length, Buffer.from(`${value}\0`)]);
}

function padded(length: number, to: number): number {
  return Math.ceil(length / to) * to;
}
