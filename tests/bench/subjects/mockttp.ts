import { createRequire } from 'node:module';
import { answerQuestions } from './answering.ts';

/** The field's best known library for catching requests. It keeps them in memory only. */
interface Mockttp {
  readonly port: number;
  readonly start: () => Promise<void>;
  readonly forPost: (path: string) => {
    readonly thenReply: (status: number, body: string) => Promise<unknown>;
  };
}

const require = createRequire(import.meta.url);
const { getLocal } = require(process.argv[2] ?? 'mockttp') as { readonly getLocal: () => Mockttp };
const server = getLocal();
await server.start();
await server.forPost('/in/bench').thenReply(200, '{"ok":true,"status":200,"reason":"OK"}\n');
answerQuestions(server.port);
