import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startProvider } from '../support/provider/provider.ts';
import { tempDir } from '../support/temp-dir.ts';
import { hookscope, hookscopeProcess } from '../support/terminal.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

function keyFile(): string {
  const path = join(tempDir(), 'key.pem');
  writeFileSync(path, privateKey);
  return path;
}

async function provider(): Promise<string> {
  const { url, close } = await startProvider(publicKey, null);
  onTestFinished(close);
  return url;
}

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('hookscope check', () => {
  it('says for each scenario how the server did, and ends with 0 when nothing failed', async () => {
    const args = ['check', '--to', await provider(), '--sign', keyFile(), '--json'];
    const ended = await hookscopeProcess([
      ...args,
      '--only',
      'signature',
      '--only',
      'delivery-twice',
    ]);
    expect(ended.code).toBe(0);
    const lines = linesOf(ended.stdout);
    expect(lines).toContainEqual(
      expect.objectContaining({ scenario: 'signature-altered', verdict: 'pass' }),
    );
    expect(lines.at(-1)).toMatchObject({
      scenario: 'delivery-twice',
      verdict: 'undecidable',
      message: expect.stringContaining('exactly one message must have left') as string,
    });
    expect(ended.stderr).toMatch(/^12 pass, 1 to look at, of 13 scenarios\.$/m);
  });

  it('ends with 1 when one failed, names what to do, and writes JUnit for a CI service', async () => {
    const junit = join(tempDir(), 'check.xml');
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.statusCode = 401;
        response.end('\u001b[31m<no> & "signature"\u0000');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const ended = await hookscope([
      ...['check', '--to', to, '--sign', keyFile(), '--junit', junit],
      ...['--only', 'signature-right', '--only', 'signature-missing', '--only', 'traffic-empty'],
    ]);
    expect(ended.code).toBe(1);
    expect(ended.stdout).toContain('Answered 401: \ufffd[31m<no> & "signature"\ufffd');
    expect(ended.stdout).toContain('Verify the raw bytes of the body');
    expect(ended.stdout).not.toContain('\u001b[31m<no>');
    const found: [string, Record<string, string>][] = [];
    const parser = new Parser(
      { onopentag: (name, attributes) => found.push([name, attributes]) },
      { xmlMode: true },
    );
    parser.end(readFileSync(junit, 'utf8'));
    expect(found.map(([name]) => name)).toEqual([
      ...['testsuites', 'testsuite', 'testcase', 'failure', 'testcase', 'testcase', 'system-out'],
    ]);
    expect(found[1]?.[1]).toMatchObject({ tests: '3', failures: '1', skipped: '0' });
    expect(found[3]?.[1]['message']).toContain('<no> & "signature"');
  });

  it('asks before another computer gets messages, and sends nothing without an answer', async () => {
    const ended = await hookscopeProcess(['check', '--to', 'https://192.0.2.1/webhook']);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/192\.0\.2\.1 is not this computer.* \d+ requests .*--yes/);
  });

  it('says at once that nothing answers there, to a CI service too', async () => {
    const junit = join(tempDir(), 'check.xml');
    writeFileSync(junit, 'the report of the run before');
    const ended = await hookscope(['check', '--to', 'http://127.0.0.1:9/', '--junit', junit]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('can’t be reached');
    const report = readFileSync(junit, 'utf8');
    expect(report).toMatch(/tests="1" failures="0" errors="1"/);
    expect(report).toMatch(/<error message="http:\/\/127\.0\.0\.1:9\/ can’t be reached: [^"]+"\/>/);
  });

  it('lists its scenarios, and knows their names and groups', async () => {
    const listed = await hookscope(['check', '--list', '--json']);
    expect(linesOf(listed.stdout).length).toBeGreaterThanOrEqual(40);
    const unknown = await hookscope(['check', '--list', '--only', 'sms']);
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.stderr).toContain('There is no scenario "sms"');
  });
});
