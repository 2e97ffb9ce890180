import { once } from 'node:events';
import { connect } from 'node:net';
import type { z } from 'zod';
import type { Result } from '../../../shared/result.ts';
import { BadFrame, connectionOf, type Connection } from './connection.ts';
import { greeting, jobAnswer, protocolVersion } from './protocol.ts';

/** Milliseconds within which the other process must answer. */
const answerMs = 10_000;

/**
 * Hands a job to the process that has a data folder.
 *
 * @returns `not-answering` when nothing listens at the address; `refused` with a sentence when the job can't be done.
 */
export async function callChannel(
  path: string,
  job: string,
  args: unknown,
): Promise<Result<Connection, 'not-answering' | 'refused'>> {
  const socket = connect(path);
  const timer = setTimeout(() => socket.destroy(), answerMs);
  const connection = connectionOf(socket);
  try {
    await once(socket, 'connect');
    const { hookscope, protocol } = await read(connection, greeting);
    if (protocol !== protocolVersion) {
      connection.destroy();
      return refused(
        `The data folder is in use by Hookscope ${hookscope}, which this version can't talk to. Close it, or use its version.`,
      );
    }
    await connection.send({ protocol: protocolVersion, job, args });
    const answer = await read(connection, jobAnswer);
    if (!('refused' in answer)) return { ok: true, value: connection };
    connection.destroy();
    return refused(answer.refused);
  } catch (error) {
    connection.destroy();
    return { ok: false, fault: 'not-answering', detail: String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** Whether something listens at an address. */
export async function canConnect(path: string): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** @throws BadFrame when the next message is another one, or none. */
async function read<Schema extends z.ZodType>(
  { frames }: Connection,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const next = await frames.next();
  const value = next.done === true ? null : schema.safeParse(next.value.json);
  if (value?.success !== true) throw new BadFrame('The answer is not understood.');
  return value.data;
}

function refused(detail: string): Result<never, 'refused'> {
  return { ok: false, fault: 'refused', detail };
}
