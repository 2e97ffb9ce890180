import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** Everything that opens a connection, and who chose the address that it goes to. */
const callers: Readonly<Record<string, string>> = {
  'electron/app/session-bus.ts': 'nobody: the bus of the user’s desktop',
  'electron/core/channel/call-channel.ts': 'nobody: the socket of the data folder',
  'electron/core/check/deliver.ts': 'the user: the server that is checked',
  'electron/core/crm-api/api-client.ts': 'nobody: HighLevel’s API alone',
  'electron/core/dispatch/connections.ts': 'the user: a destination, or where the user sends',
  'electron/core/export/mail/compose.ts': 'nobody: its library can fetch, and is told not to',
  'electron/core/fetch/exchange.ts': 'a sender: judged first, in guarded-fetch.ts',
  'electron/core/sample/post.ts': 'the user: the Delivery URL, or what the command line names',
  'electron/core/tunnel/grant.ts': 'the user: the tunnel server of the settings',
  'electron/core/tunnel/localtunnel.ts': 'the tunnel server of the settings',
  'electron/core/tunnel/send-probe.ts': 'the tunnel: the public address that it just gave',
};

/** Where the word stands and the function does not. */
const namesakes = new Set([
  // Code for the user to copy.
  'electron/core/crm-calls/snippets.ts',
  'electron/core/export/code/fetch.ts',
  'electron/core/export/code/node.ts',
  // A parameter: the window's call to the inspector.
  'renderer/mail/load-references.ts',
]);

const clientModules = /^import (?<what>[^;]*?) from '(?:node:)?(?:https?|http2|net|tls|dgram)';/gm;
const clientNames =
  /(?<!type )\b(?:request|get|Agent|ClientRequest|connect|createConnection|Socket|createSocket)\b/;
const globals =
  /(?<![.\w])(?:globalThis\.)?(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\(/;
const packages =
  /(?:^import (?!type\b)[^;]* from |\bimport\()'(?:localtunnel|axios|undici|nodemailer\/lib\/mail)|\bnet\b[^;]* from 'electron'/m;

function opensConnections(source: string): boolean {
  const imports = [...source.matchAll(clientModules)].map(({ groups }) => groups?.['what'] ?? '');
  const client = imports.some(
    (what) => !what.startsWith('type ') && (!what.startsWith('{') || clientNames.test(what)),
  );
  return client || globals.test(source) || packages.test(source);
}

describe('a connection', () => {
  it('is opened only by these files, of which only the fetcher takes a URL from a message', () => {
    const files = ['electron', 'renderer', 'shared'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
    );
    expect(files.length).toBeGreaterThan(200);
    const found = files.filter(
      (file) => !namesakes.has(file) && opensConnections(readFileSync(join(root, file), 'utf8')),
    );
    expect(found.sort()).toEqual(Object.keys(callers).sort());
  });

  it.each([
    "import { request } from 'node:https';",
    "import { type IncomingMessage, get } from 'http';",
    "import {\n  connect,\n} from 'node:net';",
    "import * as tls from 'node:tls';",
    "import http from 'node:http';",
    'await fetch(url)',
    'new WebSocket(url)',
    "import { net, session } from 'electron';",
    "const load = () => import('undici');",
  ])('is noticed: %s', (source) => {
    expect(opensConnections(source)).toBe(true);
  });

  it.each([
    "import type { Socket } from 'node:net';",
    "import { createServer, type IncomingMessage } from 'node:http';",
    'core.guardedFetch({ url })',
  ])('is not reported without one: %s', (source) => {
    expect(opensConnections(source)).toBe(false);
  });
});
