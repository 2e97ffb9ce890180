/** Whether a day such as `2026-02-28` exists. `Date.parse` reads 30 February as 2 March. */
export function isCalendarDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
