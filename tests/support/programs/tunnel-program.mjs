// @ts-check
/**
 * Stands for a program that opens a tunnel. It notes how it was started, writes what `behaviour.json` beside it says, and forwards what
 * comes to its own https address to the local address in its arguments, as the real ones do.
 */
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';

const folder = process.env['TUNNEL_PROGRAM_FOLDER'] ?? '';
const args = process.argv.slice(2);
const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
/** @type {{ answers: Record<string, string>, first: string, stream: 'stdout' | 'stderr', ending: 'stays' | 'fails', key: string, cert: string }} */
const behaviour = JSON.parse(read('behaviour.json'));
const env = { ...process.env };
for (const ours of ['TUNNEL_PROGRAM_FOLDER', 'ELECTRON_RUN_AS_NODE', 'PWD', 'OLDPWD', 'SHLVL', '_'])
  delete env[ours];
appendFileSync(join(folder, 'starts'), `${JSON.stringify({ pid: process.pid, args, env })}\n`);

const answer = behaviour.answers[args.join(' ')];
if (answer !== undefined) {
  process.stdout.write(answer);
  process.exit(0);
}

const [local] = args.flatMap((arg) => /127\.0\.0\.1:\d+/.exec(arg) ?? []);
const server = createServer({ key: behaviour.key, cert: behaviour.cert }, (incoming, outgoing) => {
  const { method, url, headers } = incoming;
  const sent = request(`http://${local}${url}`, { method, headers, agent: false }, (reply) => {
    outgoing.writeHead(reply.statusCode ?? 0, reply.headers);
    reply.pipe(outgoing);
  });
  sent.on('error', () => outgoing.destroy());
  incoming.pipe(sent);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  appendFileSync(join(folder, 'ports'), `${port}\n`);
  process[behaviour.stream].write(
    behaviour.first.replaceAll('{url}', `https://localhost:${port}`),
    () => (behaviour.ending === 'fails' ? process.exit(1) : watch()),
  );
});

/** Writes the files of the folder `more` as they appear. */
function watch() {
  setInterval(() => {
    const more = join(folder, 'more');
    for (const name of existsSync(more) ? readdirSync(more) : []) {
      process[behaviour.stream].write(read(join('more', name)));
      rmSync(join(more, name));
    }
  }, 25);
}
