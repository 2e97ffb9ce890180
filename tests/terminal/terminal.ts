import type { Terminal } from '../../electron/terminal/command.ts';
import { resourcesDir } from '../support/running-core.ts';

/** A terminal that keeps what it is told. */
export function listeningTerminal(): { terminal: Terminal; said: string[] } {
  const said: string[] = [];
  const write = (chunk: string | Uint8Array) => {
    said.push(chunk.toString());
    return Promise.resolve();
  };
  const terminal = {
    out: {
      write,
      line: (text: string) => write(`${text}\n`),
      json: (value: object) => write(`${JSON.stringify(value)}\n`),
      gone: new AbortController().signal,
    },
    tell: (line: string) => void said.push(line),
    resourcesDir,
  };
  return { terminal, said };
}
