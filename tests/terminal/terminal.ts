import type { Terminal } from '../../electron/terminal/command.ts';
import { resourcesDir } from '../support/running-core.ts';

/** A terminal that records everything that is written to it. */
export function recordingTerminal(): { terminal: Terminal; written: string[] } {
  const written: string[] = [];
  const write = (chunk: string | Uint8Array) => {
    written.push(chunk.toString());
    return Promise.resolve();
  };
  const terminal = {
    out: {
      write,
      line: (text: string) => write(`${text}\n`),
      json: (value: object) => write(`${JSON.stringify(value)}\n`),
      closed: new AbortController().signal,
    },
    report: (line: string) => void written.push(line),
    resourcesDir,
    progress: () => undefined,
    host: null,
  };
  return { terminal, written };
}
