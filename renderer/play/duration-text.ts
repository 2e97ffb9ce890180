const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The units of a duration, each with the smallest one that is written beside it. */
const units = [
  ['day', day, hour],
  ['hour', hour, minute],
  ['minute', minute, second],
] as const;

/** A duration in its two largest units: `1 hr 10 min`, `10 min 32 sec`, `1.1 sec`, `340 ms`. */
export function durationText(ms: number, locale: string): string {
  const unit = (amount: number, name: string, digits = 0) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      unitDisplay: 'short',
      maximumFractionDigits: digits,
    }).format(amount);
  if (ms === 0) return unit(0, 'second');
  if (ms < second) return unit(Math.round(ms), 'millisecond');
  if (ms < 10 * second) return unit(ms / second, 'second', 1);
  const [, , smallest] = units.find(([, length]) => ms >= length) ?? [null, null, second];
  let rest = Math.round(ms / smallest) * smallest;
  const parts: string[] = [];
  for (const [name, length] of [...units, ['second', second] as const]) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(unit(count, name));
  }
  return parts.join(' ');
}
