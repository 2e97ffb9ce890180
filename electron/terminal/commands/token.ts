import { createReadStream } from 'node:fs';
import { bounds } from '../../../shared/bounds.ts';
import { judgeToken, tokenTarget, tokenVerdict } from '../../../shared/token/judge-token.ts';
import { readToken } from '../../../shared/token/read-token.ts';
import type { TokenTarget } from '../../../shared/token/token.ts';
import { readKeys } from '../../core/signature/stored-keys.ts';
import { requestNumber } from '../arguments/read-arguments.ts';
import { dataDirOf, dataOption, jsonOption } from '../arguments/shared-options.ts';
import { command, CommandFailed } from '../command.ts';
import { storedDetails, withStore } from '../folder/read-only-store.ts';
import { tokenPage } from '../page/token-page.ts';

/** Explains a token for the calls to the CRM, without sending or keeping it. */
export const token = command({
  name: 'token',
  summary: 'Explain a token: kind, app, location, scopes, expiry, and why it is refused',
  positionals: ['FILE|-'],
  options: {
    id: { type: 'string', value: 'ID', help: 'the request that it is for' },
    data: dataOption,
    json: jsonOption,
  },
  notes: [
    '- is standard input. The token is never an argument: other programs and the history see those.',
    'It is read here: nothing is sent, nothing is kept, and no signature is verified.',
    'Exits with 1 when the calls to the CRM would be refused, otherwise with 0.',
  ],
  run: async (options, [path = ''], { out, resourcesDir }) => {
    const { id, data } = options;
    const target =
      id === undefined ? null : await targetOf(requestNumber(id, '--id'), data, resourcesDir);
    const reading = readToken(await readStart(path));
    const remarks = judgeToken(reading, { now: Date.now(), target, locale: 'en' });
    const verdict = tokenVerdict(remarks);
    if (options.json === true) await out.json({ verdict, ...reading, remarks });
    else await out.write(tokenPage(reading, remarks));
    return verdict === 'refused' ? 1 : 0;
  },
});

async function targetOf(
  id: number,
  data: string | undefined,
  resourcesDir: string,
): Promise<TokenTarget> {
  const options = data === undefined ? {} : { data };
  const keys = readKeys(resourcesDir, dataDirOf(options), null);
  const detail = await withStore(options, async (store) => storedDetails(store, keys).of(id));
  if (detail === null) throw new CommandFailed(`There is no request ${id}.`);
  return tokenTarget(detail.inspection?.fields ?? []);
}

/**
 * The start of a file, a pipe or standard input: one character more than is examined, at most.
 *
 * @throws CommandFailed without the path, which may be a token that was given by mistake.
 */
async function readStart(path: string): Promise<string> {
  const stream = path === '-' ? process.stdin : createReadStream(path);
  const limit = bounds.pastedToken.characters;
  let text = '';
  try {
    for await (const chunk of stream.setEncoding('utf8')) {
      text += String(chunk);
      if (text.length > limit) break;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    throw new CommandFailed(
      `The file can't be read (${code}). Give the name of a file with the token, or - for standard input.`,
    );
  }
  return text.slice(0, limit + 1);
}
