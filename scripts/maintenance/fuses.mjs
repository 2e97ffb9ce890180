// @ts-check
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/**
 * The fuses that are set in an executable.
 * @param {string} executable
 * @returns {Promise<Record<string, 'on' | 'off' | 'absent'>>} by the names of @electron/fuses
 */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  const fuses = Object.entries(FuseV1Options).flatMap(([name, index]) =>
    typeof index === 'number' ? [[name, stateOf(wire[index])]] : [],
  );
  return Object.fromEntries(fuses);
}

/** @param {FuseState | undefined} state */
function stateOf(state) {
  if (state === FuseState.ENABLE) return 'on';
  return state === FuseState.DISABLE ? 'off' : 'absent';
}
