import type { Strip } from './strip.ts';
export function useNoCallStrips(): readonly Strip[] {
  return [];
}
