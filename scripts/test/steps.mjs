// @ts-check
import { readFileSync } from 'node:fs';

const startedMs = Date.now();

/** @type {{ name: string, ms: number }[]} */
const steps = [];

/**
 * Does a step and notes how long it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
export async function timed(name, work) {
  const began = Date.now();
  try {
    return await work();
  } finally {
    steps.push({ name, ms: Date.now() - began });
  }
}

/** The wall time of each step, and of all of them, with the processor time if the system reports it. */
export function summary() {
  const each = steps.map(({ name, ms }) => `${name} ${duration(ms)}`).join(' · ');
  const processorMs = childProcessorMs();
  const processor = processorMs === undefined ? '' : `, processor time ${duration(processorMs)}`;
  return `${each}\nwall time ${duration(Date.now() - startedMs)}${processor}`;
}

/** The processor time of all child processes that have ended, in ms. Only Linux reports it. */
function childProcessorMs() {
  try {
    // proc(5): cutime and cstime are the 14th and 15th field after the name, in hundredths of a second.
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return undefined;
  }
}

/** @param {number} ms */
function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
