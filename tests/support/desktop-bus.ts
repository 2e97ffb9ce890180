import { chmodSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { readValues, textOf, writeValues, type BusValue, type Variant } from './dbus-values.ts';
import { until } from './until.ts';

/** A message of D-Bus (D-Bus Specification, “Message Format”). */
interface BusMessage {
  readonly type: number;
  readonly serial: number;
  readonly fields: ReadonlyMap<number, BusValue>;
  readonly values: readonly BusValue[];
}

const types = { call: 1, answer: 2, error: 3, signal: 4 } as const;
const fieldCodes = {
  path: 1,
  interface: 2,
  member: 3,
  error: 4,
  reply: 5,
  destination: 6,
  sender: 7,
  signature: 8,
} as const;

/** An entry of a menu as a desktop draws it. */
export interface DrawnEntry {
  readonly id: number;
  readonly label: string;
  readonly isEnabled: boolean;
}

/** The message bus of a desktop, and its panel with the icons of apps: what a Linux desktop is for a tray icon. */
export interface DesktopBus {
  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  readonly address: string;
  /** Resolves once an app has an icon in the panel. */
  readonly tooltip: () => Promise<string>;
  readonly menu: () => Promise<readonly DrawnEntry[]>;
  /** Clicks the entry with this label, or with one like it, as soon as it is there. */
  readonly choose: (label: string | RegExp) => Promise<void>;
  readonly hasIcon: () => boolean;
  /** Whether there is a panel that shows icons; at first there is none. */
  readonly setPanel: (isThere: boolean) => void;
  /** The notifications so far, the oldest first. */
  readonly notifications: () => readonly Pick<ShownNotification, 'title' | 'body'>[];
  /** Clicks the newest notification. */
  readonly clickNotification: () => void;
  readonly close: () => void;
}

const watcher = 'org.kde.StatusNotifierWatcher';
const notifier = 'org.freedesktop.Notifications';

interface ShownNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly connection: Connection;
}

/** @param folder for its socket. */
export async function startDesktopBus(folder: string): Promise<DesktopBus> {
  const path = join(folder, `bus-${process.pid}`);
  const connections = new Set<Connection>();
  let item: { readonly connection: Connection; readonly path: string } | null = null;
  let names = 0;
  let hasPanel = false;
  const shown: ShownNotification[] = [];
  const isOwned = (name: BusValue | undefined) =>
    name === notifier || (hasPanel && name === watcher);

  const answers: Readonly<
    Record<
      string,
      (values: readonly BusValue[], from: Connection) => [string, ...BusValue[]] | null
    >
  > = {
    Hello: () => ['s', `:1.${(names += 1)}`],
    RequestName: () => ['u', 1],
    ReleaseName: () => ['u', 1],
    AddMatch: () => [''],
    RemoveMatch: () => [''],
    NameHasOwner: ([name]) => ['b', isOwned(name)],
    GetNameOwner: ([name]) => (isOwned(name) ? ['s', ':1.0'] : null),
    RegisterStatusNotifierItem: ([name], connection) => {
      item = {
        connection,
        path: textOf(name).startsWith('/') ? textOf(name) : '/StatusNotifierItem',
      };
      return [''];
    },
    Get: () => ['v', { signature: 'b', value: true }],
    StartServiceByName: ([name]) => (isOwned(name) ? ['u', 2] : null),
    GetCapabilities: () => ['as', ['actions', 'body', 'body-markup']],
    GetServerInformation: () => ['ssss', 'test', 'test', '1', '1.2'],
    Notify: ([, , , title, body], connection) => {
      const id = shown.length + 1;
      shown.push({ id, title: textOf(title), body: textOf(body), connection });
      return ['u', id];
    },
  };

  const server = createServer((socket) => {
    const connection = connect(socket, (message) => {
      const member = textOf(message.fields.get(fieldCodes.member));
      const answer = answers[member]?.(message.values, connection) ?? null;
      const reply = { code: fieldCodes.reply, signature: 'u', value: message.serial };
      if (answer === null)
        return connection.send(
          types.error,
          [
            reply,
            {
              code: fieldCodes.error,
              signature: 's',
              value: 'org.freedesktop.DBus.Error.ServiceUnknown',
            },
          ],
          '',
          [],
        );
      const [signature, ...values] = answer;
      return connection.send(types.answer, [reply], signature, values);
    });
    connections.add(connection);
    socket.on('close', () => {
      connections.delete(connection);
      if (item?.connection === connection) item = null;
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  chmodSync(path, 0o777);

  const call = async (
    at: string,
    face: string,
    member: string,
    signature: string,
    values: readonly BusValue[],
  ) => {
    const { connection } = await until(() => item);
    return connection.call(at, face, member, signature, values);
  };
  const property = async (name: string): Promise<BusValue> => {
    const { path: at } = await until(() => item);
    const [value] = await call(at, 'org.freedesktop.DBus.Properties', 'Get', 'ss', [
      'org.kde.StatusNotifierItem',
      name,
    ]);
    return (value as Variant).value;
  };
  const dbusmenu = 'com.canonical.dbusmenu';
  const menu = async (): Promise<readonly DrawnEntry[]> => {
    const [, layout] = await call(textOf(await property('Menu')), dbusmenu, 'GetLayout', 'iias', [
      0,
      -1,
      [],
    ]);
    const [, , children] = layout as [number, BusValue, readonly Variant[]];
    return children.map(({ value }) => {
      const [id, properties] = value as [number, readonly [string, Variant][]];
      const of = new Map(properties);
      return {
        id,
        label: textOf(of.get('label')?.value ?? ''),
        isEnabled: of.get('enabled')?.value !== false,
      };
    });
  };

  return {
    address: `unix:path=${path}`,
    hasIcon: () => item !== null,
    setPanel: (isThere) => (hasPanel = isThere),
    notifications: () => shown.map(({ title, body }) => ({ title, body })),
    clickNotification: () => {
      const { id, connection } = shown.at(-1) ?? { id: 0, connection: null };
      connection?.send(
        types.signal,
        [
          { code: fieldCodes.path, signature: 'o', value: '/org/freedesktop/Notifications' },
          { code: fieldCodes.interface, signature: 's', value: notifier },
          { code: fieldCodes.member, signature: 's', value: 'ActionInvoked' },
        ],
        'us',
        [id, 'default'],
      );
    },
    tooltip: async () => textOf(((await property('ToolTip')) as readonly BusValue[])[2]),
    menu,
    choose: async (label) => {
      const isIt = (drawn: string) =>
        typeof label === 'string' ? drawn === label : label.test(drawn);
      await until(async () => {
        const entry = (await menu()).find((one) => isIt(one.label));
        if (entry === undefined) return false;
        // The app refuses it where the menu was replaced meanwhile. One that quits may not answer any more.
        return call(textOf(await property('Menu')), dbusmenu, 'Event', 'isvu', [
          entry.id,
          'clicked',
          { signature: 'i', value: 0 },
          0,
        ]).then(
          () => true,
          () => item === null,
        );
      });
    },
    close: () => {
      for (const { socket } of connections) socket.destroy();
      server.close();
    },
  };
}

interface HeaderField {
  readonly code: number;
  readonly signature: string;
  readonly value: BusValue;
}

interface Connection {
  readonly socket: Socket;
  readonly send: (
    type: number,
    fields: readonly HeaderField[],
    signature: string,
    values: readonly BusValue[],
  ) => number;
  readonly call: (
    path: string,
    face: string,
    member: string,
    signature: string,
    values: readonly BusValue[],
  ) => Promise<readonly BusValue[]>;
}

/** One program at the bus. @param onCall receives the calls that it makes. */
function connect(socket: Socket, onCall: (message: BusMessage) => void): Connection {
  let received = Buffer.alloc(0);
  let isAuthenticated = false;
  let serial = 0;
  const waiting = new Map<number, (message: BusMessage) => void>();

  const send: Connection['send'] = (type, fields, signature, values) => {
    serial += 1;
    const body = signature === '' ? Buffer.alloc(0) : writeValues(signature, values);
    const all = [
      ...fields,
      { code: fieldCodes.sender, signature: 's', value: ':1.0' },
      ...(signature === ''
        ? []
        : [{ code: fieldCodes.signature, signature: 'g', value: signature }]),
    ];
    const head = writeValues('yyyyuua(yv)', [
      0x6c,
      type,
      0,
      1,
      body.length,
      serial,
      all.map(({ code, ...variant }) => [code, variant]),
    ]);
    const padding = Buffer.alloc(Math.ceil(head.length / 8) * 8 - head.length);
    socket.write(Buffer.concat([head, padding, body]));
    return serial;
  };

  const onLine = (line: string) => {
    if (line === 'AUTH EXTERNAL') socket.write('DATA\r\n');
    else if (/^(?:AUTH EXTERNAL |DATA)/.test(line))
      socket.write('OK 0123456789abcdef0123456789abcdef\r\n');
    else if (line === 'BEGIN') isAuthenticated = true;
    else socket.write(line === 'AUTH' ? 'REJECTED EXTERNAL\r\n' : 'ERROR\r\n');
  };
  const onMessage = (message: BusMessage) => {
    const answered = waiting.get(Number(message.fields.get(fieldCodes.reply) ?? 0));
    if (message.type === types.call) onCall(message);
    else answered?.(message);
  };

  socket.on('error', () => undefined);
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    while (!isAuthenticated && received.includes('\r\n')) {
      const end = received.indexOf('\r\n');
      const line = received.toString('latin1', 0, end).replace('\0', '');
      received = received.subarray(end + 2);
      onLine(line);
    }
    while (isAuthenticated && received.length >= 16) {
      const headBytes = Math.ceil((16 + received.readUInt32LE(12)) / 8) * 8;
      const size = headBytes + received.readUInt32LE(4);
      if (received.length < size) return;
      const message = received.subarray(0, size);
      received = received.subarray(size);
      const [, type, , , , number, list] = readValues(message, 'yyyyuua(yv)');
      const fields = new Map(
        (list as readonly [number, Variant][]).map(([code, { value }]) => [code, value]),
      );
      const signature = textOf(fields.get(fieldCodes.signature) ?? '');
      onMessage({
        type: Number(type),
        serial: Number(number),
        fields,
        values: readValues(message.subarray(headBytes), signature),
      });
    }
  });

  return {
    socket,
    send,
    call: (path, face, member, signature, values) =>
      new Promise((resolve, reject) => {
        const number = send(
          types.call,
          [
            { code: fieldCodes.path, signature: 'o', value: path },
            { code: fieldCodes.interface, signature: 's', value: face },
            { code: fieldCodes.member, signature: 's', value: member },
          ],
          signature,
          values,
        );
        const left = () => reject(new Error(`${member}: the program has left the bus`));
        if (socket.destroyed) left();
        socket.once('close', left);
        waiting.set(number, (message) => {
          waiting.delete(number);
          socket.off('close', left);
          if (message.type === types.answer) resolve(message.values);
          else reject(new Error(`${member}: ${textOf(message.fields.get(fieldCodes.error))}`));
        });
      }),
  };
}
