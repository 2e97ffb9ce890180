import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stringify } from 'yaml';

type Answer = (response: ServerResponse) => void;

export interface UpdateServer {
  /** The folder of the feed. */
  readonly url: string;
  /** What it answers, by the name of the file. */
  readonly answers: Map<string, Answer>;
  /** The names that were asked for. */
  readonly asked: string[];
  readonly close: () => void;
}

/** A server of updates on loopback, which answers what a test says. */
export async function startUpdateServer(): Promise<UpdateServer> {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://h').pathname.slice(1);
    asked.push(name);
    const answer = answers.get(name);
    if (answer === undefined) response.writeHead(404).end();
    else answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    answers,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Published {
  readonly version: string;
  readonly package: Buffer;
  /** The name of the package. */
  readonly name: string;
  readonly notes?: string;
}

/** A feed as electron-builder writes it. */
export function feedOf({ version, package: bytes, name, notes }: Published): string {
  const sha512 = createHash('sha512').update(bytes).digest('base64');
  return stringify({
    version,
    files: [{ url: name, sha512, size: bytes.length }],
    path: name,
    sha512,
    releaseDate: '2026-11-29T10:00:00.000Z',
    ...(notes !== undefined && { releaseNotes: notes }),
  });
}

export const whole =
  (body: string | Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Length': Buffer.byteLength(body) }).end(body);
  };

/** Announces the whole, sends half of it, and cuts the connection. */
export const cut =
  (body: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Length': body.length });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  };

/** Announces the whole, sends half of it, and then nothing. */
export const stalled =
  (body: Buffer): Answer =>
  (response) => {
    response.writeHead(200, { 'Content-Length': body.length });
    response.write(body.subarray(0, body.length / 2));
  };

/** Sends without end, as long as somebody reads. */
export const endless =
  (piece: Buffer): Answer =>
  (response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write(piece));
    };
    response.on('drain', more);
    more();
  };

export const redirect =
  (to: string): Answer =>
  (response) => {
    response.writeHead(302, { Location: to }).end();
  };
